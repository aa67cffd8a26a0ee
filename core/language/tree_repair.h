// Repairs of trees that greedy parsers get wrong in ways that the words alone give away: a determiner hung beyond its
// noun, a relative clause taken for the main clause, a subject that the parser took for the root. Each repair is a rule
// over the finished tree of one sentence; the tree stays a tree.
#pragma once

#include "language/document.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace parallax::language {

// Mends heads and relations of `sentence`, the tokens of one sentence with tags, lemmas, heads and relations; `first`
// is the number of its first token in the document, in which the heads count. Linear in the length of the sentence.
void repairTree(std::string_view text, std::span<Token> sentence, std::size_t first);

} // namespace parallax::language
