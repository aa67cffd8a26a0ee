// Takes out claims on weapons that tell nothing of the deed. When all weapons are claimed.
#pragma once

#include "claim/extraction.h"

namespace parallax::claim {

// "a gun" stays where it was used and nothing tells which gun; "weapon" and what one is charged with having do not.
void chooseWeapons(Extraction& extraction);

} // namespace parallax::claim
