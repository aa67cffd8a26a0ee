// parallax check STORE
#include "app/case_file.h"
#include "app/commands/subcommand.h"
#include "brief/words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace parallax::app {

namespace {

class CheckCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override { options.add_option("STORE", m_store, "case file")->required(); }

    int run() override {
        const auto store = openCase(m_store);
        const auto findings = store->check();
        for (const std::string& finding : findings) {
            fmt::print(stderr, "{}: {}\n", m_store, finding);
        }
        if (!findings.empty()) {
            fmt::print(stderr, "parallax: {} is damaged; go back to a copy of it\n", m_store);
            return 1;
        }
        const store::Counts counts = store->counts();
        fmt::print("{} is sound: {}, {}, every hash and quote as stored\n", m_store,
                   brief::counted(counts.reports, "report", "reports"),
                   brief::counted(counts.claims, "claim", "claims"));
        return 0;
    }

private:
    std::string m_store;
};

} // namespace

std::unique_ptr<Subcommand> makeCheckCommand() {
    return std::make_unique<CheckCommand>();
}

} // namespace parallax::app
