#include "mention/time_resolver.h"

#include "mention/time_holidays.h"

#include <cmath>
#include <fmt/format.h>

namespace parallax::mention {

using base::Basis;
using base::CivilTime;
using base::Precision;
using base::TimeInterval;

TimeResolver::TimeResolver(const TimeContext& context, std::optional<std::int64_t> today)
    : m_context(context), m_today(today) {}

void TimeResolver::beginParagraph() {
    ++m_dayAge;
}

std::string TimeResolver::anchorText(bool fromText) const {
    if (fromText && m_last) {
        return timexValue(*m_last) + ", the time told before";
    }
    return m_today ? base::isoText(CivilTime::ofDay(*m_today)) + ", the report's date" : "no date";
}

void TimeResolver::remember(const Moment& moment) {
    if (!moment.yearKnown) {
        return;
    }
    m_last = moment;
    if (moment.grain == Grain::Day) {
        m_day = moment;
        m_dayAge = 0;
    }
    if (moment.grain == Grain::Quarter) {
        m_quarter = moment;
    }
}

int TimeResolver::fullYear(int twoDigits) const {
    const int now = m_today          ? base::civilDate(CivilTime::ofDay(*m_today)).year
                    : m_context.year ? *m_context.year
                    : m_last         ? m_last->year
                                     : 2000;
    int year = now / 100 * 100 + twoDigits;
    if (year > now + 20) {
        year -= 100;
    }
    return year;
}

// The day that a time leans on. Deictic times ("last week") lean on the report's date, others ("the following week") on
// the time told before; in a history everything leans on the time told before.
std::optional<std::int64_t> TimeResolver::leaning(bool deictic, bool& fromText) const {
    fromText = (!deictic || m_context.narrative) && m_last.has_value();
    if (fromText) {
        return m_last->dayNumber();
    }
    return m_today;
}

Moment TimeResolver::fill(const TimeExpression& e, int year) const {
    Moment result;
    result.year = year;
    if (e.month != 0) {
        result.month = e.month;
        result.grain = e.day != 0 ? Grain::Day : Grain::Month;
        result.day = e.day != 0 ? e.day : 1;
        if (result.grain == Grain::Day && result.day > base::daysInMonth(year, result.month)) {
            result.day = base::daysInMonth(year, result.month);
        }
    } else if (e.quarter != 0) {
        result.grain = Grain::Quarter;
        result.number = e.quarter;
    } else if (e.season != 0) {
        result.grain = Grain::Season;
        result.number = e.season;
    } else if (e.half != 0 && e.edge == TimeEdge::None) {
        result.grain = Grain::Half;
        result.number = e.half;
    } else {
        result.grain = Grain::Year;
    }
    return result;
}

// 5/6/2016 alone: the order that the document shows, or the one that lands just before the report's date.
bool TimeResolver::dayFirstIn(const TimeExpression& e, int year) const {
    if (e.dotted) {
        return true;
    }
    if (m_today && !m_context.dayBeforeMonth && e.month <= 12 && e.day <= 12) {
        const auto plausible = [&](int month, int day) {
            const std::int64_t age = *m_today - CivilTime::of(year, month, day).dayNumber();
            return age >= 0 && age <= 31;
        };
        return plausible(e.day, e.month) && !plausible(e.month, e.day);
    }
    return m_context.dayBeforeMonth;
}

std::optional<TimeResolver::Found> TimeResolver::explicitDate(const TimeExpression& e) const {
    if (e.century != 0) {
        return Found{{.grain = Grain::Century, .number = e.century}, Basis::Explicit, "the century is printed"};
    }
    if (e.decade) {
        int year = *e.decade;
        if (e.decadeShort) {
            year = year == 100 ? 2000 : fullYear(year);
        }
        return Found{{.grain = Grain::Decade, .year = year},
                     e.decadeShort ? Basis::Inferred : Basis::Explicit,
                     e.decadeShort ? "the century is the one that is nearest" : "the decade is printed"};
    }
    if (!e.year) {
        return std::nullopt;
    }
    TimeExpression fields = e;
    const int year = e.yearShort ? fullYear(*e.year) : *e.year;
    const char* because = "printed in full";
    if (e.numeric) {
        const bool dayFirst = e.month > 12 || (e.day <= 12 && dayFirstIn(e, year));
        if (dayFirst) {
            std::swap(fields.month, fields.day);
        }
        because = e.month > 12 || e.day > 12 ? "only one order of day and month fits"
                  : dayFirst                 ? "day before month, as elsewhere in the report"
                                             : "month before day";
    }
    if (e.holiday != nullptr) {
        if (const auto interval = holidayInterval(*e.holiday, year)) {
            const bool islamic = e.holiday->rule == HolidayRule::Islamic;
            Moment day = Moment::ofDay(interval->begin->dayNumber() + (islamic ? 1 : 0));
            return Found{day, Basis::Explicit, fmt::format("the date of {} in {}", e.holiday->name, year)};
        }
        return std::nullopt;
    }
    return Found{fill(fields, year), Basis::Explicit, because};
}

// The year of a date that does not print one.
int TimeResolver::chooseYear(const TimeExpression& e, Tense tense, std::string& because, Basis& basis) const {
    basis = Basis::Relative;
    if (m_context.narrative && m_last) {
        because = fmt::format("in {}, the year told before", timexValue(Moment::ofYear(m_last->year)));
        return m_last->year;
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
    const std::int64_t reference = e.day != 0 || e.holiday != nullptr ? *m_today
                                   : e.quarter != 0
                                       ? CivilTime::of(today.year, (today.month + 2) / 3 * 3 - 2, 1).dayNumber()
                                   : e.season != 0 ? CivilTime::of(today.year, today.month, 1).dayNumber()
                                                   : CivilTime::of(today.year, today.month, 1).dayNumber();
    const std::int64_t here = beginOf(today.year);
    int year = today.year;
    if (tense == Tense::Past && here > reference) {
        // A past tense with a date just ahead is more often a slip of the tense than a date of last year.
        year = here - reference > 31 ? year - 1 : year;
    } else if (tense == Tense::Future && here < reference) {
        year = reference - here > 45 ? year + 1 : year;
    } else if (tense == Tense::Unknown || tense == Tense::Present) {
        if (here - reference > 183) {
            --year;
        } else if (reference - here > (tense == Tense::Unknown ? 300 : 240)) {
            ++year;
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
    if (!anchor || (fromText && m_last->grain != Grain::Day && m_last->grain != Grain::Week)) {
        if (!fromText || !m_today) {
            return std::nullopt;
        }
    }
    const std::int64_t from = *anchor;
    const int current = base::civilDate(CivilTime::ofDay(from)).weekday;
    const int ahead = (e.weekday - current + 7) % 7; // 0 .. 6
    std::int64_t day = from;
    const char* side = "before";
    switch (e.shift) {
    case TimeShift::Last:
    case TimeShift::Past:
    case TimeShift::Previous:
        day = from + (ahead == 0 ? -7 : ahead - 7);
        break;
    case TimeShift::Next:
    case TimeShift::Coming:
    case TimeShift::Following:
        day = from + (ahead == 0 ? 7 : ahead);
        side = "after";
        break;
    default:
        if (fromText && m_context.narrative) {
            day = from + ahead;
            side = "on or after";
        } else if (e.shift == TimeShift::This) {
            day = tense == Tense::Past ? from + (ahead == 0 ? 0 : ahead - 7) : from + ahead;
            side = tense == Tense::Past ? "on or before" : "on or after";
        } else if (tense == Tense::Future) {
            day = from + ahead;
            side = "on or after";
        } else {
            day = from + (ahead == 0 ? 0 : ahead - 7);
            side = "on or before";
        }
        break;
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
    int step = 0;
    switch (e.shift) {
    case TimeShift::Last:
    case TimeShift::Past:
    case TimeShift::Previous:
        step = -1;
        break;
    case TimeShift::Next:
    case TimeShift::Coming:
    case TimeShift::Following:
        step = 1;
        break;
    default:
        break;
    }
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
        period.grain = Grain::Week;
        break;
    case TimeUnit::Month:
        period = Moment::ofMonth(date.year, date.month);
        break;
    case TimeUnit::Quarter:
        period = {.grain = Grain::Quarter, .year = date.year, .number = (date.month + 2) / 3};
        if (e.shift == TimeShift::Latest || (e.shift == TimeShift::Whole && tense != Tense::Future)) {
            if (m_quarter) {
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
    switch (e.shift) {
    case TimeShift::Last:
    case TimeShift::Past:
    case TimeShift::Previous:
        // The season that runs is not "last".
        year = momentInterval(at(year), Basis::Relative).end->dayNumber() > reference + (e.season != 0 ? -31 : 0)
                   ? year - 1
                   : year;
        break;
    case TimeShift::Next:
    case TimeShift::Coming:
    case TimeShift::Following:
        year = at(year).dayNumber() > *anchor ? year : year + 1;
        break;
    default:
        break;
    }
    return Found{at(year), Basis::Relative,
                 fmt::format("the one {} {}",
                             year < date.year   ? "before"
                             : year > date.year ? "after"
                                                : "in the year of",
                             anchorText(fromText))};
}

// Months, days, seasons, quarters, holidays and weekdays without a year.
std::optional<TimeResolver::Found> TimeResolver::partial(const TimeExpression& e, Tense tense) const {
    if (e.weekday != 0 && e.month == 0) {
        return weekday(e, tense);
    }
    if (e.month == 0 && e.season == 0 && e.quarter == 0 && e.half == 0 && e.holiday == nullptr) {
        return std::nullopt;
    }
    if (!m_today && !m_context.year && !m_last) {
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
    if (auto found = explicitDate(e)) {
        return found;
    }
    if (e.dayWord != 0) {
        if (!m_today || m_context.narrative) {
            return std::nullopt;
        }
        const int step = e.dayWord - 10;
        return Found{Moment::ofDay(*m_today + step), Basis::Relative,
                     fmt::format("{} {}",
                                 step == 0  ? "the day of"
                                 : step < 0 ? "counted back from"
                                            : "counted on from",
                                 anchorText(false))};
    }
    if (e.shift != TimeShift::None && e.day == 0) {
        return shifted(e, tense);
    }
    return partial(e, tense);
}

void TimeResolver::clockTime(const TimeExpression& e, const std::optional<Found>& day, ResolvedTime& result) const {
    result.type = TimexType::Time;
    const bool known = day && day->moment.grain == Grain::Day && day->moment.yearKnown;
    const std::string date = known                                    ? timexValue(day->moment)
                             : day && day->moment.grain == Grain::Day ? timexValue(day->moment)
                                                                      : "XXXX-XX-XX";
    const Basis basis = day ? day->basis : Basis::Unknown;
    if (!e.hasClock()) {
        result.value = date + "T" + partValue(e.part);
        if (known) {
            result.interval = partInterval(day->moment.dayNumber(), e.part,
                                           e.partEdge == TimeEdge::None ? e.edge : e.partEdge, basis);
        }
        return;
    }
    result.value = fmt::format("{}T{:02}:{:02}", date, e.hour, e.minute < 0 ? 0 : e.minute);
    if (e.second >= 0) {
        result.value += fmt::format(":{:02}", e.second);
    }
    if (!known) {
        return;
    }
    const std::int64_t minute = day->moment.dayNumber() * 1440 + e.hour * 60 + (e.minute < 0 ? 0 : e.minute);
    if (e.hour == 24) {
        // "midnight on Monday" may be either end of the day.
        result.interval = {CivilTime{minute - 1470}, CivilTime{minute + 31}, Precision::Range, basis};
        return;
    }
    if (e.approx == 1 || e.approx == 2 || e.approx == 3) {
        const int slack = 30;
        result.interval = {CivilTime{minute - (e.approx == 3 ? 0 : slack)},
                           CivilTime{minute + (e.approx == 2 ? 1 : slack)}, Precision::PartOfDay, basis};
        return;
    }
    // An hour without minutes is as coarse as it looks.
    const bool hourOnly = e.minute <= 0 && e.second < 0 && e.meridiem != 0;
    result.interval = {CivilTime{minute}, CivilTime{minute + (hourOnly ? 60 : 1)},
                       hourOnly ? Precision::Hour : Precision::Minute, basis};
}

ResolvedTime TimeResolver::calendar(const TimeExpression& e, Tense tense) {
    ResolvedTime result;
    const bool timed = e.hasClock() || e.part != PartOfDay::None;
    std::optional<Found> found;
    if (e.hasDate()) {
        found = date(e, tense);
        if (e.dayWord == 10 && m_context.narrative && !found) {
            result.value = "PRESENT_REF";
            result.because = "a history is told from no day of its own";
            return result;
        }
    } else if (timed) {
        // The day that was told just before, or else the report's.
        const bool near = m_day && (m_context.narrative || m_dayAge <= 2 || !m_today);
        if (near) {
            found = Found{*m_day, Basis::Relative, "on " + timexValue(*m_day) + ", the day told before"};
        } else if (m_today && !m_context.narrative) {
            found = Found{Moment::ofDay(*m_today - (e.part == PartOfDay::Night && !e.definite ? 1 : 0)),
                          Basis::Relative, "on " + anchorText(false)};
        }
    }
    if (!found) {
        if (timed) {
            clockTime(e, found, result);
        } else if (e.weekday != 0) {
            result.value = fmt::format("XXXX-WXX-{}", e.weekday);
        } else if (e.unit == TimeUnit::Week || e.unit == TimeUnit::Weekend) {
            result.value = "XXXX-WXX";
        } else {
            result.value = "XXXX-XX-XX";
        }
        result.because = "there is no date that it could lean on";
        return result;
    }
    if (e.weekday != 0 && e.day != 0 && e.year && found->moment.grain == Grain::Day &&
        base::civilDate(CivilTime::ofDay(found->moment.dayNumber())).weekday != e.weekday) {
        found->because += "; the weekday printed is another one's";
    }
    remember(found->moment);
    result.because = found->because;
    if (timed) {
        clockTime(e, found, result);
        return result;
    }
    result.type = TimexType::Date;
    result.value = timexValue(found->moment);
    result.interval = momentInterval(found->moment, found->basis);
    if (e.holiday != nullptr && found->moment.yearKnown) {
        if (auto days = holidayInterval(*e.holiday, found->moment.year)) {
            days->basis = found->basis;
            result.interval = *days;
        }
    }
    if (found->moment.grain == Grain::Day && (e.edge == TimeEdge::Early || e.edge == TimeEdge::Late ||
                                              e.edge == TimeEdge::Start || e.edge == TimeEdge::End)) {
        const std::int64_t first = result.interval.begin ? result.interval.begin->minutes : 0;
        const bool early = e.edge == TimeEdge::Early || e.edge == TimeEdge::Start;
        if (result.interval.bounded()) {
            result.interval = {CivilTime{first + (early ? 0 : 15 * 60)}, CivilTime{first + (early ? 12 * 60 : 26 * 60)},
                               Precision::PartOfDay, found->basis};
        }
        return result;
    }
    if (e.edge != TimeEdge::None) {
        if ((e.edge == TimeEdge::Earlier || e.edge == TimeEdge::Later) && m_today && result.interval.bounded()) {
            const CivilTime split = CivilTime::ofDay(*m_today + (e.edge == TimeEdge::Earlier ? 1 : 0));
            if (*result.interval.begin < split && split < *result.interval.end) {
                (e.edge == TimeEdge::Earlier ? result.interval.end : result.interval.begin) = split;
                result.interval.precision = Precision::Range;
            }
        } else {
            result.interval = edgeInterval(result.interval, e.edge);
        }
    }
    if (e.approx != 0 && result.interval.bounded() && found->moment.grain == Grain::Year) {
        result.interval.begin = CivilTime::of(found->moment.year - 5, 1, 1);
        result.interval.end = CivilTime::of(found->moment.year + 6, 1, 1);
        result.interval.precision = Precision::Range;
    }
    return result;
}

ResolvedTime TimeResolver::resolve(const TimeExpression& e, Tense tense) {
    switch (e.form) {
    case TimeForm::Calendar:
        return calendar(e, tense);
    case TimeForm::Offset:
        return offset(e);
    case TimeForm::Duration:
        return duration(e);
    case TimeForm::Set:
        return set(e);
    case TimeForm::Reference: {
        ResolvedTime result;
        result.value = e.reference == 1 ? "PRESENT_REF" : e.reference == 2 ? "PAST_REF" : "FUTURE_REF";
        result.because = "points without a date";
        return result;
    }
    }
    return {};
}

} // namespace parallax::mention
