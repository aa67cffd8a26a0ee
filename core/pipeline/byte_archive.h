// Writing plain structs as bytes and reading them back with one description of their members. Private to
// analysis_bytes.cpp.
#pragma once

#include "base/span.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parallax::pipeline {

// Numbers are LEB128; signed ones zigzag, spans by their distance from the span before, doubles with their bytes turned
// round (whole and short numbers end in zeros), texts once each. A text that stands at the span before it is one byte.
class ByteWriter {
public:
    static constexpr bool reading = false;

    // `text` is what spans index; it must outlive the writer.
    explicit ByteWriter(std::string_view text) : m_text(text) {}

    const std::string& bytes() const { return m_bytes; }

    void operator()(const bool& value) { m_bytes += value ? '\1' : '\0'; }
    void operator()(const std::uint32_t& value) { number(value); }
    void operator()(const std::int32_t& value) { signedNumber(value); }
    void operator()(const std::int64_t& value) { signedNumber(value); }
    void operator()(const double& value) { number(turned(std::bit_cast<std::uint64_t>(value))); }
    void operator()(const base::Span& value) {
        signedNumber(std::int64_t{value.begin} - std::int64_t{m_span.begin});
        number(value.size());
        m_span = value;
    }
    void operator()(const std::string& value) {
        if (m_span.end <= m_text.size() && value == m_span.in(m_text)) {
            number(1);
        } else if (const auto at = m_numbers.find(value); at != m_numbers.end()) {
            number(at->second);
        } else {
            number(0);
            number(value.size());
            m_bytes += value;
            m_numbers.emplace(value, m_numbers.size() + 2);
        }
    }
    template <class Enum>
    void word(const Enum& value, Enum) {
        number(static_cast<std::uint64_t>(value));
    }
    template <class T>
    void operator()(const std::optional<T>& value) {
        (*this)(value.has_value());
        if (value)
            (*this)(*value);
    }
    template <class T>
    void operator()(const std::vector<T>& values) {
        number(values.size());
        for (const T& value : values)
            (*this)(value);
    }
    // Anything else says what it is made of: members(archive, thing).
    template <class T>
    void operator()(const T& thing) {
        members(*this, thing);
    }
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }
    static std::uint64_t turned(std::uint64_t value) {
        std::uint64_t result = 0;
        for (int i = 0; i < 8; ++i, value >>= 8)
            result = result << 8 | (value & 0xFF);
        return result;
    }

private:
    void signedNumber(std::int64_t value) {
        number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }

    std::string_view m_text;
    std::string m_bytes;
    base::Span m_span;
    std::unordered_map<std::string, std::uint64_t> m_numbers;
};

// Reads what a ByteWriter wrote. After anything that cannot be, failed() stays true and all that is read is empty:
// memory is never reserved beyond what the bytes can hold.
class ByteReader {
public:
    static constexpr bool reading = true;

    ByteReader(std::string_view bytes, std::string_view text) : m_left(bytes), m_text(text) {}

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_left.empty(); }
    void fail() {
        m_failed = true;
        m_left = {};
    }

    void operator()(bool& value) {
        const std::uint64_t read = number();
        value = read == 1;
        if (read > 1)
            fail();
    }
    void operator()(std::uint32_t& value) { value = narrowed<std::uint32_t>(number()); }
    void operator()(std::int32_t& value) {
        const std::int64_t read = signedNumber();
        value = static_cast<std::int32_t>(read);
        if (value != read)
            fail();
    }
    void operator()(std::int64_t& value) { value = signedNumber(); }
    void operator()(double& value) { value = std::bit_cast<double>(ByteWriter::turned(number())); }
    void operator()(base::Span& value) {
        const std::int64_t begin = std::int64_t{m_span.begin} + signedNumber();
        const std::uint64_t size = number();
        if (begin < 0 || static_cast<std::uint64_t>(begin) > m_text.size() ||
            size > m_text.size() - static_cast<std::uint64_t>(begin))
            return fail();
        value.begin = static_cast<std::uint32_t>(begin);
        value.end = value.begin + static_cast<std::uint32_t>(size);
        m_span = value;
    }
    void operator()(std::string& value) {
        const std::uint64_t which = number();
        if (which == 1) {
            value = m_span.in(m_text);
        } else if (which >= 2) {
            if (which - 2 >= m_texts.size())
                return fail();
            value = m_texts[which - 2];
        } else {
            const std::uint64_t size = number();
            if (size > m_left.size())
                return fail();
            m_texts.push_back(m_left.substr(0, size));
            m_left.remove_prefix(size);
            value = m_texts.back();
        }
    }
    template <class Enum>
    void word(Enum& value, Enum last) {
        const std::uint64_t read = number();
        if (read > static_cast<std::uint64_t>(last))
            return fail();
        value = static_cast<Enum>(read);
    }
    template <class T>
    void operator()(std::optional<T>& value) {
        bool there = false;
        (*this)(there);
        value.reset();
        if (there)
            (*this)(value.emplace());
    }
    template <class T>
    void operator()(std::vector<T>& values) {
        const std::uint64_t size = number();
        if (size > m_left.size()) // each takes a byte at least
            return fail();
        values.clear();
        values.reserve(size);
        for (std::uint64_t i = 0; i < size && !m_failed; ++i)
            (*this)(values.emplace_back());
    }
    template <class T>
    void operator()(T& thing) {
        members(*this, thing);
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_left.empty()) {
                fail();
                return 0;
            }
            const auto byte = static_cast<unsigned char>(m_left.front());
            m_left.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80)
                return value;
        }
        fail();
        return 0;
    }

private:
    template <class T>
    T narrowed(std::uint64_t value) {
        if (static_cast<T>(value) != value)
            fail();
        return static_cast<T>(value);
    }
    std::int64_t signedNumber() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }

    std::string_view m_left;
    std::string_view m_text;
    base::Span m_span;
    std::vector<std::string_view> m_texts;
    bool m_failed = false;
};

} // namespace parallax::pipeline
