#pragma once

#include "language/tools/training/corpus.h"

namespace parallax::training {

// Trains the tokeniser on the treebanks' texts and returns the bytes that Tokeniser reads.
std::string trainTokeniser(const Corpus& corpus);

} // namespace parallax::training
