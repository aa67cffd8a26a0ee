#pragma once

#include "language/tools/training/corpus.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax::training {

// Trains the parser on the predicted tags and returns the bytes that language::Parser reads.
std::string trainParser(const Corpus& corpus);

// The two directions alone, from some of the examples; weights are the mean of so many trainings.
std::string trainBothWays(const Corpus& corpus, const std::vector<std::uint32_t>& examples, int trainings);

// The universal tags of the predicted ones.
std::vector<language::Upos> coarseOf(const Corpus& corpus, const Example& example);

} // namespace parallax::training
