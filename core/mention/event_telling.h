// How a happening is told: as a fact, planned, denied; of one happening or of many.
#pragma once

#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/syntax.h"

namespace parallax::mention {

// Whether the frame's happening is told as a fact, by its auxiliaries, marks and the verbs above it.
Modality modality(const Syntax& syntax, const Frame& frame);
// Told of no one happening: "attacks happen", "the murder of activists".
bool isGeneric(const Syntax& syntax, const Frame& frame);
// "since 2011", "in the war", "in recent years", "a year after": more than the report's story, or long before it.
bool toldAsHistory(const Syntax& syntax, const EventMention& event);

} // namespace parallax::mention
