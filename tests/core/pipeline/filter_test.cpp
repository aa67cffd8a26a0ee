#include "pipeline/filter.h"

#include "support/synthetic_case.h"

#include <gtest/gtest.h>

namespace parallax::pipeline {

namespace {

base::TimeInterval days(std::int64_t first, std::int64_t count) {
    return {base::CivilTime::ofDay(first), base::CivilTime::ofDay(first + count), base::Precision::Day,
            base::Basis::Explicit};
}

// Four events: E1 of day 103 with actors 1 and 2, E2 of day 101 with actor 2, E3 undated with actor 1, E4 of days 101
// to 131 as background.
Case sample() {
    Case content;
    const auto add = [&](int id, base::TimeInterval time, std::vector<event::EventActor> actors,
                         int report) -> event::Event& {
        event::Event& event = content.events.emplace_back();
        event.id = {id};
        event.time = time;
        event.actors = std::move(actors);
        event.mentions = {{{report}, {0, 5}, 0}};
        return event;
    };
    using mention::Role;
    add(1, days(103, 1), {{{1}, Role::Perpetrator}, {{1}, Role::Suspect}, {{2}, Role::Victim}}, 1);
    add(2, days(101, 1), {{{2}, Role::Victim}}, 2);
    add(3, {}, {{{1}, Role::Subject}}, 1);
    add(4, days(101, 31), {}, 2).background = true;
    disagreement::Disagreement dispute;
    dispute.id = {1};
    dispute.event = {2};
    content.disagreements.push_back(dispute);
    return content;
}

using Ids = std::vector<base::EventId>;

} // namespace

TEST(Filter, EmptyFilterShowsAllInOrderOfTimeWithUndatedLast) {
    EXPECT_EQ(visibleEvents(sample(), {}), (Ids{{2}, {4}, {1}, {3}}));
    EXPECT_TRUE(Filter().empty());
}

TEST(Filter, WhatHasOnlyALastMomentStandsAtIt) {
    Case content = sample();
    content.events[1].time.begin.reset(); // E2: before day 102
    content.events[0].time.end.reset();   // E1: on or after day 103
    content.events[3].time = days(102, 1);
    EXPECT_EQ(visibleEvents(content, {}), (Ids{{2}, {4}, {1}, {3}}));
    content.events[3].time = days(103, 1);
    EXPECT_EQ(visibleEvents(content, {}), (Ids{{2}, {4}, {1}, {3}}));
    content.events[3].time = days(101, 1);
    EXPECT_EQ(visibleEvents(content, {}), (Ids{{4}, {2}, {1}, {3}}));
}

TEST(Filter, ByActorsAnyAndAll) {
    Filter filter;
    filter.actors = {{1}, {2}};
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{2}, {1}, {3}}));
    filter.actorMatch = ActorMatch::All;
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{1}}));
    filter.actors = {{9}};
    EXPECT_EQ(visibleEvents(sample(), filter), Ids());
}

TEST(Filter, HidesEventsToldOnlyByHiddenReports) {
    Filter filter;
    filter.hiddenReports = {{2}};
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{1}, {3}}));
}

TEST(Filter, DisputedBackgroundAndTime) {
    Filter filter;
    filter.onlyDisputed = true;
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{2}}));
    filter = {};
    filter.background = false;
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{2}, {1}, {3}}));
    filter = {};
    filter.time = days(103, 1);
    EXPECT_EQ(visibleEvents(sample(), filter), (Ids{{4}, {1}})) << "undated events stay only without a filter by time";
    EXPECT_TRUE(disputed(sample(), {2}));
    EXPECT_FALSE(disputed(sample(), {1}));
}

TEST(Filter, ShowsTheSameOfAPackedCase) {
    Case content = test::syntheticCase(3000);
    test::Random random(3);
    for (event::Event& event : content.events) {
        event.hidden = random.below(10) == 0;
        event.background = random.below(10) == 0;
        if (random.below(4) == 0)
            event.actors.push_back(
                {{event.actors.empty() ? 1 : event.actors.back().actor.value + 1}, mention::Role::Victim});
    }
    const PackedCase packed(content);
    for (int round = 0; round < 200; ++round) {
        Filter filter;
        for (std::int64_t actors = random.below(4); actors > 0; --actors)
            filter.actors.insert({1 + random.below(210)});
        filter.actorMatch = random.below(2) == 0 ? ActorMatch::Any : ActorMatch::All;
        if (random.below(2) == 0)
            filter.hiddenReports = {{1 + random.below(8)}, {1 + random.below(8)}};
        filter.onlyDisputed = random.below(4) == 0;
        filter.background = random.below(2) == 0;
        filter.hidden = random.below(2) == 0;
        if (random.below(3) == 0)
            filter.time = content.events[static_cast<std::size_t>(random.below(3000))].time;
        EXPECT_EQ(visibleEvents(content, filter), visibleEvents(packed, filter));
    }
}

} // namespace parallax::pipeline
