#pragma once

#include "language/tools/training/corpus.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax::training {

constexpr std::uint32_t parserParts = 3;

// The part, below parserParts, that a sentence belongs to.
std::uint32_t partOf(const Example& example);

// The bytes of a language::Parser that learnt from all examples but those of one part.
std::string trainParserWithout(std::uint32_t part, const Corpus& corpus);

// Trains the choice between the two parsers' trees on what `parsers`, one for each part, say of the part that they do
// not know; returns the bytes that language::ArcChoice reads.
std::string trainArcChoice(const Corpus& corpus, const std::vector<std::string>& parsers);

} // namespace parallax::training
