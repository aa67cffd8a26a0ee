#pragma once

#include "language/tools/training/name_sample.h"

#include <vector>

namespace parallax::training {

// Labels sentences of a treebank without marked entities by a model, kept to the gold proper nouns: no name begins or
// ends elsewhere. A name that the treebank has often gets the kind that the model gives it most often (one sense for
// one name).
void guess(const Perceptron& model, std::vector<Sample>& samples);

} // namespace parallax::training
