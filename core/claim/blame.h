// Who a deed is put down to: "accused of the murder", "soldiers involved in the killing", "was the work of".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Gives the events of the deeds their perpetrators and suspects, and makes claims on the perpetrator where the word
// does so (lexicon/responsibility.tsv). What is negated or doubted gives neither.
void findBlame(Extraction& extraction);

} // namespace parallax::claim
