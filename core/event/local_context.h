// What a happening takes from what its report tells just before it, where it says neither place nor day itself.
#pragma once

#include "claim/analysed_report.h"
#include "event/local_events.h"

namespace parallax::event {

// Of the local events of one report; `of`: the local event of each of its event mentions, -1 for
// none. A happening without a place is where the one before it in its sentence was ("at the depot, where they killed
// two before guards shot one"). One without a time goes on with what the sentence before dates away from what the
// report is about: "On June 3 police searched a house in Orley. When they entered, one of the men fired."
void lendContext(std::vector<LocalEvent>& events, const claim::AnalysedReport& report,
                 const std::vector<std::int32_t>& of);

} // namespace parallax::event
