// Parts below wholes.
#pragma once

#include "event/local_events.h"
#include "event/merger.h"

#include <cstdint>
#include <vector>

namespace parallax::event {

// Sets merge.parent: first as a report says ("in the attack"), else below the incident of the story when kind and time
// allow it. A whole is widened to the days of its parts, a part without time or place takes its whole's. `eventOf`: the
// event of each local event.
void buildHierarchy(Merge& merge, const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf);

} // namespace parallax::event
