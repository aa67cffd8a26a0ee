// Bodies by their initials.
#pragma once

#include "mention/syntax.h"

#include <string>

namespace parallax::mention {

// `"Front of the Coast" (FC)`: the initials in brackets behind a name that ends before token `end`; empty for none.
std::string initialsBehind(const Syntax& syntax, int end);

// "12:06 AM EST": initials that say by which clock.
bool isTimeZone(const Syntax& syntax, int t);

// "Two men fled the depot. (KXYZ)": whom a text or picture is from.
bool isCredit(const Syntax& syntax, int t);

// "a black XYZ": what there are many of is no body, but something that one makes.
bool isOneOfAKind(const Syntax& syntax, int head);

// A body by its initials, which name recognition often passes over. Not in a line that is all capitals.
bool isBodyInitials(const Syntax& syntax, int t);

} // namespace parallax::mention
