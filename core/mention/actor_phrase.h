// Where the words that say who somebody is begin.
#pragma once

#include "mention/syntax.h"

namespace parallax::mention {

// The first token of those in the noun phrase [from, head] that say who is meant: articles, "at least", days
// ("Sunday's attackers"), what stands before a dash or bracket are left out. Between from and head, both included.
int whoBegins(const Syntax& syntax, int head, int from);

} // namespace parallax::mention
