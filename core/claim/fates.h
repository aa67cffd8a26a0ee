// Counts of the dead that set phrases tell, whatever the tree says: lives lost, bodies found, "burnt to death", "left
// 12 dead".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds to the claims of `extraction`, after the counts of frames and tolls and before lists ("including five
// children").
void findFates(Extraction& extraction);

} // namespace parallax::claim
