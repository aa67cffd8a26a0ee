// Layout of the WordNet table: written by tools/wordnet_table.cpp when the program is built, read in place by
// wordnet.cpp.
//
//   Header | lemmas | senses | synsets | members | links | hash slots | strings
//
// Everything is in the byte order of the machine that builds, which is the one that runs: the table is never shipped by
// itself. Lemmas are in byte order of their strings, so equal dictionaries give equal tables.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::language::wordnet_format {

inline constexpr std::uint32_t magic = 0x31574c50; // "PLW1"
inline constexpr std::uint32_t none = 0xffffffff;

struct Header {
    std::uint32_t magic;
    std::uint32_t lemmas, senses, synsets, members, links, slots, strings; // numbers of entries; strings in bytes
};

// One word form: a lemma of at least one part of speech, or an irregular form of one.
struct Lemma {
    std::uint32_t string;     // offset into strings, zero-terminated
    std::uint32_t firstSense; // senses of noun, verb, adjective, adverb follow one another
    std::uint32_t firstLink;  // into links, up to the next lemma's
    std::uint32_t base[2];    // lemma that this is an irregular form of, as noun and as verb; `none` if it is not
    std::uint8_t count[4];    // senses as noun, verb, adjective, adverb
};

// Sense of a lemma, in WordNet's order of frequency.
struct Sense {
    std::uint32_t synset;
    std::uint32_t tagged; // how often the semantic concordance has it
};

struct Synset {
    std::uint32_t firstMember; // into members, up to the next synset's
    std::uint32_t classes;     // NounClasses
    std::uint8_t domain;       // lexicographer file, lexnames(5WN)
    std::uint8_t instance;     // 1: a name (an instance of its hypernym), not a kind of thing
    std::uint16_t unused;
};

// Derivationally related lemma: target | target part of speech << 28 | part of speech of this side << 30.
using Link = std::uint32_t;
inline constexpr std::uint32_t linkMask = (1U << 28) - 1;

// Slots of an open-addressing hash table with linear probing, a power of two; `none` is an empty slot.
constexpr std::uint32_t hash(std::string_view text) {
    std::uint32_t h = 2166136261U; // FNV-1a
    for (const char c : text) {
        h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return h ^ (h >> 15);
}

} // namespace parallax::language::wordnet_format
