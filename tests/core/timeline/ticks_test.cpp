#include "timeline/ticks.h"

#include <gtest/gtest.h>

#include <string>

namespace parallax::timeline {
namespace {

using base::CivilTime;

// "minor labels | major labels" of the ticks that are in view, for a view of 800 pixels with at least 80 between ticks.
std::string labels(CivilTime begin, CivilTime end) {
    const TimeScale scale = TimeScale::spanning(begin, end, 800);
    const Ticks found = ticks(scale, 800, 80);
    std::string text;
    for (const Tick& tick : found.minor) {
        if (scale.x(tick.time) >= 0 && scale.x(tick.time) < 800)
            text += tickLabel(tick) + " ";
    }
    text += "|";
    for (const Tick& tick : found.major)
        text += " " + tickLabel(tick);
    return text;
}

TEST(Ticks, goFromMinutesToMillennia) {
    EXPECT_EQ(labels(CivilTime::of(2019, 3, 12, 9, 38), CivilTime::of(2019, 3, 12, 9, 46)),
              "09:38 09:39 09:40 09:41 09:42 09:43 09:44 09:45 | Tuesday 12 March 2019");
    EXPECT_EQ(labels(CivilTime::of(2019, 3, 12, 20), CivilTime::of(2019, 3, 13, 4)),
              "20:00 21:00 22:00 23:00 00:00 01:00 02:00 03:00 | Tuesday 12 March 2019 Wednesday 13 March 2019");
    EXPECT_EQ(labels(CivilTime::of(2019, 2, 26), CivilTime::of(2019, 3, 4)),
              "26 27 28 1 2 3 | February 2019 March 2019");
    EXPECT_EQ(labels(CivilTime::of(2019, 11, 15), CivilTime::of(2020, 4, 15)), "Dec Jan Feb Mar Apr | 2019 2020");
    EXPECT_EQ(labels(CivilTime::of(1995, 1, 1), CivilTime::of(2031, 1, 1)),
              "1995 2000 2005 2010 2015 2020 2025 2030 |");
    EXPECT_EQ(labels(CivilTime::of(-5000, 1, 1), CivilTime::of(5000, 1, 1)),
              "5001 BC 4001 BC 3001 BC 2001 BC 1001 BC 1 BC 1000 2000 3000 4000 |");
}

TEST(Ticks, countYearsBeforeChristWithoutAYearZero) {
    EXPECT_EQ(tickLabel({CivilTime::of(0, 1, 1), {TickUnit::Year, 1}, false}), "1 BC");
    EXPECT_EQ(tickLabel({CivilTime::of(-400, 1, 1), {TickUnit::Year, 1}, false}), "401 BC");
    EXPECT_EQ(tickLabel({CivilTime::of(1, 1, 1), {TickUnit::Year, 1}, false}), "1");
}

TEST(Ticks, weeksBeginOnMonday) {
    const TimeScale scale = TimeScale::spanning(CivilTime::of(2019, 3, 1), CivilTime::of(2019, 4, 20), 800);
    for (const Tick& tick : ticks(scale, 800, 80).minor) {
        EXPECT_EQ(tick.level, (TickLevel{TickUnit::Day, 7}));
        EXPECT_EQ(base::civilDate(tick.time).weekday, 1);
    }
}

TEST(Ticks, areFarEnoughApartAtEveryScale) {
    for (double span = 10; span < 2e10; span *= 1.07) {
        const TimeScale scale(ticks({CivilTime::of(2016, 6, 5).minutes}),
                              span * static_cast<double>(ticksPerMinute) / 1600);
        const Ticks found = ticks(scale, 1600, 64);
        for (std::size_t i = 1; i < found.minor.size(); ++i)
            EXPECT_GE(scale.x(found.minor[i].time) - scale.x(found.minor[i - 1].time), 31.9);
        EXPECT_LE(found.minor.size(), 55U);
    }
}

} // namespace
} // namespace parallax::timeline
