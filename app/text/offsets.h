// The one place where byte offsets into a report become positions in a QString, and back.
#pragma once

#include "base/span.h"

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::app {

// [begin, end) in UTF-16 units of a QString.
struct TextRange {
    int begin = 0;
    int end = 0;

    bool operator==(const TextRange&) const = default;
};

// A report's text as Qt shows it, with the way to and from the bytes it came from.
// The shown text is the report's but for line ends: "\r\n" is one "\n" (a QTextDocument counts it as one position), and
// a lone "\r" is "\n". A byte that is not valid UTF-8 is shown as U+FFFD. Holds: both directions are monotonous;
// offset(position(o)) == o for every character start o, save the "\n" of a "\r\n", which gives the offset of its "\r".
// Values outside are clamped. O(1) to look up, O(n) to make.
class ShownText {
public:
    ShownText() : ShownText(std::string_view()) {}
    explicit ShownText(std::string_view utf8);

    const QString& text() const { return m_text; }
    int position(std::uint32_t byte) const;
    std::uint32_t offset(int position) const;
    TextRange range(base::Span span) const { return {position(span.begin), position(span.end)}; }

private:
    // Every `stride` bytes (units) the exact counterpart is kept; between them the widths are walked again.
    static constexpr std::uint32_t stride = 64;

    QString m_text;
    std::vector<std::uint8_t> m_widths;      // one a step: bytes in the low 3 bits, units in the two above
    std::vector<std::uint32_t> m_byteToStep; // step that holds byte k * stride
    std::vector<std::uint32_t> m_unitToStep; // step that holds unit k * stride
    std::vector<std::uint32_t> m_stepByte;   // byte at step k * stride
    std::vector<std::uint32_t> m_stepUnit;   // unit at step k * stride
    std::uint32_t m_bytes = 0;
};

} // namespace parallax::app
