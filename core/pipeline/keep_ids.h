// Gives the things of a case built anew the ids that the same things had before.
#pragma once

#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace parallax::pipeline {

// Pairs new things with old ones by what they share, most shared first, each at most once. `shared[new][old]` counts
// what they share; ties go to the lower new number, then the lower old one, so that a case built twice from the same
// `before` is the same. Result: old number or -1 for each new one.
std::vector<std::int32_t> pairUp(const std::vector<std::map<std::uint32_t, std::uint32_t>>& shared,
                                 std::size_t oldCount);

// `things` stand in content order. Those with an id in `given` (by place; empty: none) have that, the first if it is
// there twice. The others take the id of the old thing that they are paired with by `shared` (see pairUp), never one
// that is given or in `never`, or a new one from `next` on. Returns the pairs.
template <class Thing, class Old, class Id>
std::vector<std::int32_t> giveIds(std::vector<Thing>& things, const std::vector<Old>& old,
                                  std::vector<std::map<std::uint32_t, std::uint32_t>>& shared,
                                  const std::vector<Id>& given, const std::vector<Id>& never, Id Thing::*id,
                                  std::int64_t& next) {
    std::set<Id> taken(never.begin(), never.end());
    std::vector<bool> has(things.size(), false);
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i] && taken.insert(given[i]).second) {
            things[i].*id = given[i];
            has[i] = true;
            shared[i].clear();
        }
    if (!taken.empty())
        for (auto& one : shared)
            std::erase_if(one, [&](const auto& entry) { return taken.contains(old[entry.first].id); });
    std::vector<std::int32_t> pairs = pairUp(shared, old.size());
    for (std::size_t i = 0; i < things.size(); ++i)
        if (!has[i])
            things[i].*id = pairs[i] >= 0 ? old[static_cast<std::size_t>(pairs[i])].id : Id{next++};
    return pairs;
}

} // namespace parallax::pipeline
