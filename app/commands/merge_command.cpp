// parallax merge STORE THING INTO
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/subcommand.h"
#include "app/commands/thing_id.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace parallax::app {

namespace {

class MergeCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("THING", m_gone, "id of an event (E12) or an actor (A3)")->required();
        options.add_option("INTO", m_into, "id of the event or actor that it is the same as, and goes by")->required();
        options.add_option("--reason", m_reason, "why, as the log of decisions keeps it");
    }

    int run() override {
        if (const auto gone = thingId<base::EventTag>(m_gone), into = thingId<base::EventTag>(m_into); gone && into)
            return merge(store::DecisionKind::EventMerge, gone, into,
                         [](const event::Event& event) { return event.title; });
        if (const auto gone = thingId<base::ActorTag>(m_gone), into = thingId<base::ActorTag>(m_into); gone && into)
            return merge(store::DecisionKind::ActorMerge, gone, into,
                         [](const actor::Actor& actor) { return actor.name; });
        throw UsageError("\"" + m_gone + "\" and \"" + m_into + "\" are not two events (E12) or two actors (A3)");
    }

private:
    template <class Id, class Words>
    int merge(store::DecisionKind kind, Id gone, Id into, Words words) {
        const auto store = openCase(m_store);
        const pipeline::Case before = store->load();
        for (const Id id : {gone, into}) {
            if (before.find(id) == nullptr)
                throw base::Error(m_store + " has no " + id.text());
        }
        store->decide({0, "", kind, gone.text(), into.text(), m_reason, false});
        const pipeline::Case after = store->load();
        const auto* one = after.find(into);
        fmt::print("{} is {} now: {}\n", gone.text(), into.text(), oneLine(one == nullptr ? "" : words(*one)));
        fmt::print("disagreements: {} before, {} now\n", before.disagreements.size(), after.disagreements.size());
        return 0;
    }

    std::string m_store;
    std::string m_gone;
    std::string m_into;
    std::string m_reason;
};

} // namespace

std::unique_ptr<Subcommand> makeMergeCommand() {
    return std::make_unique<MergeCommand>();
}

} // namespace parallax::app
