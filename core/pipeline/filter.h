// What of a case is looked at: one state that the window's views, the brief and the command line share.
#pragma once

#include "base/civil_time.h"
#include "pipeline/case.h"

#include <set>
#include <string>
#include <vector>

namespace parallax::pipeline {

enum class ActorMatch { Any, All };

// An empty filter shows everything.
struct Filter {
    std::set<base::ActorId> actors;          // empty: no filter by actor
    ActorMatch actorMatch = ActorMatch::Any; // events with one of them, or with all of them
    std::set<base::ReportId> hiddenReports;  // events whose evidence lies only in these are hidden
    bool onlyDisputed = false;
    bool background = true; // show events told as context
    base::TimeInterval
        time;            // events that could lie in it; not known: no filter by time (undated events stay only then)
    bool hidden = false; // show events that an analyst hid

    bool operator==(const Filter&) const = default;
    bool empty() const { return *this == Filter(); }
};

// The events of `content` that pass, dated ones first by earliest moment (the latest where only that is known), then
// latest, then id; undated ones last by id. A parent does not pass because a child does.
std::vector<base::EventId> visibleEvents(const Case& content, const Filter& filter);
std::vector<base::EventId> visibleEvents(const PackedCase& content, const Filter& filter);

// Whether `left` stands before `right` in what visibleEvents gives.
bool inTimeOrder(const event::PackedEvent& left, const event::PackedEvent& right);

// Whether an empty filter shows the event.
inline bool shownUnfiltered(const event::PackedEvent& event) {
    return !event.hidden;
}

// Whether any disagreement that no analyst dismissed is about the event itself (not its children).
bool disputed(const CaseParts& content, base::EventId event);

} // namespace parallax::pipeline
