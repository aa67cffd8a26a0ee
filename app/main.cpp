#include "app/command_line.h"
#include "app/window/run_window.h"

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow (ulimit -f) is an error to be said, like a full disk
    const int status = parallax::app::runCommandLine(argc, argv);
    return status >= 0 ? status : parallax::app::runWindow(argc, argv);
}
