// When a report was written that prints no date: from the days it speaks of, weekdays that stand with days of the
// month, and what other reports of the case say. Nothing is made up: where the year cannot be known, the report stays
// undated.
#include "claim/report_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace parallax::claim {
namespace {

using base::CivilTime;
using base::TimeInterval;

constexpr std::int64_t day = 1440;
// How long after the latest day it tells of a news report is written, where nothing says more.
constexpr std::int64_t freshDays = 2;

struct MonthDay {
    int month = 0, day = 0;
    int weekday = 0; // 1 Monday .. 7 Sunday where one stands beside it, else 0
    auto operator<=>(const MonthDay&) const = default;
};

std::optional<int> digits(std::string_view text) {
    int value = 0;
    if (text.empty())
        return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

int weekdayIn(std::string_view text) {
    std::string lower;
    for (const char c : text.substr(0, 200))
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (int w = 0; w < 7; ++w) {
        if (lower.find(weekdays[w]) != std::string::npos)
            return w + 1;
    }
    return 0;
}

bool isLastWeek(std::string_view words) {
    return words == "last week" || words == "Last week";
}

// What the text's time expressions say without a date of the report.
struct Evidence {
    std::set<MonthDay> days;          // days of a month without a year
    std::vector<CivilTime> fullDates; // days with their year
    std::set<int> weekdays;           // bare weekdays, "on Sunday"
    bool lastWeek = false;            // "last week": it was written in the week after what it tells of
    int lastYear = 0;                 // latest year printed
};

Evidence evidenceOf(const language::Document& document) {
    Evidence evidence;
    if (document.sentences.empty())
        return evidence; // nothing but page furniture
    const auto times = mention::findTimes(document, {});
    int before = 0;
    base::Span last;
    for (const auto& time : times) {
        if (time.type != mention::TimexType::Date && time.type != mention::TimexType::Time)
            continue;
        const auto words = time.span.in(document.text);
        const std::string_view value = time.value;
        const int weekday = weekdayIn(words);
        const bool beside = before != 0 && time.span.begin <= last.end + 3;
        if (value.size() >= 10 && value.substr(0, 5) == "XXXX-" && value[7] == '-') {
            const auto month = digits(value.substr(5, 2)), dayOfMonth = digits(value.substr(8, 2));
            if (month && dayOfMonth && *month >= 1 && *month <= 12 && *dayOfMonth >= 1 && *dayOfMonth <= 31) {
                evidence.days.insert({*month, *dayOfMonth, weekday ? weekday : beside ? before : 0});
            }
        } else if (value.size() >= 10 && digits(value.substr(0, 4)) && value[4] == '-' && time.interval.bounded() &&
                   value[5] != 'W') {
            evidence.fullDates.push_back(CivilTime::ofDay(time.interval.begin->dayNumber()));
            evidence.lastYear = std::max(evidence.lastYear, *digits(value.substr(0, 4)));
        } else {
            if (value.size() >= 4 && digits(value.substr(0, 4)))
                evidence.lastYear = std::max(evidence.lastYear, *digits(value.substr(0, 4)));
            if (weekday)
                evidence.weekdays.insert(weekday);
            evidence.lastWeek = evidence.lastWeek || isLastWeek(words);
        }
        before = weekday;
        last = time.span;
    }
    return evidence;
}

void set(report::Report& report, CivilTime from, CivilTime last, std::string because) {
    report.published.begin = from;
    report.published.end = CivilTime::ofDay(last.dayNumber() + 1);
    report.published.precision = from == last ? base::Precision::Day : base::Precision::Range;
    report.published.basis = base::Basis::Inferred;
    report.publishedBecause = std::move(because);
}

std::string dayText(CivilTime time) {
    return base::isoText(CivilTime::ofDay(time.dayNumber()));
}

// The latest of the text's days in `year`, or in the year before for days that would lie more than 40 days after
// `reference`.
std::optional<CivilTime> latestDay(const Evidence& evidence, int year, CivilTime reference) {
    std::optional<CivilTime> latest;
    for (const auto& one : evidence.days) {
        if (one.day > base::daysInMonth(year, one.month))
            continue;
        const auto time = CivilTime::of(year, one.month, one.day);
        if (time.minutes > reference.minutes + 60 * day)
            continue;
        if (!latest || *latest < time)
            latest = time;
    }
    return latest;
}

} // namespace

void inferPublished(report::Report& report, const language::Document& document,
                    const std::vector<TimeInterval>& others) {
    if (report.published.basis == base::Basis::Explicit && report.published.known())
        return;
    const auto evidence = evidenceOf(document);

    // 1. A year that the text prints with its newest days.
    std::optional<CivilTime> newestFull;
    for (const auto time : evidence.fullDates) {
        if (!newestFull || *newestFull < time)
            newestFull = time;
    }
    // 2. A weekday beside a day of the month fixes the year, when just one year of those that are possible fits.
    std::optional<int> weekdayYear;
    std::string weekdayWhy;
    for (const auto& one : evidence.days) {
        if (!one.weekday)
            continue;
        const int from = evidence.lastYear > 0 ? evidence.lastYear : 1980;
        const int to = evidence.lastYear > 0 ? evidence.lastYear + 5 : 2040;
        std::optional<int> only;
        bool several = false;
        for (int year = from; year <= to; ++year) {
            if (one.day > base::daysInMonth(year, one.month))
                continue;
            if (base::civilDate(CivilTime::of(year, one.month, one.day)).weekday != one.weekday)
                continue;
            several = only.has_value();
            only = year;
            if (several)
                break;
        }
        if (only && !several && !weekdayYear) {
            weekdayYear = only;
            weekdayWhy =
                fmt::format("day {} of month {} is a {} in {}", one.day, one.month, weekdays[one.weekday - 1], *only);
        }
    }
    // 3. The days that other reports of the case were written on or give to the same happenings: the middle one leads.
    std::vector<CivilTime> known;
    for (const auto& other : others) {
        if (other.begin)
            known.push_back(CivilTime::ofDay(other.begin->dayNumber()));
    }
    std::ranges::sort(known);

    if (!known.empty()) {
        const auto reference = known[known.size() / 2];
        const auto year = base::civilDate(reference).year;
        if (!evidence.days.empty()) {
            if (const auto latest = latestDay(evidence, year, reference)) {
                set(report, *latest, CivilTime{latest->minutes + freshDays * day},
                    fmt::format("the latest day it tells of is {}; the year is that of other reports of the case ({})",
                                dayText(*latest), year));
                return;
            }
        }
        if (!evidence.weekdays.empty() && evidence.lastWeek) {
            const auto monday = CivilTime{reference.minutes + (8 - base::civilDate(reference).weekday) * day};
            set(report, monday, CivilTime{monday.minutes + 6 * day},
                fmt::format("it tells of last week; other reports of the case are of about {}", dayText(reference)));
            return;
        }
        if (!evidence.weekdays.empty()) {
            // Each weekday told is the last one of that name before the other reports; the latest of them is the
            // earliest day of writing.
            std::optional<CivilTime> latest;
            for (const int w : evidence.weekdays) {
                const auto back = (base::civilDate(reference).weekday - w + 7) % 7;
                const CivilTime told{reference.minutes - back * day};
                if (!latest || *latest < told)
                    latest = told;
            }
            set(report, *latest, CivilTime{latest->minutes + day},
                fmt::format("it tells of {} as just past; other reports of the case are of about {}",
                            weekdays[base::civilDate(*latest).weekday - 1], dayText(reference)));
            return;
        }
    }
    if (weekdayYear) {
        if (const auto latest = latestDay(evidence, *weekdayYear, CivilTime::of(*weekdayYear, 12, 31))) {
            set(report, *latest, CivilTime{latest->minutes + freshDays * day},
                fmt::format("the latest day it tells of is {}; {}", dayText(*latest), weekdayWhy));
            return;
        }
    }
    if (newestFull && evidence.days.empty()) {
        set(report, *newestFull, CivilTime{newestFull->minutes + freshDays * day},
            fmt::format("the latest day it tells of is {}", dayText(*newestFull)));
        return;
    }
    if (newestFull) {
        // Bare days stand beside dated ones. They are of the newest year printed where they do not contradict it by
        // being far apart.
        const auto year = base::civilDate(*newestFull).year;
        const auto latest = latestDay(evidence, year, *newestFull);
        bool near = latest.has_value();
        for (const auto& one : evidence.days) {
            const auto time = CivilTime::of(year, one.month, std::min(one.day, base::daysInMonth(year, one.month)));
            near = near && std::abs(time.minutes - newestFull->minutes) <= 31 * day;
        }
        const bool lead = !document.sentences.empty();
        if (near && lead) {
            const auto newest = std::max(*latest, *newestFull);
            set(report, newest, CivilTime{newest.minutes + freshDays * day},
                fmt::format("the latest day it tells of is {}", dayText(newest)));
            return;
        }
    }
    if (!report.published.known()) {
        report.published = {};
        report.publishedBecause = evidence.days.empty() && evidence.weekdays.empty()
                                      ? "no date is printed and the text tells of none"
                                      : "no date is printed, and the year of the days it tells of is not known";
    }
}

} // namespace parallax::claim
