// How well two local events of different reports can be one happening.
#pragma once

#include "event/local_events.h"

#include <cstdint>
#include <string>

namespace parallax::event {

struct Likeness {
    double score = 0;     // not a probability; see README.md for what it is added up from. 0: never one happening
    bool telling = false; // words or figures in common, not only a day and a place
    std::string because;  // one line
};
Likeness compare(const LocalEvent& left, const LocalEvent& right);

// How many minutes the times of two local events may lie apart and still be of one happening.
std::int64_t tolerance(const LocalEvent& left, const LocalEvent& right);

} // namespace parallax::event
