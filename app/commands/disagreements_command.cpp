// parallax disagreements STORE
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/filter_options.h"
#include "app/commands/subcommand.h"
#include "app/output_file.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>

#include <map>
#include <ostream>

namespace parallax::app {

namespace {

class DisagreementsCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("--format", m_format, "text or json")->check(CLI::IsMember({"text", "json"}));
        options.add_option("-o,--output", m_output, "file to write; - is standard output");
        options.add_flag("--dismissed", m_dismissed, "also those that were judged to be none");
        m_filter.declare(options);
    }

    int run() override {
        const pipeline::Case content = openCase(m_store)->load();
        const auto wanted = chosen(content, m_filter.resolve(content));
        OutputFile output(m_output);
        if (m_format == "json") {
            exchange::writeDisagreementsJson(output.stream(), content, wanted);
        } else {
            for (const base::DisagreementId id : wanted) {
                write(output.stream(), content, *content.find(id));
            }
        }
        output.finish();
        return 0;
    }

private:
    // Those of the events that pass, in the order of the events, then by id; those without an event when nothing is
    // filtered.
    std::vector<base::DisagreementId> chosen(const pipeline::Case& content, const pipeline::Filter& filter) const {
        std::multimap<base::EventId, base::DisagreementId> ofEvent;
        std::vector<base::DisagreementId> all;
        for (const disagreement::Disagreement& disagreement : content.disagreements) {
            if (disagreement.dismissed && !m_dismissed)
                continue;
            if (!disagreement.event && filter.empty())
                all.push_back(disagreement.id);
            ofEvent.emplace(disagreement.event, disagreement.id);
        }
        for (const base::EventId event : pipeline::visibleEvents(content, filter)) {
            const auto [begin, end] = ofEvent.equal_range(event);
            for (auto at = begin; at != end; ++at) {
                all.push_back(at->second);
            }
        }
        return all;
    }

    static void write(std::ostream& out, const pipeline::Case& content,
                      const disagreement::Disagreement& disagreement) {
        out << disagreement.id.text() << "  "
            << attributeText(disagreement.attribute, disagreement.otherName, disagreement.scope) << ": "
            << name(disagreement.kind);
        if (!disagreement.independent)
            out << ", positions not independent";
        if (disagreement.dismissed)
            out << ", dismissed";
        out << '\n';
        if (const event::Event* event = content.find(disagreement.event)) {
            const std::string time = exchange::isoValue(event->time);
            out << "    " << event->id.text() << " " << event->title << (time.empty() ? ", undated" : ", " + time)
                << '\n';
        }
        for (const disagreement::Position& position : disagreement.positions) {
            out << "    - " << position.value << '\n';
            for (const base::ClaimId id : position.claims) {
                if (const pipeline::Claim* claim = content.find(id))
                    out << "        " << claimLine(content, *claim) << '\n';
            }
        }
        out << "    " << disagreement.explanation << '\n';
        if (!disagreement.note.empty())
            out << "    note: " << oneLine(disagreement.note) << '\n';
        out << '\n';
    }

    std::string m_store;
    std::string m_format = "text";
    std::string m_output = "-";
    bool m_dismissed = false;
    FilterOptions m_filter;
};

} // namespace

std::unique_ptr<Subcommand> makeDisagreementsCommand() {
    return std::make_unique<DisagreementsCommand>();
}

} // namespace parallax::app
