// Parts of those counted, told in the sentence after: "Eleven people were killed. Among them were two children."
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds the counts of parts where the sentence before counts the people of one state alone. After the counts of frames
// and tolls. Linear in the report.
void findPartsToldAfter(Extraction& extraction);

} // namespace parallax::claim
