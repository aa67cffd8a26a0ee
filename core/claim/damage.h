// How many houses, shops, cars and the like were destroyed or damaged.
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds claims "destroyed" and "damaged" (Attribute::Other), with the thing's noun as their scope.
void findDamage(Extraction& extraction);

} // namespace parallax::claim
