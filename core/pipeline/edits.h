// What an analyst decided on which things of a case are one, and on the dates of reports: an input of its building,
// like the reports themselves.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "base/span.h"

#include <string>
#include <variant>
#include <vector>

namespace parallax::pipeline {

// Where something stands, whatever ids it has: a mention's span in the report with that hash. What stands elsewhere in
// another analysis is found by the mention that overlaps it most.
struct Place {
    std::string sha256;
    base::Span span; // empty: all of the report
};

// The event with a mention at `from`, which was `gone`, is the one with a mention at `to`, which is `into`.
struct JoinEvents {
    base::EventId gone, into;
    Place from, to;
};

// Of the event with a mention at `of`, some is an event of its own, `made`: the mentions at `mentions` (an empty span:
// all that the report tells of it) and `claims`.
struct SplitEvent {
    base::EventId made;
    Place of;
    std::vector<Place> mentions;
    std::vector<base::ClaimId> claims;
};

// The claim is about `event`, or, where that id is gone, the event with a mention at `to`.
struct MoveClaim {
    base::ClaimId claim;
    base::EventId event;
    Place to;
};

// The actor named at `from` is the one named at `to`, under the name of this one. Events stay as they are.
struct JoinActors {
    base::ActorId gone, into;
    Place from, to;
};

// The report with that hash was published then, whatever it prints or was inferred.
struct DateReport {
    std::string sha256;
    base::TimeInterval published; // known; its basis does not count
    std::string because;          // one line, as Report::publishedBecause
};

// An id that was used before, and where its thing stood: if an edit that took it away holds no longer, the thing that
// stands there has it again.
struct FormerEvent {
    base::EventId id;
    Place place;
};
struct FormerActor {
    base::ActorId id;
    Place place;
};

// In the order in which they were decided.
struct Edits {
    std::vector<std::variant<JoinEvents, SplitEvent>> events;
    std::vector<JoinActors> actors;
    std::vector<MoveClaim> claims;
    std::vector<DateReport> dates; // each report once
    std::vector<FormerEvent> formerEvents;
    std::vector<FormerActor> formerActors;
    std::vector<base::EventId> endedSplits; // ids of events that splits made which hold no longer
};

} // namespace parallax::pipeline
