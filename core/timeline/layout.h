// Where lanes and rows stand from top to bottom.
#pragma once

#include "timeline/row_index.h"

#include <optional>
#include <vector>

namespace parallax::timeline {

// Sizes in pixels; the window derives them from its font, so that text scaling reaches everything.
struct Metrics {
    double lineHeight = 16;  // of a label
    double smallHeight = 13; // of details, axis minutes
    double rowHeight = 26;
    double laneHeader = 28;
    double lanePadding = 8; // under the last row
    double laneGap = 10;
    double margin = 14; // left and right of lanes
    double axisHeight = 42;
    double stripHeight = 30; // of a lane drawn as densities
    double chipHeight = 22;
    double symbol = 11;    // marks, the badge's sign
    int details = 0;       // lines under labels: 1 for time and place, more for a card
    bool disputes = false; // a strip of disputed events at the foot of the axis
    bool density = false;  // lanes as densities instead of rows

    double disputeHeight = 9; // of that strip, when it is there

    // The same with `lines` under labels, or with the strip of disputes.
    Metrics withDetails(int lines) const;
    Metrics withDisputes() const;
    // For a font of `lineHeight` and a smaller one.
    static Metrics forLines(double lineHeight, double smallHeight);
};

// Where a bar carries its family's symbol: at its (visible) left from this width on, in its middle when it is narrower.
inline double barSymbolWidth(const Metrics& metrics) {
    return metrics.symbol + 10;
}

struct LaneBox {
    std::uint32_t index = 0; // into RowIndex::lanes()
    std::uint32_t lane = 0;  // into Lanes::lanes
    double y = 0;            // from the top of the content
    double height = 0;
    double rowsY = 0; // top of the first row, or of the density strip
    bool folded = false;
};

struct LaneLayout {
    std::vector<LaneBox> boxes; // from top to bottom
    double trayY = 0;           // top of the tray of undated events
    double trayHeight = 0;      // 0 when there are none
    double height = 0;          // of everything

    // The lane box that holds this row; nullptr when there is none.
    const LaneBox* boxOfRow(const RowIndex& index, std::uint32_t row) const;
    // The row's top, from the top of the content; nullopt when its lane is folded or drawn as densities.
    std::optional<double> rowTop(const RowIndex& index, const Metrics& metrics, std::uint32_t row) const;
};

// How lanes follow each other from top to bottom. Size is the order they come in: the largest first, what is left over
// last.
enum class LaneSort { Size, Name, FirstEvent, Disagreements, ByHand };

// Ranks for layoutLanes, one for each lane. `byHand`: titles from top to bottom, for LaneSort::ByHand; lanes that it
// does not name follow as they come. Equals stay as they come.
std::vector<std::uint32_t> laneRanks(const RowIndex& index, const Lanes& lanes, LaneSort sort,
                                     std::span<const std::string> byHand = {});

// `folded` and `order` by lane (index into Lanes::lanes); order: a rank, lower is higher up; empty: as they come.
// `trayLines`: lines of chips.
LaneLayout layoutLanes(const RowIndex& index, const Metrics& metrics, const std::vector<bool>& folded,
                       const std::vector<std::uint32_t>& order, int trayLines);

} // namespace parallax::timeline
