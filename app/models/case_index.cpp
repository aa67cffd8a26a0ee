#include "app/models/case_index.h"

#include <algorithm>
#include <set>

namespace parallax::app {

template <class Value>
CaseIndex::Lists<Value>::Lists(std::vector<Entry> entries) {
    const auto earlier = [](const Entry& a, const Entry& b) { return a.event < b.event; };
    if (!std::is_sorted(entries.begin(), entries.end(), earlier))
        std::stable_sort(entries.begin(), entries.end(), earlier);
    std::size_t events = 0;
    for (std::size_t i = 0; i < entries.size(); ++i)
        events += i == 0 || entries[i].event != entries[i - 1].event ? 1U : 0U;
    m_events.reserve(events);
    m_first.reserve(events + 1);
    m_values.reserve(entries.size());
    for (const Entry& entry : entries) {
        if (m_events.empty() || m_events.back() != entry.event) {
            m_events.push_back(entry.event);
            m_first.push_back(static_cast<std::uint32_t>(m_values.size()));
        }
        m_values.push_back(entry.value);
    }
    m_first.push_back(static_cast<std::uint32_t>(m_values.size()));
}

template <class Value>
std::span<const Value> CaseIndex::Lists<Value>::of(base::EventId event) const {
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), event);
    if (found == m_events.end() || *found != event)
        return {};
    const auto at = static_cast<std::size_t>(found - m_events.begin());
    return {m_values.data() + m_first[at], m_first[at + 1] - m_first[at]};
}

CaseIndex::CaseIndex(const pipeline::PackedCase& content) : m_content(&content) {
    std::vector<Lists<const pipeline::Claim*>::Entry> claims;
    for (const pipeline::Claim& claim : content.claims) {
        if (claim.event)
            claims.push_back({claim.event, &claim});
        if (claim.speaker)
            ++m_actors[claim.speaker].claims;
        if (claim.report)
            ++m_claims[claim.report];
    }
    m_claimsOf = Lists<const pipeline::Claim*>(std::move(claims));

    using Disagreements = Lists<const disagreement::Disagreement*>;
    std::vector<Disagreements::Entry> open, dismissed, elsewhere;
    for (const disagreement::Disagreement& one : content.disagreements) {
        (one.dismissed ? dismissed : open).push_back({one.event, &one});
        if (one.dismissed)
            continue;
        ++m_disagreementCount;
        std::set<base::EventId> others;
        for (const disagreement::Position& position : one.positions) {
            for (const base::ClaimId id : position.claims) {
                const pipeline::Claim* claim = content.find(id);
                if (claim != nullptr && claim->event && claim->event != one.event)
                    others.insert(claim->event);
            }
        }
        for (const base::EventId other : others)
            elsewhere.push_back({other, &one});
    }
    m_disagreementsOf = Disagreements(std::move(open));
    m_dismissedOf = Disagreements(std::move(dismissed));
    m_elsewhereOf = Disagreements(std::move(elsewhere));

    std::vector<Lists<base::EventId>::Entry> children;
    for (const event::PackedEvent& event : content.events) {
        if (event.hidden)
            continue;
        ++m_eventCount;
        const bool disputed = !m_disagreementsOf.of(event.id).empty();
        base::ActorId before;
        for (const event::EventActor& one : event.actors) { // sorted by actor; one may have several roles
            if (one.actor == before)
                continue;
            before = one.actor;
            OfActor& actor = m_actors[one.actor];
            ++actor.events;
            if (disputed)
                ++actor.disputed;
        }
        if (event.parent)
            children.push_back({event.parent, event.id});
    }
    m_childrenOf = Lists<base::EventId>(std::move(children));
}

CaseIndex::OfEvent CaseIndex::of(base::EventId event) const {
    OfEvent around{m_claimsOf.of(event),    m_disagreementsOf.of(event), m_dismissedOf.of(event),
                   m_elsewhereOf.of(event), m_childrenOf.of(event),      0};
    const auto place = m_content == nullptr ? std::nullopt : m_content->events.placeOf(event);
    if (!place)
        return around;
    base::ReportId last;
    for (const event::EventEvidence& mention : m_content->events.packed(*place).mentions) { // sorted by report
        around.reports += mention.report != last ? 1U : 0U;
        last = mention.report;
    }
    return around;
}

const CaseIndex::OfActor& CaseIndex::of(base::ActorId actor) const {
    static const OfActor none;
    const auto found = m_actors.find(actor);
    return found == m_actors.end() ? none : found->second;
}

std::size_t CaseIndex::claimsOf(base::ReportId report) const {
    const auto found = m_claims.find(report);
    return found == m_claims.end() ? 0 : found->second;
}

} // namespace parallax::app
