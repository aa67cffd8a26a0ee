// What a claim on the perpetrator says: the words for whoever did it.
#pragma once

#include "claim/extraction.h"

#include <string>

namespace parallax::claim {

// The words for the doer with head `token`: the name that a pronoun or a bare description stands for in its chain, else
// the phrase. Empty where they tell nobody: "him" without a name, "a white male", "Monday".
std::string doerText(const Extraction& extraction, int token);

// "a man", "a tall black man in his twenties": sex, skin, age in tens, size and dress, and nothing else. "A 17-year-old
// boy", "a Northland man", "a former guard" tell more.
bool isBareDescription(const mention::Syntax& syntax, int noun);

// The mention, or one of its chain, is called one of those who attack, or is one in violence that the report tells of.
bool isOfAttackers(const Extraction& extraction, int token);

} // namespace parallax::claim
