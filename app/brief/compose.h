// A brief as blocks.
#pragma once

#include "app/brief/blocks.h"
#include "base/progress.h"
#include "brief/brief.h"

#include <vector>

namespace parallax::app::brief_print {

// In the order of the pages, for a text area `width` points wide. `progress` counts the blocks.
std::vector<Block> compose(const brief::Brief& brief, double width, base::Progress& progress);

} // namespace parallax::app::brief_print
