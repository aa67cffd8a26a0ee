// Sentences that end in an abbreviation.
#pragma once

#include "base/span.h"

#include <string_view>

namespace parallax::language {

// "... according to the U.N. More than 40 people ...": the token has a period inside and one at its end, and behind it
// comes a word that goes on with no name, with a capital, and then a word without one. Not in a title, whose words all
// have capitals.
bool endsSentence(std::string_view text, base::Span token);

} // namespace parallax::language
