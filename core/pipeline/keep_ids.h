// Gives the things of a case built anew the ids that the same things had before.
#pragma once

#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <cstdint>
#include <map>
#include <vector>

namespace parallax::pipeline {

// Pairs new things with old ones by what they share, most shared first, each at most once. `shared[new][old]` counts
// what they share; ties go to the lower new number, then the lower old one, so that a case built twice from the same
// `before` is the same. Result: old number or -1 for each new one.
std::vector<std::int32_t> pairUp(const std::vector<std::map<std::uint32_t, std::uint32_t>>& shared,
                                 std::size_t oldCount);

// `things` stand in content order. Those paired with an old one (by place in `old`) take its id, the others get new
// ones from `next` on.
template <class Thing, class Old, class Id>
void giveIds(std::vector<Thing>& things, const std::vector<Old>& old, const std::vector<std::int32_t>& pairs,
             Id Thing::*id, std::int64_t& next) {
    for (std::size_t i = 0; i < things.size(); ++i)
        things[i].*id = pairs[i] >= 0 ? old[static_cast<std::size_t>(pairs[i])].id : Id{next++};
}

} // namespace parallax::pipeline
