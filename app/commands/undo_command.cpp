// parallax undo STORE
#include "app/case_file.h"
#include "app/commands/subcommand.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace parallax::app {

namespace {

class UndoCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_flag("--redo", m_redo, "do again what was undone last");
    }

    int run() override {
        const auto store = openCase(m_store);
        const std::vector<store::Decision> before = store->decisions();
        if (!(m_redo ? store->redo() : store->undo()))
            throw base::Error(m_store + " has no decision that could be " + (m_redo ? "done again" : "undone"));
        const std::vector<store::Decision> after = store->decisions();
        for (std::size_t at = 0; at < std::min(before.size(), after.size()); ++at) {
            const store::Decision& one = after[at];
            if (one.undone != before[at].undone)
                fmt::print("{}: {} {} {}{}\n", m_redo ? "done again" : "undone", name(one.kind), one.subject, one.value,
                           one.reason.empty() ? "" : " (" + one.reason + ")");
        }
        return 0;
    }

private:
    std::string m_store;
    bool m_redo = false;
};

} // namespace

std::unique_ptr<Subcommand> makeUndoCommand() {
    return std::make_unique<UndoCommand>();
}

} // namespace parallax::app
