// Initials between the names of a person, which end neither a word nor a sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::language {

// "Marko V. Kolen": the capital at byte `letter` has a period behind it and stands, with one blank on each side,
// between two words with a capital that no dictionary has. "World War I. Tavria ..." is none, nor is "Plan B. It ...".
bool isMiddleInitial(std::string_view text, std::uint32_t letter);

} // namespace parallax::language
