// When help came: "officers were called to a house on Mill Street around 6 p.m. Sunday".
#pragma once

#include "mention/syntax.h"

namespace parallax::mention {

// The verb tells that police, medics or firefighters were called or came to where something had happened: what is
// reported without a day of its own happened then.
bool tellsOfResponse(const Syntax& syntax, int verb);

} // namespace parallax::mention
