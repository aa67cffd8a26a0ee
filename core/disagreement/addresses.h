// Whether two values that are words name one address, or two of one street.
#pragma once

#include <string>
#include <vector>

namespace parallax::disagreement {

// All take words as by valueWords.

// Nothing in the numbers speaks against one value: one has none, or they share one, or a house stands in the other's
// block ("8442" in "8400 block"). "11th" is a street's name: two that differ do not fit.
bool numbersFit(const std::vector<std::string>& left, const std::vector<std::string>& right);

// Tells a number of a house or block.
bool hasNumber(const std::vector<std::string>& words);

// Two house numbers of one street, told by its name: not by "street", "north" or "block".
bool rivalAddresses(const std::vector<std::string>& left, const std::vector<std::string>& right);

} // namespace parallax::disagreement
