// Which events of a row are drawn by themselves at a scale, and which together.
#pragma once

#include "timeline/row_index.h"
#include "timeline/time_scale.h"

#include <vector>

namespace parallax::timeline {

struct GroupOptions {
    double fold = 14; // events that begin within so many pixels of the first one of a group join it
    double bar = 8;   // an event at least this wide is a bar, else a mark
    double markRadius = 5.5;
    double openFade = 34; // how far a bar reaches out where its end is not known
};

// Entries [first, end) of a row as one thing on the screen. One entry: a bar or a mark; more: a cluster.
struct Group {
    EntryIndex first = 0;
    EntryIndex end = 0;
    double x0 = 0; // what it takes up in pixels; may reach beyond the view
    double x1 = 0;
    bool bar = false;

    std::uint32_t count() const { return end - first; }
};

struct RowGroups {
    std::vector<Group> groups; // ascending; no two take up the same pixel, except bars of exactly adjacent times
    std::uint32_t before = 0;  // entries of the row left of the view
    std::uint32_t after = 0;   // right of it: before + all groups' counts + after is the number of entries in the row
};

// The groups of `row` that touch [0, width). Boundaries hang on absolute time, so panning does not regroup. O(pixels *
// log n).
void groupRow(const RowIndex& index, const Items& items, std::uint32_t row, const TimeScale& scale, double width,
              const GroupOptions& options, RowGroups& out);

} // namespace parallax::timeline
