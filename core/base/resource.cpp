#include "base/resource.h"

#include "base/error.h"

#include <algorithm>
#include <string>

namespace parallax::base {

namespace {

struct EmbeddedFile {
    const char* name;
    const char* begin;
    const char* end;
};

#include "embedded_table.inc"

} // namespace

std::string_view resource(std::string_view name) {
    for (const EmbeddedFile* file = embeddedFiles; file->name != nullptr; ++file) {
        if (name == file->name) {
            return {file->begin, static_cast<std::size_t>(file->end - file->begin)};
        }
    }
    throw Error("the program was built without its data file " + std::string(name));
}

std::vector<std::string_view> resourceNames(std::string_view prefix) {
    std::vector<std::string_view> names;
    for (const EmbeddedFile* file = embeddedFiles; file->name != nullptr; ++file) {
        if (std::string_view(file->name).starts_with(prefix))
            names.push_back(file->name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace parallax::base
