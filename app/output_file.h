// Where a subcommand writes: a file that appears only when it is complete, or standard output.
#pragma once

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>

namespace parallax::app {

// Writes beside `path` and takes its place in finish(): whoever reads `path` sees the old file or the whole new one.
// "-" is standard output; what is no regular file (a pipe, /dev/null) is written directly. Destroyed without finish(),
// it leaves nothing behind.
class OutputFile {
public:
    explicit OutputFile(std::string path); // throws base::Error when it cannot be written there
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream();
    void finish(); // throws base::Error when not all could be written (disk full, ...)

private:
    std::string m_name; // as given, for messages
    std::filesystem::path m_target;
    std::filesystem::path m_temporary; // empty: written directly
    std::ofstream m_file;
};

} // namespace parallax::app
