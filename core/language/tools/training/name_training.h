#pragma once

#include "language/tools/training/corpus.h"

namespace parallax::training {

// Trains the name finder on the entities that the treebank's MISC column marks, and returns the bytes that NameFinder
// reads.
std::string trainNames(const Corpus& corpus);

} // namespace parallax::training
