// The words of quantities, from resources/lexicon/quantity_words.tsv.
#pragma once

#include <string>
#include <string_view>

namespace parallax::mention {

// What a word can be in a quantity. A word may have several roles; a negative number or an empty text means that it has
// not.
struct QuantityWord {
    double cardinal = -1;                            // "seven"
    double scale = -1;                               // "hundred": multiplies what stands before it
    double magnitude = -1;                           // "m", "bn": glued to digits
    double group = -1;                               // "dozen"
    double exact = -1;                               // "both", "single"
    double few = -1;                                 // least number that a vague word for a small count implies
    double plenty = -1;                              // the same for plurals of numbers: "dozens"
    double none = -1;                                // "no"
    double ordinal = -1;                             // "third"
    double fraction = -1;                            // denominator: "thirds"
    bool about = false, more = false, fewer = false; // "nearly 10", "over 10", "under 10"
    bool plain = false;                              // says nothing on the number: "only 10"
    bool filler = false;                             // between number and noun: "10 other people"
    bool label = false;                              // a number behind it names: "Article 205"
    bool street = false;                             // a number beside it is an address
    bool sport = false;                              // "3-1" near it is a score
    bool plural = false, singular = false;           // against what its ending says
    bool stop = false;                               // ends a noun phrase
    std::string_view unit;                           // canonical name of the unit: "USD", "kilometre"
};

// The entry of a word in lower case, or null. Any thread; entries live as long as the program.
const QuantityWord* findQuantityWord(std::string_view lowerCase);

} // namespace parallax::mention
