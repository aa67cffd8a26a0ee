// Sentences that end in an abbreviation.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <string_view>

namespace parallax::language {

// "... according to the U.N. More than 40 people ...": the token has a period inside and one at its end, and behind it
// comes a word that goes on with no name, with a capital, and then a word without one. Not in a title, whose words all
// have capitals.
bool endsSentence(std::string_view text, base::Span token);

// "just before 5 p.m. Saturday in the park": the period at `period`, of "a.m." or "p.m.", is followed by a day of the
// week, and neither ends a sentence nor is a token of its own.
bool isBeforeDay(std::string_view text, std::uint32_t period);

} // namespace parallax::language
