// Counts of passives and the like, read off the surface where tags or tree hide them: "a civilian was killed and
// another wounded", "Three people, one of them a nurse, were killed".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds the counts that no claim of `extraction` has yet. After findTolls and the counts of frames.
void findPassives(Extraction& extraction);

} // namespace parallax::claim
