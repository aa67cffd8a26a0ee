#include "exchange/json_writer.h"

#include <charconv>
#include <cmath>
#include <ostream>

namespace parallax::exchange {

namespace {

constexpr std::size_t flushAt = 1 << 16; // large enough that the stream's own cost does not show

// How many bytes the UTF-8 character at the start of `text` has; 0 when it is none (RFC 3629: shortest form, no
// surrogates).
std::size_t characterSize(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(at < text.size() ? text[at] : 0); };
    const auto tail = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool shortest = first != 0xE0 || byte(1) >= 0xA0;
        const bool noSurrogate = first != 0xED || byte(1) < 0xA0;
        return tail(1) && tail(2) && shortest && noSurrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool shortest = first != 0xF0 || byte(1) >= 0x90;
        const bool inRange = first != 0xF4 || byte(1) < 0x90;
        return tail(1) && tail(2) && tail(3) && shortest && inRange ? 4 : 0;
    }
    return 0;
}

void appendQuoted(std::string& out, std::string_view value) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0; // start of what can be copied as it is
    for (std::size_t at = 0; at < value.size();) {
        const auto byte = static_cast<unsigned char>(value[at]);
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
            ++at;
            continue;
        }
        const std::size_t size = byte >= 0x80 ? characterSize(value.substr(at)) : 0;
        if (size > 0) {
            at += size;
            continue;
        }
        out += value.substr(plain, at - plain);
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (byte >= 0x80) {
                out += "\xEF\xBF\xBD";
            } else {
                out += "\\u00";
                out += hex[byte >> 4];
                out += hex[byte & 15];
            }
        }
        plain = ++at;
    }
    out += value.substr(plain);
    out += '"';
}

} // namespace

std::string quotedJson(std::string_view value) {
    std::string out;
    appendQuoted(out, value);
    return out;
}

void JsonWriter::put(std::string_view piece) {
    m_buffer += piece;
    if (m_buffer.size() >= flushAt)
        flush();
}

void JsonWriter::flush() {
    m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_buffer.clear();
}

void JsonWriter::item() {
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_filled.empty())
        return;
    if (m_filled.back())
        m_buffer += ',';
    m_filled.back() = true;
    if (m_layout == JsonLayout::Lines && m_filled.size() <= 2) {
        m_buffer += '\n';
    } else if (m_layout == JsonLayout::Lines && m_buffer.ends_with(',')) {
        m_buffer += ' ';
    }
}

void JsonWriter::open(char bracket) {
    item();
    m_buffer += bracket;
    m_filled.push_back(false);
}

void JsonWriter::close(char bracket) {
    const bool filled = m_filled.back();
    if (filled && m_layout == JsonLayout::Lines && m_filled.size() <= 2)
        m_buffer += '\n';
    m_filled.pop_back();
    put(std::string_view(&bracket, 1));
}

void JsonWriter::key(std::string_view name) {
    item();
    appendQuoted(m_buffer, name);
    m_buffer += m_layout == JsonLayout::Lines ? ": " : ":";
    m_afterKey = true;
}

void JsonWriter::text(std::string_view value) {
    item();
    appendQuoted(m_buffer, value);
    put({});
}

void JsonWriter::number(double value) {
    constexpr double exactlyWhole = 9007199254740992.0; // 2^53: above it not every whole number is a double
    if (!std::isfinite(value))
        return null();
    if (value == std::trunc(value) && std::fabs(value) < exactlyWhole)
        return number(static_cast<std::int64_t>(value));
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::number(std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::boolean(bool value) {
    raw(value ? "true" : "false");
}

void JsonWriter::null() {
    raw("null");
}

void JsonWriter::raw(std::string_view json) {
    item();
    put(json);
}

} // namespace parallax::exchange
