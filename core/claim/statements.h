// Statements as happenings of their own: who spoke, on which day, to whom.
#pragma once

#include "claim/attribution.h"
#include "mention/event_finder.h"

namespace parallax::claim {

// Adds an event mention for each act of speech that the report tells as a happening: one with a day, an audience or a
// form of its own ("told reporters on Monday", "in a statement"), not each "he said". They stand after the other
// mentions, whose indices stay as they are.
void addStatements(const mention::Syntax& syntax, const Attributions& attributions,
                   const mention::ActorMentions& actors, const std::vector<mention::TimeMention>& times,
                   const base::TimeInterval& published, mention::EventMentions& events);

} // namespace parallax::claim
