// Runs the built program as a process of its own, as a person or a script would.
#pragma once

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace parallax::test {

struct Outcome {
    int status = -1; // exit status; 128 + signal when it was killed by one
    std::string out;
    std::string err;
};

// Starts PARALLAX_PROGRAM with `arguments`, without a display; its output goes to the files out and err in `folder`.
inline pid_t startProgram(const TemporaryFolder& folder, const std::vector<std::string>& arguments,
                          const std::string& input = {}) {
    folder.write("stdin", input);
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    const auto redirect = [](const std::filesystem::path& file, int flags, int to) {
        ::dup2(::open(file.c_str(), flags, 0600), to);
    };
    redirect(folder / "stdin", O_RDONLY, 0);
    redirect(folder / "stdout", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(folder / "stderr", O_WRONLY | O_CREAT | O_TRUNC, 2);
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    ::unsetenv("QT_QPA_PLATFORM");
    std::vector<char*> argv{const_cast<char*>(PARALLAX_PROGRAM)};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    ::execv(PARALLAX_PROGRAM, argv.data());
    ::_exit(127);
}

inline Outcome waitForProgram(const TemporaryFolder& folder, pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), bytesOf(folder / "stdout"),
            bytesOf(folder / "stderr")};
}

inline Outcome runProgram(const TemporaryFolder& folder, const std::vector<std::string>& arguments,
                          const std::string& input = {}) {
    return waitForProgram(folder, startProgram(folder, arguments, input));
}

} // namespace parallax::test
