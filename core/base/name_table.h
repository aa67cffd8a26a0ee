// Names of scoped enums, for files and messages: one table serves both ways.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace parallax::base {

// The name of each value, in the enum's order, values counting from 0.
template <std::size_t N>
using NameTable = std::array<std::string_view, N>;

// "" for a value that the table does not have (a number cast from somewhere).
template <class Enum, std::size_t N>
constexpr std::string_view nameIn(const NameTable<N>& table, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? table[index] : std::string_view();
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> parseIn(const NameTable<N>& table, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (table[i] == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// The value that the overload name(Enum) of its own namespace calls `text`: for enums whose values count from 0 without
// gaps.
template <class Enum>
std::optional<Enum> parseByName(std::string_view text) {
    for (int i = 0; !name(static_cast<Enum>(i)).empty(); ++i) {
        if (name(static_cast<Enum>(i)) == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace parallax::base
