// Which local events are worth comparing.
#pragma once

#include "event/local_events.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace parallax::event {

// Pairs of indices, lower first, sorted, each once: all of different reports inside a story of ordinary size, those
// with a strong word in common in a huge one; between stories those of one family of kinds on one day with a strong
// word in common, and violence of one day in one town. Near-linear in the number of reports.
std::vector<std::pair<std::uint32_t, std::uint32_t>> candidatePairs(const std::vector<LocalEvent>& locals);

} // namespace parallax::event
