#include "claim/claim.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace parallax::claim {
namespace {

std::string number(double value) {
    if (std::nearbyint(value) == value && std::abs(value) < 1e15)
        return fmt::format("{}", static_cast<long long>(value));
    return fmt::format("{:g}", value);
}

std::string quantityText(const mention::Quantity& quantity) {
    using mention::Relation;
    const std::string low = number(quantity.low);
    switch (quantity.relation) {
    case Relation::Equal:
        return low;
    case Relation::AtLeast:
        return "at least " + low;
    case Relation::MoreThan:
        return "more than " + low;
    case Relation::AtMost:
        return "at most " + low;
    case Relation::LessThan:
        return "fewer than " + low;
    case Relation::About:
        return "about " + low;
    case Relation::Range:
        return quantity.high ? low + " to " + number(*quantity.high) : low + " or more";
    case Relation::Some:
        return quantity.low > 0 ? "some (" + low + " or more)" : "some";
    case Relation::Unknown:
        return "not known";
    case Relation::Denied:
        return "denied";
    }
    return low;
}

constexpr std::array<const char*, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

std::string day(const base::CivilDate& date) {
    return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)], date.year);
}

std::string moment(const base::CivilDate& date) {
    return fmt::format("{}, {:02}:{:02}", day(date), date.hour, date.minute);
}

std::string intervalText(const base::TimeInterval& interval) {
    if (!interval.known())
        return "not known";
    if (!interval.end)
        return "from " + day(base::civilDate(*interval.begin));
    const auto last = base::civilDate({interval.end->minutes - 1});
    if (!interval.begin)
        return "until " + day(last);
    const auto first = base::civilDate(*interval.begin);
    const auto minutes = interval.end->minutes - interval.begin->minutes;
    const bool wholeDays = first.hour == 0 && first.minute == 0 && last.hour == 23 && last.minute == 59;
    if (wholeDays) {
        if (minutes == 1440)
            return day(first);
        if (first.day == 1 && last.day == base::daysInMonth(last.year, last.month) && first.year == last.year) {
            if (first.month == last.month)
                return fmt::format("{} {}", months[static_cast<std::size_t>(first.month - 1)], first.year);
            if (first.month == 1 && last.month == 12)
                return fmt::format("{}", first.year);
        }
        return day(first) + " to " + day(last);
    }
    if (minutes == 1)
        return moment(first);
    const auto end = base::civilDate(*interval.end);
    if (first.year == last.year && first.month == last.month && first.day == last.day) {
        return moment(first) + fmt::format(" to {:02}:{:02}", end.hour, end.minute);
    }
    return moment(first) + " to " + moment(end);
}

struct Writer {
    std::string operator()(std::monostate) const { return "not known"; }
    std::string operator()(const mention::Quantity& quantity) const { return quantityText(quantity); }
    std::string operator()(const base::TimeInterval& interval) const { return intervalText(interval); }
    std::string operator()(const std::string& text) const { return text; }
};

} // namespace

std::string text(const Value& value) {
    return std::visit(Writer{}, value);
}

} // namespace parallax::claim
