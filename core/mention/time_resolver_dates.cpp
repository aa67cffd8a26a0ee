// Dates that do not say all: which year, which week, which Friday.
#include "mention/time_resolver.h"

#include "mention/time_holidays.h"

#include <fmt/format.h>

namespace parallax::mention {

using base::Basis;
using base::CivilTime;
using base::TimeInterval;

namespace {

// -1 for what was before, 1 for what comes after, 0 for what runs.
int stepOf(TimeShift shift) {
    if (shift == TimeShift::Last || shift == TimeShift::Past || shift == TimeShift::Previous) {
        return -1;
    }
    return shift == TimeShift::Next || shift == TimeShift::Coming || shift == TimeShift::Following ? 1 : 0;
}

} // namespace

// In a history: the year told before, or the one beside it where the border of the year is close and the story runs
// over it.
int TimeResolver::nearYear(const TimeExpression& e) const {
    const int year = m_last->year;
    if (m_last->grain != Grain::Day && m_last->grain != Grain::Month) {
        return year;
    }
    const Moment same = fill(e, year);
    if (same.grain != Grain::Day && same.grain != Grain::Month) {
        return year;
    }
    const int distance = same.month - m_last->month; // in months; 0 .. 11 either way
    constexpr int back = 9;                          // from January or February to the autumn before
    constexpr int ahead = -7;                        // from the end of a year to the spring after
    return distance >= back ? year - 1 : distance <= ahead ? year + 1 : year;
}

// "On June 30, 2011 ... On July 8 ...": an earlier story goes on. Its year, where the date lies from `earliest` days to
// two months after the time told before, in this paragraph or the one before.
std::optional<int> TimeResolver::goesOnIn(const TimeExpression& e, std::int64_t earliest) const {
    constexpr std::int64_t latest = 60; // days
    if (e.month == 0 || !m_last || m_paragraphs > 1 || (m_last->grain != Grain::Day && m_last->grain != Grain::Month)) {
        return std::nullopt;
    }
    const std::int64_t later = fill(e, m_last->year).dayNumber() - m_last->dayNumber();
    return later >= earliest && later <= latest ? std::optional(m_last->year) : std::nullopt;
}

// The year of a date that does not print one.
int TimeResolver::chooseYear(const TimeExpression& e, Tense tense, std::string& because, Basis& basis) const {
    basis = Basis::Relative;
    if (m_context.narrative && m_last) {
        const int year = nearYear(e);
        because = fmt::format("{} {}, the time told before",
                              year < m_last->year   ? "shortly before"
                              : year > m_last->year ? "soon after"
                                                    : "in the year of",
                              timexValue(*m_last));
        return year;
    }
    if (!m_today) {
        basis = Basis::Inferred;
        if (m_context.year) {
            because = fmt::format("{} is taken for the year, which is not printed", *m_context.year);
            return *m_context.year;
        }
        because = fmt::format("in {}, the year told before", m_last->year);
        return m_last->year;
    }
    const base::CivilDate today = base::civilDate(CivilTime::ofDay(*m_today));
    if (const auto year = tense == Tense::Past ? goesOnIn(e, 0) : std::nullopt; year && *year != today.year) {
        basis = Basis::Inferred;
        because = fmt::format("soon after {}, the time told before", timexValue(*m_last));
        return *year;
    }
    const auto beginOf = [&](int year) {
        if (e.holiday != nullptr) {
            const auto interval = holidayInterval(*e.holiday, year);
            return interval ? interval->begin->dayNumber() : CivilTime::of(year, 1, 1).dayNumber();
        }
        return fill(e, year).dayNumber();
    };
    // A weekday beside the date decides where it fits one year only.
    if (e.weekday != 0 && e.day != 0 && e.month != 0) {
        int fitting = 0;
        for (const int year : {today.year, today.year - 1, today.year + 1, today.year - 2, today.year - 3}) {
            if (base::civilDate(CivilTime::ofDay(beginOf(year))).weekday == e.weekday) {
                fitting = year;
                break;
            }
        }
        if (fitting != 0) {
            because =
                fmt::format("that weekday falls on that date in {}, the nearest to {}", fitting, anchorText(false));
            return fitting;
        }
    }
    // Months, quarters and seasons are measured from the begin of the one that runs.
    const std::int64_t reference = e.day != 0 || e.holiday != nullptr ? *m_today
                                   : e.quarter != 0
                                       ? CivilTime::of(today.year, (today.month + 2) / 3 * 3 - 2, 1).dayNumber()
                                       : CivilTime::of(today.year, today.month, 1).dayNumber();
    // How far against the tense a date may lie: the numbers trade off slips of the tense against dates of another year.
    const double backFactor = tense == Tense::Future ? 2.2 : 1;
    const double aheadFactor = tense == Tense::Past ? 3.5 : tense == Tense::Future ? 1 : tense == Tense::Open ? 1.3 : 2;
    int year = today.year;
    double best = -1;
    for (const int candidate : {today.year, today.year - 1, today.year + 1}) {
        const auto distance = static_cast<double>(beginOf(candidate) - reference);
        const double cost = distance < 0 ? -distance * backFactor : distance * aheadFactor;
        if (best < 0 || cost < best) {
            best = cost;
            year = candidate;
        }
    }
    because = fmt::format("{} {}",
                          year < today.year   ? "the last one before"
                          : year > today.year ? "the next one after"
                                              : "in the year of",
                          anchorText(false));
    return year;
}

std::optional<TimeResolver::Found> TimeResolver::weekday(const TimeExpression& e, Tense tense) const {
    bool fromText = false;
    const auto anchor = leaning(
        e.shift != TimeShift::Following && e.shift != TimeShift::Previous && e.shift != TimeShift::That, fromText);
    if (!anchor && m_day && base::civilDate(CivilTime::ofDay(m_day->dayNumber())).weekday == e.weekday) {
        return Found{*m_day, Basis::Inferred, "the weekday of " + timexValue(*m_day) + ", the day told before"};
    }
    if (!anchor) {
        return std::nullopt;
    }
    const std::int64_t from = *anchor;
    const int current = base::civilDate(CivilTime::ofDay(from)).weekday;
    const int ahead = (e.weekday - current + 7) % 7; // 0 .. 6
    std::int64_t day = from;
    const char* side = "before";
    const int step = stepOf(e.shift);
    const bool onward = (fromText && m_context.narrative) || (e.shift == TimeShift::This && tense != Tense::Past) ||
                        tense == Tense::Future || (tense == Tense::Open && ahead <= 3);
    if (step < 0) {
        day = from + (ahead == 0 ? -7 : ahead - 7);
    } else if (step > 0) {
        day = from + (ahead == 0 ? 7 : ahead);
        side = "after";
    } else if (onward) {
        day = from + ahead;
        side = "on or after";
    } else {
        day = from + (ahead == 0 ? 0 : ahead - 7);
        side = "on or before";
    }
    return Found{Moment::ofDay(day), Basis::Relative, fmt::format("that weekday {} {}", side, anchorText(fromText))};
}

// A month, quarter, season or weekday inside a period that was named: "July of last year", "Tuesday of this week".
std::optional<TimeResolver::Found> TimeResolver::within(const Moment& period, const TimeExpression& e) const {
    if (period.grain == Grain::Week && e.weekday != 0) {
        const std::int64_t day = period.dayNumber();
        const int current = base::civilDate(CivilTime::ofDay(day)).weekday;
        return Found{Moment::ofDay(day - current + e.weekday), Basis::Relative, {}};
    }
    if (period.grain == Grain::Year) {
        if (e.holiday != nullptr) {
            const auto interval = holidayInterval(*e.holiday, period.year);
            return interval ? std::optional(Found{Moment::ofDay(interval->begin->dayNumber()), Basis::Relative, {}})
                            : std::nullopt;
        }
        return Found{fill(e, period.year), Basis::Relative, {}};
    }
    if (period.grain == Grain::Month && e.day != 0) {
        return Found{Moment::ofDate(period.year, period.month, e.day), Basis::Relative, {}};
    }
    return Found{period, Basis::Relative, {}};
}

std::optional<TimeResolver::Found> TimeResolver::shiftedUnit(const TimeExpression& e, Tense tense) const {
    const bool leansOnText = e.shift == TimeShift::Previous || e.shift == TimeShift::Following ||
                             e.shift == TimeShift::That || e.shift == TimeShift::Same ||
                             ((e.unit == TimeUnit::Day) && e.shift == TimeShift::Next) ||
                             (e.shift == TimeShift::Whole && (e.unit == TimeUnit::Day || e.edge != TimeEdge::None));
    bool fromText = false;
    const auto anchor = leaning(!leansOnText, fromText);
    if (!anchor) {
        return std::nullopt;
    }
    Moment base = Moment::ofDay(*anchor);
    if (fromText && m_last->grain != Grain::Day && e.unit == TimeUnit::Day && m_day) {
        base = *m_day;
    }
    int step = stepOf(e.shift);
    const base::CivilDate date = base::civilDate(CivilTime::ofDay(base.dayNumber()));
    Moment period = base;
    switch (e.unit) {
    case TimeUnit::Day:
    case TimeUnit::Night:
        if (e.part == PartOfDay::None && !leansOnText && e.shift != TimeShift::This && e.shift != TimeShift::Whole) {
            return std::nullopt; // "the last day" of something
        }
        break;
    case TimeUnit::Weekend:
        period.grain = Grain::Weekend;
        // Before Friday, "the weekend" of a past tense is the one before.
        if (step == 0 && tense != Tense::Future && date.weekday < 5) {
            step = -1;
        } else if (step == -1 && date.weekday >= 6) {
            step = -1;
        }
        break;
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
        // On a Sunday "last week" is the one that just ended, and "next week" begins tomorrow: weeks are spoken of from
        // Sunday on.
        period = !fromText && date.weekday == 7 ? Moment::ofDay(base.dayNumber() + (step == 0 ? 0 : 1)) : base;
        period.grain = Grain::Week;
        if (!fromText && date.weekday == 7 && step == 1) {
            step = 0;
        }
        break;
    case TimeUnit::Month:
        period = Moment::ofMonth(date.year, date.month);
        break;
    case TimeUnit::Quarter:
        period = {.grain = Grain::Quarter, .year = date.year, .number = (date.month + 2) / 3};
        if (e.shift == TimeShift::Latest || (e.shift == TimeShift::Whole && tense != Tense::Future)) {
            // The latest one is over.
            if (m_quarter && (e.shift != TimeShift::Latest || m_quarter->dayNumber() < period.dayNumber())) {
                period = *m_quarter;
            } else {
                step = -1;
            }
        }
        break;
    case TimeUnit::Year:
        period = Moment::ofYear(date.year);
        break;
    case TimeUnit::Decade:
        period = {.grain = Grain::Decade, .year = date.year / 10 * 10};
        break;
    case TimeUnit::Century:
        period = {.grain = Grain::Century, .number = date.year / 100 + 1};
        break;
    case TimeUnit::None:
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
    case TimeUnit::Millennium:
    case TimeUnit::Semester:
        return std::nullopt;
    }
    // "that year" after "1915" and the like: the very period that was told.
    if (fromText && step == 0 && period.grain == Grain::Year && m_last->grain <= Grain::Year) {
        period = Moment::ofYear(m_last->year);
    }
    auto found = within(period.moved(step), e);
    if (found) {
        found->because = fmt::format("{} {}",
                                     step < 0   ? "the one before"
                                     : step > 0 ? "the one after"
                                                : "the one of",
                                     anchorText(fromText));
    }
    return found;
}

std::optional<TimeResolver::Found> TimeResolver::shifted(const TimeExpression& e, Tense tense) const {
    if (e.unit != TimeUnit::None) {
        return shiftedUnit(e, tense);
    }
    if (e.weekday != 0 && e.day == 0) {
        return weekday(e, tense);
    }
    bool fromText = false;
    const bool onText = e.shift == TimeShift::That || e.shift == TimeShift::Same || e.shift == TimeShift::Previous ||
                        e.shift == TimeShift::Following;
    const auto anchor = leaning(!onText, fromText);
    if (!anchor) {
        return std::nullopt;
    }
    const base::CivilDate date = base::civilDate(CivilTime::ofDay(*anchor));
    const auto at = [&](int year) -> Moment {
        if (e.holiday != nullptr) {
            const auto interval = holidayInterval(*e.holiday, year);
            return Moment::ofDay(interval ? interval->begin->dayNumber() : CivilTime::of(year, 1, 1).dayNumber());
        }
        return fill(e, year);
    };
    int year = date.year;
    const std::int64_t reference =
        e.day != 0 || e.holiday != nullptr ? *anchor : CivilTime::of(date.year, date.month, 1).dayNumber();
    const int step = stepOf(e.shift);
    if (step < 0) {
        // The season or the feast that runs is not "last".
        const auto days = e.holiday != nullptr ? holidayInterval(*e.holiday, year) : std::nullopt;
        const TimeInterval whole = days ? *days : momentInterval(at(year), Basis::Relative);
        year = whole.end->dayNumber() > reference + (e.season != 0 ? -31 : 0) ? year - 1 : year;
    } else if (step > 0) {
        year = at(year).dayNumber() > *anchor ? year : year + 1;
    }
    return Found{at(year), Basis::Relative,
                 fmt::format("the one {} {}",
                             year < date.year   ? "before"
                             : year > date.year ? "after"
                                                : "in the year of",
                             anchorText(fromText))};
}

// "on the 6th": of the month told before, or else of the one that the tense and the report's date leave.
std::optional<TimeResolver::Found> TimeResolver::dayOfMonth(const TimeExpression& e, Tense tense) const {
    if (m_last && (m_last->grain == Grain::Day || m_last->grain == Grain::Month) &&
        e.day <= base::daysInMonth(m_last->year, m_last->month)) {
        return Found{Moment::ofDate(m_last->year, m_last->month, e.day), Basis::Relative,
                     "in the month of " + timexValue(*m_last) + ", the time told before"};
    }
    if (!m_today || m_context.narrative) {
        return std::nullopt;
    }
    const base::CivilDate today = base::civilDate(CivilTime::ofDay(*m_today));
    const int step = tense == Tense::Future ? (e.day < today.day ? 1 : 0) : (e.day > today.day ? -1 : 0);
    const Moment month = Moment::ofMonth(today.year, today.month).moved(step);
    if (e.day > base::daysInMonth(month.year, month.month)) {
        return std::nullopt;
    }
    return Found{Moment::ofDate(month.year, month.month, e.day), Basis::Relative,
                 fmt::format("that day {} {}",
                             step < 0   ? "before"
                             : step > 0 ? "after"
                                        : "in the month of",
                             anchorText(false))};
}

// Months, days, seasons, quarters, holidays and weekdays without a year.
std::optional<TimeResolver::Found> TimeResolver::partial(const TimeExpression& e, Tense tense) const {
    if (e.weekday != 0 && e.month == 0) {
        return weekday(e, tense);
    }
    if (e.month == 0 && e.day != 0) {
        return dayOfMonth(e, tense);
    }
    if (e.month == 0 && e.season == 0 && e.quarter == 0 && e.half == 0 && e.holiday == nullptr) {
        return std::nullopt;
    }
    const bool undated = !m_today && !m_context.year && !(m_context.narrative && m_last);
    if (const auto year = undated ? goesOnIn(e, -31) : std::nullopt) {
        return Found{fill(e, *year), Basis::Inferred, "close to " + timexValue(*m_last) + ", the time told before"};
    }
    if (undated) {
        Moment moment = fill(e, 2000);
        moment.yearKnown = false;
        if (e.holiday != nullptr) {
            if (e.holiday->rule != HolidayRule::Fixed) {
                return std::nullopt;
            }
            moment = Moment::ofDate(2000, e.holiday->numbers[0], e.holiday->numbers[1]);
            moment.yearKnown = false;
        }
        return Found{moment, Basis::Unknown, "no year is printed or known"};
    }
    Found found;
    const int year = chooseYear(e, tense, found.because, found.basis);
    if (e.holiday != nullptr) {
        const auto interval = holidayInterval(*e.holiday, year);
        if (!interval) {
            return std::nullopt;
        }
        found.moment = Moment::ofDay(interval->begin->dayNumber() + (e.holiday->rule == HolidayRule::Islamic ? 1 : 0));
        return found;
    }
    found.moment = fill(e, year);
    return found;
}

std::optional<TimeResolver::Found> TimeResolver::date(const TimeExpression& e, Tense tense) {
    if (e.unit == TimeUnit::Week && e.shift == TimeShift::Whole && e.day != 0) { // "the week of March 6"
        auto found = e.year ? explicitDate(e) : partial(e, tense);
        if (found) {
            found->moment.grain = Grain::Week;
        }
        return found;
    }
    if (auto found = explicitDate(e)) {
        return found;
    }
    if (e.dayWord != 0) {
        if (!m_today || m_context.narrative) {
            return std::nullopt;
        }
        if (e.dayWord == 13) { // "overnight": the night before the report, unless it is to come
            return Found{
                Moment::ofDay(*m_today - (tense == Tense::Future ? 0 : 1)), Basis::Relative,
                fmt::format("the night {} {}", tense == Tense::Future ? "after" : "before", anchorText(false))};
        }
        const int step = e.dayWord - 10;
        return Found{Moment::ofDay(*m_today + step), Basis::Relative,
                     fmt::format("{} {}",
                                 step == 0  ? "the day of"
                                 : step < 0 ? "counted back from"
                                            : "counted on from",
                                 anchorText(false))};
    }
    if (e.shift != TimeShift::None && (e.day == 0 || e.unit == TimeUnit::Month)) {
        return shifted(e, tense);
    }
    return partial(e, tense);
}

} // namespace parallax::mention
