// A filter in words.
#pragma once

#include "pipeline/case.h"
#include "pipeline/filter.h"

#include <string>
#include <vector>

namespace parallax::brief {

// Sentences without their counts: "Events with Ilsa Torvand or Grey Tide.", "Only events whose sources disagree."; one
// sentence for an empty filter.
std::vector<std::string> selectionWords(const pipeline::CaseParts& content, const pipeline::Filter& filter);

} // namespace parallax::brief
