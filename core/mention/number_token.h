// One token as numbers are read from it.
#pragma once

#include "mention/quantity_words.h"

#include <optional>
#include <string_view>

namespace parallax::mention {

// Views into the token.
struct NumberToken {
    const QuantityWord* word = nullptr; // its entry, if any
    std::optional<double> digits;       // "1,200", "5m" (5000000), "7.62"
    std::optional<double> digitsEnd;    // "200-400" in one token
    std::string_view suffix;            // letters behind the digits: "th", "mm", "+"
    char mark = 0;                      // of a token that is one ASCII character, else 0; dashes are '-'
    bool plainDigits = false;           // digits only, without comma or point
    bool capital = false;
};

// The entry of `form`, whatever its case; null for none.
const QuantityWord* quantityWordOf(std::string_view form);

// Reads "1,200", "5m", "200-400", "14th", "dozen"; without digits or an entry for anything else.
NumberToken readNumberToken(std::string_view form);

} // namespace parallax::mention
