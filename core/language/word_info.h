// What the statistical models look at in one token, computed once for all of them.
#pragma once

#include "base/span.h"
#include "language/wordnet.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::language {

// How a sentence uses capitals: in headlines they say little of a word.
enum class CaseStyle : std::uint8_t { Normal, AllCapitals, Titled, Lower };

// All texts are hashes (hashOf); lower case is of ASCII and the Latin, Greek and Cyrillic letters.
struct WordInfo {
    std::uint32_t form = 0;       // lower case; digits are '0' in a word that begins with one
    std::uint32_t suffix[4] = {}; // last 1, 2, 3, 4 bytes of the lower-case form
    std::uint32_t prefix[3] = {}; // first 1, 2, 3 bytes
    std::uint32_t shape = 0;      // runs of capitals, small letters, digits, other; with the sentence's case style
    std::uint32_t parts = 0;      // WordNet: parts of speech
    std::uint32_t meaning = 0;    // WordNet: domains as noun and verb
    NounClasses classes = 0;
    NounClasses names = 0;
    bool capital = false;     // begins with a capital
    bool allCapitals = false; // two letters or more, all capitals
    bool address = false;     // of mail or of a page
    bool punctuation = false; // has no letter and no digit
};

// Appends the information on the tokens of one sentence to `out`, which is cleared first.
void describeWords(std::string_view text, std::span<const base::Span> tokens, std::vector<WordInfo>& out);

// `text` in lower case, letters outside ASCII included (simple case mapping; invalid bytes stay as they are).
void toLower(std::string_view text, std::string& out);

} // namespace parallax::language
