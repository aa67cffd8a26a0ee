// Ticks of the time axis, from minutes to millennia, in two levels.
#pragma once

#include "timeline/time_scale.h"

#include <string>
#include <vector>

namespace parallax::timeline {

enum class TickUnit { Minute, Hour, Day, Month, Year };

// Steps of one level: every `step` units, from a round one on (hours 0, 3, 6, ...; Mondays for steps of 7 days).
struct TickLevel {
    TickUnit unit = TickUnit::Day;
    int step = 1;
    bool operator==(const TickLevel&) const = default;
};

struct Tick {
    base::CivilTime time;
    TickLevel level;
    bool major = false;
};

struct Ticks {
    TickLevel minorLevel;
    TickLevel majorLevel; // coarser; the same as minorLevel when there is none above (years and up)
    bool hasMajor = false;
    std::vector<Tick>
        minor; // ascending; the last one before the view is included, so that its label can stand at the edge
    std::vector<Tick> major;
};

// The finest level whose ticks are at least `minimumPixels` apart (clock times; half of that for days, two thirds for
// months, three quarters for years, whose labels are shorter), and the calendar level above it; ticks of both from one
// before x = 0 to `width`.
Ticks ticks(const TimeScale& scale, double width, double minimumPixels);

// Labels in English with a 24-hour clock; the window has its own for the locale. "14:30", "Sunday 5 June 2016", "5",
// "June 2016", "Jun", "2016", "401 BC" (years before 1 are counted without a year 0, as people do).
std::string tickLabel(const Tick& tick);

} // namespace parallax::timeline
