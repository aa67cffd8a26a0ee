#include "mention/time_moment.h"

#include <fmt/format.h>

namespace parallax::mention {

using base::Basis;
using base::CivilTime;
using base::Precision;
using base::TimeInterval;

namespace {

std::string yearValue(int year) {
    return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year);
}

constexpr const char* seasons[] = {"", "SP", "SU", "FA", "WI"};

TimeInterval months(int year, int month, int count, Basis basis, Precision precision) {
    return {CivilTime::of(year, month, 1), CivilTime::of(year, month + count, 1), precision, basis};
}

} // namespace

Moment Moment::ofDay(std::int64_t dayNumber) {
    const base::CivilDate date = base::civilDate(CivilTime::ofDay(dayNumber));
    return ofDate(date.year, date.month, date.day);
}

Moment Moment::ofDate(int year, int month, int day) {
    return {.grain = Grain::Day, .year = year, .month = month, .day = day};
}

Moment Moment::ofMonth(int year, int month) {
    return {.grain = Grain::Month, .year = year, .month = month};
}

Moment Moment::ofYear(int year) {
    return {.grain = Grain::Year, .year = year};
}

std::int64_t Moment::dayNumber() const {
    switch (grain) {
    case Grain::Century:
        return CivilTime::of(number > 0 ? (number - 1) * 100 : number * 100 + 1, 1, 1).dayNumber();
    case Grain::Half:
        return CivilTime::of(year, number == 2 ? 7 : 1, 1).dayNumber();
    case Grain::Quarter:
        return CivilTime::of(year, number * 3 - 2, 1).dayNumber();
    case Grain::Season:
        return CivilTime::of(year, number * 3, 1).dayNumber();
    case Grain::None:
    case Grain::Decade:
    case Grain::Year:
        return CivilTime::of(year, 1, 1).dayNumber();
    case Grain::Month:
        return CivilTime::of(year, month, 1).dayNumber();
    case Grain::Week:
    case Grain::Weekend:
    case Grain::Day:
        break;
    }
    return CivilTime::of(year, month, day).dayNumber();
}

Moment Moment::moved(int count) const {
    Moment result = *this;
    switch (grain) {
    case Grain::None:
        break;
    case Grain::Century:
        result.number += count;
        break;
    case Grain::Decade:
        result.year += count * 10;
        break;
    case Grain::Year:
        result.year += count;
        break;
    case Grain::Half:
    case Grain::Quarter:
    case Grain::Season: {
        const int size = grain == Grain::Half ? 2 : 4;
        const int total = year * size + number - 1 + count;
        result.year = total >= 0 ? total / size : -((size - 1 - total) / size);
        result.number = total - result.year * size + 1;
        break;
    }
    case Grain::Month: {
        const base::CivilDate date = base::civilDate(CivilTime::of(year, month + count, 1));
        result.year = date.year;
        result.month = date.month;
        break;
    }
    case Grain::Week:
    case Grain::Weekend:
    case Grain::Day: {
        const Moment day_ = ofDay(dayNumber() + count * (grain == Grain::Day ? 1 : 7));
        result.year = day_.year;
        result.month = day_.month;
        result.day = day_.day;
        break;
    }
    }
    return result;
}

IsoWeek isoWeek(std::int64_t dayNumber) {
    const int weekday = base::civilDate(CivilTime::ofDay(dayNumber)).weekday;
    const std::int64_t thursday = dayNumber + 4 - weekday;
    const int year = base::civilDate(CivilTime::ofDay(thursday)).year;
    return {year, static_cast<int>((thursday - CivilTime::of(year, 1, 1).dayNumber()) / 7) + 1};
}

std::string timexValue(const Moment& moment) {
    const std::string year = moment.yearKnown ? yearValue(moment.year) : "XXXX";
    switch (moment.grain) {
    case Grain::None:
        return "XXXX-XX-XX";
    case Grain::Century:
        return moment.number > 0 ? fmt::format("{:02}", moment.number - 1) : fmt::format("BC{:02}", -moment.number - 1);
    case Grain::Decade:
        return moment.year > 0 ? fmt::format("{:03}", moment.year / 10)
                               : fmt::format("BC{:03}", (1 - moment.year) / 10);
    case Grain::Year:
        return year;
    case Grain::Half:
        return fmt::format("{}-H{}", year, moment.number);
    case Grain::Quarter:
        return fmt::format("{}-Q{}", year, moment.number);
    case Grain::Season:
        return fmt::format("{}-{}", year, seasons[moment.number]);
    case Grain::Month:
        return fmt::format("{}-{:02}", year, moment.month);
    case Grain::Week:
    case Grain::Weekend: {
        const IsoWeek week = isoWeek(moment.dayNumber());
        return fmt::format("{}-W{:02}{}", yearValue(week.year), week.week, moment.grain == Grain::Weekend ? "-WE" : "");
    }
    case Grain::Day:
        return fmt::format("{}-{:02}-{:02}", year, moment.month, moment.day);
    }
    return {};
}

TimeInterval momentInterval(const Moment& moment, Basis basis) {
    if (!moment.yearKnown) {
        return {};
    }
    switch (moment.grain) {
    case Grain::None:
        return {};
    case Grain::Century: {
        const int first = moment.number > 0 ? (moment.number - 1) * 100 : moment.number * 100 + 1;
        return {CivilTime::of(first, 1, 1), CivilTime::of(first + 101, 1, 1), Precision::Range, basis};
    }
    case Grain::Decade:
        return {CivilTime::of(moment.year, 1, 1), CivilTime::of(moment.year + 10, 1, 1), Precision::Range, basis};
    case Grain::Year:
        return TimeInterval::ofYear(moment.year, basis);
    case Grain::Half:
        return months(moment.year, moment.number == 2 ? 7 : 1, 6, basis, Precision::Range);
    case Grain::Quarter:
        return months(moment.year, moment.number * 3 - 2, 3, basis, Precision::Range);
    case Grain::Season:
        if (moment.number == 4) { // "the winter of 1995": from the end of 1994 to the spring of 1996
            return months(moment.year, 0, 16, basis, Precision::Range);
        }
        return months(moment.year, moment.number * 3, 4, basis, Precision::Range);
    case Grain::Month:
        return TimeInterval::ofMonth(moment.year, moment.month, basis);
    case Grain::Week: {
        const std::int64_t day = moment.dayNumber();
        const std::int64_t monday = day - base::civilDate(CivilTime::ofDay(day)).weekday + 1;
        return {CivilTime::ofDay(monday - 1), CivilTime::ofDay(monday + 7), Precision::Week, basis};
    }
    case Grain::Weekend: {
        const std::int64_t day = moment.dayNumber();
        const std::int64_t monday = day - base::civilDate(CivilTime::ofDay(day)).weekday + 1;
        return {CivilTime{(monday + 4) * 1440 + 17 * 60}, CivilTime::ofDay(monday + 7), Precision::Range, basis};
    }
    case Grain::Day:
        return TimeInterval::ofDay(moment.year, moment.month, moment.day, basis);
    }
    return {};
}

TimeInterval edgeInterval(const TimeInterval& interval, TimeEdge edge) {
    if (!interval.bounded()) {
        return interval;
    }
    const std::int64_t begin = interval.begin->minutes;
    const std::int64_t length = interval.end->minutes - begin;
    std::int64_t from = 0; // in sixths
    std::int64_t to = 6;
    switch (edge) {
    case TimeEdge::None:
    case TimeEdge::Earlier:
    case TimeEdge::Later:
        return interval;
    case TimeEdge::Early:
        to = 3;
        break;
    case TimeEdge::Mid:
    case TimeEdge::Middle:
        from = 1;
        to = 5;
        break;
    case TimeEdge::Late:
        from = 3;
        break;
    case TimeEdge::Start:
        to = 2;
        break;
    case TimeEdge::End:
        from = 4;
        break;
    }
    TimeInterval result = interval;
    result.begin = CivilTime{begin + length * from / 6};
    result.end = CivilTime{begin + length * to / 6};
    if (length > 1440) { // whole days, outward
        result.begin = CivilTime::ofDay(result.begin->dayNumber());
        result.end = CivilTime::ofDay(CivilTime{result.end->minutes - 1}.dayNumber() + 1);
        result.precision = Precision::Range;
    } else {
        result.precision = Precision::PartOfDay;
    }
    return result;
}

TimeInterval partInterval(std::int64_t dayNumber, PartOfDay part, TimeEdge edge, Basis basis) {
    int from = 0; // in minutes of the day
    int to = 24 * 60;
    switch (part) {
    case PartOfDay::None:
        break;
    case PartOfDay::Morning:
        from = edge == TimeEdge::Early ? 0 : edge == TimeEdge::Late ? 8 * 60 : 4 * 60;
        to = edge == TimeEdge::Early ? 9 * 60 : edge == TimeEdge::Mid ? 11 * 60 : 12 * 60;
        from = edge == TimeEdge::None || edge == TimeEdge::Earlier ? 0 : from;
        break;
    case PartOfDay::Midday:
        from = 11 * 60;
        to = 14 * 60;
        break;
    case PartOfDay::Afternoon:
        from = edge == TimeEdge::Late ? 15 * 60 : edge == TimeEdge::Mid ? 13 * 60 : 12 * 60;
        to = edge == TimeEdge::Early ? 15 * 60 : edge == TimeEdge::Mid ? 17 * 60 : 18 * 60 + 30;
        break;
    case PartOfDay::Evening:
        from = edge == TimeEdge::Late ? 19 * 60 : 16 * 60 + 30;
        to = edge == TimeEdge::Early ? 20 * 60 + 30 : 24 * 60;
        break;
    case PartOfDay::Night: // runs on into the next day
        from = edge == TimeEdge::Late ? 20 * 60 : 17 * 60;
        to = 24 * 60 + 6 * 60;
        break;
    case PartOfDay::Dawn:
        from = 3 * 60;
        to = 9 * 60;
        break;
    case PartOfDay::Dusk:
        from = 15 * 60;
        to = 23 * 60;
        break;
    case PartOfDay::Daytime:
        from = 5 * 60;
        to = 21 * 60;
        break;
    case PartOfDay::SmallHours:
        from = 0;
        to = 6 * 60 + 30;
        break;
    }
    return {CivilTime{dayNumber * 1440 + from}, CivilTime{dayNumber * 1440 + to}, Precision::PartOfDay, basis};
}

const char* partValue(PartOfDay part) {
    switch (part) {
    case PartOfDay::None:
        return "";
    case PartOfDay::Morning:
    case PartOfDay::Dawn:
    case PartOfDay::SmallHours:
        return "MO";
    case PartOfDay::Midday:
        return "MI";
    case PartOfDay::Afternoon:
        return "AF";
    case PartOfDay::Evening:
    case PartOfDay::Dusk:
        return "EV";
    case PartOfDay::Night:
        return "NI";
    case PartOfDay::Daytime:
        return "DT";
    }
    return "";
}

} // namespace parallax::mention
