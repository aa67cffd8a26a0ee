// Totals of what goes on for long, told beside the news: "Hundreds have been killed since the army took power".
#pragma once

#include "claim/extraction.h"

#include <string_view>

namespace parallax::claim {

// What kills over months and years: "war", "uprising". `lemma` in lower case.
bool isLongCourse(std::string_view lemma);

// Takes such counts out of the claims of `extraction`. After all counts.
void dropRunningTotals(Extraction& extraction);

} // namespace parallax::claim
