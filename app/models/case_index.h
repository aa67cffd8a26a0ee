// What the views look up again and again in a case, worked out once when its content is set.
#pragma once

#include "pipeline/case.h"

#include <unordered_map>
#include <vector>

namespace parallax::app {

// Points into the case it was made from, which must outlive it. Every list is in the order of ids.
class CaseIndex {
public:
    CaseIndex() = default;
    explicit CaseIndex(const pipeline::Case& content);

    struct OfEvent {
        std::vector<const pipeline::Claim*> claims;
        std::vector<const disagreement::Disagreement*> disagreements; // without those that an analyst dismissed
        std::vector<const disagreement::Disagreement*> dismissed;
        // Of other events (most often of its parent), whose positions rest on claims of this one.
        std::vector<const disagreement::Disagreement*> elsewhere;
        std::vector<base::EventId> children; // without hidden ones
        std::size_t reports = 0;             // that tell of it
    };
    struct OfActor {
        std::size_t events = 0;
        std::size_t disputed = 0; // of these events, those whose sources disagree
        std::size_t claims = 0;   // that it is the speaker of
    };
    const OfEvent& of(base::EventId event) const;
    const OfActor& of(base::ActorId actor) const;
    std::size_t claimsOf(base::ReportId report) const;
    // Of the whole case, without what an analyst hid or dismissed.
    std::size_t events() const { return m_eventCount; }
    std::size_t disagreements() const { return m_disagreementCount; }

private:
    std::unordered_map<base::EventId, OfEvent> m_events;
    std::unordered_map<base::ActorId, OfActor> m_actors;
    std::unordered_map<base::ReportId, std::size_t> m_claims;
    std::size_t m_eventCount = 0;
    std::size_t m_disagreementCount = 0;
};

} // namespace parallax::app
