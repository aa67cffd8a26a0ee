#include "pipeline/assembly.h"

#include "pipeline/keep_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace parallax::pipeline {

void Assembly::addDisagreements() {
    std::vector<disagreement::ComparedEvent> events(content().events.size());
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        events[i].incident = m_merge.incident(i);
        events[i].parent = m_merge.parent[i];
        events[i].title = content().events[i].title;
        events[i].place = content().events[i].place;
        events[i].time = content().events[i].time;
    }
    std::vector<disagreement::ComparedReport> reports(content().reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const CaseReport& one = content().reports[i];
        reports[i].label = report::label(one.report);
        if (one.publisher)
            reports[i].publisher = m_sourceNumbers.at(one.publisher);
        if (one.via)
            reports[i].via = m_sourceNumbers.at(one.via);
        reports[i].published = one.report.published;
        reports[i].incident = incidentOf(i);
    }
    const disagreement::Found found = disagreement::find(std::move(m_compared), events, reports);

    const std::size_t given = content().claims.size();
    const auto claimId = [&](std::uint32_t number) {
        return number < given ? content().claims[number].id : m_derived[number - given].id;
    };
    std::map<std::string, std::uint32_t> old;
    const auto derivedKey = [](const Claim& one) {
        std::string key = fmt::format("{} {}", claim::name(one.attribute), one.scope);
        for (const base::ClaimId part : one.from)
            key += fmt::format(" {}", part.value);
        return key;
    };
    for (std::uint32_t i = 0; i < m_before.claims.size(); ++i)
        if (m_before.claims[i].origin == claim::Origin::Derived)
            old.emplace(derivedKey(m_before.claims[i]), i);
    for (const disagreement::DerivedClaim& one : found.derived) {
        Claim made;
        if (one.event >= 0)
            made.event = content().events[static_cast<std::size_t>(one.event)].id;
        made.attribute = one.attribute;
        made.scope = one.scope;
        made.relation = one.relation;
        made.value = one.value;
        made.origin = claim::Origin::Derived;
        for (const std::uint32_t part : one.from)
            made.from.push_back(claimId(part));
        std::sort(made.from.begin(), made.from.end());
        made.why = one.why;
        if (const auto at = old.find(derivedKey(made)); at != old.end())
            made.id = m_before.claims[at->second].id;
        else
            made.id = {m_result.next.claim++};
        m_derived.push_back(std::move(made));
    }
    for (const disagreement::FoundDisagreement& one : found.disagreements) {
        disagreement::Disagreement made;
        if (one.event >= 0)
            made.event = content().events[static_cast<std::size_t>(one.event)].id;
        made.attribute = one.attribute;
        made.otherName = one.otherName;
        made.scope = one.scope;
        made.kind = one.kind;
        made.independent = one.independent;
        made.explanation = one.explanation;
        for (const disagreement::FoundPosition& position : one.positions) {
            disagreement::Position kept{position.value, {}, position.origins};
            for (const std::uint32_t claim : position.claims)
                kept.claims.push_back(claimId(claim));
            std::sort(kept.claims.begin(), kept.claims.end());
            made.positions.push_back(std::move(kept));
        }
        content().disagreements.push_back(std::move(made));
    }
    keepDisagreementIds();
}

// The same attribute and scope, and most claims in common; of several such the one of the same event and kind. It may
// go with its claims to another event and come back.
void Assembly::keepDisagreementIds() {
    const auto isOn = [](const disagreement::Disagreement& one, const disagreement::Disagreement& other) {
        return one.attribute == other.attribute && one.otherName == other.otherName && one.scope == other.scope;
    };
    std::unordered_map<base::ClaimId, std::vector<std::uint32_t>> old; // by claim
    for (std::uint32_t i = 0; i < m_before.disagreements.size(); ++i)
        for (const disagreement::Position& position : m_before.disagreements[i].positions)
            for (const base::ClaimId claim : position.claims)
                old[claim].push_back(i);
    std::vector<std::map<std::uint32_t, std::uint32_t>> shared(content().disagreements.size());
    for (std::uint32_t i = 0; i < shared.size(); ++i) {
        const disagreement::Disagreement& one = content().disagreements[i];
        for (const disagreement::Position& position : one.positions)
            for (const base::ClaimId claim : position.claims)
                if (const auto at = old.find(claim); at != old.end())
                    for (const std::uint32_t other : at->second)
                        if (isOn(one, m_before.disagreements[other]))
                            shared[i][other] += 4;
        for (auto& [other, alike] : shared[i]) {
            alike += one.event == m_before.disagreements[other].event ? 2 : 0;
            alike += one.kind == m_before.disagreements[other].kind ? 1 : 0;
        }
    }
    giveIds(content().disagreements, m_before.disagreements, shared, {}, {}, &disagreement::Disagreement::id,
            m_result.next.disagreement);
}

} // namespace parallax::pipeline
