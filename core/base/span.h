// A half-open range of bytes in a report's UTF-8 text.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace parallax::base {

// [begin, end) in bytes of the UTF-8 text it belongs to (always report::Report::text unless a header says otherwise).
// Both ends lie on character boundaries; begin <= end. Ordered by begin, then end.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const Span&) const = default;

    bool empty() const { return begin == end; }
    std::uint32_t size() const { return end - begin; }
    bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
    // The smallest span that holds both.
    Span joined(const Span& other) const { return {std::min(begin, other.begin), std::max(end, other.end)}; }

    // The text at this span. `text` is the whole text that the span indexes.
    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

} // namespace parallax::base
