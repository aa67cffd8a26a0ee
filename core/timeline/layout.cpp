#include "timeline/layout.h"

#include <algorithm>

namespace parallax::timeline {

Metrics Metrics::forLines(double lineHeight, double smallHeight) {
    Metrics metrics;
    metrics.lineHeight = lineHeight;
    metrics.smallHeight = smallHeight;
    metrics.rowHeight = lineHeight + 9;
    metrics.laneHeader = lineHeight + 13;
    metrics.axisHeight = lineHeight + smallHeight + 12;
    metrics.stripHeight = lineHeight + 14;
    metrics.chipHeight = smallHeight + 9;
    metrics.symbol = std::max(9.0, lineHeight * 0.68);
    return metrics;
}

const LaneBox* LaneLayout::boxOfRow(const RowIndex& index, std::uint32_t row) const {
    for (const LaneBox& box : boxes) {
        const LaneRows& rows = index.lanes()[box.index];
        if (row >= rows.firstRow && row < rows.firstRow + rows.rowCount)
            return &box;
    }
    return nullptr;
}

std::optional<double> LaneLayout::rowTop(const RowIndex& index, const Metrics& metrics, std::uint32_t row) const {
    const LaneBox* box = boxOfRow(index, row);
    if (box == nullptr || box->folded || metrics.density)
        return std::nullopt;
    return box->rowsY + (row - index.lanes()[box->index].firstRow) * metrics.rowHeight;
}

LaneLayout layoutLanes(const RowIndex& index, const Metrics& metrics, const std::vector<bool>& folded,
                       const std::vector<std::uint32_t>& order, int trayLines) {
    LaneLayout layout;
    for (std::uint32_t i = 0; i < index.lanes().size(); ++i) {
        const std::uint32_t lane = index.lanes()[i].lane;
        layout.boxes.push_back({i, lane, 0, 0, 0, lane < folded.size() && folded[lane]});
    }
    const auto rank = [&order](std::uint32_t lane) { return lane < order.size() ? order[lane] : lane; };
    std::stable_sort(layout.boxes.begin(), layout.boxes.end(),
                     [&](const LaneBox& a, const LaneBox& b) { return rank(a.lane) < rank(b.lane); });
    double y = metrics.laneGap;
    for (LaneBox& box : layout.boxes) {
        box.y = y;
        box.rowsY = y + metrics.laneHeader;
        box.height = metrics.laneHeader;
        if (!box.folded) {
            box.height += metrics.lanePadding;
            box.height += metrics.density ? metrics.stripHeight : index.lanes()[box.index].rowCount * metrics.rowHeight;
        } else {
            box.height += metrics.lanePadding / 2;
        }
        y += box.height + metrics.laneGap;
    }
    layout.trayY = y;
    if (!index.undated().empty()) {
        layout.trayHeight = metrics.laneHeader + trayLines * (metrics.chipHeight + 6) + metrics.smallHeight + 6;
        y += layout.trayHeight + metrics.laneGap;
    }
    layout.height = y;
    return layout;
}

} // namespace parallax::timeline
