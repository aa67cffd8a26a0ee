// How high the timeline's rows are, and what stands in them.
#include "app/text/text.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace parallax::app {

namespace {

constexpr int timeAndPlace = 1; // lines under a label
constexpr int card = 3;
constexpr int asDensities = -1;

} // namespace

void TimelineView::Private::relayout() {
    metrics = texts->timelineMetrics();
    if (disputeStrip)
        metrics = metrics.withDisputes();
    const double width = q->width();
    constexpr int fewLines = 3;
    constexpr int manyLines = 60;
    trayLines = index.undated().empty() ? 0
                                        : timeline::FrameBuilder::trayLines(items, index, metrics, *texts, width,
                                                                            wholeTray ? manyLines : fewLines);
    std::vector<std::string> byHand;
    for (const QString& title : handOrder[static_cast<std::size_t>(grouping)])
        byHand.push_back(toUtf8(title));
    ranks = timeline::laneRanks(index, lanes, laneSort, byHand);
    seeWhatFits();
    details = detailsFor(scale);
    metrics.density = details == asDensities;
    if (details > 0)
        metrics = metrics.withDetails(details);
    layout = timeline::layoutLanes(index, metrics, folded, ranks, trayLines);
    const double most = maximumScroll();
    scrollBar->setVisible(most > 0);
    scrollBar->setRange(0, static_cast<int>(most + 0.5));
    scrollBar->setPageStep(static_cast<int>(viewHeight()));
    scrollBar->setSingleStep(static_cast<int>(metrics.rowHeight));
    const int barWidth = scrollBar->sizeHint().width();
    scrollBar->setGeometry(q->width() - barWidth, static_cast<int>(metrics.axisHeight), barWidth,
                           std::max(0, q->height() - static_cast<int>(metrics.axisHeight)));
    scroll = std::clamp(scroll, 0.0, most);
    invalidate();
}

void TimelineView::Private::seeWhatFits() {
    const timeline::Metrics plain = disputeStrip ? texts->timelineMetrics().withDisputes() : texts->timelineMetrics();
    const auto heightWith = [&](int lines) {
        return timeline::layoutLanes(index, plain.withDetails(lines), folded, ranks, trayLines).height;
    };
    const double room = q->height() - plain.axisHeight;
    detailsFit = heightWith(timeAndPlace) <= room;
    // Cards may not push the rest of the case far off.
    constexpr double mostScreens = 1.6;
    constexpr double cardWidth = 300;
    cardsFit = heightWith(card) <= room * mostScreens;
    // On average several events in each place for a mark: rows would be boxes from end to end, that tell less than how
    // many there are.
    constexpr double severalEvents = 2.5;
    const double places = static_cast<double>(index.rowCount()) * q->width() / (plain.symbol + 3);
    mostInRows = heightWith(0) > room ? places * severalEvents : std::numeric_limits<double>::max();
    mostCards = room * q->width() / 3 / (cardWidth * plain.withDetails(card).rowHeight);
}

int TimelineView::Private::detailsFor(const timeline::TimeScale& at) const {
    switch (style) {
    case RowStyle::Automatic:
        break;
    case RowStyle::Lines:
        return 0;
    case RowStyle::Density:
        return asDensities;
    case RowStyle::Details:
        return timeAndPlace;
    case RowStyle::Cards:
        return card;
    }
    // The choice hangs on data, window and scale, never on where the view is: panning must not move anything up or
    // down. A second line where all of it still fits on the screen; cards where the view is so close that, as dense as
    // the case mostly is, they would take no more than a third of the room.
    const double dense = static_cast<double>(std::max<std::int64_t>(1, index.denseEnd() - index.denseBegin()));
    const double share = std::min(1.0, at.minutesPerPixel() * q->width() / dense);
    if (share * static_cast<double>(index.entryCount()) > mostInRows)
        return asDensities;
    if (cardsFit && share * static_cast<double>(index.datedCount()) <= mostCards)
        return card;
    return detailsFit ? timeAndPlace : 0;
}
void TimelineView::Private::relayoutAround(double y) {
    // Rows keep their place in their lanes but get another height.
    const double at = scroll + y;
    const timeline::LaneBox* held = nullptr;
    for (const timeline::LaneBox& box : layout.boxes) {
        if (held == nullptr || box.y <= at)
            held = &box;
    }
    const std::uint32_t lane = held != nullptr ? held->index : 0;
    const double into = held != nullptr ? at - held->rowsY : 0;
    const double before = metrics.rowHeight;
    relayout();
    for (const timeline::LaneBox& box : layout.boxes) {
        if (held != nullptr && box.index == lane) {
            const double rows = into > 0 && !box.folded ? into * metrics.rowHeight / before : into;
            const double inside = std::min(rows, box.height - metrics.laneHeader);
            scroll = std::clamp(std::round(box.rowsY + inside - y), 0.0, std::ceil(maximumScroll()));
        }
    }
    scrollBar->setValue(static_cast<int>(scroll + 0.5));
}

} // namespace parallax::app
