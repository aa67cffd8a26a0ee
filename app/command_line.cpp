#include "app/command_line.h"

#include "app/timex_command.h"
#include "base/error.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace parallax::app {

int runCommandLine(int argc, char** argv) {
    CLI::App program{"Parallax shows where reports of one incident disagree"};
    program.set_version_flag("--version", PARALLAX_VERSION);
    std::string store;
    program.add_option("STORE", store, "case file to open");
    CLI::App* analyse =
        program.add_subcommand("analyse", "What the language stage sees, from standard input to standard output");
    std::string format = "timex";
    analyse->add_option("--format", format, "what to write")->check(CLI::IsMember({"timex"}));
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    if (analyse->parsed()) {
        std::ios::sync_with_stdio(false);
        try {
            analyseTimex(std::cin, std::cout);
        } catch (const base::Error& error) {
            std::cerr << "parallax: " << error.what() << '\n';
            return 1;
        }
        return 0;
    }
    return -1;
}

} // namespace parallax::app
