#include "timeline/layout.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

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

Metrics Metrics::withDetails(int lines) const {
    Metrics metrics = *this;
    metrics.details = lines;
    metrics.rowHeight = lineHeight + lines * (smallHeight + 1) + 12;
    return metrics;
}

Metrics Metrics::withDisputes() const {
    Metrics metrics = *this;
    metrics.disputes = true;
    metrics.axisHeight = axisHeight + disputeHeight;
    return metrics;
}

std::vector<std::uint32_t> laneRanks(const RowIndex& index, const Lanes& lanes, LaneSort sort,
                                     std::span<const std::string> byHand) {
    std::vector<std::uint32_t> order(lanes.lanes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<const LaneRows*> rows(order.size(), nullptr);
    for (const LaneRows& lane : index.lanes())
        rows[lane.lane] = &lane;
    // Lanes without events of the present filter are not shown; where they stand does not matter.
    const auto by = [&](auto before) {
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (rows[a] == nullptr || rows[b] == nullptr)
                return rows[a] != nullptr && rows[b] == nullptr;
            return before(*rows[a], *rows[b]);
        });
    };
    switch (sort) {
    case LaneSort::Size:
        break;
    case LaneSort::Name:
        by([&](const LaneRows& a, const LaneRows& b) { return lanes.lanes[a.lane].title < lanes.lanes[b.lane].title; });
        break;
    case LaneSort::FirstEvent:
        by([](const LaneRows& a, const LaneRows& b) { return a.earliest < b.earliest; });
        break;
    case LaneSort::Disagreements:
        by([](const LaneRows& a, const LaneRows& b) { return a.disputes > b.disputes; });
        break;
    case LaneSort::ByHand: {
        std::unordered_map<std::string_view, std::size_t> place;
        for (std::size_t i = 0; i < byHand.size(); ++i)
            place.try_emplace(byHand[i], i);
        const auto placeOf = [&](std::uint32_t lane) {
            const auto found = place.find(lanes.lanes[lane].title);
            return found == place.end() ? byHand.size() : found->second;
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return placeOf(a) < placeOf(b); });
        break;
    }
    }
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank;
    return ranks;
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
