#include "app/commands/terminal_progress.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace parallax::app {

namespace {

std::atomic<TerminalProgress*> current = nullptr;
static_assert(std::atomic<TerminalProgress*>::is_always_lock_free, "a signal handler may use it");

extern "C" void cancelCurrent(int signal) {
    if (TerminalProgress* progress = current.load())
        progress->cancel();
    std::signal(signal, SIG_DFL);
}

} // namespace

TerminalProgress::TerminalProgress() : m_terminal(::isatty(STDERR_FILENO) == 1) {
    current = this;
    std::signal(SIGINT, cancelCurrent);
    std::signal(SIGTERM, cancelCurrent);
}

TerminalProgress::~TerminalProgress() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    current = nullptr;
    clearLine();
}

void TerminalProgress::report(std::string_view stage, std::size_t done, std::size_t total) {
    if (!m_terminal)
        return;
    constexpr auto often = std::chrono::milliseconds(100); // what an eye follows
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < often)
        return;
    m_last = now;
    m_written = true;
    const std::string text(stage);
    if (total > 0) {
        std::fprintf(stderr, "\r\x1b[K%s %zu of %zu", text.c_str(), done, total);
    } else {
        std::fprintf(stderr, "\r\x1b[K%s %zu", text.c_str(), done);
    }
    std::fflush(stderr);
}

void TerminalProgress::clearLine() {
    if (!m_written)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_written = false;
}

} // namespace parallax::app
