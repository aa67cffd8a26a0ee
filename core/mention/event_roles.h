// Who takes part in a happening, and as what.
#pragma once

#include "mention/actor_finder.h"
#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/syntax.h"

namespace parallax::mention {

// Gives `event` the people and bodies of the frame's arguments with their roles: the trigger's, changed by who acts on
// whom (police who kill attackers are the authority, fighters who fall are no victims). Each once. `conflict`: as by
// tellsOfConflict.
void addParticipants(const Syntax& syntax, const ActorMentions& actors, const Frame& frame, bool conflict,
                     EventMention& event);

} // namespace parallax::mention
