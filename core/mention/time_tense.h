// The tense that a time expression stands in, from the words around it.
#pragma once

#include "mention/time_resolver.h"
#include "mention/time_scanner.h"

#include <string_view>
#include <vector>

namespace parallax::mention {

// The tense of the verb nearest before tokens [first, end) in their sentence, or else of the nearest one after them. A
// light reading of auxiliaries, irregular past forms and -ed: it decides only to which side "on Friday" or "in March"
// leads.
Tense tenseAround(std::string_view text, const std::vector<TimeToken>& tokens, std::size_t first, std::size_t end);

} // namespace parallax::mention
