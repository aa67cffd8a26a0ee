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
// How far a day with its weekday may lie from a date printed in full in the same report, and from other reports.
constexpr std::int64_t nearYear = 200 * day, otherReports = 400 * day;
// What is written at about the same time.
constexpr std::int64_t sameTime = 30 * day;

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

// Monday .. Sunday, as the text in lower case has them; weekdayName() has them as they are written.
constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::string weekdayName(int weekday) {
    std::string name(weekdays[weekday - 1]);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

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

// The latest of the text's days in `year`, but for those that would lie more than 60 days after `reference`.
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

// `one` in the year that brings it nearest to any of `known` (sorted); with a weekday only where that fits. The second
// is how far off it is, in minutes.
std::optional<std::pair<CivilTime, std::int64_t>> nearestTo(const MonthDay& one, const std::vector<CivilTime>& known) {
    std::optional<std::pair<CivilTime, std::int64_t>> best;
    for (const CivilTime each : known) {
        const int middle = base::civilDate(each).year;
        for (int year = middle - 1; year <= middle + 1; ++year) {
            if (one.day > base::daysInMonth(year, one.month))
                continue;
            const auto time = CivilTime::of(year, one.month, one.day);
            if (one.weekday && base::civilDate(time).weekday != one.weekday)
                continue;
            const auto off = std::abs(time.minutes - each.minutes);
            if (!best || off < best->second)
                best = {time, off};
        }
    }
    return best;
}

// The latest of the days that stand with their weekday, no farther than `most` from the nearest of `known` (sorted).
std::optional<CivilTime> latestAnchored(const Evidence& evidence, const std::vector<CivilTime>& known,
                                        std::int64_t most) {
    std::optional<CivilTime> latest;
    for (const auto& one : evidence.days) {
        if (!one.weekday)
            continue;
        const auto near = nearestTo(one, known);
        if (near && near->second <= most && (!latest || *latest < near->first))
            latest = near->first;
    }
    return latest;
}

// The latest of the days that stand with their weekday and fall on it in just one year from `first` to `last`.
std::optional<CivilTime> latestAnchoredBetween(const Evidence& evidence, int first, int last) {
    std::optional<CivilTime> latest;
    for (const auto& one : evidence.days) {
        if (!one.weekday)
            continue;
        std::optional<CivilTime> only;
        bool several = false;
        for (int year = first; year <= last; ++year) {
            if (one.day > base::daysInMonth(year, one.month))
                continue;
            const auto time = CivilTime::of(year, one.month, one.day);
            if (base::civilDate(time).weekday != one.weekday)
                continue;
            several = several || only.has_value();
            only = time;
        }
        if (only && !several && (!latest || *latest < *only))
            latest = only;
    }
    return latest;
}

// The latest of the text's days, each in the year that brings it nearest to the days of other reports (sorted), but for
// those of more than 60 days after all of these.
std::optional<CivilTime> latestNear(const Evidence& evidence, const std::vector<CivilTime>& known) {
    std::optional<CivilTime> latest;
    for (const auto& one : evidence.days) {
        const auto near = nearestTo({one.month, one.day, 0}, known);
        if (near && near->first.minutes <= known.back().minutes + 60 * day && (!latest || *latest < near->first))
            latest = near->first;
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
    std::optional<CivilTime> anchored;
    std::string anchoredWhy;
    if (newestFull) {
        anchored = latestAnchored(evidence, {*newestFull}, nearYear);
    } else if (evidence.lastYear > 0) {
        anchored = latestAnchoredBetween(evidence, evidence.lastYear, evidence.lastYear + 5);
    }
    if (anchored) {
        const auto date = base::civilDate(*anchored);
        anchoredWhy =
            fmt::format("day {} of month {} is a {} in {}", date.day, date.month, weekdayName(date.weekday), date.year);
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
        if (const auto latest = latestAnchored(evidence, known, otherReports)) {
            set(report, *latest, CivilTime{latest->minutes + freshDays * day},
                fmt::format("it tells of {} {}; that fits the year of other reports of the case",
                            weekdayName(base::civilDate(*latest).weekday), dayText(*latest)));
            return;
        }
        if (const auto latest = latestNear(evidence, known)) {
            set(report, *latest, CivilTime{latest->minutes + freshDays * day},
                fmt::format("the latest day it tells of is {}; the year is that of other reports of the case ({})",
                            dayText(*latest), base::civilDate(*latest).year));
            return;
        }
        // Weekdays alone need others that were all written at about the same time.
        const auto near = std::ranges::count_if(
            known, [&](CivilTime one) { return std::abs(one.minutes - reference.minutes) <= sameTime; });
        const bool together = near * 3 >= static_cast<std::int64_t>(known.size()) * 2;
        if (together && !evidence.weekdays.empty() && evidence.lastWeek) {
            const auto monday = CivilTime{reference.minutes + (8 - base::civilDate(reference).weekday) * day};
            set(report, monday, CivilTime{monday.minutes + 6 * day},
                fmt::format("it tells of last week; other reports of the case are of about {}", dayText(reference)));
            return;
        }
        if (together && !evidence.weekdays.empty()) {
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
                            weekdayName(base::civilDate(*latest).weekday), dayText(reference)));
            return;
        }
    }
    if (anchored) {
        set(report, *anchored, CivilTime{anchored->minutes + freshDays * day},
            fmt::format("the latest day it tells of is {}; {}", dayText(*anchored), anchoredWhy));
        return;
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
