#pragma once

#include "language/tools/training/corpus.h"

namespace parallax::training {

// Trains the parser on the predicted tags and returns the bytes that Parser reads.
std::string trainParser(const Corpus& corpus);

} // namespace parallax::training
