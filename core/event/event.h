// Events over all reports of a case.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "base/span.h"
#include "mention/event_mention.h"

#include <string>
#include <vector>

namespace parallax::event {

struct EventEvidence {
    base::ReportId report;
    base::Span span;
    std::int32_t mention = -1; // index into that report's event mentions; -1 once read back from a store

    bool operator==(const EventEvidence&) const = default;
};

struct EventActor {
    base::ActorId actor;
    mention::Role role = mention::Role::Subject;

    auto operator<=>(const EventActor&) const = default;
};

// Holds: mentions is not empty, sorted by report id then span; parent is another event (never a cycle) or no id; actors
// sorted, each pair once.
struct Event {
    base::EventId id;
    mention::EventKind kind = mention::EventKind::Other;
    std::string title;
    base::EventId parent;
    std::string place; // empty when none is named
    base::TimeInterval time;
    std::string timeBecause; // one line
    bool background = false; // context rather than the case's own incident
    bool hidden = false;     // an analyst took it out of sight (a decision); never set by extraction
    std::vector<EventActor> actors;
    std::vector<EventEvidence> mentions;
    std::vector<std::string> because; // one line a join
};

} // namespace parallax::event
