// Actors over all reports of a case, and the surface forms that name them.
#pragma once

#include "base/id.h"
#include "base/span.h"
#include "mention/actor_mention.h"

#include <string>
#include <vector>

namespace parallax::actor {

// One place where an actor is named. `mention` is the index into that report's actor mentions (-1 once read back from a
// store).
struct ActorName {
    std::string text;
    base::ReportId report;
    base::Span span;
    std::int32_t mention = -1;

    bool operator==(const ActorName&) const = default;
};

// Holds: names is not empty, sorted by report id then span. `name` is the fullest form, for display.
struct Actor {
    base::ActorId id;
    std::string name;
    mention::ActorKind kind = mention::ActorKind::Person;
    std::vector<ActorName> names;
    std::vector<std::string> because; // one line a join: "Varga: surname of Anton Varga in the same report"
};

} // namespace parallax::actor
