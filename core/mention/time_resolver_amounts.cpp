// Amounts of time on the calendar: offsets, durations, sets.
#include "mention/time_resolver.h"

#include <cmath>
#include <fmt/format.h>

namespace parallax::mention {

using base::Basis;
using base::CivilTime;
using base::Precision;
using base::TimeInterval;

namespace {

const char* unitLetter(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::None:
        return "X";
    case TimeUnit::Second:
        return "S";
    case TimeUnit::Minute:
        return "M";
    case TimeUnit::Hour:
        return "H";
    case TimeUnit::Day:
        return "D";
    case TimeUnit::Weekend:
        return "WE";
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
        return "W";
    case TimeUnit::Month:
        return "M";
    case TimeUnit::Quarter:
        return "Q";
    case TimeUnit::Year:
    case TimeUnit::Decade:
    case TimeUnit::Century:
    case TimeUnit::Millennium:
        return "Y";
    case TimeUnit::Night:
        return "NI";
    case TimeUnit::Semester:
        return "H";
    }
    return "X";
}

bool clockUnit(TimeUnit unit) {
    return unit == TimeUnit::Second || unit == TimeUnit::Minute || unit == TimeUnit::Hour;
}

double unitFactor(TimeUnit unit) {
    return unit == TimeUnit::Decade       ? 10
           : unit == TimeUnit::Century    ? 100
           : unit == TimeUnit::Millennium ? 1000
           : unit == TimeUnit::Fortnight  ? 2
                                          : 1;
}

// "PT1H30M", "P2.5Y", "PXM"
std::string periodValue(const TimeExpression& e) {
    std::string result = clockUnit(e.unit) ? "PT" : "P";
    const bool vague = e.vague;
    if (vague) {
        const char* letter = e.unit == TimeUnit::Century ? "C" : e.unit == TimeUnit::Decade ? "DE" : unitLetter(e.unit);
        return result + "X" + letter;
    }
    const double amount = e.amount * unitFactor(e.unit);
    const double whole = std::floor(amount);
    if (amount == whole) {
        result += fmt::format("{}{}", static_cast<std::int64_t>(amount), unitLetter(e.unit));
    } else if (amount - whole == 0.5 && (e.unit == TimeUnit::Hour || e.unit == TimeUnit::Minute)) {
        result += whole > 0 ? fmt::format("{}{}30{}", static_cast<std::int64_t>(whole), unitLetter(e.unit),
                                          e.unit == TimeUnit::Hour ? "M" : "S")
                            : fmt::format("30{}", e.unit == TimeUnit::Hour ? "M" : "S");
    } else if (amount - whole == 0.5 && e.unit == TimeUnit::Year && whole == 1) {
        result += "18M";
    } else {
        result += fmt::format("{}{}", amount, unitLetter(e.unit));
    }
    if (e.secondUnit != TimeUnit::None) {
        if (clockUnit(e.secondUnit) && !clockUnit(e.unit)) {
            result += "T";
        }
        result += fmt::format("{}{}", e.secondAmount, unitLetter(e.secondUnit));
    }
    return result;
}

// The day `amount` units away; months keep the day of the month where it exists.
std::int64_t moveDay(std::int64_t day, TimeUnit unit, double amount) {
    const base::CivilDate date = base::civilDate(CivilTime::ofDay(day));
    const auto byMonths = [&](double months) {
        const auto whole = static_cast<int>(std::lround(months));
        const CivilTime first = CivilTime::of(date.year, date.month + whole, 1);
        const base::CivilDate target = base::civilDate(first);
        return first.dayNumber() + std::min(date.day, base::daysInMonth(target.year, target.month)) - 1;
    };
    switch (unit) {
    case TimeUnit::Week:
    case TimeUnit::Weekend:
        return day + std::llround(amount * 7);
    case TimeUnit::Fortnight:
        return day + std::llround(amount * 14);
    case TimeUnit::Month:
        return byMonths(amount);
    case TimeUnit::Quarter:
        return byMonths(amount * 3);
    case TimeUnit::Semester:
        return byMonths(amount * 6);
    case TimeUnit::Year:
    case TimeUnit::Decade:
    case TimeUnit::Century:
    case TimeUnit::Millennium:
        return byMonths(amount * 12 * unitFactor(unit));
    case TimeUnit::None:
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
        return day;
    case TimeUnit::Day:
    case TimeUnit::Night:
        break;
    }
    return day + std::llround(amount);
}

// No more than any calendar holds; amounts are the text's.
constexpr double mostYears = 5000;

double inYears(const TimeExpression& e) {
    if (e.unit >= TimeUnit::Year && e.unit <= TimeUnit::Millennium) {
        return e.amount * unitFactor(e.unit);
    }
    return e.unit == TimeUnit::Quarter || e.unit == TimeUnit::Semester || e.unit == TimeUnit::Month ? e.amount / 2
                                                                                                    : e.amount / 50;
}

} // namespace

ResolvedTime TimeResolver::offset(const TimeExpression& e) {
    ResolvedTime result;
    const bool deictic = e.direction == TimeDirection::Ago || e.direction == TimeDirection::Hence;
    const bool back = e.direction == TimeDirection::Ago || e.direction == TimeDirection::Earlier ||
                      e.direction == TimeDirection::Before;
    if (clockUnit(e.unit)) {
        result.type = TimexType::Duration;
        result.value = periodValue(e);
        result.because = "so long " + std::string(back ? "before" : "after") + " a moment that is not on the clock";
        if (m_day && !deictic) {
            const std::int64_t day = m_day->dayNumber();
            result.interval = {CivilTime::ofDay(day - (back ? 1 : 0)), CivilTime::ofDay(day + (back ? 1 : 2)),
                               Precision::Range, Basis::Relative};
        }
        return result;
    }
    bool fromText = false;
    // In a history "two years ago" is said by someone in it, at the time told before.
    const auto anchor = leaning(deictic, fromText);
    if (e.vague || !anchor || inYears(e) > mostYears) {
        result.value = e.vague ? (back ? "PAST_REF" : "FUTURE_REF") : "XXXX-XX-XX";
        result.because = e.vague ? "how long is not said" : "there is no date to count from";
        if (e.vague && anchor && m_today && deictic) {
            (back ? result.interval.end : result.interval.begin) = CivilTime::ofDay(*m_today + (back ? 1 : 0));
            result.interval.precision = Precision::Range;
            result.interval.basis = Basis::Relative;
        }
        return result;
    }
    const double amount = back ? -e.amount : e.amount;
    const Moment base = fromText ? *m_last : Moment::ofDay(*anchor);
    const std::int64_t day = moveDay(*anchor, e.unit, amount);
    Moment moment = Moment::ofDay(day);
    const base::CivilDate date = base::civilDate(CivilTime::ofDay(day));
    switch (e.unit) {
    case TimeUnit::Year:
        if (e.amount == 1 && m_quarter && back && e.quarter == 0) {
            moment = m_quarter->moved(-4); // "a year earlier" beside a quarter's figures
        } else if (e.quarter != 0) {
            moment = {.grain = Grain::Quarter, .year = date.year, .number = e.quarter};
        } else {
            moment = Moment::ofYear(date.year);
        }
        break;
    case TimeUnit::Decade:
    case TimeUnit::Century:
    case TimeUnit::Millennium:
        moment = Moment::ofYear(date.year);
        break;
    case TimeUnit::Quarter:
        moment = {.grain = Grain::Quarter, .year = date.year, .number = (date.month + 2) / 3};
        break;
    case TimeUnit::Month:
    case TimeUnit::Semester:
        moment = Moment::ofMonth(date.year, date.month);
        break;
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
        moment.grain = Grain::Week;
        if (e.weekday != 0) {
            moment = Moment::ofDay(day - date.weekday + e.weekday);
        }
        break;
    case TimeUnit::Weekend:
        moment.grain = Grain::Weekend;
        break;
    case TimeUnit::None:
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
    case TimeUnit::Day:
    case TimeUnit::Night:
        if (fromText && base.grain != Grain::Day && m_day) {
            moment = Moment::ofDay(moveDay(m_day->dayNumber(), TimeUnit::Day, amount));
        }
        break;
    }
    result.value = timexValue(moment);
    result.interval = momentInterval(moment, Basis::Relative);
    // "two years ago" is not held to the border of the year: half a unit either way.
    if (moment.grain != Grain::Day && moment.grain != Grain::Quarter && result.interval.bounded()) {
        const std::int64_t slack = e.unit == TimeUnit::Week || e.unit == TimeUnit::Fortnight ? 3
                                   : e.unit == TimeUnit::Month                               ? 15
                                   : e.unit == TimeUnit::Year                                ? 183
                                                                                             : 1830;
        result.interval.begin = std::min(*result.interval.begin, CivilTime::ofDay(day - slack));
        result.interval.end = std::max(*result.interval.end, CivilTime::ofDay(day + slack + 1));
        result.interval.precision = Precision::Range;
    }
    result.because = fmt::format("counted {} from {}", back ? "back" : "on", anchorText(fromText));
    if (!(deictic && m_context.narrative)) {
        remember(moment);
    }
    return result;
}

ResolvedTime TimeResolver::anchoredOffset(const TimeExpression& e, Tense tense) {
    TimeExpression calendar = e;
    calendar.form = TimeForm::Calendar;
    TimeExpression amount;
    amount.form = TimeForm::Offset;
    amount.unit = e.offsetUnit;
    amount.amount = e.amount;
    amount.direction = e.direction;
    if (const auto anchor = date(calendar, tense)) {
        remember(anchor->moment);
        return offset(amount);
    }
    ResolvedTime result;
    result.value = "XXXX-XX-XX";
    result.because = "there is no date to count from";
    return result;
}

ResolvedTime TimeResolver::duration(const TimeExpression& e, Tense tense) {
    ResolvedTime result;
    result.type = TimexType::Duration;
    result.value = periodValue(e);
    result.because = "a length of time";
    if (e.month != 0 || e.year) { // "the last two weeks of February 1951"
        TimeExpression named = e;
        named.form = TimeForm::Calendar;
        named.shift = TimeShift::None;
        named.unit = TimeUnit::None;
        const auto period = date(named, tense);
        const TimeInterval whole = period ? momentInterval(period->moment, period->basis) : TimeInterval();
        if (whole.bounded() && inYears(e) <= mostYears) {
            const std::int64_t slack = e.unit == TimeUnit::Day ? 0 : 3; // weeks do not keep to months
            const std::int64_t first = whole.begin->dayNumber();
            const std::int64_t last = whole.end->dayNumber();
            const bool atBegin = e.shift == TimeShift::First;
            const std::int64_t begin = atBegin ? first : std::max(first, moveDay(last, e.unit, -e.amount) - slack);
            const std::int64_t end = atBegin ? std::min(last, moveDay(first, e.unit, e.amount) + slack) : last;
            result.interval = {CivilTime::ofDay(begin), CivilTime::ofDay(end), Precision::Range, period->basis};
            result.because = std::string("at the ") + (atBegin ? "begin" : "end") + " of " + timexValue(period->moment);
            remember(period->moment);
        }
        return result;
    }
    const bool back = e.shift == TimeShift::Past || e.shift == TimeShift::Last || e.shift == TimeShift::Recent ||
                      e.shift == TimeShift::Latest;
    const bool ahead = e.shift == TimeShift::Next || e.shift == TimeShift::Coming;
    if (m_today && !m_context.narrative && !e.vague && (back || ahead) && inYears(e) <= mostYears) {
        const std::int64_t far = moveDay(*m_today, e.unit, back ? -e.amount : e.amount);
        result.interval = {CivilTime::ofDay(std::min(far, *m_today) - 1), CivilTime::ofDay(std::max(far, *m_today) + 1),
                           Precision::Range, Basis::Relative};
        result.because = fmt::format("that long {} {}", back ? "up to" : "from", anchorText(false));
    }
    return result;
}

ResolvedTime TimeResolver::set(const TimeExpression& e) const {
    ResolvedTime result;
    result.type = TimexType::Set;
    result.because = "again and again";
    if (e.weekday != 0) {
        result.value = fmt::format("XXXX-WXX-{}", e.weekday);
        if (e.part != PartOfDay::None) {
            result.value += std::string("T") + partValue(e.part);
        }
    } else if (e.month != 0) {
        result.value = fmt::format("XXXX-{:02}", e.month);
    } else if (e.season != 0) {
        constexpr const char* values[] = {"", "XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"};
        result.value = values[e.season];
    } else if (e.part != PartOfDay::None) {
        result.value = std::string("XXXX-XX-XXT") + partValue(e.part);
    } else if (e.unit == TimeUnit::Night) {
        result.value = "XXXX-XX-XXTNI";
    } else {
        result.value = periodValue(e);
    }
    return result;
}

} // namespace parallax::mention
