// The time of an event from the times of its mentions.
#pragma once

#include "base/civil_time.h"

#include <string>
#include <vector>

namespace parallax::event {

struct ToldTime {
    base::TimeInterval time;
    std::string because;
    double weight = 1; // how much the mention counts
};

// The narrowest interval that most mentions bear out: of intervals that do not meet, the ones with more weight win
// (ties: narrower, earlier), and are narrowed to what they share. Undated when none is dated. `because` of the one that
// the result rests on. Never wider than it, never made up. Independent of the order of `told`.
ToldTime combineTimes(std::vector<ToldTime> told);

// Length in minutes; a huge number where an end is unknown.
std::int64_t width(const base::TimeInterval& time);

// Minutes between two intervals that do not meet; 0 when they do, or when nothing is known of one.
std::int64_t minutesApart(const base::TimeInterval& left, const base::TimeInterval& right);

// The whole days that an interval touches; an unknown end stays unknown. Basis kept; precision Day when it is one day,
// else Range, unless coarser.
base::TimeInterval wholeDays(const base::TimeInterval& time);

// Every moment of `inner` lies in `outer`; an unknown end of `outer` holds everything on its side.
bool contains(const base::TimeInterval& outer, const base::TimeInterval& inner);

} // namespace parallax::event
