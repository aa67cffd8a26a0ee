// What the views look up again and again in a case, worked out once when its content is set.
#pragma once

#include "pipeline/case.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace parallax::app {

// Points into the case it was made from, which must outlive it. Every list is in the order of ids. Takes memory for
// what is in the lists, not for every event: most events of a big case have nothing in them.
class CaseIndex {
public:
    CaseIndex() = default;
    explicit CaseIndex(const pipeline::PackedCase& content);
    explicit CaseIndex(const pipeline::PackedCase&& content) = delete; // it would be gone

    // The index of `content`, made from this one in a fraction of the time. `content` is what this one was made from
    // but for titles, names, grades and notes, and what is hidden or dismissed; events that became hidden or shown, and
    // those with disagreements that became dismissed or open, are among `changed`. What this one was made from must
    // still be there.
    CaseIndex updated(const pipeline::PackedCase& content, const std::vector<base::EventId>& changed) const;

    // The lists lie in the index.
    struct OfEvent {
        std::span<const pipeline::Claim* const> claims;
        std::span<const disagreement::Disagreement* const> disagreements; // without those that an analyst dismissed
        std::span<const disagreement::Disagreement* const> dismissed;
        // Of other events (most often of its parent), whose positions rest on claims of this one.
        std::span<const disagreement::Disagreement* const> elsewhere;
        std::span<const base::EventId> children; // without hidden ones
        std::size_t reports = 0;                 // that tell of it
    };
    struct OfActor {
        std::size_t events = 0;
        std::size_t disputed = 0; // of these events, those whose sources disagree
        std::size_t claims = 0;   // that it is the speaker of
    };
    OfEvent of(base::EventId event) const; // O(log n)
    // The same list as in of(), for who goes through all events: most have none, which takes no search.
    std::span<const disagreement::Disagreement* const> disagreementsOf(base::EventId event) const {
        return m_disagreementsOf.of(event);
    }
    const OfActor& of(base::ActorId actor) const;
    std::size_t claimsOf(base::ReportId report) const;
    // Of the whole case, without what an analyst hid or dismissed.
    std::size_t events() const { return m_eventCount; }
    std::size_t disagreements() const { return m_disagreementCount; }
    std::size_t disputedEvents() const { return m_disputedEventCount; }
    std::size_t backgroundEvents() const { return m_backgroundCount; }

private:
    // Lists of those events that have one, behind each other.
    template <class Value>
    class Lists {
    public:
        struct Entry {
            base::EventId event;
            Value value;
        };
        Lists() = default;
        explicit Lists(std::vector<Entry> entries); // each list keeps the order in which its entries come
        std::span<const Value> of(base::EventId event) const;
        std::vector<Value>& values() { return m_values; }
        // Into the list of `event`, which is ascending, or out of it.
        void insert(base::EventId event, Value value);
        void erase(base::EventId event, Value value);

    private:
        void note(base::EventId event); // in m_noted
        bool noted(base::EventId event) const;

        // One bit for each value of an id's last bits: not set means that there is no list, set that there may be one.
        std::vector<bool> m_noted;
        std::vector<base::EventId> m_events;
        std::vector<std::uint32_t> m_first; // one more than there are events
        std::vector<Value> m_values;
    };

    void listDisagreements();
    // Adds a shown event to the counts of the case and of its actors, or takes away what it had added.
    void count(const event::PackedEvent& event, bool disputed, bool takenOut);

    const pipeline::PackedCase* m_content = nullptr;
    Lists<const pipeline::Claim*> m_claimsOf;
    Lists<const disagreement::Disagreement*> m_disagreementsOf, m_dismissedOf, m_elsewhereOf;
    Lists<base::EventId> m_childrenOf;
    std::unordered_map<base::ActorId, OfActor> m_actors;
    std::unordered_map<base::ReportId, std::size_t> m_claims;
    std::size_t m_eventCount = 0;
    std::size_t m_disagreementCount = 0;
    std::size_t m_disputedEventCount = 0;
    std::size_t m_backgroundCount = 0;
};

} // namespace parallax::app
