// Counts of the held and of the fled in set phrases: hostages, custody, "at large".
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// Adds them to the claims of `extraction`. After the counts of frames; linear in the report.
void findCaptives(Extraction& extraction);

} // namespace parallax::claim
