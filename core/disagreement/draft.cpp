#include "disagreement/draft.h"

#include "disagreement/origin.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace parallax::disagreement {

namespace {

constexpr std::size_t namedSources = 3;
constexpr std::size_t shownValue = 90;

std::string shown(std::string value) {
    if (value.size() <= shownValue)
        return value;
    std::size_t cut = value.rfind(' ', shownValue);
    if (cut == std::string::npos || cut < shownValue / 2) {
        cut = shownValue;
        while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0) == 0x80)
            --cut;
    }
    return value.substr(0, cut) + "…";
}

} // namespace

Index Comparison::derive(DerivedClaim derived, std::uint32_t report) {
    std::sort(derived.from.begin(), derived.from.end());
    ComparedClaim claim;
    claim.report = report;
    claim.event = derived.event;
    claim.attribute = derived.attribute;
    claim.scope = derived.scope;
    claim.relation = derived.relation;
    claim.value = derived.value;
    for (const Index part : derived.from) {
        const std::optional<base::CivilTime> day = dayOf(all[part]);
        if (day && (!claim.asOf || *claim.asOf < *day))
            claim.asOf = day;
    }
    all.push_back(std::move(claim));
    found.derived.push_back(std::move(derived));
    return static_cast<Index>(all.size() - 1);
}

std::optional<base::CivilTime> Comparison::dayOf(const ComparedClaim& claim) const {
    if (claim.asOf)
        return claim.asOf;
    const base::TimeInterval& published = reports[claim.report].published;
    return published.begin ? published.begin : published.end;
}

// Two claims of one position in the same words of one report (a date and a start, say) are one quote.
void Comparison::keepWordsOnce(std::vector<Index>& claims) const {
    std::set<std::tuple<std::uint32_t, base::Span, std::int32_t>> seen;
    std::erase_if(claims, [&](Index i) {
        const ComparedClaim& one = all[i];
        return !isDerived(i) && !one.span.empty() && !seen.emplace(one.report, one.span, one.speaker).second;
    });
}

std::string Comparison::sourceText(const ComparedClaim& claim) const {
    const std::string& label = reports[claim.report].label;
    return claim.speakerName.empty() ? label : fmt::format("{} in {}", claim.speakerName, label);
}

void Comparison::add(Draft draft) {
    if (draft.positions.size() < 2)
        return;
    std::sort(draft.positions.begin(), draft.positions.end(), [](const PositionDraft& a, const PositionDraft& b) {
        return a.order != b.order ? a.order < b.order : a.value < b.value;
    });

    FoundDisagreement made;
    made.event = draft.event;
    made.attribute = draft.attribute;
    made.otherName = draft.otherName;
    made.scope = draft.scope;
    made.kind = draft.kind;

    std::vector<Index> members;
    for (PositionDraft& position : draft.positions) {
        std::sort(position.claims.begin(), position.claims.end());
        position.claims.erase(std::unique(position.claims.begin(), position.claims.end()), position.claims.end());
        keepWordsOnce(position.claims);
        members.insert(members.end(), position.claims.begin(), position.claims.end());
    }
    const std::vector<std::uint32_t> origins = findOrigins(members, all, reports);
    std::set<std::uint32_t> before;
    std::size_t next = 0;
    std::string told;
    for (const PositionDraft& position : draft.positions) {
        std::set<std::uint32_t> mine;
        std::vector<std::string> sources;
        for (const Index claim : position.claims) {
            mine.insert(origins[next++]);
            const std::string source = isDerived(claim)
                                           ? fmt::format("worked out from {}", reports[all[claim].report].label)
                                           : sourceText(all[claim]);
            if (std::find(sources.begin(), sources.end(), source) == sources.end())
                sources.push_back(source);
        }
        for (const std::uint32_t origin : mine)
            if (before.contains(origin))
                made.independent = false;
        before.insert(mine.begin(), mine.end());
        std::string names;
        for (std::size_t i = 0; i < std::min(sources.size(), namedSources); ++i)
            names += (i == 0 ? "" : "; ") + sources[i];
        if (sources.size() > namedSources)
            names += fmt::format(" and {} more", sources.size() - namedSources);
        told += fmt::format("{}{} ({})", told.empty() ? "" : ", ", shown(position.value), names);
        made.positions.push_back({position.value, position.claims, static_cast<int>(mine.size())});
    }
    made.explanation = told + ". " + draft.reason;
    found.disagreements.push_back(std::move(made));
}

Found find(std::vector<ComparedClaim> claims, const std::vector<ComparedEvent>& events,
           const std::vector<ComparedReport>& reports) {
    Comparison comparison(std::move(claims), events, reports);
    compareCounts(comparison);
    compareTimes(comparison);
    compareTexts(comparison);
    return std::move(comparison.found);
}

} // namespace parallax::disagreement
