// A brief as blocks.
#pragma once

#include "app/brief/blocks.h"
#include "brief/brief.h"

#include <vector>

namespace parallax::app::brief_print {

// In the order of the pages, for a text area `width` points wide.
std::vector<Block> compose(const brief::Brief& brief, double width);

} // namespace parallax::app::brief_print
