// Mentions of all reports -> events.
#pragma once

#include "actor/resolver.h"
#include "claim/analysed_report.h"
#include "event/edits.h"
#include "event/event.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace parallax::event {

// Holds: events have no ids, parents or actors yet and stand in an order that depends on the content alone; the
// mentions of each are sorted by the report's place, then span. What refers to others does so by index: parent[event]
// (-1: none; never a cycle), actors[event] (index into the resolution's actors, role; sorted, each pair once),
// of[report][event mention] (-1: generic, denied or too vague, no event); edit[event] (into the edits given: the last
// that says which event it is, -1: none).
struct Merge {
    std::vector<Event> events;
    std::vector<std::int32_t> parent;
    std::vector<std::vector<std::pair<std::int32_t, mention::Role>>> actors;
    std::vector<std::vector<std::int32_t>> of;
    std::vector<std::int32_t> edit;

    // The incident that an event is part of: the event without a parent above it, or itself.
    std::uint32_t incident(std::uint32_t event) const {
        while (parent[event] >= 0)
            event = static_cast<std::uint32_t>(parent[event]);
        return event;
    }
};

// Mentions that tell of one happening become one event; see README.md for how likeness is weighed. Different happenings
// of one kind stay apart: two that one report tells apart are never joined, nor are intervals that do not meet. `edits`
// are applied before times, places and the hierarchy are worked out. On up to `threads` threads (0: one a core), with
// one result.
Merge mergeEvents(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                  const actor::Resolution& actors, const std::vector<Edit>& edits = {}, unsigned threads = 1);

} // namespace parallax::event
