// Names and phrases of all reports -> actors.
#pragma once

#include "actor/actor.h"
#include "claim/analysed_report.h"

#include <cstdint>
#include <vector>

namespace parallax::actor {

// Holds: actors have no ids yet and stand in an order that depends on the content alone; names of each are sorted by
// the report's place, then span. of[report][mention] is the actor of an actor mention, -1 for none (a pronoun without a
// name, a phrase that takes part in nothing).
struct Resolution {
    std::vector<Actor> actors;
    std::vector<std::vector<std::int32_t>> of;
};

// `stories` as findStories gives them. Joins, each with its line in Actor::because:
// - the same full name or organisation name anywhere in the case, also in another spelling (sameSpelling);
// - a surname alone with the only person of that surname in its story; never when two full names share it there;
// - an acronym with the name that gives it in brackets or whose initials it is; a name with its longer form ("X", "X of
// Y"), when only one fits;
// - inside one story, groups without a name that play the same part: the attackers of its incident, the police, the
// authorities of its country.
Resolution resolve(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories, unsigned threads = 1);

} // namespace parallax::actor
