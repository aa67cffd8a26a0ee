// parallax split STORE EVENT PART...
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/subcommand.h"
#include "app/commands/thing_id.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace parallax::app {

namespace {

class SplitCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("EVENT", m_event, "id of the event that tells of two happenings, such as E12")->required();
        options
            .add_option("PART", m_parts,
                        "what becomes an event of its own: all that a report tells of it (R3), a mention by its bytes "
                        "(R3:120-160), a claim (C8)")
            ->required();
        options.add_option("--reason", m_reason, "why, as the log of decisions keeps it");
    }

    int run() override {
        const auto event = thingId<base::EventTag>(m_event);
        if (!event)
            throw UsageError("\"" + m_event + "\" is no id of an event such as E12");
        const auto store = openCase(m_store);
        const base::EventId made = store->splitEvent(event, m_parts, m_reason);
        const pipeline::Case content = store->load();
        for (const base::EventId id : {event, made}) {
            if (const event::Event* one = content.find(id))
                fmt::print("{:<5} {} ({} mentions)\n", id.text(), oneLine(one->title), one->mentions.size());
        }
        return 0;
    }

private:
    std::string m_store;
    std::string m_event;
    std::vector<std::string> m_parts;
    std::string m_reason;
};

} // namespace

std::unique_ptr<Subcommand> makeSplitCommand() {
    return std::make_unique<SplitCommand>();
}

} // namespace parallax::app
