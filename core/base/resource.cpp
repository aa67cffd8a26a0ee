#include "base/resource.h"

#include "base/error.h"

#include <algorithm>
#include <cstdint>
#include <string>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

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

void restResource(std::string_view name) {
    const std::string_view bytes = resource(name);
#if defined(__linux__)
    // Whole pages only: their neighbours belong to others. They are mapped from the program's file and never written,
    // so nothing can be lost.
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
    const std::uintptr_t begin = (address + page - 1) / page * page;
    const std::uintptr_t end = (address + bytes.size()) / page * page;
    if (begin < end)
        static_cast<void>(madvise(const_cast<char*>(bytes.data()) + (begin - address), end - begin, MADV_DONTNEED));
#else
    static_cast<void>(bytes);
#endif
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
