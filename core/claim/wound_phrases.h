// Counts of the wounded in set phrases: "four victims with gunshot wounds", "three guards received burns".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds the counts that no claim of `extraction` has yet; fatal wounds count the killed. After the counts of frames.
// Linear in the report.
void findWoundPhrases(Extraction& extraction);

} // namespace parallax::claim
