// Bodies that are called by a noun and what they are of or for: "Committee for Public Health".
#pragma once

#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// Makes the names of bodies whole that are told by a noun in capitals and, in capitals too, what it is of or for:
// "Centre for the Study of Old Wars". `names` without overlap in text order, before and after. Linear.
void wholeBodies(const Syntax& syntax, std::vector<language::Name>& names);

} // namespace parallax::mention
