// Who does what to whom, with what and where, of one trigger: read off the tree around it.
#pragma once

#include "mention/frame.h"

namespace parallax::mention {

// Fills clause, passive, negated, agents, patients, instruments, places and sharedSubject of `frame`, whose at, end,
// clause and trigger are set. What a bullet hits is the patient, the bullet no agent. Any thread.
void readArguments(const Syntax& syntax, const TriggerLexicon& lexicon, Frame& frame);

// People, bodies, countries and weapons do things; storms and fires do not.
bool acts(const Syntax& syntax, const TriggerLexicon& lexicon, int t);

} // namespace parallax::mention
