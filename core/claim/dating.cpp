// When a report was written that prints no date: from the days it tells of, weekdays that stand with days of the month,
// and what other reports of the story say. Nothing is made up: where the year cannot be known, the report stays
// undated.
#include "claim/dating_evidence.h"
#include "claim/report_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace parallax::claim {
namespace {

using base::CivilTime;
using base::TimeInterval;

constexpr std::int64_t day = 1440;
// How far a day with its weekday may lie from a date printed in full in the same report, and from other reports.
constexpr std::int64_t nearYear = 200 * day, otherReports = 400 * day;
// How far after all that others tell a day without year and weekday may lie.
constexpr std::int64_t afterOthers = 60 * day;

// Within how many days after the latest day that it tells of most reports are written, by how they tell the day; 0 for
// days that say too little. Measured on news texts whose day is known, see README.md.
std::int64_t freshDays(const ToldDay& told, bool hasWeekdays) {
    if (told.ofPost)
        return 1;
    if (told.weekday != 0)
        return 3;
    if (told.year != 0)
        return 0; // a year is printed with what is long past
    // Who writes "on Sunday" of what is new writes "June 5" of what is older.
    if (told.inLead)
        return hasWeekdays ? 15 : 4;
    return 20;
}

void set(report::Report& report, CivilTime from, std::optional<CivilTime> last, std::string because) {
    report.published.begin = from;
    report.published.end = last ? std::optional(CivilTime::ofDay(last->dayNumber() + 1)) : std::nullopt;
    report.published.precision = from == last ? base::Precision::Day : base::Precision::Range;
    report.published.basis = base::Basis::Inferred;
    report.publishedBecause = std::move(because);
}

CivilTime later(CivilTime time, std::int64_t days) {
    return {time.minutes + days * day};
}

std::string dayText(CivilTime time) {
    return base::isoText(CivilTime::ofDay(time.dayNumber()));
}

int weekdayOf(CivilTime time) {
    return base::civilDate(time).weekday;
}

std::optional<CivilTime> inYear(const ToldDay& one, int year) {
    if (one.day > base::daysInMonth(year, one.month))
        return std::nullopt;
    return CivilTime::of(year, one.month, one.day);
}

// `one` in the year that brings it nearest to any of `known`; with a weekday only where that fits. The second is how
// far off it is, in minutes.
std::optional<std::pair<CivilTime, std::int64_t>> nearestTo(const ToldDay& one, const std::vector<CivilTime>& known) {
    std::optional<std::pair<CivilTime, std::int64_t>> best;
    for (const CivilTime each : known) {
        const int middle = base::civilDate(each).year;
        for (int year = middle - 1; year <= middle + 1; ++year) {
            const auto time = inYear(one, year);
            if (!time || (one.weekday && weekdayOf(*time) != one.weekday))
                continue;
            const auto off = std::abs(time->minutes - each.minutes);
            if (!best || off < best->second)
                best = {*time, off};
        }
    }
    return best;
}

// The day in the only year from `first` to `last` in which it falls on its weekday.
std::optional<CivilTime> onlyYear(const ToldDay& one, int first, int last) {
    std::optional<CivilTime> only;
    for (int year = first; year <= last; ++year) {
        const auto time = inYear(one, year);
        if (!time || weekdayOf(*time) != one.weekday)
            continue;
        if (only)
            return std::nullopt;
        only = time;
    }
    return only;
}

// A day of the text in its year, and why it is that year.
struct Placed {
    CivilTime day;
    const ToldDay* told = nullptr;
    std::string why; // empty where the year is printed
};

class Dating {
public:
    Dating(const DatingEvidence& evidence, const StoryDays& others) : m_evidence(evidence), m_others(others) {
        for (const auto* days : {&others.written, &others.told})
            for (const TimeInterval& other : *days)
                if (other.begin)
                    m_known.push_back(CivilTime::ofDay(other.begin->dayNumber()));
        std::ranges::sort(m_known);
        for (const ToldDay& one : evidence.days)
            if (one.year != 0)
                if (const auto time = inYear(one, one.year))
                    m_printed.push_back(*time);
        std::ranges::sort(m_printed);
    }

    void date(report::Report& report) const {
        const std::vector<Placed> placed = place();
        const Placed* latest = nullptr;
        for (const Placed& one : placed)
            if (!one.told->ahead && (latest == nullptr || latest->day < one.day))
                latest = &one;
        // What is still to come bounds the other side.
        std::optional<CivilTime> due;
        for (const Placed& one : placed)
            if (one.told->ahead && (latest == nullptr || latest->day < one.day) && (!due || one.day < *due))
                due = one.day;

        const bool sure = latest != nullptr && (latest->told->weekday != 0 || latest->told->ofPost);
        if (!sure && byWeekday(report, latest))
            return;
        if (latest != nullptr) {
            const std::int64_t fresh = freshDays(*latest->told, !m_evidence.weekdays.empty());
            std::optional<CivilTime> last;
            if (fresh > 0)
                last = later(latest->day, fresh);
            if (due && (!last || *due < *last))
                last = *due;
            std::string because = latest->told->ofPost
                                      ? fmt::format("the latest message in it is of {}", dayText(latest->day))
                                      : fmt::format("the latest day it tells of is {}", dayText(latest->day));
            if (!latest->why.empty())
                because += "; " + latest->why;
            if (due && last == due)
                because += fmt::format("; {} is still to come", dayText(*due));
            set(report, latest->day, last, std::move(because));
            return;
        }
        if (!report.published.known()) {
            report.published = {};
            report.publishedBecause = m_evidence.days.empty() && m_evidence.weekdays.empty()
                                          ? "no date is printed and the text tells of none"
                                          : "no date is printed, and the year of the days it tells of is not known";
        }
    }

private:
    std::vector<Placed> place() const {
        std::vector<Placed> placed;
        for (const ToldDay& one : m_evidence.days)
            if (auto found = place(one))
                placed.push_back(std::move(*found));
        return placed;
    }

    std::optional<Placed> place(const ToldDay& one) const {
        if (one.year != 0) {
            const auto time = inYear(one, one.year);
            return time ? std::optional(Placed{*time, &one, {}}) : std::nullopt;
        }
        if (one.weekday != 0) {
            std::optional<CivilTime> time;
            if (!m_known.empty()) {
                if (const auto near = nearestTo(one, m_known); near && near->second <= otherReports)
                    return Placed{near->first, &one,
                                  fmt::format("a {}, which fits the year of other reports of the case",
                                              weekdayName(one.weekday))};
            } else if (!m_printed.empty()) {
                const auto near = nearestTo(one, {m_printed.back()});
                if (near && near->second <= nearYear)
                    time = near->first;
            } else if (m_evidence.lastYear > 0) {
                time = onlyYear(one, m_evidence.lastYear, m_evidence.lastYear + 5);
            }
            if (!time)
                return std::nullopt;
            return Placed{*time, &one,
                          fmt::format("day {} of month {} is a {} in {}", one.day, one.month, weekdayName(one.weekday),
                                      base::civilDate(*time).year)};
        }
        if (!m_known.empty()) {
            const auto near = nearestTo(one, m_known);
            if (!near || near->first.minutes > m_known.back().minutes + afterOthers)
                return std::nullopt;
            return Placed{
                near->first, &one,
                fmt::format("the year is that of other reports of the case ({})", base::civilDate(near->first).year)};
        }
        // Bare days beside dated ones are of the newest year printed where all of them are near.
        if (m_printed.empty() || !bareDaysAreNear())
            return std::nullopt;
        const int year = base::civilDate(m_printed.back()).year;
        const auto time = inYear(one, year);
        return time ? std::optional(
                          Placed{*time, &one, fmt::format("the year is that of {}", dayText(m_printed.back()))})
                    : std::nullopt;
    }

    bool bareDaysAreNear() const {
        const CivilTime newest = m_printed.back();
        return std::ranges::all_of(m_evidence.days, [&](const ToldDay& one) {
            const auto time = inYear(one, base::civilDate(newest).year);
            return one.year != 0 || one.weekday != 0 || one.ahead ||
                   (time && std::abs(time->minutes - newest.minutes) <= 31 * day);
        });
    }

    // "on Sunday" is the Sunday of what others tell of: it is news for less than a week.
    bool byWeekday(report::Report& report, const Placed* latest) const {
        if (m_evidence.weekdays.empty())
            return false;
        std::map<CivilTime, int> tellings;
        for (const TimeInterval& one : m_others.told)
            if (one.begin)
                ++tellings[CivilTime::ofDay(one.begin->dayNumber())];
        std::optional<CivilTime> best;
        int most = 0;
        for (const auto* among : {&m_evidence.leadWeekdays, &m_evidence.weekdays}) {
            for (const auto& [time, count] : tellings) {
                const bool passed = latest != nullptr && time < latest->day;
                if (!passed && among->contains(weekdayOf(time)) && count > most)
                    best = time, most = count;
            }
            if (best)
                break;
        }
        if (!best)
            return false;
        // A lead on another weekday is newer than what the others tell of.
        CivilTime from = *best;
        for (int ahead = 6; ahead > 0 && !m_evidence.leadWeekdays.contains(weekdayOf(*best)); --ahead)
            if (m_evidence.leadWeekdays.contains(weekdayOf(later(*best, ahead))))
                from = later(*best, ahead);
        constexpr std::int64_t fresh = 2;
        std::string because = fmt::format("it tells of {} as just past, and other reports of the case of {}",
                                          weekdayName(weekdayOf(*best)), dayText(*best));
        CivilTime last = std::min(later(from, fresh), later(*best, 6));
        // "The attack was on Sunday. Two men were arrested on Wednesday": of the days after it, as like as not.
        for (int ahead = 6; ahead > 0 && m_evidence.leadWeekdays.contains(weekdayOf(*best)); --ahead) {
            const CivilTime next = later(*best, ahead);
            const bool told = tellings.contains(next) || tellings.contains(later(next, -7));
            if (!told && m_evidence.weekdays.contains(weekdayOf(next))) {
                last = std::max(last, std::min(later(next, 1), later(*best, 6)));
                break;
            }
        }
        if (m_evidence.lastWeek) { // of this day's week, or of the one before
            last = later(*best, 14 - weekdayOf(*best));
            because += "; \"last week\" may be the week of that day";
        }
        set(report, from, last, std::move(because));
        return true;
    }

    const DatingEvidence& m_evidence;
    const StoryDays& m_others;
    std::vector<CivilTime> m_known;   // of other reports, sorted
    std::vector<CivilTime> m_printed; // with their year in this text; sorted
};

} // namespace

void inferPublished(report::Report& report, const StoryDays& others) {
    if (report.published.basis == base::Basis::Explicit && report.published.known())
        return;
    Dating(datingEvidence(language::documentOfLines(report.text, report.bodyLines)), others).date(report);
}

} // namespace parallax::claim
