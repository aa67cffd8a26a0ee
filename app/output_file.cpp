#include "app/output_file.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace parallax::app {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& name, int reason) {
    const std::string words = reason == ENOSPC || reason == EDQUOT ? "the disk is full; free some space and try again"
                              : reason != 0                        ? std::strerror(reason)
                                                                   : "the file does not take it";
    throw base::Error("cannot write " + name + ": " + words);
}

// Why `file` took no more, of which the stream only knows that: tries once more, with enough that nothing between has
// room for it. 0: it does take more. The file is not used any more.
int whyNoMore(const fs::path& file) {
    const int out = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (out < 0)
        return errno;
    const std::vector<char> more(std::size_t{1} << 16);
    const ssize_t taken = ::write(out, more.data(), more.size());
    const int reason = taken < 0 ? errno : static_cast<std::size_t>(taken) < more.size() ? ENOSPC : 0;
    ::close(out);
    return reason;
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
        fail(m_name, errno);
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
    const int reason = errno;
    if (!stream())
        fail(m_name == "-" ? "to standard output" : m_name,
             reason == 0 && !m_temporary.empty() ? whyNoMore(m_temporary) : reason);
    if (m_temporary.empty())
        return;
    m_file.close();
    if (!m_file)
        fail(m_name, whyNoMore(m_temporary));
    std::error_code error;
    fs::rename(m_temporary, m_target, error);
    if (error)
        throw base::Error("cannot write " + m_name + ": " + error.message());
    m_temporary.clear();
}

} // namespace parallax::app
