#include "disagreement/number_set.h"

#include <fmt/format.h>

#include <cmath>

namespace parallax::disagreement {

using mention::Relation;

NumberSet numberSet(const mention::Quantity& quantity, Relation relation) {
    const double low = quantity.low;
    const bool whole = low == std::floor(low);
    switch (relation) {
    case Relation::Equal:
        return {low, low};
    case Relation::AtLeast:
        return {low, std::nullopt};
    case Relation::MoreThan:
        return {whole ? low + 1 : low, std::nullopt};
    case Relation::AtMost:
        return {0, low};
    case Relation::LessThan:
        return {0, whole && low > 0 ? low - 1 : low};
    case Relation::About:
        return {std::floor(0.8 * low), std::ceil(1.2 * low)};
    case Relation::Range:
        return {low, quantity.high && *quantity.high >= low ? quantity.high : std::nullopt};
    case Relation::Some:
        return {low > 0 ? low : 2, quantity.high && *quantity.high > low ? quantity.high : std::nullopt};
    case Relation::Unknown:
        return {0, std::nullopt};
    case Relation::Denied:
        return {0, 0};
    }
    return {low, low};
}

PrintedNumber printedNumber(const mention::Quantity& quantity, Relation relation) {
    switch (relation) {
    case Relation::Range:
        return {quantity.low, quantity.high.value_or(quantity.low), false};
    case Relation::Some:
        return {quantity.low, quantity.low, true};
    case Relation::Unknown:
        return {-1, -1, true};
    case Relation::Denied:
        return {0, 0, false};
    case Relation::Equal:
    case Relation::AtLeast:
    case Relation::MoreThan:
    case Relation::AtMost:
    case Relation::LessThan:
    case Relation::About:
        return {quantity.low, quantity.low, false};
    }
    return {quantity.low, quantity.low, false};
}

std::string numberText(double number) {
    if (number == std::floor(number) && std::abs(number) < 1e15)
        return fmt::format("{}", static_cast<long long>(number));
    return fmt::format("{}", number);
}

} // namespace parallax::disagreement
