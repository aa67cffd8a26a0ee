#include "app/command_line.h"
#include "app/window/run_window.h"

int main(int argc, char** argv) {
    const int status = parallax::app::runCommandLine(argc, argv);
    return status >= 0 ? status : parallax::app::runWindow(argc, argv);
}
