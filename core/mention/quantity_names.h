// Numbers that count nothing: they only name, or say how old somebody is.
#pragma once

#include "mention/quantity.h"
#include "mention/quantity_context.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace parallax::mention {

// A number that is a label, an address, a calibre, a score, a year, a telephone number, an age. `head`: the token of
// the noun that it would count, -1 for none.
bool onlyNames(const QuantityContext& x, const NumberReader::Number& number, std::int32_t head);

// "aged 5 and 7": the second age behind the last of `before`.
bool isSecondAge(const QuantityContext& x, const std::vector<QuantityMention>& before,
                 const NumberReader::Number& number, std::int32_t head);

// "+7 701 555 0101", "192.168.0.1", "24/7", "555-01-23": more digits and marks than a number has. The token after
// them; not beyond `end`.
std::optional<std::size_t> digitsThatName(const QuantityContext& x, std::size_t at, std::size_t end);

} // namespace parallax::mention
