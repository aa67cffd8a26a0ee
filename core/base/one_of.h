// A word against a fixed list of words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace parallax::base {

// `word` is one of `words`, exactly. Linear in the list: for a handful of words.
template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace parallax::base
