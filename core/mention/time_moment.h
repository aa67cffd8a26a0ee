// A stretch of the calendar that has a name: a day, a week, a month, a quarter, a year, a century.
#pragma once

#include "base/civil_time.h"
#include "mention/time_words.h"

#include <string>

namespace parallax::mention {

enum class Grain : std::uint8_t { None, Century, Decade, Year, Half, Season, Quarter, Month, Week, Weekend, Day };

// Which fields count is said by the grain: Century `number` (20 for the 20th, -4 for the fourth BC), Decade `year` (its
// first), Year `year`, Half/Season/Quarter `year` and `number`, Month `year` and `month`, Week/Weekend any day in that
// week, Day the day.
struct Moment {
    Grain grain = Grain::None;
    int year = 0;
    int month = 1;
    int day = 1;
    int number = 0;
    bool yearKnown = true; // false: "XXXX-06-05"

    static Moment ofDay(std::int64_t dayNumber);
    static Moment ofDate(int year, int month, int day);
    static Moment ofMonth(int year, int month);
    static Moment ofYear(int year);
    std::int64_t dayNumber() const; // of its first day
    // The same kind of stretch `count` further on; the quarter after the fourth is the next year's first.
    Moment moved(int count) const;
};

// TIMEX3 value: "2016", "2016-06", "2016-W23", "2016-06-05", "2016-Q2", "2016-SU", "198", "19", "BC0480".
std::string timexValue(const Moment& moment);
// The days it covers, from the first to the day after the last. Undated when the year is not known.
// Weeks run from the Sunday before the ISO week to its Sunday, since reports count weeks either way. Winter runs into
// the next year, and may mean the one that ends in the year named: seasons take the months that the text may mean on
// either side of the equator's north.
base::TimeInterval momentInterval(const Moment& moment, base::Basis basis);
// The interval that `edge` leaves of `interval`. Wide on purpose: "early June" may reach to the middle of the month.
base::TimeInterval edgeInterval(const base::TimeInterval& interval, TimeEdge edge);
// The stretch of day `dayNumber` that is meant by a part of the day.
base::TimeInterval partInterval(std::int64_t dayNumber, PartOfDay part, TimeEdge edge, base::Basis basis);
// "MO", "AF", "EV", "NI", "DT", "MI"
const char* partValue(PartOfDay part);

// Year and number of the ISO 8601 week that holds the day.
struct IsoWeek {
    int year = 0;
    int week = 0;
};
IsoWeek isoWeek(std::int64_t dayNumber);

} // namespace parallax::mention
