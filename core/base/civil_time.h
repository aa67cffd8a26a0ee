// Civil time: what a calendar and a clock on the wall at the place show. No zones, no leap seconds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::base {

// A minute of civil time, counted from 1970-01-01T00:00 of the proleptic Gregorian calendar (negative before).
// Years -9999 to 9999 (astronomical: year 0 exists).
struct CivilTime {
    std::int64_t minutes = 0;

    auto operator<=>(const CivilTime&) const = default;

    // month 1-12, day 1-31, hour 0-24, minute 0-59; values outside run over into the next unit (day 0 is the last of
    // the month before).
    static CivilTime of(int year, int month, int day, int hour = 0, int minute = 0);
    // Days since 1970-01-01, rounded down.
    std::int64_t dayNumber() const;
    static CivilTime ofDay(std::int64_t dayNumber) { return {dayNumber * 1440}; }
};

struct CivilDate {
    int year = 1970;
    int month = 1;   // 1-12
    int day = 1;     // 1-31
    int hour = 0;    // 0-23
    int minute = 0;  // 0-59
    int weekday = 4; // 1 Monday .. 7 Sunday (ISO 8601)
};
CivilDate civilDate(CivilTime time);
int daysInMonth(int year, int month);

enum class Precision { Minute, Hour, PartOfDay, Day, Week, Month, Year, Range, Unknown };
enum class Basis { Explicit, Relative, Inferred, Unknown };

// When something was: some time (or all the time) within [begin, end), in civil minutes. A missing end is unknown, not
// infinite. Holds: begin < end where both are there. With neither, the thing is undated: precision and basis are
// Unknown.
struct TimeInterval {
    std::optional<CivilTime> begin; // the first minute that is possible
    std::optional<CivilTime> end;   // the first minute that is no longer possible
    Precision precision = Precision::Unknown;
    Basis basis = Basis::Unknown;

    auto operator<=>(const TimeInterval&) const = default;

    bool known() const { return begin.has_value() || end.has_value(); }
    bool bounded() const { return begin.has_value() && end.has_value(); }
    // Both intervals could be the same moment. An unknown end meets everything on its side.
    bool meets(const TimeInterval& other) const;
    // Every moment of this one is before every moment of `other`; only then may an order be asserted.
    bool before(const TimeInterval& other) const;

    static TimeInterval ofDay(int year, int month, int day, Basis basis = Basis::Explicit);
    static TimeInterval ofMonth(int year, int month, Basis basis = Basis::Explicit);
    static TimeInterval ofYear(int year, Basis basis = Basis::Explicit);
};

// As in the JSON export ("part-of-day"); "" for a value that is none of the enum.
std::string_view name(Precision precision);
std::string_view name(Basis basis);
std::optional<Precision> parsePrecision(std::string_view text);
std::optional<Basis> parseBasis(std::string_view text);

// "2016-06-05" where it is midnight, else "2016-06-05T14:28".
std::string isoText(CivilTime time);
// The two ends as the JSON export wants them: inclusive, a date where the end is a whole day. nullopt for an unknown
// end.
std::optional<std::string> earliestText(const TimeInterval& interval);
std::optional<std::string> latestText(const TimeInterval& interval);
// Back from the two texts (either may be empty: unknown). "2016", "2016-06", "2016-06-05", "2016-06-05T14:28". nullopt
// when one cannot be read.
std::optional<TimeInterval> parseInterval(std::string_view earliest, std::string_view latest);
// EDTF level 1 (ISO 8601-2): "2016-06-05", "2016-04-08/2016-06-05", "../2016-06-05", "2016-06-05?" when inferred; ""
// when undated.
std::string edtf(const TimeInterval& interval);
std::optional<TimeInterval> parseEdtf(std::string_view text);

} // namespace parallax::base
