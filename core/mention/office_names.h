// Bodies that are called by who heads them: "Velm County Sheriff's Office".
#pragma once

#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// Puts the names of such bodies into `names`, in text order, in the place of what was found of them.
void wholeOffices(const Syntax& syntax, std::vector<language::Name>& names);

} // namespace parallax::mention
