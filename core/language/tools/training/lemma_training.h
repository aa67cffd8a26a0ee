#pragma once

#include "language/tools/training/corpus.h"

namespace parallax::training {

// The table of lemmas that the rules do not give; the bytes that Lemmatiser reads.
std::string trainLemmas(const Corpus& corpus);

} // namespace parallax::training
