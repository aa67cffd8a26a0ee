// Lanes of the timeline: folded, in which order, and which one the keyboard is at.
#include "app/case_session.h"
#include "app/text/text.h"
#include "app/timeline/painting.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace parallax::app {

const timeline::LaneBox* TimelineView::Private::currentLane() const {
    const auto box = [this](std::uint32_t lane) -> const timeline::LaneBox* {
        const auto found = std::find_if(layout.boxes.begin(), layout.boxes.end(),
                                        [lane](const timeline::LaneBox& one) { return one.lane == lane; });
        return found == layout.boxes.end() ? nullptr : &*found;
    };
    if (const timeline::LaneBox* focused = box(focusedLane))
        return focused;
    if (const timeline::ItemIndex item = selectedItem(); item != timeline::noItem && items.dated(item)) {
        const timeline::EntryIndex entry = index.entryOf(items, item);
        if (entry != timeline::noEntry)
            return layout.boxOfRow(index, index.rowOf(entry));
    }
    return layout.boxes.empty() ? nullptr : &layout.boxes.front();
}

double TimelineView::Private::headerTop(const timeline::LaneBox& box) const {
    // As the frame draws it: a header stays in sight as long as its lane does.
    const double top = metrics.axisHeight - scroll + box.y;
    return std::max(top, std::min(metrics.axisHeight, top + box.height - metrics.laneHeader));
}

const timeline::LaneBox* TimelineView::Private::headerAt(const QPointF& position) const {
    if (position.y() < metrics.axisHeight)
        return nullptr;
    for (const timeline::LaneBox& box : layout.boxes) {
        const double top = metrics.axisHeight - scroll + box.y;
        const double header = headerTop(box);
        if (position.y() >= header && position.y() < header + metrics.laneHeader && position.y() < top + box.height)
            return &box;
    }
    return nullptr;
}

void TimelineView::Private::foldLanes(std::span<const std::uint32_t> which, bool fold) {
    for (const std::uint32_t lane : which) {
        folded[lane] = fold;
        const QString title = toQt(lanes.lanes[lane].title);
        (fold ? unfoldedTitles : foldedTitles).remove(title);
        (fold ? foldedTitles : unfoldedTitles).insert(title);
    }
    relayout();
    setView(scale, scroll);
    Q_EMIT q->optionsChanged();
}

void TimelineView::Private::focusLane(std::uint32_t lane) {
    if (lane == focusedLane)
        return;
    focusedLane = lane;
    invalidate();
    if (lane == timeline::noLane) {
        describe({});
        return;
    }
    const timeline::LaneBox* box = currentLane();
    // Its header comes into sight.
    if (box->y < scroll)
        setView(scale, box->y - metrics.laneGap);
    else if (box->y + metrics.laneHeader > scroll + viewHeight())
        setView(scale, box->y + metrics.laneHeader + metrics.laneGap - viewHeight());
    // Screen readers hear which lane it is.
    const timeline::LaneRows& rows = index.lanes()[box->index];
    QStringList words{toQt(lanes.lanes[lane].title), toQt(texts->events(rows.endEntry - rows.firstEntry))};
    if (rows.disputes > 0)
        words << toQt(texts->disagreements(rows.disputes));
    words << (box->folded ? tr("folded") : tr("unfolded"));
    describe(words.join(QStringLiteral("; ")));
}

void TimelineView::Private::describe(const QString& words) {
    if (words == q->accessibleDescription())
        return;
    q->setAccessibleDescription(words); // Qt tells screen readers
}

void TimelineView::Private::stepLanes(int direction) {
    if (layout.boxes.empty())
        return;
    const timeline::LaneBox* current = currentLane();
    auto at = current - layout.boxes.data();
    if (focusedLane == current->lane)
        at = std::clamp<std::ptrdiff_t>(at + direction, 0, static_cast<std::ptrdiff_t>(layout.boxes.size()) - 1);
    focusLane(layout.boxes[static_cast<std::size_t>(at)].lane);
}

void TimelineView::Private::placeLane(std::uint32_t lane, std::size_t before) {
    // What is shown keeps its order and stands first; lanes that the filter hides follow.
    QStringList titles;
    const QString moved = toQt(lanes.lanes[lane].title);
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        if (i == before)
            titles << moved;
        if (layout.boxes[i].lane != lane)
            titles << toQt(lanes.lanes[layout.boxes[i].lane].title);
    }
    if (before >= layout.boxes.size())
        titles << moved;
    handOrder[static_cast<std::size_t>(grouping)] = titles;
    laneSort = timeline::LaneSort::ByHand;
    relayout();
    setView(scale, scroll);
    Q_EMIT q->optionsChanged();
}

void TimelineView::Private::dragLane(const QPointF& position) {
    const double y = position.y() - metrics.axisHeight + scroll;
    dropAt = 0;
    for (const timeline::LaneBox& box : layout.boxes) {
        if (y > box.y + box.height / 2)
            ++dropAt;
    }
    // Towards what is above or below the window.
    constexpr double edge = 24;
    if (position.y() < metrics.axisHeight + edge)
        setView(scale, scroll - edge / 2);
    else if (position.y() > q->height() - edge)
        setView(scale, scroll + edge / 2);
    invalidate();
}

void TimelineView::Private::paintDrag(QPainter& painter) {
    if (drag == Drag::Zoom) {
        const double x0 = std::min(pressed.x(), lastDrag.x());
        const double x1 = std::max(pressed.x(), lastDrag.x());
        const QRectF band(x0, metrics.axisHeight, x1 - x0, q->height() - metrics.axisHeight);
        painter.fillRect(band, withAlpha(palette.accent, 0.14));
        painter.setPen(QPen(palette.accent, 1, Qt::DashLine));
        painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -1.5));
    }
    if (drag == Drag::Lane && !layout.boxes.empty()) {
        const bool last = dropAt >= layout.boxes.size();
        const timeline::LaneBox& box = last ? layout.boxes.back() : layout.boxes[dropAt];
        const double y = metrics.axisHeight - scroll +
                         (last ? box.y + box.height + metrics.laneGap / 2 : box.y - metrics.laneGap / 2);
        const double width = q->width() - 2 * metrics.margin;
        painter.fillRect(QRectF(metrics.margin, std::max(y - 1.5, metrics.axisHeight), width, 3), palette.accent);
        const QRectF ghost(metrics.margin, lastDrag.y() - metrics.laneHeader / 2, width, metrics.laneHeader);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette.accent);
        painter.setBrush(withAlpha(palette.lane, 0.9));
        painter.drawRoundedRect(ghost, 6, 6);
        painter.setFont(texts->font(timeline::FontRole::Bold));
        painter.setPen(palette.text);
        painter.drawText(ghost.adjusted(14, 0, -14, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         toQt(lanes.lanes[draggedLane].title));
    }
}

void TimelineView::toggleLane() {
    if (const timeline::LaneBox* box = d->currentLane())
        d->foldLane(box->lane, !box->folded);
}

void TimelineView::moveLane(int direction) {
    const timeline::LaneBox* box = d->currentLane();
    if (box == nullptr)
        return;
    const std::uint32_t lane = box->lane;
    const std::ptrdiff_t at = box - d->layout.boxes.data();
    const std::ptrdiff_t target = direction < 0 ? at - 1 : at + 2;
    if (target < 0 || target > static_cast<std::ptrdiff_t>(d->layout.boxes.size()))
        return;
    d->placeLane(lane, static_cast<std::size_t>(target));
    d->focusedLane = timeline::noLane;
    d->focusLane(lane);
}

void TimelineView::setLaneSort(timeline::LaneSort sort) {
    if (sort == d->laneSort)
        return;
    if (sort == timeline::LaneSort::ByHand && d->handOrder[static_cast<std::size_t>(d->grouping)].isEmpty()) {
        for (const timeline::LaneBox& box : d->layout.boxes)
            d->handOrder[static_cast<std::size_t>(d->grouping)] << toQt(d->lanes.lanes[box.lane].title);
    }
    d->laneSort = sort;
    d->relayout();
    d->setView(d->scale, d->scroll);
    Q_EMIT optionsChanged();
}

void TimelineView::collapseAllLanes() {
    std::vector<std::uint32_t> all(d->lanes.lanes.size());
    std::iota(all.begin(), all.end(), 0U);
    d->foldLanes(all, true);
}

void TimelineView::foldLanesOutside() {
    const base::TimeInterval seen = visibleRange();
    std::vector<std::uint32_t> empty;
    for (const timeline::LaneRows& rows : d->index.lanes()) {
        bool inView = false;
        for (std::uint32_t row = rows.firstRow; row < rows.firstRow + rows.rowCount && !inView; ++row) {
            const timeline::EntryIndex entry = d->index.firstEndingAfter(row, seen.begin->minutes);
            inView = entry < d->index.rowEnd(row) && d->index.begin(entry) < seen.end->minutes;
        }
        if (!inView)
            empty.push_back(rows.lane);
    }
    d->foldLanes(empty, true);
}

void TimelineView::expandAllLanes() {
    std::vector<std::uint32_t> all(d->lanes.lanes.size());
    std::iota(all.begin(), all.end(), 0U);
    d->foldLanes(all, false);
}

} // namespace parallax::app
