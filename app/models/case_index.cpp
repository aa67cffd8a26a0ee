#include "app/models/case_index.h"

#include <set>

namespace parallax::app {

CaseIndex::CaseIndex(const pipeline::Case& content) {
    for (const pipeline::Claim& claim : content.claims) {
        if (claim.event)
            m_events[claim.event].claims.push_back(&claim);
        if (claim.speaker)
            ++m_actors[claim.speaker].claims;
        if (claim.report)
            ++m_claims[claim.report];
    }
    for (const disagreement::Disagreement& one : content.disagreements) {
        OfEvent& event = m_events[one.event];
        (one.dismissed ? event.dismissed : event.disagreements).push_back(&one);
        if (!one.dismissed)
            ++m_disagreementCount;
        std::set<base::EventId> others;
        for (const disagreement::Position& position : one.positions) {
            for (const base::ClaimId id : position.claims) {
                const pipeline::Claim* claim = content.find(id);
                if (claim != nullptr && claim->event && claim->event != one.event)
                    others.insert(claim->event);
            }
        }
        if (!one.dismissed) {
            for (const base::EventId other : others)
                m_events[other].elsewhere.push_back(&one);
        }
    }
    for (const event::Event& event : content.events) {
        OfEvent& own = m_events[event.id];
        base::ReportId last;
        for (const event::EventEvidence& mention : event.mentions) { // sorted by report
            if (mention.report != last)
                ++own.reports;
            last = mention.report;
        }
        if (event.hidden)
            continue;
        ++m_eventCount;
        const bool disputed = !own.disagreements.empty();
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
            m_events[event.parent].children.push_back(event.id);
    }
}

const CaseIndex::OfEvent& CaseIndex::of(base::EventId event) const {
    static const OfEvent none;
    const auto found = m_events.find(event);
    return found == m_events.end() ? none : found->second;
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
