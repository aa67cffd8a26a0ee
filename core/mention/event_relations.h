// How the happenings of one report stand to each other.
#pragma once

#include "mention/event_mention.h"
#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// Sets `within`, `sameAs`, `nominal` and `definite` of each mention: "were killed in the attack" is a part of the
// attack, and "the attack" the one told before. `within` never leads in a circle. Linear but for a look back over 200
// mentions.
void relateEvents(const Syntax& syntax, std::vector<EventMention>& all);

} // namespace parallax::mention
