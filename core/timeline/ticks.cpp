#include "timeline/ticks.h"

#include <array>
#include <chrono>
#include <cmath>

namespace parallax::timeline {

namespace {

struct Step {
    TickLevel level;
    double minutes; // shortest
};

constexpr double dayMinutes = 1440;
constexpr double yearMinutes = 365 * dayMinutes;

// The calendar of std::chrono ends at the year 32767; the view never goes there (base::CivilTime ends at 9999).
constexpr int lastYear = 30000;

constexpr std::array steps = {
    Step{{TickUnit::Minute, 1}, 1},
    Step{{TickUnit::Minute, 5}, 5},
    Step{{TickUnit::Minute, 10}, 10},
    Step{{TickUnit::Minute, 15}, 15},
    Step{{TickUnit::Minute, 30}, 30},
    Step{{TickUnit::Hour, 1}, 60},
    Step{{TickUnit::Hour, 2}, 120},
    Step{{TickUnit::Hour, 3}, 180},
    Step{{TickUnit::Hour, 6}, 360},
    Step{{TickUnit::Hour, 12}, 720},
    Step{{TickUnit::Day, 1}, dayMinutes},
    Step{{TickUnit::Day, 7}, 7 * dayMinutes},
    Step{{TickUnit::Month, 1}, 28 * dayMinutes},
    Step{{TickUnit::Month, 3}, 90 * dayMinutes},
    Step{{TickUnit::Month, 6}, 181 * dayMinutes},
    Step{{TickUnit::Year, 1}, yearMinutes},
    Step{{TickUnit::Year, 2}, 2 * yearMinutes},
    Step{{TickUnit::Year, 5}, 5 * yearMinutes},
    Step{{TickUnit::Year, 10}, 10 * yearMinutes},
    Step{{TickUnit::Year, 20}, 20 * yearMinutes},
    Step{{TickUnit::Year, 50}, 50 * yearMinutes},
    Step{{TickUnit::Year, 100}, 100 * yearMinutes},
    Step{{TickUnit::Year, 200}, 200 * yearMinutes},
    Step{{TickUnit::Year, 500}, 500 * yearMinutes},
    Step{{TickUnit::Year, 1000}, 1000 * yearMinutes},
    Step{{TickUnit::Year, 2000}, 2000 * yearMinutes},
    Step{{TickUnit::Year, 5000}, 5000 * yearMinutes},
    Step{{TickUnit::Year, 10000}, 10000 * yearMinutes},
};

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

std::chrono::year_month_day calendar(base::CivilTime time) {
    return std::chrono::sys_days(std::chrono::days(floorDiv(time.minutes, 1440)));
}

base::CivilTime firstOf(std::int64_t month) { // months since year 0
    const auto year = static_cast<int>(floorDiv(month, 12));
    const auto within = static_cast<unsigned>(month - std::int64_t{year} * 12 + 1);
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(within) / 1);
    return {std::int64_t{days.time_since_epoch().count()} * 1440};
}

// The number of the step that `time` lies in: fixed steps count from an origin, months and years from year 0.
std::int64_t stepOf(base::CivilTime time, TickLevel level) {
    switch (level.unit) {
    case TickUnit::Minute:
        return floorDiv(time.minutes, level.step);
    case TickUnit::Hour:
        return floorDiv(time.minutes, std::int64_t{level.step} * 60);
    case TickUnit::Day:
        // Weeks begin on Monday; 1970-01-01 was a Thursday.
        return floorDiv(floorDiv(time.minutes, 1440) + (level.step == 7 ? 3 : 0), level.step);
    case TickUnit::Month:
    case TickUnit::Year: {
        const auto date = calendar(time);
        const std::int64_t month = std::int64_t{int{date.year()}} * 12 + unsigned{date.month()} - 1;
        return floorDiv(month, level.unit == TickUnit::Month ? level.step : level.step * 12);
    }
    }
    return 0;
}

base::CivilTime timeOf(std::int64_t step, TickLevel level) {
    switch (level.unit) {
    case TickUnit::Minute:
        return {step * level.step};
    case TickUnit::Hour:
        return {step * level.step * 60};
    case TickUnit::Day:
        return {(step * level.step - (level.step == 7 ? 3 : 0)) * 1440};
    case TickUnit::Month:
        return firstOf(step * level.step);
    case TickUnit::Year:
        return firstOf(step * level.step * 12);
    }
    return {};
}

void fill(std::vector<Tick>& out, const TimeScale& scale, double width, TickLevel level, bool major) {
    const base::CivilTime limit{static_cast<std::int64_t>(yearMinutes) * lastYear};
    const base::CivilTime left = std::max(scale.timeAt(0), base::CivilTime{-limit.minutes});
    const base::CivilTime right = std::min(scale.timeAt(width), limit);
    for (std::int64_t step = stepOf(left, level);; ++step) {
        const base::CivilTime time = timeOf(step, level);
        if (time > right)
            break;
        out.push_back({time, level, major});
    }
}

// Labels of days and months are shorter than clock times, so their ticks may stand closer.
double shareOfRoom(TickUnit unit) {
    switch (unit) {
    case TickUnit::Minute:
    case TickUnit::Hour:
        return 1;
    case TickUnit::Day:
        return 0.5;
    case TickUnit::Month:
        return 0.65;
    case TickUnit::Year:
        return 0.75;
    }
    return 1;
}

} // namespace

Ticks ticks(const TimeScale& scale, double width, double minimumPixels) {
    Ticks result;
    const double needed = minimumPixels * scale.minutesPerPixel();
    result.minorLevel = steps.back().level;
    for (const Step& step : steps) {
        if (step.minutes >= needed * shareOfRoom(step.level.unit)) {
            result.minorLevel = step.level;
            break;
        }
    }
    switch (result.minorLevel.unit) {
    case TickUnit::Minute:
    case TickUnit::Hour:
        result.majorLevel = {TickUnit::Day, 1};
        result.hasMajor = true;
        break;
    case TickUnit::Day:
        result.majorLevel = {TickUnit::Month, 1};
        result.hasMajor = true;
        break;
    case TickUnit::Month:
        result.majorLevel = {TickUnit::Year, 1};
        result.hasMajor = true;
        break;
    case TickUnit::Year:
        result.majorLevel = result.minorLevel;
        break;
    }
    fill(result.minor, scale, width, result.minorLevel, false);
    if (result.hasMajor)
        fill(result.major, scale, width, result.majorLevel, true);
    return result;
}

std::string tickLabel(const Tick& tick) {
    static constexpr std::array monthNames = {"January", "February", "March",     "April",   "May",      "June",
                                              "July",    "August",   "September", "October", "November", "December"};
    static constexpr std::array dayNames = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                            "Thursday", "Friday", "Saturday"};
    const auto date = calendar(tick.time);
    const int year = int{date.year()};
    const std::string yearText = year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
    const std::string month = monthNames[unsigned{date.month()} - 1];
    switch (tick.level.unit) {
    case TickUnit::Minute:
    case TickUnit::Hour: {
        const auto minute = tick.time.minutes - floorDiv(tick.time.minutes, 1440) * 1440;
        std::string text = "00:00";
        text[0] = static_cast<char>('0' + minute / 600);
        text[1] = static_cast<char>('0' + minute / 60 % 10);
        text[3] = static_cast<char>('0' + minute % 60 / 10);
        text[4] = static_cast<char>('0' + minute % 10);
        return text;
    }
    case TickUnit::Day: {
        const std::string day = std::to_string(unsigned{date.day()});
        if (!tick.major)
            return day;
        const std::chrono::weekday weekday{std::chrono::sys_days(date)};
        return std::string(dayNames[weekday.c_encoding()]) + " " + day + " " + month + " " + yearText;
    }
    case TickUnit::Month:
        return tick.major ? month + " " + yearText : month.substr(0, 3);
    case TickUnit::Year:
        return yearText;
    }
    return {};
}

} // namespace parallax::timeline
