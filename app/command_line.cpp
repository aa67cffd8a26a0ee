#include "app/command_line.h"

#include "app/commands/subcommand.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::app {

namespace {

struct Entry {
    const char* name;
    const char* description;
    std::unique_ptr<Subcommand> (*make)();
};

constexpr Entry entries[] = {
    {"import", "read reports into a case file", makeImportCommand},
    {"events", "list the events of a case", makeEventsCommand},
    {"disagreements", "list where the sources of a case disagree", makeDisagreementsCommand},
    {"export", "write a case as JSON or CSV, or its timeline as a picture", makeExportCommand},
    {"brief", "write what a case says, and where its sources disagree, as a PDF", makeBriefCommand},
    {"merge", "say that two events, or two actors, are one", makeMergeCommand},
    {"split", "make an event of a part of another", makeSplitCommand},
    {"date", "say when a report was published", makeDateCommand},
    {"undo", "take back the newest decision", makeUndoCommand},
    {"check", "verify a case file: database, hashes, quotes", makeCheckCommand},
    {"extract", "each report of a JSON Lines file by itself, one timeline object a line", makeExtractCommand},
    {"explain", "say why a claim is as it is", makeExplainCommand},
    {"analyse", "show what the language stage sees in a text from standard input", makeAnalyseCommand},
};

// Options of the window that Qt itself reads (QGuiApplication), and whether a value follows.
struct WindowOption {
    std::string_view name;
    bool value;
};
constexpr WindowOption windowOptions[] = {{"-platform", true},        {"-platformpluginpath", true},
                                          {"-platformtheme", true},   {"-plugin", true},
                                          {"-qwindowgeometry", true}, {"-qwindowicon", true},
                                          {"-qwindowtitle", true},    {"-reverse", false},
                                          {"-session", true},         {"-style", true},
                                          {"-stylesheet", true},      {"-geometry", true},
                                          {"-display", true},         {"-title", true},
                                          {"-fontdir", true}};

// The arguments without Qt's own, last first: as CLI11 takes them.
std::vector<std::string> ownArguments(int argc, char** argv) {
    std::vector<std::string> own;
    for (int at = 1; at < argc; ++at) {
        const std::string_view argument = argv[at];
        bool ours = true;
        for (const WindowOption& option : windowOptions) {
            if (argument == option.name) {
                ours = false;
                if (option.value)
                    ++at;
            }
        }
        if (ours)
            own.insert(own.begin(), std::string(argument));
    }
    return own;
}

int failed(const std::string& message, int status) {
    std::fprintf(stderr, "parallax: %s\n", message.c_str());
    return status;
}

int run(const char* name, Subcommand& command) {
    try {
        return command.run();
    } catch (const UsageError& error) {
        return failed(std::string(error.what()) + " (see parallax " + name + " --help)", 2);
    } catch (const base::Cancelled&) {
        return failed("cancelled", 1);
    } catch (const std::bad_alloc&) {
        return failed("there is not enough memory", 1);
    } catch (const std::exception& error) {
        return failed(error.what(), 1);
    }
}

} // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App program{
        "Parallax shows where reports of one incident disagree. With a case file or nothing it opens its window.",
        "parallax"};
    program.set_version_flag("--version", PARALLAX_VERSION);
    std::string store;
    program.add_option("STORE", store, "case file to open in the window");
    program.require_subcommand(0, 1);

    struct Declared {
        const char* name;
        CLI::App* options;
        std::unique_ptr<Subcommand> command;
    };
    std::vector<Declared> commands;
    for (const Entry& entry : entries) {
        commands.push_back({entry.name, program.add_subcommand(entry.name, entry.description), entry.make()});
        commands.back().command->declare(*commands.back().options);
    }
    try {
        program.parse(ownArguments(argc, argv));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // --help, --version
            return program.exit(error);
        const auto given =
            std::find_if(commands.begin(), commands.end(), [](const Declared& one) { return one.options->parsed(); });
        const std::string name = given == commands.end() ? "" : std::string(" ") + given->name;
        return failed(std::string(error.what()) + " (see parallax" + name + " --help)", 2);
    }
    for (const Declared& declared : commands) {
        if (declared.options->parsed())
            return run(declared.name, *declared.command);
    }
    return -1;
}

} // namespace parallax::app
