#include "report/sample.h"

#include "base/error.h"
#include "base/resource.h"

#include <fstream>
#include <string_view>

namespace parallax::report {

std::vector<std::filesystem::path> unpackSample(const std::filesystem::path& folder) {
    constexpr std::string_view prefix = "sample/";
    std::vector<std::filesystem::path> paths;
    for (const std::string_view name : base::resourceNames(prefix)) {
        if (name.ends_with("/README.md"))
            continue;
        const std::filesystem::path path = folder / name.substr(prefix.size());
        const std::string_view bytes = base::resource(name);
        std::ofstream file(path, std::ios::binary);
        if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
            throw base::Error("the sample report could not be written to " + path.string());
        paths.push_back(path);
    }
    return paths;
}

} // namespace parallax::report
