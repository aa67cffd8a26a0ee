// The clause that a happening stands in, where the tree may have given its times and places to another word.
#pragma once

#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/syntax.h"

namespace parallax::mention {

// "took part in protests across the country in April": what follows the noun without a break may be the noun's or its
// verb's. The verb that the frame's noun is an object or oblique of, else -1.
int verbAround(const Syntax& syntax, const Frame& frame);

// Token `t` stands at most eight words behind `noun`, with neither punctuation nor a verb between them.
bool followsWithoutBreak(const Syntax& syntax, int t, int noun);

// The token is not inside a noun phrase: "struck in 2004", but not "struck the coast that the flood of 2004 had
// emptied".
bool standsFree(const Syntax& syntax, int token);

// Arrests, charges, trials and sentences: what comes after a deed.
bool isAftermath(EventKind kind);

} // namespace parallax::mention
