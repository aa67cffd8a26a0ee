// parallax explain STORE CLAIM
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/subcommand.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>

namespace parallax::app {

namespace {

// "C12" or "12"; no id otherwise.
base::ClaimId claimId(std::string_view text) {
    base::ClaimId id;
    if (!text.empty() && (text.front() == 'C' || text.front() == 'c'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    return error == std::errc() && end == text.data() + text.size() ? id : base::ClaimId();
}

class ExplainCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("CLAIM", m_claim, "id of a claim, such as C12")->required();
    }

    int run() override {
        const base::ClaimId id = claimId(m_claim);
        if (!id)
            throw UsageError("\"" + m_claim + "\" is no id of a claim such as C12");
        const pipeline::Case content = openCase(m_store)->load();
        const pipeline::Claim* claim = content.find(id);
        if (claim == nullptr)
            throw base::Error(m_store + " has no claim " + id.text());
        print(content, *claim);
        return 0;
    }

private:
    static void line(const char* label, const std::string& value) {
        if (!value.empty())
            fmt::print("{:<12} {}\n", label, value);
    }

    static void print(const pipeline::Case& content, const pipeline::Claim& claim) {
        line("claim", claim.id.text());
        line("states", attributeText(claim.attribute, claim.otherName, claim.scope) + " " +
                           std::string(name(claim.relation)) + " " + claim::text(claim.value) +
                           (claim.unit.empty() ? "" : " " + claim.unit));
        line("quote", claim.quote.empty() ? "" : "“" + oneLine(claim.quote) + "”");
        if (const pipeline::CaseReport* report = content.find(claim.report)) {
            const pipeline::Source* publisher = content.find(report->publisher);
            line("report",
                 fmt::format("{} {}{}, bytes {} to {}", report->id.text(), report->report.file,
                             publisher == nullptr ? "" : " of " + publisher->name, claim.span.begin, claim.span.end));
            const std::string published = exchange::isoValue(report->report.published);
            line("published",
                 (published.empty() ? "not known" : published) + " (" + report->report.publishedBecause + ")");
        }
        const actor::Actor* speaker = content.find(claim.speaker);
        line("speaker", speaker != nullptr ? speaker->id.text() + " " + speaker->name : "the report's own voice");
        if (const pipeline::Source* via = content.find(claim.via))
            line("through", via->id.text() + " " + via->name);
        if (const actor::Actor* subject = content.find(claim.subject))
            line("about", subject->id.text() + " " + subject->name);
        if (const event::Event* event = content.find(claim.event)) {
            const std::string time = exchange::isoValue(event->time);
            line("event", event->id.text() + " " + event->title + (time.empty() ? ", undated" : ", " + time));
        }
        if (claim.asOf)
            line("as of", base::isoText(*claim.asOf));
        if (claim.hedge != claim::Hedge::None)
            line("hedge", std::string(name(claim.hedge)));
        line("origin", std::string(name(claim.origin)));
        for (const base::ClaimId part : claim.from) {
            if (const pipeline::Claim* from = content.find(part))
                line("from", claimLine(content, *from));
        }
        fmt::print("why\n");
        for (const std::string& step : claim.why) {
            fmt::print("  - {}\n", oneLine(step));
        }
    }

    std::string m_store;
    std::string m_claim;
};

} // namespace

std::unique_ptr<Subcommand> makeExplainCommand() {
    return std::make_unique<ExplainCommand>();
}

} // namespace parallax::app
