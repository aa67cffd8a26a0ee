// Counts that stand beside their word on the surface, whatever the tree says: tolls, "the number of those killed rose
// to 11", headlines ("Blast kills 17"), lists ("Dead: 31", "24 dead and over 200 injured").
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Both add what no claim that is there already tells of the same number. Linear in the report.

// Tolls, "the number of", headlines and labels.
void findTolls(Extraction& extraction);
// A number, perhaps with a noun of people, before a word like "dead".
void findBareStates(Extraction& extraction);

} // namespace parallax::claim
