// How many were on board of what sank, crashed or was hijacked.
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds claims "aboard" (Attribute::Other) where the report tells of an incident: of all, or of passengers and crew
// apart where both are counted.
void findAboard(Extraction& extraction);

} // namespace parallax::claim
