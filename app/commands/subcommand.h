// What every subcommand has: options and a run. A new one is a file NAME_command.cpp, a line below and a line in
// command_line.cpp's table.
#pragma once

#include "base/error.h"

#include <memory>

namespace CLI {
class App;
}

namespace parallax::app {

// The options given contradict each other or cannot be read: the program ends with status 2. what() is one sentence.
class UsageError : public base::Error {
public:
    using base::Error::Error;
};

// Made once a run of the program. declare() is called first and binds options to members; run() only when its
// subcommand was given.
class Subcommand {
public:
    virtual ~Subcommand() = default;
    virtual void declare(CLI::App& options) = 0;
    // Exit status: 0 done, 1 failed. Throws UsageError, base::Error or base::Cancelled. No QApplication exists; results
    // go to standard output, messages to standard error.
    virtual int run() = 0;
};

std::unique_ptr<Subcommand> makeImportCommand();
std::unique_ptr<Subcommand> makeEventsCommand();
std::unique_ptr<Subcommand> makeDisagreementsCommand();
std::unique_ptr<Subcommand> makeExportCommand();
std::unique_ptr<Subcommand> makeBriefCommand();
std::unique_ptr<Subcommand> makeCheckCommand();
std::unique_ptr<Subcommand> makeExtractCommand();
std::unique_ptr<Subcommand> makeExplainCommand();
std::unique_ptr<Subcommand> makeAnalyseCommand();
std::unique_ptr<Subcommand> makeMergeCommand();
std::unique_ptr<Subcommand> makeSplitCommand();
std::unique_ptr<Subcommand> makeDateCommand();
std::unique_ptr<Subcommand> makeUndoCommand();

} // namespace parallax::app
