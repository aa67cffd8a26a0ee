// The sample case: six invented reports on one invented incident (resources/sample/README.md), linked into the program.
#pragma once

#include <filesystem>
#include <vector>

namespace parallax::report {

// Writes the sample's report files into `folder`, which must exist, and returns their paths in name order: what an
// import takes. Throws base::Error when a file cannot be written.
std::vector<std::filesystem::path> unpackSample(const std::filesystem::path& folder);

} // namespace parallax::report
