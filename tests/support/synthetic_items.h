// Invented events in any number for the timeline's tests and benchmarks: ten years with bursts on single days, an end
// for a third, 20 groups, 200 actors, 5 % disputed, titles of three to eight words. The same numbers give the same
// events on every machine.
#pragma once

#include "timeline/items.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace parallax::test {

// splitmix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between implementations.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound));
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t m_state;
};

struct SyntheticTimeline {
    timeline::Items items;
    timeline::Lanes lanes;
    std::vector<timeline::ItemIndex> all;
};

inline SyntheticTimeline syntheticTimeline(std::size_t count, std::uint64_t seed = 1) {
    static constexpr std::array words = {"convoy", "stopped", "near",    "bridge", "crowd",   "gathers",
                                         "market", "fire",    "hall",    "patrol", "reports", "shots",
                                         "heard",  "north",   "river",   "camp",   "talks",   "resume",
                                         "after",  "closure", "station", "opened", "with",    "delay"};
    constexpr std::int64_t days = 3652;
    constexpr std::uint32_t laneCount = 20;
    constexpr std::uint32_t actorCount = 200;
    const std::int64_t start = base::CivilTime{(2010 - 1970) * std::int64_t{525949}}.minutes / 1440 * 1440;

    SyntheticTimeline result;
    result.items.reserve(count);
    for (std::uint32_t lane = 0; lane < laneCount; ++lane)
        result.lanes.lanes.push_back({"Group " + std::to_string(lane + 1), false});
    result.lanes.of.reserve(count);
    result.all.reserve(count);
    Random random(seed);
    std::array<std::int64_t, 30> bursts{};
    for (auto& day : bursts)
        day = random.below(days);
    std::string title;
    std::vector<std::uint32_t> actors;
    for (std::size_t i = 0; i < count; ++i) {
        // A fifth of the events falls on the thirty busy days.
        const bool burst = random.below(5) == 0;
        const std::int64_t day = burst ? bursts[static_cast<std::size_t>(random.below(30))] : random.below(days);
        timeline::Item item;
        item.id = static_cast<std::int64_t>(i) + 1;
        item.begin = {start + day * 1440 + random.below(1440)};
        // A third lasts: mostly hours, some days.
        const bool lasts = random.below(3) == 0;
        const std::int64_t length = !lasts                  ? 1
                                    : random.below(10) == 0 ? 1440 + random.below(10 * 1440)
                                                            : 10 + random.below(600);
        item.end = {item.begin.minutes + length};
        item.coreBegin = item.begin;
        item.coreEnd = random.below(4) == 0 ? item.begin : item.end;
        item.family = static_cast<timeline::Family>(random.below(timeline::familyCount));
        item.disputes = random.below(20) == 0 ? static_cast<std::uint8_t>(1 + random.below(4)) : std::uint8_t{0};
        item.importance = static_cast<std::uint16_t>(random.below(100) + item.disputes * 20);
        title.clear();
        for (std::int64_t word = 3 + random.below(6); word > 0; --word) {
            if (!title.empty())
                title += ' ';
            title += words[static_cast<std::size_t>(random.below(words.size()))];
        }
        item.title = title;
        actors.clear();
        for (std::int64_t actor = 1 + random.below(3); actor > 0; --actor)
            actors.push_back(static_cast<std::uint32_t>(random.below(actorCount)));
        item.actors = actors;
        result.all.push_back(result.items.add(item));
        result.lanes.of.push_back(static_cast<std::uint32_t>(random.below(laneCount)));
    }
    return result;
}

} // namespace parallax::test
