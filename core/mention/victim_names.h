// Who the victims were, where a sentence of its own says it: "The victims were two Danish women", "Among the injured
// are Jan Brel, 24, and a guard", "The dead were identified as ...".
#pragma once

#include "mention/actor_finder.h"
#include "mention/event_finder.h"

namespace parallax::mention {

// Adds them as victims to the violence, accident or disaster told last, in the same sentence or the four before it.
void nameVictims(const Syntax& syntax, const ActorMentions& actors, EventMentions& events);

} // namespace parallax::mention
