// How features are named: a 32-bit hash of a template number and up to four values. Training and analysis must agree on
// it, so a change here needs new models.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::language {

// Hash of a text; values that features are made of are such hashes or small numbers.
constexpr std::uint32_t hashOf(std::string_view text) {
    std::uint32_t h = 2166136261U; // FNV-1a
    for (const char c : text) {
        h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    h ^= h >> 16;
    h *= 0x7feb352dU;
    return h ^ (h >> 15);
}

// One feature. Multiplications by odd constants, then a fold: a few instructions, and no two templates share their
// features.
constexpr std::uint32_t feature(std::uint32_t number, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0,
                                std::uint32_t d = 0) {
    std::uint64_t h = (number + 1) * 0x9e3779b97f4a7c15ULL;
    h = (h ^ (h >> 32)) + a * 0xd6e8feb86659fd93ULL;
    h = (h ^ (h >> 29)) + b * 0xa0761d6478bd642fULL;
    h = (h ^ (h >> 31)) + c * 0xe7037ed1a0b428dbULL;
    h = (h ^ (h >> 30)) + d * 0x8ebc6af09c88c6e3ULL;
    h = (h ^ (h >> 32)) * 0x589965cc75374cc3ULL;
    return static_cast<std::uint32_t>(h >> 32);
}

} // namespace parallax::language
