// Names as they are compared: letters folded to plain Latin, and how far two spellings can be one name in two
// transliterations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax::actor {

// Lower-case ASCII words of a name: transliterated (ICU Any-Latin; Latin-ASCII), split at everything but letters and
// digits, without a possessive 's and without articles in front. Empty when nothing is left. Any thread.
std::vector<std::string> nameWords(std::string_view name);

// The words joined with single spaces: equal for forms that differ only in case, accents, hyphens or a possessive.
std::string nameKey(std::string_view name);

// The consonants of one folded word with letters that transliterations exchange mapped on one ("khadafy", "qaddafi" ->
// "kdf"). Words with different skeletons are never one name. Blocking key: words with the same skeleton are candidates
// only.
std::string consonantSkeleton(std::string_view word);

// How far two folded words with one skeleton lie apart: an edit distance in which exchanges that transliterations make
// are cheap (y/i, e/ye, o/u, doubled letters) and others are dear. 0 for equal words. Not a probability.
double spellingDistance(std::string_view left, std::string_view right);

// Whether two folded words can be one name written twice. The threshold is measured: see README.md.
bool sameSpelling(std::string_view left, std::string_view right);

// First letters of the words that an acronym is made of, "and", "of", "the" and the like left out; and with them kept.
// Lower case.
std::string initials(const std::vector<std::string>& words, bool withSmallWords);

// Small words of names ("of", "and", "the", "al", "de").
bool isSmallWord(std::string_view word);

} // namespace parallax::actor
