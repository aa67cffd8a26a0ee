// The window as a program.
#pragma once

namespace parallax::app {

// Opens the window on the case that argv[1] names, if it names one, and runs until it is closed. Exit status as main's.
int runWindow(int argc, char** argv);

} // namespace parallax::app
