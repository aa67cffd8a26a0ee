// Counts of those of whom a set phrase tells what became (see outcome.h).
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds what no claim there is already tells of the same words. After the other counts.
void countOutcomes(Extraction& extraction);

} // namespace parallax::claim
