// Mentions that no reader would look for as an event of their own: aims, fears, bare nouns, participles before a noun.
#pragma once

#include "event/local_events.h"
#include "event/merger.h"

#include <vector>

namespace parallax::event {

// For each event mention of a report whether it tells so little that, where nothing else tells the same happening, it
// is none: it has no time in its own words, no claim is made of it, it stands neither in the headline nor in the first
// sentence, and
// - it is an aim, a fear or a condition ("vowed to seize the mill", "a halt to further attacks", "if they had fired"),
//   but for what is announced beforehand: trials, burials, alerts, departures, words;
// - it is a noun alone, without doer, place or article ("years of violence", "killed in fighting");
// - it is a participle that only says which one is meant ("the stolen van", "a detained trader").
// Linear in mentions and claims.
std::vector<bool> findVague(const report::Report& report, const claim::ReportAnalysis& analysis);

// Takes events that consist of one vague local event out of `merge`, after the hierarchy was built: bare nouns below an
// incident become mentions of what they are a part of, the others belong to no event. Events with parts and those that
// an edit made stay. `eventOf`: the event of each local event; -1 for those that are none now. `reports`: for the order
// of mentions. Linear but for sorting the mentions of wholes.
void foldVague(Merge& merge, const std::vector<LocalEvent>& locals, std::vector<std::int32_t>& eventOf,
               claim::AnalysedReports reports);

} // namespace parallax::event
