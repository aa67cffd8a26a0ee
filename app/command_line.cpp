#include "app/command_line.h"

#include "app/analyse_command.h"
#include "base/error.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace parallax::app {

int runCommandLine(int argc, char** argv) {
    CLI::App program{"Parallax shows where reports of one incident disagree"};
    program.set_version_flag("--version", PARALLAX_VERSION);
    std::string store;
    program.add_option("STORE", store, "case file to open");
    AnalyseOptions analyseOptions;
    const CLI::App* analyseCommand = addAnalyseCommand(program, analyseOptions);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    try {
        if (analyseCommand->parsed()) {
            std::ios::sync_with_stdio(false);
            analyse(analyseOptions, std::cin, std::cout);
            return 0;
        }
    } catch (const base::Error& error) {
        std::cerr << "parallax: " << error.what() << "\n";
        return 1;
    }
    return -1;
}

} // namespace parallax::app
