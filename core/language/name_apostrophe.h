// Apostrophes inside transcribed names, which end no word.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::language {

// "Dara'a", "Shujai'iya", "Ka’ab": the apostrophe at byte `mark` stands between a word of two letters or more with a
// capital and small letters that are no clitic of English ("Novak's", "They'll", "Didn't").
bool isInsideName(std::string_view text, std::uint32_t mark);

} // namespace parallax::language
