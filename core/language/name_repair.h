// Rules for what the name model misses or needs no model.
#pragma once

#include "language/name_finder.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax::language {

// Mends the labels of one sentence. `marks` are the gazetteer's. A label I- follows B- or I- of its kind before and
// after.
void mendNames(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> marks,
               std::vector<NameLabel>& labels);

} // namespace parallax::language
