// Lists of people read off the surface: "a nurse, two guards and Ana Novak, 33". Trees of such lists often break at a
// comma, an age or an apposition.
#pragma once

#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// One of a list: its tokens, and the noun or the first word of the name.
struct ListedPeople {
    int first = -1, last = -1;
    int head = -1;
};

// The list of two or more, the last joined by "and", that ends with the token `end` and opens its clause; empty where
// none does. "Three guards, two men and a woman," is no list but one phrase with its parts.
std::vector<ListedPeople> peopleBefore(const Syntax& syntax, int end);

// The same, that begins with the token `begin` and is followed by no verb that its last member may be the subject of.
std::vector<ListedPeople> peopleFrom(const Syntax& syntax, int begin);

} // namespace parallax::mention
