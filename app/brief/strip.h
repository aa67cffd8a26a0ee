// The timeline of a brief as a picture for paper: every dated event on one axis, labelled where there is room.
#pragma once

#include "app/brief/blocks.h"
#include "brief/brief.h"

#include <QString>

namespace parallax::app::brief_print {

// The picture with its axis, `width` points wide, and a line that says what it leaves out. An empty block when no event
// has a time.
//
// It replays the shapes of core/timeline, as the window and the SVG do. The axis spans the dense stretch of the events
// of the incident itself; what lies outside stands in the strip above it, which spans everything. What finds no row of
// its own is in a cluster that says how many it is.
Block timelineBlock(const brief::Brief& brief, double width);

} // namespace parallax::app::brief_print
