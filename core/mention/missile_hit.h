// Whom a bullet or splinter hits: "A bullet struck the girl", "Two were hit by gunfire", "The clerk was hit in the
// leg".
#pragma once

#include "mention/frame.h"

namespace parallax::mention {

// The verb `t` ("hit", "struck", "grazed") tells that somebody is wounded by what was shot or thrown: what hits is its
// subject or its agent, or a part of the body is hit. Nothing is said of cars, waves and blows.
bool wounds(const Syntax& syntax, int t);

// Of such a verb's frame: what hits is no agent, and of a part of the body the one who has it is the patient.
void takeWounded(const Syntax& syntax, Frame& frame);

} // namespace parallax::mention
