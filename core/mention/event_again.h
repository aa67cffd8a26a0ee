// When and where of what was told before: "A man was shot in Velin. It happened on Monday behind the mill."
#pragma once

#include "mention/event_mention.h"
#include "mention/syntax.h"

#include <cstdint>
#include <vector>

namespace parallax::mention {

// The token `t` is a verb in the past that only says of its subject that it was ("happened", "occurred", "took place"),
// and the subject says no more of what that was than "it" or "the incident".
bool tellsOfItAgain(const Syntax& syntax, int t);

// The happening that such a verb speaks of: the last incident told before it within three sentences, else the first of
// its report in the six sentences before, else -1. An index into `events`, in any order.
std::int32_t toldBefore(const Syntax& syntax, int t, const std::vector<EventMention>& events);

} // namespace parallax::mention
