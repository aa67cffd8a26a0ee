#pragma once

#include "language/tools/training/corpus.h"

namespace parallax::training {

// Trains the tagger and returns the bytes that Tagger reads. Fills Example::predicted of every example with the tags of
// a tagger that was trained without it (five folds), for what is trained on top of tags.
std::string trainTagger(Corpus& corpus);

} // namespace parallax::training
