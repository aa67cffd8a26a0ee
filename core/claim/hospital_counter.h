// Counts of those who are brought to a hospital or treated there: "Ten victims were taken to hospital".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds them to the claims of `extraction`: as wounded, or as killed where the words say that they died there.
void findPatients(Extraction& extraction);

} // namespace parallax::claim
