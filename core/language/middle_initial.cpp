#include "language/middle_initial.h"

#include "language/word_info.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::language {
namespace {

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isLetter(char c) {
    return isCapital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 || c == '-';
}

// With a capital and no word of the dictionary, so that it may be a name; `word` without blanks.
bool mayBeName(std::string_view word) {
    // Words that open sentences and stand in no dictionary of nouns, verbs and adjectives.
    static constexpr std::array<std::string_view, 32> small = {
        "the", "they", "this", "that",  "these", "those",  "she",   "you",      "his",     "her",    "their",
        "our", "its",  "and",  "but",   "for",   "from",   "with",  "when",     "while",   "where",  "what",
        "who", "why",  "how",  "since", "after", "before", "under", "although", "because", "however"};
    if (word.size() < 3 || word.size() > 40 || !isCapital(word[0]) || isCapital(word[1]))
        return false;
    std::string lower;
    toLower(word, lower);
    return std::ranges::find(small, lower) == small.end() && !isNoun(lower) && !isVerb(lower) && !isAdjective(lower);
}

} // namespace

bool isMiddleInitial(std::string_view text, std::uint32_t letter) {
    if (letter < 4 || letter + 4 > text.size() || !isCapital(text[letter]) || text[letter + 1] != '.' ||
        text[letter + 2] != ' ' || text[letter - 1] != ' ')
        return false;
    std::size_t from = letter - 1, end = letter + 3;
    while (from > 0 && isLetter(text[from - 1]) && letter - from < 48)
        --from;
    while (end < text.size() && isLetter(text[end]) && end - letter < 48)
        ++end;
    return mayBeName(text.substr(from, letter - 1 - from)) && mayBeName(text.substr(letter + 3, end - letter - 3));
}

} // namespace parallax::language
