// The noun that a number counts.
#pragma once

#include "mention/quantity_context.h"

#include <cstddef>
#include <cstdint>

namespace parallax::mention {

inline constexpr std::size_t nounReach = 6; // tokens between a number and its noun

// The token of the noun that `number` counts, -1 for none; from the tree where there is one, else from the words behind
// it. Elliptic: the noun stands with another verb ("killing three and wounding six servicemen") or is left out.
std::int32_t findHead(const QuantityContext& x, const NumberReader::Number& number, bool& elliptic);

} // namespace parallax::mention
