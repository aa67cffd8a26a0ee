#pragma once

#include "language/tools/training/corpus.h"

#include <string>
#include <vector>

namespace parallax::training {

// Trains the second look at tags on the trees of `parsers`, one for each part, which do not know that part, and of
// `choice` between their two ways; returns the bytes that language::TagReview reads.
std::string trainTagReview(const Corpus& corpus, const std::vector<std::string>& parsers, const std::string& choice);

} // namespace parallax::training
