#include "app/text/offsets.h"

#include <algorithm>

namespace parallax::app {

namespace {

struct Step {
    char32_t character;
    std::uint32_t bytes;
};

// The character at `at`; U+FFFD of one byte where the bytes are not UTF-8.
Step decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const std::uint32_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (lead > 0xF4 || length == 0 || at + length > text.size())
        return {0xFFFD, 1};
    char32_t character = lead & (0xFFU >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return {0xFFFD, 1};
        character = (character << 6U) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    if (overlong || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        return {0xFFFD, 1};
    return {character, length};
}

} // namespace

ShownText::ShownText(std::string_view utf8) {
    m_text.reserve(static_cast<qsizetype>(utf8.size()));
    m_widths.reserve(utf8.size());
    std::uint32_t byte = 0;
    std::uint32_t unit = 0;
    while (byte < utf8.size()) {
        Step step = decode(utf8, byte);
        if (step.character == U'\r') {
            step.character = U'\n';
            if (byte + 1 < utf8.size() && utf8[byte + 1] == '\n')
                step.bytes = 2;
        }
        const std::uint32_t units = step.character >= 0x10000 ? 2 : 1;
        const auto index = static_cast<std::uint32_t>(m_widths.size());
        if (index % stride == 0) {
            m_stepByte.push_back(byte);
            m_stepUnit.push_back(unit);
        }
        while (m_byteToStep.size() * stride < byte + step.bytes)
            m_byteToStep.push_back(index);
        while (m_unitToStep.size() * stride < unit + units)
            m_unitToStep.push_back(index);
        m_widths.push_back(static_cast<std::uint8_t>(step.bytes | (units << 3U)));
        if (units == 2) {
            m_text.append(QChar(QChar::highSurrogate(step.character)));
            m_text.append(QChar(QChar::lowSurrogate(step.character)));
        } else {
            m_text.append(QChar(static_cast<char16_t>(step.character)));
        }
        byte += step.bytes;
        unit += units;
    }
    m_bytes = byte;
}

int ShownText::position(std::uint32_t byte) const {
    if (byte >= m_bytes)
        return static_cast<int>(m_text.size());
    // Back to the last step whose place is known, then forward to the one that holds the byte.
    std::uint32_t step = m_byteToStep[byte / stride] / stride * stride;
    std::uint32_t at = m_stepByte[step / stride];
    std::uint32_t unit = m_stepUnit[step / stride];
    while (at + (m_widths[step] & 7U) <= byte) {
        at += m_widths[step] & 7U;
        unit += m_widths[step] >> 3U;
        ++step;
    }
    return static_cast<int>(unit);
}

std::uint32_t ShownText::offset(int position) const {
    if (position <= 0)
        return 0;
    if (position >= m_text.size())
        return m_bytes;
    const auto wanted = static_cast<std::uint32_t>(position);
    std::uint32_t step = m_unitToStep[wanted / stride] / stride * stride;
    std::uint32_t at = m_stepByte[step / stride];
    std::uint32_t unit = m_stepUnit[step / stride];
    while (unit + (m_widths[step] >> 3U) <= wanted) {
        unit += m_widths[step] >> 3U;
        at += m_widths[step] & 7U;
        ++step;
    }
    return at;
}

} // namespace parallax::app
