#include "app/commands/claim_line.h"

#include "exchange/timeline_json.h"

namespace parallax::app {

std::string oneLine(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::string reportName(const pipeline::CaseParts& content, const pipeline::CaseReport& report) {
    const pipeline::Source* publisher = content.find(report.publisher);
    return publisher != nullptr ? publisher->name : report.report.file;
}

std::string attributeText(claim::Attribute attribute, const std::string& otherName, const std::string& scope) {
    std::string text(name(attribute));
    if (attribute == claim::Attribute::Other)
        text += ": " + otherName;
    return scope.empty() ? text : text + " (" + scope + ")";
}

std::string claimLine(const pipeline::CaseParts& content, const pipeline::Claim& claim) {
    if (claim.origin == claim::Origin::Derived) {
        std::string line = "worked out from";
        for (const base::ClaimId part : claim.from) {
            line += " " + part.text();
        }
        return line + " [" + claim.id.text() + "]";
    }
    std::string line;
    if (const pipeline::CaseReport* report = content.find(claim.report)) {
        line = report->id.text() + " " + reportName(content, *report);
        if (const std::string date = exchange::isoValue(report->report.published); !date.empty())
            line += ", " + date;
    }
    if (const actor::Actor* speaker = content.find(claim.speaker))
        line += ", " + speaker->name;
    if (const pipeline::Source* via = content.find(claim.via))
        line += ", to " + via->name;
    return line + ": “" + oneLine(claim.quote) + "” [" + claim.id.text() + "]";
}

} // namespace parallax::app
