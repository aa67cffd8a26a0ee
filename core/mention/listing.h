// Who else is meant by a noun phrase: what is listed with it, and who is named as some of them.
#pragma once

#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// `t` and the nominals that are listed with it, in text order. Besides what is coordinated these are members of a list
// that the tree reads as appositions: "the palace, the home of Jan Brel, and the offices of the council"; "Ana Novak,
// 42, Jan Brel, 19, and a guard". An apposition of one person or thing ("Ana Novak, mayor and judge") is none.
std::vector<int> listed(const Syntax& syntax, int t);

// The nominals named as some of those whom `clause` (a verb, or the noun itself) tells of: "including the mayor and two
// guards", "among them Ana Novak". In text order.
std::vector<int> namedAmong(const Syntax& syntax, int clause);

} // namespace parallax::mention
