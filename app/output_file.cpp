#include "app/output_file.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <unistd.h>

namespace parallax::app {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& name) {
    const int reason = errno;
    throw base::Error("cannot write " + name + ": " +
                      (reason != 0 ? std::strerror(reason) : "the file does not take it"));
}

} // namespace

OutputFile::OutputFile(std::string path) : m_name(std::move(path)), m_target(m_name) {
    if (m_name == "-")
        return;
    std::error_code ignored;
    if (fs::is_directory(m_target, ignored))
        throw base::Error("cannot write " + m_name + ": it is a folder; name a file in it");
    if (fs::exists(m_target, ignored) && !fs::is_regular_file(m_target, ignored)) {
        m_file.open(m_target, std::ios::binary);
    } else {
        // Through a link the file that it points to is replaced, not the link.
        if (const fs::path real = fs::weakly_canonical(m_target, ignored); !ignored)
            m_target = real;
        m_temporary = m_target;
        m_temporary += ".part" + std::to_string(::getpid());
        m_file.open(m_temporary, std::ios::binary | std::ios::trunc);
    }
    if (!m_file)
        fail(m_name);
}

OutputFile::~OutputFile() {
    if (m_temporary.empty())
        return;
    m_file.close();
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

std::ostream& OutputFile::stream() {
    return m_name == "-" ? std::cout : m_file;
}

void OutputFile::finish() {
    errno = 0;
    stream().flush();
    if (!stream())
        fail(m_name == "-" ? "to standard output" : m_name);
    if (m_temporary.empty())
        return;
    m_file.close();
    if (!m_file)
        fail(m_name);
    std::error_code error;
    fs::rename(m_temporary, m_target, error);
    if (error)
        throw base::Error("cannot write " + m_name + ": " + error.message());
    m_temporary.clear();
}

} // namespace parallax::app
