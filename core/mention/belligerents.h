// Armed conflict: whose fighting is a battle of two sides rather than an attack with attackers and victims. Data:
// resources/lexicon/belligerents.tsv.
#pragma once

#include "mention/actor_mention.h"
#include "mention/syntax.h"

namespace parallax::mention {

// The report names people of an armed movement ("rebels", "guerrilla units"), so that soldiers who fall and bases that
// are stormed are those of a conflict. Gunmen, terrorists and the like make no conflict.
bool tellsOfConflict(const Syntax& syntax);

// People, bodies or works of armed forces, or of an armed movement: what fights and is fought in a conflict.
bool isBelligerent(const ActorMention& actor);
bool isBelligerent(std::string_view lemma); // in lower case

} // namespace parallax::mention
