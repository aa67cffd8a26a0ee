#include "event/event_time.h"

#include <gtest/gtest.h>

namespace parallax::event {

namespace {

base::TimeInterval days(std::int64_t first, std::int64_t count = 1, base::Basis basis = base::Basis::Explicit) {
    return {base::CivilTime::ofDay(first), base::CivilTime::ofDay(first + count),
            count == 1 ? base::Precision::Day : base::Precision::Range, basis};
}

} // namespace

TEST(EventTime, MostMentionsDecideAndTheNarrowestOfThemIsTaken) {
    const ToldTime told = combineTimes({{days(100, 3), "a", 1}, {days(101), "b", 1}, {days(140), "c", 1}});
    EXPECT_EQ(told.time, days(101));
    EXPECT_EQ(told.because, "b");
}

TEST(EventTime, UndatedStaysUndated) {
    EXPECT_FALSE(combineTimes({{{}, "", 1}}).time.known());
    EXPECT_FALSE(combineTimes({}).time.known());
}

TEST(EventTime, DoesNotDependOnTheOrder) {
    const std::vector<ToldTime> told{{days(100), "a", 1}, {days(101), "b", 1}, {days(100, 2), "c", 2}};
    const ToldTime forwards = combineTimes(told);
    const ToldTime backwards = combineTimes({told.rbegin(), told.rend()});
    EXPECT_EQ(forwards.time, backwards.time);
    EXPECT_EQ(forwards.because, backwards.because);
}

TEST(EventTime, MinutesBetweenIntervals) {
    EXPECT_EQ(minutesApart(days(100), days(100, 2)), 0);
    EXPECT_EQ(minutesApart(days(100), days(103)), 2 * 1440);
    EXPECT_EQ(minutesApart(days(103), days(100)), 2 * 1440);
    EXPECT_EQ(minutesApart(days(103), {}), 0) << "of an unknown time nothing is said";
}

} // namespace parallax::event
