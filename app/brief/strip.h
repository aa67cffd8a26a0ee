// The timeline of a brief as a picture for paper: every dated event as a bar on one axis, labelled where there is room.
#pragma once

#include "app/brief/blocks.h"
#include "brief/brief.h"

#include <QString>

namespace parallax::app::brief_print {

// The picture with its axis, `width` points wide, and a line that says what it leaves out. An empty block when no event
// has a time.
//
// The axis spans the shortest stretch of time that holds two thirds of the events of the incident itself; what lies
// outside stands in the strip above it, which spans everything. A bar is where the event may lie: solid when its time
// is known to the hour or better, hatched light when it is wider, faded at an end that is open.
Block timelineBlock(const brief::Brief& brief, double width);

} // namespace parallax::app::brief_print
