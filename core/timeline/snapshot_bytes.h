// The bytes of a kept timeline's parts: columns as they lie in memory. Only snapshot.cpp includes this.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace parallax::timeline {

enum class PartKind : std::uint32_t { Header, Items, Times, Lane };

// Columns one after another, wide ones first, so that each is aligned when the part is.
class PartWriter {
public:
    explicit PartWriter(PartKind kind) { number(static_cast<std::int64_t>(kind)); }

    void number(std::int64_t value) { column(&value, 1); }
    void real(double value) { column(&value, 1); }
    void text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        m_bytes.append(value);
        m_bytes.resize((m_bytes.size() + 7) / 8 * 8);
    }
    template <class T>
    void column(const T* values, std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char*>(values), count * sizeof(T));
    }

    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

// Reads what PartWriter wrote. Once something does not fit, nothing more is read and ok() is false.
class PartReader {
public:
    PartReader(std::string_view bytes, PartKind kind) {
        // Columns are read where they lie.
        if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::int64_t) != 0) {
            m_aligned.resize((bytes.size() + 7) / 8);
            std::memcpy(m_aligned.data(), bytes.data(), bytes.size());
            bytes = {reinterpret_cast<const char*>(m_aligned.data()), bytes.size()};
        }
        m_bytes = bytes;
        m_ok = number() == static_cast<std::int64_t>(kind) && m_ok;
    }

    std::int64_t number() {
        const std::int64_t* value = column<std::int64_t>(1);
        return value != nullptr ? *value : 0;
    }
    double real() {
        const double* value = column<double>(1);
        return value != nullptr ? *value : 0;
    }
    // A number of things, at most `most`.
    std::size_t count(std::size_t most) {
        const std::int64_t value = number();
        if (value < 0 || static_cast<std::uint64_t>(value) > most)
            m_ok = false;
        return m_ok ? static_cast<std::size_t>(value) : 0;
    }
    std::string_view text() {
        const std::size_t size = count(m_bytes.size());
        const char* begin = column<char>((size + 7) / 8 * 8);
        return begin != nullptr ? std::string_view(begin, size) : std::string_view();
    }
    // nullptr when there are not so many.
    template <class T>
    const T* column(std::size_t size) {
        if (!m_ok || size > (m_bytes.size() - m_at) / sizeof(T)) {
            m_ok = false;
            return nullptr;
        }
        const auto* values = reinterpret_cast<const T*>(m_bytes.data() + m_at);
        m_at += size * sizeof(T);
        return values;
    }
    template <class T>
    void append(std::vector<T>& to, std::size_t size) {
        if (const T* values = column<T>(size))
            to.insert(to.end(), values, values + size);
    }
    void fail() { m_ok = false; }
    bool ok() const { return m_ok; }
    bool ended() const { return m_ok && m_at == m_bytes.size(); }

private:
    std::string_view m_bytes;
    std::vector<std::int64_t> m_aligned;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace parallax::timeline
