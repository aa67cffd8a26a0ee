// parallax events STORE
#include "app/case_file.h"
#include "app/commands/filter_options.h"
#include "app/commands/subcommand.h"
#include "app/output_file.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>
#include <ostream>

namespace parallax::app {

namespace {

class EventsCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("--format", m_format, "text or json")->check(CLI::IsMember({"text", "json"}));
        options.add_option("-o,--output", m_output, "file to write; - is standard output");
        m_filter.declare(options);
    }

    int run() override {
        const pipeline::Case content = openCase(m_store)->load();
        const auto events = pipeline::visibleEvents(content, m_filter.resolve(content));
        OutputFile output(m_output);
        if (m_format == "json") {
            exchange::writeEventsJson(output.stream(), content, events);
        } else {
            writeText(output.stream(), content, events);
        }
        output.finish();
        return 0;
    }

private:
    static void writeText(std::ostream& out, const pipeline::Case& content, const std::vector<base::EventId>& events) {
        std::map<base::EventId, std::size_t> disputes;
        for (const disagreement::Disagreement& disagreement : content.disagreements) {
            if (!disagreement.dismissed)
                ++disputes[disagreement.event];
        }
        for (const base::EventId id : events) {
            const event::Event& event = *content.find(id);
            std::string time = exchange::isoValue(event.time);
            if (time.empty())
                time = "undated";
            std::string line = fmt::format("{:<6} {:<33} {:<12} {}", id.text(), time, name(event.kind), event.title);
            if (!event.place.empty())
                line += " [" + event.place + "]";
            if (event.parent)
                line += " (part of " + event.parent.text() + ")";
            if (const auto found = disputes.find(id); found != disputes.end()) {
                line += fmt::format(" | {} disagreement{}", found->second, found->second == 1 ? "" : "s");
            }
            out << line << '\n';
        }
    }

    std::string m_store;
    std::string m_format = "text";
    std::string m_output = "-";
    FilterOptions m_filter;
};

} // namespace

std::unique_ptr<Subcommand> makeEventsCommand() {
    return std::make_unique<EventsCommand>();
}

} // namespace parallax::app
