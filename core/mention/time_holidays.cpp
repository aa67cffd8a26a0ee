#include "mention/time_holidays.h"

#include "base/error.h"
#include "base/resource.h"

#include <unicode/calendar.h>

#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace parallax::mention {

namespace {

using base::CivilTime;

Holiday parseHoliday(std::string_view line) {
    const auto fail = [&] { throw base::Error("lexicon/holidays.tsv: cannot read \"" + std::string(line) + "\""); };
    Holiday holiday;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
        fail();
    }
    holiday.name = line.substr(0, first);
    const std::string_view rule = line.substr(first + 1, second - first - 1);
    holiday.rule = rule == "fixed"      ? HolidayRule::Fixed
                   : rule == "easter"   ? HolidayRule::Easter
                   : rule == "orthodox" ? HolidayRule::Orthodox
                   : rule == "nth"      ? HolidayRule::Nth
                   : rule == "chinese"  ? HolidayRule::Chinese
                                        : HolidayRule::Islamic;
    std::size_t index = 0;
    const char* at = line.data() + second + 1;
    const char* end = line.data() + line.size();
    while (at < end && index < holiday.numbers.size()) {
        const auto parsed = std::from_chars(at, end, holiday.numbers[index]);
        if (parsed.ec != std::errc()) {
            fail();
        }
        ++index;
        at = parsed.ptr < end ? parsed.ptr + 1 : end;
    }
    return holiday;
}

const std::vector<Holiday>& holidays() {
    static const std::vector<Holiday> table = [] {
        std::vector<Holiday> result;
        std::string_view text = base::resource("lexicon/holidays.tsv");
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            if (!line.empty() && line.front() != '#') {
                result.push_back(parseHoliday(line));
            }
        }
        return result;
    }();
    return table;
}

char lowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// How many tokens the name takes at `at`; 0 when it is not there. Blanks and hyphens stand for each other.
std::size_t match(std::string_view name, std::string_view text, const std::vector<TimeToken>& tokens, std::size_t at) {
    std::size_t token = at;
    std::size_t offset = 0;
    while (offset < name.size()) {
        if (name[offset] == ' ' || name[offset] == '-') {
            ++offset;
            if (token < tokens.size() && tokens[token].mark == '-') {
                ++token;
            }
            continue;
        }
        if (token == tokens.size() || (token > at && tokens[token].gap == Gap::Break)) {
            return 0;
        }
        if (tokens[token].kind == TimeTokenKind::Mark) {
            if (tokens[token].mark != name[offset]) {
                return 0;
            }
            ++offset;
        } else {
            const std::string_view form = tokens[token].span.in(text);
            if (name.size() - offset < form.size()) {
                return 0;
            }
            for (const char c : form) {
                if (lowerCase(c) != name[offset++]) {
                    return 0;
                }
            }
            const char next = offset < name.size() ? name[offset] : ' ';
            if (next >= 'a' && next <= 'z') {
                return 0;
            }
        }
        ++token;
    }
    return token - at;
}

// Gauss's rule as arranged by J. Meeus, Astronomical Algorithms, chapter 8.
CivilTime westernEaster(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int sum = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return CivilTime::of(year, sum / 31, sum % 31 + 1);
}

// The Julian Easter (Meeus), moved to the Gregorian calendar.
CivilTime orthodoxEaster(int year) {
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int sum = d + e + 114;
    return CivilTime::of(year, sum / 31, sum % 31 + 1 + year / 100 - year / 400 - 2);
}

// Day number of a date of the tabular Islamic calendar, civil epoch (16 July 622, Julian).
std::int64_t islamicDay(std::int64_t year, std::int64_t month, std::int64_t day) {
    constexpr std::int64_t epoch = -492148; // 19 July 622 of the proleptic Gregorian calendar
    const std::int64_t leaps = (3 + 11 * year) / 30;
    return epoch + (year - 1) * 354 + leaps + (59 * (month - 1) + 1) / 2 + day - 1;
}

// Day number of the new year of China's lunisolar calendar, which is between 20 January and 21 February; nullopt where
// ICU cannot say.
std::optional<std::int64_t> chineseNewYear(int year) {
    constexpr double dayInMilliseconds = 86400000.0;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale("en@calendar=chinese"), status));
    const std::int64_t epoch = CivilTime::of(1970, 1, 1).dayNumber();
    const std::int64_t last = CivilTime::of(year, 2, 21).dayNumber();
    for (std::int64_t day = CivilTime::of(year, 1, 20).dayNumber(); U_SUCCESS(status) && day <= last; ++day) {
        calendar->setTime(static_cast<double>(day - epoch) * dayInMilliseconds, status);
        const bool begins = calendar->get(UCAL_MONTH, status) == 0 && calendar->get(UCAL_DATE, status) == 1 &&
                            calendar->get(UCAL_IS_LEAP_MONTH, status) == 0;
        if (U_SUCCESS(status) && begins) {
            return day;
        }
    }
    return std::nullopt;
}

base::TimeInterval days(std::int64_t first, std::int64_t count) {
    return {CivilTime::ofDay(first), CivilTime::ofDay(first + count),
            count == 1 ? base::Precision::Day : base::Precision::Range, base::Basis::Explicit};
}

} // namespace

const Holiday* findHoliday(std::string_view text, const std::vector<TimeToken>& tokens, std::size_t at,
                           std::size_t& size) {
    const TimeToken& first = tokens[at];
    if (first.kind != TimeTokenKind::Word || !first.capital) {
        return nullptr;
    }
    const char initial = lowerCase(text[first.span.begin]);
    const Holiday* best = nullptr;
    size = 0;
    for (const Holiday& holiday : holidays()) {
        if (holiday.name.front() == initial) {
            if (const std::size_t taken = match(holiday.name, text, tokens, at); taken > size) {
                size = taken;
                best = &holiday;
            }
        }
    }
    return best;
}

std::optional<base::TimeInterval> holidayInterval(const Holiday& holiday, int year) {
    const auto& numbers = holiday.numbers;
    switch (holiday.rule) {
    case HolidayRule::Fixed:
        return base::TimeInterval::ofDay(year, numbers[0], numbers[1]);
    case HolidayRule::Easter:
        return year < 1583 ? std::nullopt : std::optional(days(westernEaster(year).dayNumber() + numbers[0], 1));
    case HolidayRule::Orthodox:
        return year < 1583 ? std::nullopt : std::optional(days(orthodoxEaster(year).dayNumber() + numbers[0], 1));
    case HolidayRule::Nth: {
        const int month = numbers[0];
        if (numbers[2] > 0) {
            const CivilTime first = CivilTime::of(year, month, 1);
            const int ahead = (numbers[1] - base::civilDate(first).weekday + 7) % 7;
            return days(first.dayNumber() + ahead + (numbers[2] - 1) * 7 + numbers[3], 1);
        }
        const CivilTime last = CivilTime::of(year, month + 1, 0);
        const int back = (base::civilDate(last).weekday - numbers[1] + 7) % 7;
        return days(last.dayNumber() - back + (numbers[2] + 1) * 7 + numbers[3], 1);
    }
    case HolidayRule::Chinese: {
        // The calendar has the form that is computed since 1645.
        const auto first = year < 1645 ? std::nullopt : chineseNewYear(year);
        return first ? std::optional(days(*first + numbers[0], 1)) : std::nullopt;
    }
    case HolidayRule::Islamic: {
        if (year < 623) {
            return std::nullopt;
        }
        const std::int64_t begin = CivilTime::of(year, 1, 1).dayNumber();
        const std::int64_t end = CivilTime::of(year + 1, 1, 1).dayNumber();
        for (std::int64_t islamic = (year - 622) * 33 / 32 - 1; islamic <= (year - 622) * 33 / 32 + 3; ++islamic) {
            const std::int64_t first = islamicDay(islamic, numbers[0], numbers[1]);
            if (first >= begin && first < end) {
                base::TimeInterval interval = days(first - 1, numbers[2] + 2);
                interval.precision = base::Precision::Range;
                return interval;
            }
        }
        return std::nullopt;
    }
    }
    return std::nullopt;
}

} // namespace parallax::mention
