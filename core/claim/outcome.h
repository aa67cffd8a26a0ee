// What became of somebody, as set phrases tell it whatever the tree says: "was pronounced dead", "is in critical
// condition", "the body of a man was found", "took his own life".
#pragma once

#include "claim/claim.h"
#include "mention/syntax.h"

#include <vector>

namespace parallax::claim {

struct Outcome {
    Attribute attribute = Attribute::Killed; // or Wounded
    int at = -1;                             // the token that tells it
    int who = -1; // a token of whom it is told of: a noun, a name, a pronoun, "another"; a body stands for its person
    bool byOwnHand = false; // "killed himself"
};

// In text order of the words that tell it. What is denied, or only could be, is left out. Linear in the report.
std::vector<Outcome> findOutcomes(const mention::Syntax& syntax);

} // namespace parallax::claim
