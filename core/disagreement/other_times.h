// Figures that a sentence tells of another time than that of the event they were put to.
#pragma once

#include "base/civil_time.h"
#include "disagreement/finder.h"

namespace parallax::disagreement {

// "The same coast was hit by a 6.1 quake in September", "a raid in 2009 killed six": the months or years that stand
// near the claim's words are none of the event's. So are "last month" and "weeks after" where the report came out
// within days of the event. Not where one of the event's own months is named ("charged in March over the raid of 4
// June"), nor where a court or an arrest stands in the sentence, which have days of their own. False for an event that
// is known to a span of months only; of one without any time every month is another's.
bool tellsOfAnotherTime(const ComparedClaim& claim, const base::TimeInterval& event,
                        const base::TimeInterval& published);

} // namespace parallax::disagreement
