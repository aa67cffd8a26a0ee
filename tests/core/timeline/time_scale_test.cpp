#include "timeline/time_scale.h"

#include "support/synthetic_items.h"

#include <gtest/gtest.h>

#include <cmath>

namespace parallax::timeline {
namespace {

using base::CivilTime;

TEST(TimeScale, isExactToHalfAPixelFromOneSecondToTwentyThousandYears) {
    test::Random random(7);
    constexpr double width = 1600;
    const double shortest = static_cast<double>(ticksPerMinute) / 60;              // one second over the width
    const double longest = 20000.0 * 525949 * static_cast<double>(ticksPerMinute); // 20,000 years
    for (int i = 0; i < 20000; ++i) {
        const double span = shortest * std::pow(longest / shortest, random.unit());
        const std::int64_t around = random.below(20000LL * 525949) - 10000LL * 525949;
        const TimeScale scale(around * ticksPerMinute + random.below(ticksPerMinute), span / width);
        const double x = random.unit() * width;
        EXPECT_NEAR(scale.xOfTick(scale.tickAt(x)), x, 0.5);
        const std::int64_t tick = scale.leftTick() + static_cast<std::int64_t>(random.unit() * span);
        EXPECT_NEAR(static_cast<double>(scale.tickAt(scale.xOfTick(tick)) - tick), 0.0,
                    0.5 * scale.ticksPerPixel() + 1);
    }
}

TEST(TimeScale, keepsTheTimeUnderThePointerWhileZooming) {
    const CivilTime at = CivilTime::of(2016, 6, 5, 14, 28);
    TimeScale scale = TimeScale::spanning(CivilTime::of(-3000, 1, 1), CivilTime::of(7000, 1, 1), 1600);
    const double x = scale.x(at);
    for (int i = 0; i < 90; ++i) // 1.26^90: more than 10^9
        scale = scale.zoomed(1.26, x);
    EXPECT_NEAR(scale.x(at), x, 0.5 + 90 / scale.ticksPerPixel());
    for (int i = 0; i < 90; ++i)
        scale = scale.zoomed(1 / 1.26, x);
    EXPECT_NEAR(scale.x(at), x, 0.5);
}

TEST(TimeScale, doesNotDriftWhenPannedBackAndForth) {
    const TimeScale start = TimeScale::spanning(CivilTime::of(2016, 1, 1), CivilTime::of(2017, 1, 1), 1600);
    TimeScale scale = start;
    for (int i = 0; i < 10000; ++i)
        scale = scale.panned(3.25).panned(-3.25);
    EXPECT_EQ(scale, start);
}

TEST(TimeScale, namesTheMinuteUnderAPixelAlsoBeforeTheEpoch) {
    const TimeScale scale(-5 * ticksPerMinute, static_cast<double>(ticksPerMinute) / 100); // 100 pixels a minute
    EXPECT_EQ(scale.timeAt(0).minutes, -5);
    EXPECT_EQ(scale.timeAt(99).minutes, -5);
    EXPECT_EQ(scale.timeAt(100).minutes, -4);
    EXPECT_EQ(scale.timeAt(-1).minutes, -6);
}

} // namespace
} // namespace parallax::timeline
