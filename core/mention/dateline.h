// Where and by whom a report was written, as it opens: "NORVALE, Tavria (KXYZ) - Two people ...".
#pragma once

#include "mention/syntax.h"

namespace parallax::mention {

// The end of the dateline that the sentence opens with: the token behind its dash, or behind the outlet's bracket where
// no dash follows; the sentence's first token where it opens with none.
std::uint32_t datelineEnd(const Syntax& syntax, const language::Sentence& sentence);

// The token stands in such a dateline.
bool inDateline(const Syntax& syntax, int token);

} // namespace parallax::mention
