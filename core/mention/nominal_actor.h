// Noun phrases that denote people or bodies without naming them.
#pragma once

#include "mention/actor_mention.h"
#include "mention/syntax.h"

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace parallax::mention {

// Words of no dictionary, in lower case, that the text speaks of as of a body of people: "a member of the maratists",
// "the maratists claimed responsibility". They point into the document.
using UnknownBodies = std::unordered_set<std::string_view>;
UnknownBodies unknownBodies(const Syntax& syntax);

// The actor that the noun phrase with head `t` denotes ("three soldiers", "the wounded", "authorities in North
// Harbour"); nothing when it denotes none. `inName`: for each token 0 or more where it is inside a name.
// `bodies` as unknownBodies() gives them.
std::optional<ActorMention> nominalActor(const Syntax& syntax, int t, const std::vector<int>& inName,
                                         const UnknownBodies& bodies);

} // namespace parallax::mention
