// The country that a story is told in: for what nobody gives a place.
#pragma once

#include "claim/analysed_report.h"
#include "event/local_events.h"
#include "event/merger.h"

#include <cstdint>
#include <vector>

namespace parallax::event {

// Events without a place that belong to the news of a story (no context) take its country, and a place by its noun
// ("the city") takes the town of the story's incident, where neither is told otherwise. A story's country is the one
// that at least three words in its actors and places name or belong to, twice as many as to any other country. After
// the hierarchy: a part has its whole's place first. `stories`: of each report; `eventOf`: the event of each local
// event.
void placeByCountry(Merge& merge, claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                    const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf);

} // namespace parallax::event
