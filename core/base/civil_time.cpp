#include "base/civil_time.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace parallax::base {

namespace {

constexpr std::int64_t minutesADay = 1440;

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    const std::int64_t quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

// Days since 1970-01-01 of a date of the proleptic Gregorian calendar; the day may be any number.
// Method: Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
std::int64_t daysFromCivil(std::int64_t year, std::int64_t month, std::int64_t day) {
    year += floorDivide(month - 1, 12);
    month -= floorDivide(month - 1, 12) * 12;
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468 + day - 1;
}

constexpr std::array<std::string_view, 9> precisionNames = {"minute", "hour", "part-of-day", "day",    "week",
                                                            "month",  "year", "range",       "unknown"};
constexpr std::array<std::string_view, 4> basisNames = {"explicit", "relative", "inferred", "unknown"};

template <typename Enum, std::size_t size>
std::optional<Enum> parseName(const std::array<std::string_view, size>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Enum>(found - names.begin());
}

std::string dateText(const CivilDate& date) {
    return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", date.year < 0 ? -date.year : date.year,
                       date.month, date.day);
}

std::string minuteText(CivilTime time) {
    const CivilDate date = civilDate(time);
    return fmt::format("{}T{:02}:{:02}", dateText(date), date.hour, date.minute);
}

bool isMidnight(CivilTime time) {
    return time.dayNumber() * minutesADay == time.minutes;
}

// At these precisions a midnight is a time on the clock, not the border of a day that is meant as a whole.
bool onTheClock(Precision precision) {
    return precision == Precision::Minute || precision == Precision::Hour || precision == Precision::PartOfDay;
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    char peek() const { return m_text.empty() ? '\0' : m_text.front(); }
    bool take(char wanted) {
        if (peek() != wanted || m_text.empty()) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }
    // Exactly `count` digits; with `unspecified` an X stands for any digit, in the last places only.
    bool digits(int count, int& low, int& high, bool unspecified) {
        low = 0;
        high = 0;
        bool open = false;
        for (int index = 0; index < count; ++index) {
            const char c = peek();
            if (unspecified && c == 'X') {
                low = low * 10;
                high = high * 10 + 9;
                open = true;
            } else if (c >= '0' && c <= '9' && !open) {
                low = low * 10 + (c - '0');
                high = high * 10 + (c - '0');
            } else {
                return false;
            }
            m_text.remove_prefix(1);
        }
        return true;
    }

private:
    std::string_view m_text;
};

// One date, month, year or minute. With `level1` also the unspecified digits, seasons and qualifiers of EDTF.
std::optional<TimeInterval> parsePoint(std::string_view text, bool level1) {
    Reader reader(text);
    const bool negative = reader.take('-');
    int low = 0;
    int high = 0;
    if (!reader.digits(4, low, high, level1)) {
        return std::nullopt;
    }
    if (negative && (low != high || low == 0)) {
        return std::nullopt;
    }
    const int year = negative ? -low : low;
    const int lastYear = negative ? -low : high;
    TimeInterval result{CivilTime::of(year, 1, 1), CivilTime::of(lastYear + 1, 1, 1),
                        year == lastYear ? Precision::Year : Precision::Range, Basis::Explicit};
    if (reader.peek() == '-') {
        reader.take('-');
        int month = 0;
        int lastMonth = 0;
        if (year != lastYear || !reader.digits(2, month, lastMonth, level1)) {
            return std::nullopt;
        }
        if (month != lastMonth) { // "2016-XX": some month of that year
            if (month != 0) {
                return std::nullopt;
            }
            if (reader.take('-') && !reader.digits(2, month, lastMonth, true)) {
                return std::nullopt;
            }
        } else if (level1 && month >= 21 && month <= 24) {
            // EDTF seasons, by the meteorological reckoning of the northern half; winter runs into the next year.
            const int first = 3 + (month - 21) * 3;
            result.begin = CivilTime::of(year, first, 1);
            result.end = CivilTime::of(year, first + 3, 1);
            result.precision = Precision::Range;
        } else if (month < 1 || month > 12) {
            return std::nullopt;
        } else {
            result = TimeInterval::ofMonth(year, month);
            if (reader.take('-')) {
                int day = 0;
                int lastDay = 0;
                if (!reader.digits(2, day, lastDay, level1)) {
                    return std::nullopt;
                }
                if (day == lastDay) {
                    if (day < 1 || day > daysInMonth(year, month)) {
                        return std::nullopt;
                    }
                    result = TimeInterval::ofDay(year, month, day);
                    if (reader.take('T')) {
                        int hour = 0;
                        int minute = 0;
                        int same = 0;
                        if (!reader.digits(2, hour, same, false) || !reader.take(':') ||
                            !reader.digits(2, minute, same, false) || minute > 59 || hour > (minute == 0 ? 24 : 23)) {
                            return std::nullopt;
                        }
                        int second = 0;
                        if (reader.take(':') && (!reader.digits(2, second, same, false) || second > 60)) {
                            return std::nullopt;
                        }
                        result.begin = CivilTime::of(year, month, day, hour, minute);
                        result.end = CivilTime{result.begin->minutes + 1};
                        result.precision = Precision::Minute;
                    }
                } else if (day != 0) {
                    return std::nullopt;
                }
            }
        }
    }
    if (level1 && (reader.take('?') || reader.take('%'))) {
        result.basis = Basis::Inferred;
    } else if (level1) {
        reader.take('~');
    }
    if (!reader.atEnd()) {
        return std::nullopt;
    }
    return result;
}

Precision precisionOf(CivilTime begin, CivilTime end) {
    const std::int64_t length = end.minutes - begin.minutes;
    if (length == 1) {
        return Precision::Minute;
    }
    if (length == 60) {
        return Precision::Hour;
    }
    const CivilDate date = civilDate(begin);
    if (!isMidnight(begin) || !isMidnight(end)) {
        return length < minutesADay ? Precision::PartOfDay : Precision::Range;
    }
    if (length == minutesADay) {
        return Precision::Day;
    }
    if (length == 7 * minutesADay && date.weekday == 1) {
        return Precision::Week;
    }
    if (date.day == 1 && end == CivilTime::of(date.year, date.month + 1, 1)) {
        return Precision::Month;
    }
    if (date.day == 1 && date.month == 1 && end == CivilTime::of(date.year + 1, 1, 1)) {
        return Precision::Year;
    }
    return Precision::Range;
}

std::optional<TimeInterval> joinEnds(const std::optional<TimeInterval>& first,
                                     const std::optional<TimeInterval>& last) {
    TimeInterval result;
    if (first) {
        result.begin = first->begin;
        result.basis = first->basis;
    }
    if (last) {
        result.end = last->end;
        result.basis = first && first->basis == Basis::Inferred ? Basis::Inferred : last->basis;
    }
    if (!result.bounded()) {
        result.precision = result.known() ? Precision::Range : Precision::Unknown;
        return result;
    }
    if (*result.begin >= *result.end) {
        return std::nullopt;
    }
    result.precision = first == last ? first->precision : precisionOf(*result.begin, *result.end);
    return result;
}

} // namespace

CivilTime CivilTime::of(int year, int month, int day, int hour, int minute) {
    return {daysFromCivil(year, month, day) * minutesADay + static_cast<std::int64_t>(hour) * 60 + minute};
}

std::int64_t CivilTime::dayNumber() const {
    return floorDivide(minutes, minutesADay);
}

CivilDate civilDate(CivilTime time) {
    const std::int64_t dayNumber = time.dayNumber();
    const std::int64_t shifted = dayNumber + 719468;
    const std::int64_t era = floorDivide(shifted, 146097);
    const std::int64_t dayOfEra = shifted - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    date.month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    date.year = static_cast<int>(yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0));
    const std::int64_t rest = time.minutes - dayNumber * minutesADay;
    date.hour = static_cast<int>(rest / 60);
    date.minute = static_cast<int>(rest % 60);
    date.weekday = static_cast<int>(dayNumber + 3 - floorDivide(dayNumber + 3, 7) * 7) + 1; // day 0 was a Thursday
    return date;
}

int daysInMonth(int year, int month) {
    return static_cast<int>(daysFromCivil(year, month + 1, 1) - daysFromCivil(year, month, 1));
}

bool TimeInterval::meets(const TimeInterval& other) const {
    const bool beginsInTime = !begin || !other.end || *begin < *other.end;
    const bool endsInTime = !end || !other.begin || *other.begin < *end;
    return beginsInTime && endsInTime;
}

bool TimeInterval::before(const TimeInterval& other) const {
    return end && other.begin && *end <= *other.begin;
}

TimeInterval TimeInterval::ofDay(int year, int month, int day, Basis basis) {
    return {CivilTime::of(year, month, day), CivilTime::of(year, month, day + 1), Precision::Day, basis};
}

TimeInterval TimeInterval::ofMonth(int year, int month, Basis basis) {
    return {CivilTime::of(year, month, 1), CivilTime::of(year, month + 1, 1), Precision::Month, basis};
}

TimeInterval TimeInterval::ofYear(int year, Basis basis) {
    return {CivilTime::of(year, 1, 1), CivilTime::of(year + 1, 1, 1), Precision::Year, basis};
}

std::string_view name(Precision precision) {
    const auto index = static_cast<std::size_t>(precision);
    return index < std::size(precisionNames) ? precisionNames[index] : std::string_view();
}
std::string_view name(Basis basis) {
    const auto index = static_cast<std::size_t>(basis);
    return index < std::size(basisNames) ? basisNames[index] : std::string_view();
}
std::optional<Precision> parsePrecision(std::string_view text) {
    return parseName<Precision>(precisionNames, text);
}
std::optional<Basis> parseBasis(std::string_view text) {
    return parseName<Basis>(basisNames, text);
}

std::string isoText(CivilTime time) {
    return isMidnight(time) ? dateText(civilDate(time)) : minuteText(time);
}

std::optional<std::string> earliestText(const TimeInterval& interval) {
    if (!interval.begin) {
        return std::nullopt;
    }
    return onTheClock(interval.precision) ? minuteText(*interval.begin) : isoText(*interval.begin);
}

std::optional<std::string> latestText(const TimeInterval& interval) {
    if (!interval.end) {
        return std::nullopt;
    }
    const CivilTime last{interval.end->minutes - 1};
    return isMidnight(*interval.end) && !onTheClock(interval.precision) ? dateText(civilDate(last)) : minuteText(last);
}

std::optional<TimeInterval> parseInterval(std::string_view earliest, std::string_view latest) {
    std::optional<TimeInterval> first;
    std::optional<TimeInterval> last;
    if (!earliest.empty() && !(first = parsePoint(earliest, false))) {
        return std::nullopt;
    }
    if (!latest.empty() && !(last = parsePoint(latest, false))) {
        return std::nullopt;
    }
    return joinEnds(first, last);
}

std::string edtf(const TimeInterval& interval) {
    if (!interval.known()) {
        return {};
    }
    const char* mark = interval.basis == Basis::Inferred ? "?" : "";
    if (interval.bounded() && precisionOf(*interval.begin, *interval.end) == interval.precision) {
        const std::string day = dateText(civilDate(*interval.begin));
        switch (interval.precision) {
        case Precision::Minute:
            return minuteText(*interval.begin) + mark;
        case Precision::Day:
            return day + mark;
        case Precision::Month:
            return day.substr(0, day.size() - 3) + mark;
        case Precision::Year:
            return day.substr(0, day.size() - 6) + mark;
        case Precision::Hour:
        case Precision::PartOfDay:
        case Precision::Week:
        case Precision::Range:
        case Precision::Unknown:
            break;
        }
    }
    const auto first = earliestText(interval);
    const auto last = latestText(interval);
    return (first ? *first + mark : std::string("..")) + "/" + (last ? *last + mark : std::string(".."));
}

std::optional<TimeInterval> parseEdtf(std::string_view text) {
    if (text.empty()) {
        return TimeInterval{};
    }
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        return parsePoint(text, true);
    }
    const std::string_view earliest = text.substr(0, slash);
    const std::string_view latest = text.substr(slash + 1);
    std::optional<TimeInterval> first;
    std::optional<TimeInterval> last;
    if (!earliest.empty() && earliest != ".." && !(first = parsePoint(earliest, true))) {
        return std::nullopt;
    }
    if (!latest.empty() && latest != ".." && !(last = parsePoint(latest, true))) {
        return std::nullopt;
    }
    return joinEnds(first, last);
}

} // namespace parallax::base
