// One number told twice by different rules, and the wounded who are told dead.
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Keeps of claims on the same words, attribute and number the one that says best whom it counts ("eight dead civilians"
// beside "eight dead"), and takes out one of several wounded who is
// told again by his wounds, and the wounded whom the same words tell dead ("six injured farmers died"). After
// all counts; keeps the order of the claims.
void dropDoubles(Extraction& extraction);

// "400 soldiers were killed or wounded", "inflicted 47 casualties": one number of both, which counts neither. Turns
// such claims into other:casualties; "killed and wounded hundreds" stays, for what is vague may be said of each. Before
// dropDoubles.
void joinCasualties(Extraction& extraction);

} // namespace parallax::claim
