#pragma once

#include "language/conllu.h"
#include "language/name_finder.h"

#include <vector>

namespace parallax::training {

// Labels of the names of one document, one a token: the capitalised words around the head of each entity that its MISC
// column marks (brackets as in GUM) and that is named by a proper noun.
std::vector<language::NameLabel> labelsOf(const language::GivenDocument& given);

// "Norwegians", "Liberals": proper nouns, but nobody's name.
bool isPlural(const language::Token& token);

} // namespace parallax::training
