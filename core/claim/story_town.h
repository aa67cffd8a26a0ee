// The town of the story, where what tells its place names a street or a building alone, or nothing.
#pragma once

#include "claim/extraction.h"
#include "mention/address.h"

#include <vector>

namespace parallax::claim {

// Adds the town that is told right behind a place claim of the story ("on Mill Street in Norvale"), else that of the
// dateline, where no other town is told in the lead and no claim names a place that is no street: who writes from one
// town of another's attack names the other. Also the town whose own police or firefighters the report names most, for
// what stands behind a place may be a part of it. After the other claims on places. `streets` are those of the report.
void findStoryTown(Extraction& extraction, const std::vector<mention::Address>& streets);

} // namespace parallax::claim
