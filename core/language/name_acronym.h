// Names that give their own initials in brackets: "Front of Varn and the Coast (FVC)" is one name, whatever the model
// made of its parts.
//
// Method: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
// 2003: the letters are matched with the first letters of words from the last to the first. Stricter here: every letter
// is the first of a word, only small words and hyphens may have none, and the first word has a capital.
#pragma once

#include "language/document.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax::language {

// Joins the names of document.names[firstName ..] among the tokens [firstToken, endToken), which are one sentence's, to
// those that brackets behind them say; what has no name yet gets one. The kind is that of the initials where they are a
// name already, else that of a body. The order of names and what Document says of them hold afterwards.
void joinByInitials(Document& document, std::uint32_t firstToken, std::uint32_t endToken, std::size_t firstName);

} // namespace parallax::language
