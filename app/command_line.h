// The subcommands that work without a window.
#pragma once

namespace parallax::app {

// Runs the subcommand in argv. Exit status: 0 done, 1 failed, 2 wrong usage. -1: there is no subcommand, open the
// window (the first argument that is no option of Qt's, if there is one, names the case file).
int runCommandLine(int argc, char** argv);

} // namespace parallax::app
