// What the mending of tags asks of a word's form.
#pragma once

#include "language/document.h"

#include <cstdint>
#include <string_view>

namespace parallax::language {

// Bits of WordInfo::parts (WordProfile::parts).
constexpr std::uint32_t verbLemma = 1U << 1;
constexpr std::uint32_t anyLemma = 15;
constexpr unsigned frequentPart = 6; // shift
constexpr std::uint32_t inflectedNoun = 1U << 4;
constexpr std::uint32_t inflectedVerb = 1U << 5;

// Of the forms that WordNet knows as inflected verbs, those of the irregular past: "shook", not "shaken".
inline bool isIrregularPast(std::string_view form) {
    return form.size() > 3 && !form.ends_with("s") && !form.ends_with("ing") && !form.ends_with("ed") &&
           !form.ends_with("n") && form.find_first_of("'’-") == std::string_view::npos;
}

inline bool isNominal(Upos tag) {
    return tag == Upos::NOUN || tag == Upos::PROPN;
}

inline bool opensObject(Upos tag) {
    return tag == Upos::DET || tag == Upos::PROPN || tag == Upos::PRON;
}

} // namespace parallax::language
