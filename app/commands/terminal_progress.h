// Progress of a subcommand on a terminal, and Ctrl-C.
#pragma once

#include "base/progress.h"

#include <chrono>

namespace parallax::app {

// While it lives, the first Ctrl-C (SIGINT) or SIGTERM cancels it instead of ending the program; a second one ends the
// program. One at a time. Writes one line to standard error, over and over, when that is a terminal; nothing otherwise.
class TerminalProgress final : public base::Progress {
public:
    TerminalProgress();
    ~TerminalProgress() override;
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    void report(std::string_view stage, std::size_t done, std::size_t total) override;
    void clearLine();

private:
    bool m_terminal;
    bool m_written = false;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace parallax::app
