// Counts as sets of whole numbers: whether two can be true together.
#pragma once

#include "mention/quantity.h"

#include <optional>
#include <string>

namespace parallax::disagreement {

// The whole numbers in [min, max]; without max there is no upper end. Holds: min <= max.
struct NumberSet {
    double min = 0;
    std::optional<double> max;

    auto operator<=>(const NumberSet&) const = default;
    bool meets(const NumberSet& other) const {
        return (!max || other.min <= *max) && (!other.max || min <= *other.max);
    }
};

// "at least 10" [10, inf), "more than 20" [21, inf), "about 30" [24, 36], "dozens" (Some 24) [24, inf), "some" [2,
// inf). Numbers that are not whole ("5.6") are themselves. `relation` is the claim's; Denied is 0 ("no one was
// killed").
NumberSet numberSet(const mention::Quantity& quantity, mention::Relation relation);

// What two claims must share to be one position although both could be true with others: the number printed ("more than
// 100" and "about 100" say one thing, "more than 20" and "25" do not). Implied numbers ("dozens") stand for themselves.
struct PrintedNumber {
    double low = 0;
    double high = 0;
    bool implied = false;

    auto operator<=>(const PrintedNumber&) const = default;
};
PrintedNumber printedNumber(const mention::Quantity& quantity, mention::Relation relation);

// "10", "5.6".
std::string numberText(double number);

} // namespace parallax::disagreement
