// Values that are words: whether two say the same thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax::disagreement {

// What a text value comes to: folded content words without endings, sorted, each once.
std::vector<std::string> valueWords(std::string_view text);

// 0 nothing in common .. 1 the same words or one part of the other. Compares also words that are one name in two
// spellings, and words of one beginning ("Russia", "Russian").
double valueLikeness(const std::vector<std::string>& left, const std::vector<std::string>& right);

} // namespace parallax::disagreement
