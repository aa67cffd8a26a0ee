// A time expression as it is said, before it is put on the calendar.
#pragma once

#include "base/span.h"
#include "mention/time_words.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace parallax::mention {

struct Holiday;

enum class TimeForm : std::uint8_t {
    Calendar,  // fields of a date or clock, perhaps leaning on another time: "June 5", "last Friday", "Monday night",
               // "10 p.m."
    Offset,    // an amount of time from an anchor: "two days ago", "three weeks later", "the day before"
    Duration,  // "two days", "the past year and a half"
    Set,       // "every Monday", "twice a week", "daily"
    Reference, // "now", "recently", "the future"
};

struct TimeExpression {
    TimeForm form = TimeForm::Calendar;
    base::Span span;
    std::uint32_t firstToken = 0; // of the paragraph's tokens
    std::uint32_t endToken = 0;

    // Calendar. 0 (or nullopt): not said.
    std::optional<int> year;   // astronomical: 480 BC is -479
    bool yearShort = false;    // said with two digits
    std::optional<int> decade; // first year: 1990; 90 with decadeShort for "the '90s"
    bool decadeShort = false;
    int century = 0; // 20 for the 20th, -4 for the fourth BC
    bool fiscal = false;
    int month = 0;
    int day = 0;
    int weekday = 0; // 1 Monday .. 7
    int season = 0;  // 1 spring .. 4 winter
    int quarter = 0;
    int half = 0;
    const Holiday* holiday = nullptr;
    int dayWord = 0;      // 9 yesterday, 10 today, 11 tomorrow; two further off: 8, 12
    bool numeric = false; // 05/06/2016: day and month may have to change places
    bool dotted = false;  // 05.06.2016: the day comes first
    TimeEdge edge = TimeEdge::None;
    PartOfDay part = PartOfDay::None;
    TimeEdge partEdge = TimeEdge::None;
    int hour = -1;
    int minute = -1;
    int second = -1;
    int meridiem = 0;        // 1 am, 2 pm
    std::optional<int> zone; // minutes east of Greenwich
    int approx = 0;          // as TimeWord::approx

    // What it leans on: "last" + Year in "July of last year"; the shift alone in "last July".
    TimeShift shift = TimeShift::None;
    TimeUnit unit = TimeUnit::None;
    int shiftCount = 1; // "the last two weeks"

    // Offset, Duration, Set
    double amount = 0;
    bool vague = false;                   // "several", "few", a bare plural
    TimeUnit secondUnit = TimeUnit::None; // "one hour and 4 minutes"
    double secondAmount = 0;
    TimeDirection direction = TimeDirection::None;
    bool anchored = false; // of an Offset: the calendar fields are the date that it is counted from, by offsetUnit
    TimeUnit offsetUnit = TimeUnit::None;
    bool hyphened = false; // "two-year"
    bool definite = false; // "the day before", "the year": leans on a time nearby

    int reference = 0;        // 1 now, 2 past, 3 future
    bool historyOnly = false; // a time only in histories: "former", "18 years old"

    // What stands before it
    std::int8_t bound = 0;  // as TimeBound
    bool endsRange = false; // together with the expression before it: "from April 8 to June 5"

    bool hasClock() const { return hour >= 0; }
    bool hasDate() const {
        return year || decade || century != 0 || month != 0 || day != 0 || weekday != 0 || season != 0 ||
               quarter != 0 || half != 0 || holiday != nullptr || dayWord != 0 || shift != TimeShift::None;
    }
};

} // namespace parallax::mention
