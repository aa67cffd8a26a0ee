#include "exchange/csv.h"

#include <charconv>
#include <ostream>
#include <set>
#include <string>
#include <unordered_map>

namespace parallax::exchange {

namespace {

class Table {
public:
    explicit Table(std::ostream& out) : m_out(out) {}

    Table& field(std::string_view value) {
        if (m_fields++ > 0)
            m_out << ',';
        const bool quoted = value.find_first_of(",\"\r\n") != std::string_view::npos;
        if (!quoted) {
            m_out << value;
            return *this;
        }
        m_out << '"';
        for (const char c : value) {
            if (c == '"')
                m_out << '"';
            m_out << c;
        }
        m_out << '"';
        return *this;
    }
    template <class Tag>
    Table& id(base::Id<Tag> value) {
        return field(value ? value.text() : std::string());
    }
    Table& number(double value) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return field({digits, static_cast<std::size_t>(end - digits)});
    }
    Table& ends(const base::TimeInterval& interval) {
        return field(base::earliestText(interval).value_or("")).field(base::latestText(interval).value_or(""));
    }
    void endRow() {
        m_out << "\r\n";
        m_fields = 0;
    }
    void header(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            field(name);
        }
        endRow();
    }

private:
    std::ostream& m_out;
    int m_fields = 0;
};

std::string attributeName(claim::Attribute attribute, const std::string& otherName) {
    return attribute == claim::Attribute::Other ? "other:" + otherName : std::string(name(attribute));
}

template <class T>
std::string nameOf(const T* thing) {
    return thing == nullptr ? std::string() : thing->name;
}

std::string titleOf(const event::Event* event) {
    return event == nullptr ? std::string() : event->title;
}

void writeValue(Table& table, const pipeline::Claim& claim) {
    table.field(claim::text(claim.value));
    const auto* quantity = std::get_if<mention::Quantity>(&claim.value);
    if (quantity != nullptr) {
        table.number(quantity->setMin());
        const auto most = quantity->setMax();
        most ? table.number(*most) : table.field("");
    } else {
        table.field("").field("");
    }
    const auto* interval = std::get_if<base::TimeInterval>(&claim.value);
    table.ends(interval != nullptr ? *interval : base::TimeInterval());
}

template <class T>
std::string joined(const T& texts) {
    std::string all;
    for (const std::string& text : texts) {
        if (!all.empty())
            all += ' ';
        all += text;
    }
    return all;
}

} // namespace

void writeClaimsCsv(std::ostream& out, const pipeline::Case& content) {
    Table table(out);
    table.header({"claim",
                  "event",
                  "event_title",
                  "report",
                  "file",
                  "publisher",
                  "published_earliest",
                  "published_latest",
                  "speaker",
                  "via",
                  "attribute",
                  "scope",
                  "relation",
                  "value",
                  "low",
                  "high",
                  "earliest",
                  "latest",
                  "unit",
                  "as_of",
                  "hedge",
                  "origin",
                  "credibility",
                  "begin",
                  "end",
                  "quote"});
    for (const pipeline::Claim& claim : content.claims) {
        const pipeline::CaseReport* report = content.find(claim.report);
        table.id(claim.id).id(claim.event).field(titleOf(content.find(claim.event))).id(claim.report);
        table.field(report == nullptr ? "" : report->report.file);
        table.field(report == nullptr ? "" : nameOf(content.find(report->publisher)));
        table.ends(report == nullptr ? base::TimeInterval() : report->report.published);
        table.field(nameOf(content.find(claim.speaker))).field(nameOf(content.find(claim.via)));
        table.field(attributeName(claim.attribute, claim.otherName)).field(claim.scope).field(name(claim.relation));
        writeValue(table, claim);
        table.field(claim.unit)
            .field(claim.asOf ? base::isoText(*claim.asOf) : std::string())
            .field(name(claim.hedge))
            .field(name(claim.origin));
        table.field(std::string_view(&claim.credibility, 1));
        table.field(report == nullptr ? "" : std::to_string(claim.span.begin))
            .field(report == nullptr ? "" : std::to_string(claim.span.end));
        table.field(claim.quote).endRow();
    }
}

void writeEventsCsv(std::ostream& out, const pipeline::Case& content) {
    Table table(out);
    table.header({"event", "parent", "kind", "title", "place", "earliest", "latest", "precision", "basis", "background",
                  "actors", "reports", "disagreements"});
    std::unordered_map<base::EventId, std::vector<std::string>> disputes;
    for (const disagreement::Disagreement& disagreement : content.disagreements) {
        disputes[disagreement.event].push_back(disagreement.id.text());
    }
    for (const event::Event& event : content.events) {
        std::vector<std::string> actors;
        for (const event::EventActor& part : event.actors) {
            actors.push_back(part.actor.text() + ":" + std::string(name(part.role)));
        }
        std::set<base::ReportId> reports;
        for (const event::EventEvidence& mention : event.mentions) {
            reports.insert(mention.report);
        }
        std::vector<std::string> reportNames;
        for (const base::ReportId report : reports) {
            reportNames.push_back(report.text());
        }
        table.id(event.id)
            .id(event.parent)
            .field(name(event.kind))
            .field(event.title)
            .field(event.place)
            .ends(event.time);
        table.field(name(event.time.precision)).field(name(event.time.basis)).field(event.background ? "yes" : "no");
        table.field(joined(actors)).field(joined(reportNames)).field(joined(disputes[event.id])).endRow();
    }
}

void writeDisagreementsCsv(std::ostream& out, const pipeline::Case& content) {
    Table table(out);
    table.header({"disagreement", "event", "event_title", "attribute", "scope", "kind", "independent", "position",
                  "value", "claims", "origins", "explanation"});
    for (const disagreement::Disagreement& disagreement : content.disagreements) {
        int number = 0;
        for (const disagreement::Position& position : disagreement.positions) {
            std::vector<std::string> claims;
            for (const base::ClaimId claim : position.claims) {
                claims.push_back(claim.text());
            }
            table.id(disagreement.id).id(disagreement.event).field(titleOf(content.find(disagreement.event)));
            table.field(attributeName(disagreement.attribute, disagreement.otherName))
                .field(disagreement.scope)
                .field(name(disagreement.kind));
            table.field(disagreement.independent ? "yes" : "no")
                .number(++number)
                .field(position.value)
                .field(joined(claims));
            table.number(position.origins).field(disagreement.explanation).endRow();
        }
    }
}

} // namespace parallax::exchange
