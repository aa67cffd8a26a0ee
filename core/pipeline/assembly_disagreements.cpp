#include "pipeline/assembly.h"

#include "pipeline/keep_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

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
    const disagreement::Found found = disagreement::find(m_compared, events, reports);

    std::map<std::string, std::uint32_t> old;
    const auto derivedKey = [](const Claim& one) {
        std::string key = fmt::format("{} {} {}", claim::name(one.attribute), one.scope, one.event.value);
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
            made.from.push_back(content().claims[part].id);
        std::sort(made.from.begin(), made.from.end());
        made.why = one.why;
        if (const auto at = old.find(derivedKey(made)); at != old.end())
            made.id = m_before.claims[at->second].id;
        else
            made.id = {m_result.next.claim++};
        content().claims.push_back(std::move(made));
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
                kept.claims.push_back(content().claims[claim].id);
            std::sort(kept.claims.begin(), kept.claims.end());
            made.positions.push_back(std::move(kept));
        }
        content().disagreements.push_back(std::move(made));
    }
    keepDisagreementIds();
}

// The same event, attribute and scope; of several such the one with most claims in common.
void Assembly::keepDisagreementIds() {
    using Key = std::tuple<base::EventId, claim::Attribute, std::string, std::string>;
    const auto keyOf = [](const disagreement::Disagreement& one) {
        return Key(one.event, one.attribute, one.otherName, one.scope);
    };
    const auto claimsOf = [](const disagreement::Disagreement& one) {
        std::vector<base::ClaimId> claims;
        for (const disagreement::Position& position : one.positions)
            claims.insert(claims.end(), position.claims.begin(), position.claims.end());
        std::sort(claims.begin(), claims.end());
        return claims;
    };
    std::map<Key, std::vector<std::uint32_t>> old;
    for (std::uint32_t i = 0; i < m_before.disagreements.size(); ++i)
        old[keyOf(m_before.disagreements[i])].push_back(i);
    std::vector<std::map<std::uint32_t, std::uint32_t>> shared(content().disagreements.size());
    for (std::uint32_t i = 0; i < shared.size(); ++i) {
        const disagreement::Disagreement& one = content().disagreements[i];
        const auto at = old.find(keyOf(one));
        if (at == old.end())
            continue;
        const std::vector<base::ClaimId> mine = claimsOf(one);
        for (const std::uint32_t other : at->second) {
            const std::vector<base::ClaimId> theirs = claimsOf(m_before.disagreements[other]);
            std::vector<base::ClaimId> both;
            std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
            const auto alike =
                static_cast<std::uint32_t>(2 * both.size()) + (one.kind == m_before.disagreements[other].kind ? 1 : 0);
            if (!both.empty())
                shared[i][other] = alike;
        }
    }
    giveIds(content().disagreements, m_before.disagreements, shared, {}, {}, &disagreement::Disagreement::id,
            m_result.next.disagreement);
}

} // namespace parallax::pipeline
