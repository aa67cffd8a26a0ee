#include "timeline/case_items.h"

#include "support/sample_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace parallax::timeline {
namespace {

const pipeline::Case& sample() {
    static const pipeline::Case content = test::sampleCase();
    return content;
}

TEST(CaseItems, areTheEventsInTheirOrder) {
    const Items items = caseItems(sample());
    ASSERT_EQ(items.size(), sample().events.size());
    for (ItemIndex i = 0; i < items.size(); ++i) {
        const auto& event = sample().events[i];
        EXPECT_EQ(items.id(i), event.id.value);
        EXPECT_EQ(items.title(i), event.title);
        EXPECT_EQ(items.dated(i), event.time.known());
        EXPECT_EQ(items.openEnd(i), event.time.known() && !event.time.end);
        if (event.time.bounded()) {
            EXPECT_EQ(items.begin(i), *event.time.begin);
            EXPECT_EQ(items.end(i), *event.time.end);
        }
        const auto disputes = std::count_if(sample().disagreements.begin(), sample().disagreements.end(),
                                            [&](const auto& one) { return one.event == event.id; });
        EXPECT_EQ(items.disputes(i), disputes);
        EXPECT_EQ(items.find(event.id.value), i);
    }
}

TEST(CaseItems, aDayIsNoCertainCoreButAMinuteIs) {
    pipeline::Case content;
    event::Event day;
    day.id = {1};
    day.time = base::TimeInterval::ofDay(2019, 3, 12);
    event::Event minute;
    minute.id = {2};
    minute.time.begin = base::CivilTime::of(2019, 3, 12, 9, 40);
    minute.time.end = base::CivilTime::of(2019, 3, 12, 9, 41);
    minute.time.precision = base::Precision::Minute;
    content.events = {day, minute};
    const Items items = caseItems(content);
    EXPECT_FALSE(items.hasCore(0));
    EXPECT_TRUE(items.hasCore(1));
}

TEST(CaseItems, theCoreIsWhatAllTimeClaimsAllow) {
    pipeline::Case content;
    event::Event event;
    event.id = {1};
    event.time = base::TimeInterval::ofDay(2019, 3, 12);
    content.events = {event};
    const auto between = [](int from, int to) {
        base::TimeInterval time;
        time.begin = base::CivilTime::of(2019, 3, 12, from);
        time.end = base::CivilTime::of(2019, 3, 12, to);
        return time;
    };
    for (const auto& [id, from, to] : {std::tuple(1, 8, 12), std::tuple(2, 10, 15)}) {
        pipeline::Claim claim;
        claim.id = {id};
        claim.event = {1};
        claim.attribute = claim::Attribute::StartTime;
        claim.value = between(from, to);
        content.claims.push_back(claim);
    }
    const Items items = caseItems(content);
    ASSERT_TRUE(items.hasCore(0));
    EXPECT_EQ(items.coreBegin(0), base::CivilTime::of(2019, 3, 12, 10));
    EXPECT_EQ(items.coreEnd(0), base::CivilTime::of(2019, 3, 12, 12));
}

TEST(CaseItems, asReportedTheyStandAtTheFirstPublication) {
    const Items items = caseItems(sample(), TimeAxis::Reported);
    for (ItemIndex i = 0; i < items.size(); ++i) {
        if (!items.dated(i))
            continue;
        std::int64_t earliest = INT64_MAX;
        for (const auto& mention : sample().events[i].mentions) {
            const auto& published = sample().find(mention.report)->report.published;
            if (published.begin)
                earliest = std::min(earliest, published.begin->minutes);
        }
        EXPECT_EQ(items.begin(i).minutes, earliest);
    }
}

TEST(CaseItems, hostileDatesStayOnTheScale) {
    pipeline::Case content;
    event::Event event;
    event.id = {1};
    event.time.begin = base::CivilTime{INT64_MIN / 2};
    event.time.end = base::CivilTime{INT64_MAX / 2};
    content.events = {event};
    const Items items = caseItems(content);
    EXPECT_LT(items.begin(0), items.end(0));
    EXPECT_GT(items.begin(0).minutes, -farthestCaseMinute - 1);
    EXPECT_LT(items.end(0).minutes, farthestCaseMinute + 1);
}

TEST(CaseLanes, byIncidentPartsStandWithTheirWhole) {
    const Lanes lanes = caseLanes(sample(), LaneBy::Incident);
    for (ItemIndex i = 0; i < sample().events.size(); ++i) {
        ASSERT_EQ(lanes.lanesOf(i).size(), 1U);
        const auto& event = sample().events[i];
        if (!event.parent)
            continue;
        const auto* parent = sample().find(event.parent);
        const auto place = static_cast<ItemIndex>(parent - sample().events.data());
        EXPECT_EQ(lanes.lanesOf(i)[0], lanes.lanesOf(place)[0]);
    }
}

TEST(CaseLanes, byActorAnEventStandsInTheLaneOfEach) {
    const Lanes lanes = caseLanes(sample(), LaneBy::Actor);
    for (ItemIndex i = 0; i < sample().events.size(); ++i) {
        std::set<std::string> expected;
        for (const auto& participant : sample().events[i].actors)
            expected.insert(sample().find(participant.actor)->name);
        if (expected.empty())
            expected.insert("No actor named");
        std::set<std::string> found;
        for (const std::uint32_t lane : lanes.lanesOf(i))
            found.insert(lanes.lanes[lane].title);
        EXPECT_EQ(found, expected);
    }
}

TEST(CaseLanes, everyGroupingHoldsEveryEvent) {
    for (const LaneBy by : {LaneBy::Incident, LaneBy::Actor, LaneBy::Source, LaneBy::Place, LaneBy::Kind}) {
        const Lanes lanes = caseLanes(sample(), by);
        for (ItemIndex i = 0; i < sample().events.size(); ++i)
            EXPECT_FALSE(lanes.lanesOf(i).empty());
    }
}

} // namespace
} // namespace parallax::timeline
