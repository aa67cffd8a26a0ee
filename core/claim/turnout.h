// How many took part: those who act in a deed, are tried, or gather and march.
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds claims on participants. After the counts of frames and tolls.
void findTurnout(Extraction& extraction);

} // namespace parallax::claim
