// Everything that the language stage and the mentions find in one text, as JSON: parallax analyse --format json.
#pragma once

#include "base/civil_time.h"

#include <iosfwd>
#include <string_view>

namespace parallax::app {

// "sentences" with their tokens, "names", "actors", "times", "quantities", each in text order. Places are code points
// of `text`: "begin" up to "end", which is behind the last. Tokens are numbered from 1 in their sentence, sentences
// from 0 in the text. `reportDate` may be unknown. What is no valid UTF-8 counts as one code point a byte and prints as
// U+FFFD. Written as it goes, indented by one; a line feed ends it.
void writeAnalysisJson(std::ostream& out, std::string_view text, const base::TimeInterval& reportDate);

} // namespace parallax::app
