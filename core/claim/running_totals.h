// Totals of what goes on for long, told beside the news: "Hundreds have been killed since the army took power".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Takes such counts out of the claims of `extraction`. After all counts.
void dropRunningTotals(Extraction& extraction);

} // namespace parallax::claim
