// The story so far, printed dates, clock times, and what becomes of an expression.
#include "mention/time_resolver.h"

#include "mention/time_holidays.h"

#include <cmath>
#include <fmt/format.h>

namespace parallax::mention {

using base::Basis;
using base::CivilTime;
using base::Precision;
using base::TimeInterval;

namespace {

constexpr std::int64_t newsDays = 60; // how far from its date a report's own story reaches

} // namespace

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
    m_paragraphs = 0;
    if (moment.grain == Grain::Day) {
        m_day = moment;
        m_dayAge = 0;
        if (m_today && std::abs(*m_today - moment.dayNumber()) <= newsDays) {
            m_newsDay = moment;
        }
    }
}

int TimeResolver::fullYear(int twoDigits) const {
    const int now = m_context.narrative && m_last ? m_last->year
                    : m_today                     ? base::civilDate(CivilTime::ofDay(*m_today)).year
                    : m_context.year              ? *m_context.year
                    : m_last                      ? m_last->year
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
    } else if (e.half != 0) {
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
    if (e.unit == TimeUnit::Quarter && e.quarter == 0 && m_quarter) { // "the 1988 period"
        fields.quarter = m_quarter->number;
    }
    return Found{fill(fields, year), Basis::Explicit, because};
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
    if (e.zone == 0) {
        // Greenwich time says little of the clock on the wall at the place.
        result.interval = {CivilTime{minute - 12 * 60}, CivilTime{minute + 14 * 60 + 1}, Precision::Range, basis};
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
        // A birthday or another day of long ago keeps its clock times only while the paragraph lasts.
        const bool astray = m_today && !m_context.narrative && m_newsDay && m_dayAge > 0 &&
                            std::abs(*m_today - m_day->dayNumber()) > newsDays;
        const std::optional<Moment>& day = astray ? m_newsDay : m_day;
        const bool near = day && (m_context.narrative || m_dayAge <= 2 || !m_today);
        if (near) {
            found = Found{*day, Basis::Relative, "on " + timexValue(*day) + ", the day told before"};
        } else if (m_today && !m_context.narrative) {
            found = Found{Moment::ofDay(*m_today - (e.part == PartOfDay::Night && !e.definite ? 1 : 0)),
                          Basis::Relative, "on " + anchorText(false)};
        }
        // "from 8pm until 7am" runs into the next day.
        if (found && e.endsRange && e.hasClock() && m_lastClock > e.hour * 60 + e.minute) {
            found->moment = found->moment.moved(1);
            found->because = "the morning after " + timexValue(found->moment.moved(-1)) + ", the day told before";
        }
    }
    m_lastClock = e.hasClock() ? e.hour * 60 + e.minute : -1;
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
    if (e.quarter != 0 && found->moment.grain == Grain::Quarter && e.year.has_value() == false) {
        m_quarter = found->moment;
    }
    result.because = found->because;
    if (timed) {
        clockTime(e, found, result);
        if (e.zone == 0 && e.hasClock()) {
            result.because += "; Greenwich time, and what the clock showed at the place is not known";
        }
        return result;
    }
    if (e.weekday != 0 && e.shift == TimeShift::Next && e.day == 0) {
        // "next Friday" is for some the Friday of next week.
        result.value = timexValue(found->moment);
        result.interval = momentInterval(found->moment, found->basis);
        result.interval.end = CivilTime{result.interval.end->minutes + 7 * 1440};
        result.interval.precision = Precision::Range;
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
    if (result.interval.precision == Precision::Day && (e.edge == TimeEdge::Early || e.edge == TimeEdge::Late ||
                                                        e.edge == TimeEdge::Start || e.edge == TimeEdge::End)) {
        const std::int64_t first = result.interval.begin ? result.interval.begin->minutes : 0;
        const bool early = e.edge == TimeEdge::Early || e.edge == TimeEdge::Start;
        if (result.interval.bounded()) {
            result.interval = {CivilTime{first + (early ? 0 : 15 * 60)}, CivilTime{first + (early ? 12 * 60 : 26 * 60)},
                               Precision::PartOfDay, found->basis};
        }
        return result;
    }
    if (e.edge != TimeEdge::None && e.half == 0) {
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
    if (e.fiscal && found->moment.grain == Grain::Year && result.interval.bounded()) {
        // A business year is named by the year that it begins or ends in.
        result.interval.begin = CivilTime::of(found->moment.year - 1, 4, 1);
        result.interval.end = CivilTime::of(found->moment.year + 1, 4, 1);
        result.interval.precision = Precision::Range;
        result.because += "; a business year may begin in any quarter";
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
        return e.anchored ? anchoredOffset(e, tense) : offset(e);
    case TimeForm::Duration:
        return duration(e, tense);
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
