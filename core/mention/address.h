// Addresses of streets: "19 Long St.", "the 1900 block of Mill Street", "on Mill Street".
#pragma once

#include "mention/syntax.h"

#include <string_view>
#include <vector>

namespace parallax::mention {

// Tokens [first, end) from the house number, or the first word of the name, to the word for the street. `numbered`:
// with a house number or block.
struct Address {
    int first = 0;
    int end = 0;
    bool numbered = false;
};

// A word for a street, in lower case: "road", "ave.".
bool isStreetWord(std::string_view lower);

// In text order, without overlap. A street without a number counts only behind a preposition of place. Any thread.
std::vector<Address> findAddresses(const Syntax& syntax);

} // namespace parallax::mention
