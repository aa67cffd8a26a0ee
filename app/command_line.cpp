#include "app/command_line.h"

#include <CLI/CLI.hpp>

namespace parallax::app {

int runCommandLine(int argc, char** argv) {
    CLI::App program{"Parallax shows where reports of one incident disagree"};
    program.set_version_flag("--version", PARALLAX_VERSION);
    std::string store;
    program.add_option("STORE", store, "case file to open");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    return -1;
}

} // namespace parallax::app
