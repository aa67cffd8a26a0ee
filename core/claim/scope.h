// Whom a count is of: the scope of a claim.
#pragma once

#include "mention/syntax.h"

#include <string>
#include <string_view>

namespace parallax::claim {

// Standard scopes: all, victims, attackers, civilians, security forces, police, servicemen, guards; else the head noun
// in lower case and singular ("clerk"). `byAttackers`: told as the deed of attackers, so that "people" are their
// victims.
std::string scopeOf(const mention::Syntax& syntax, int noun, bool byAttackers);

// The noun denotes people (or bodies of people), so that a number of it can be of the dead, the detained, ...
bool denotesPeople(const mention::Syntax& syntax, int noun);

// The noun denotes those who attack ("gunmen", "the armed gang").
bool denotesAttackers(const mention::Syntax& syntax, int noun);

} // namespace parallax::claim
