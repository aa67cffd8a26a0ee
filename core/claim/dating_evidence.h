// What the time expressions of an undated report tell of the day it was written on, before any is put in a year.
// Private to this folder.
#pragma once

#include "base/civil_time.h"
#include "language/document.h"

#include <set>
#include <string>
#include <vector>

namespace parallax::claim {

// A day of the calendar as the text tells it.
struct ToldDay {
    int year = 0; // 0: not printed
    int month = 1, day = 1;
    int weekday = 0;     // 1 Monday .. 7 Sunday where one stands beside it, else 0
    bool inLead = false; // among the first words of the report
    bool ahead = false;  // still to come
    bool ofPost = false; // the day of a message set into the report: "— Mira Tolle (@mtolle) June 9, 2019"
};

struct DatingEvidence {
    std::vector<ToldDay> days;  // in text order
    std::set<int> weekdays;     // bare weekdays told as past, "on Sunday"
    std::set<int> leadWeekdays; // those of them that stand in the lead
    bool lastWeek = false;      // "last week": what it tells of may be that long past
    int lastYear = 0;           // latest year printed; 0 for none
};

DatingEvidence datingEvidence(const language::Document& document);

// "Sunday" for 7.
std::string weekdayName(int weekday);

} // namespace parallax::claim
