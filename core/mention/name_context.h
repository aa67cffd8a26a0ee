// What the words at a name say about it, where recognition saw it otherwise: ages and titles make a person, words for
// streets, areas and buildings a place, "Committee for ..." goes on to its end.
#pragma once

#include "mention/syntax.h"

#include <string_view>
#include <vector>

namespace parallax::mention {

// Changes kinds and ends of names, drops what is none (a lone title, an outlet's initials in a dateline), and makes
// bodies told by a noun and what they are for whole. `names` without overlap in text order, before and after. Linear.
void readNameContext(const Syntax& syntax, std::vector<language::Name>& names);

// A word for an office or rank, in lower case: "sheriff", "sgt."; not in the plural.
bool isTitleWord(std::string_view lower);

} // namespace parallax::mention
