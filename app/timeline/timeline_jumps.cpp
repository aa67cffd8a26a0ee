// Where the timeline goes when it is asked for something: an event, a cluster, a date, everything.
#include "app/case_session.h"
#include "app/timeline/go_to_date.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace parallax::app {

using timeline::TimeScale;

timeline::TimeScale TimelineView::Private::placeIfNew(const timeline::TimeScale& otherwise) {
    if (placed || index.datedCount() == 0 || q->width() <= 200)
        return otherwise;
    placed = true;
    const auto [begin, end] = index.firstView();
    return fitting(begin, end);
}

void TimelineView::Private::zoomToItem(timeline::ItemIndex item) {
    if (item == timeline::noItem || !items.dated(item))
        return;
    // Its time with as much again on both sides, and at least an hour.
    const std::int64_t begin = items.begin(item).minutes;
    const std::int64_t end = items.end(item).minutes;
    const std::int64_t side = std::max<std::int64_t>(30, (end - begin) / 2);
    double wantedScroll = scroll;
    const timeline::EntryIndex entry = index.entryOf(items, item);
    if (entry != timeline::noEntry) {
        const auto top = layout.rowTop(index, metrics, index.rowOf(entry));
        if (top && (*top < scroll + metrics.laneHeader || *top + metrics.rowHeight > scroll + viewHeight()))
            wantedScroll = *top - viewHeight() / 2;
    }
    moveTo(fitting(begin - side, end + side), wantedScroll);
}

void TimelineView::Private::zoomToEntries(const timeline::Shape& shape) {
    if (shape.kind == timeline::ShapeKind::Density) {
        const double x = shape.rect.x;
        const std::int64_t begin = scale.timeAt(x).minutes;
        const std::int64_t end = scale.timeAt(shape.rect.right() + 1).minutes + 1;
        moveTo(fitting(begin, std::max(end, begin + 10)), scroll);
        return;
    }
    if (shape.firstEntry >= shape.endEntry || shape.endEntry > index.entryCount())
        return;
    const std::int64_t begin = index.begin(shape.firstEntry);
    std::int64_t end = index.summary(shape.firstEntry, shape.endEntry).latest;
    // So that the cluster falls apart even when one of its events lasts long: the begins decide.
    const std::int64_t lastBegin = index.begin(shape.endEntry - 1);
    end = std::min(end, lastBegin + std::max<std::int64_t>(lastBegin - begin, 60));
    moveTo(fitting(begin, end), scroll);
}

void TimelineView::Private::reveal(timeline::ItemIndex item) {
    if (!items.dated(item)) {
        if (layout.trayHeight > 0 && layout.trayY + layout.trayHeight > scroll + viewHeight()) {
            moveTo(scale, layout.trayY + layout.trayHeight + metrics.laneGap - viewHeight());
        }
        return;
    }
    const timeline::EntryIndex entry = index.entryOf(items, item);
    if (entry == timeline::noEntry)
        return;
    const std::uint32_t row = index.rowOf(entry);
    const timeline::LaneBox* box = layout.boxOfRow(index, row);
    if (box != nullptr && box->folded) {
        foldLane(box->lane, false);
    }
    TimeScale wanted = scale;
    const double width = q->width();
    const double x0 = scale.x(items.begin(item));
    const double x1 = scale.x(items.end(item));
    if (x1 < 30 || x0 > width - 60) {
        const double middle = (x0 + std::min(x1, x0 + width / 2)) / 2;
        wanted = scale.panned(width * 0.4 - middle);
    }
    double wantedScroll = scroll;
    if (const auto top = layout.rowTop(index, metrics, row)) {
        if (*top < scroll + metrics.laneHeader)
            wantedScroll = *top - metrics.laneHeader - 4;
        if (*top + metrics.rowHeight > scroll + viewHeight())
            wantedScroll = *top + metrics.rowHeight + 4 - viewHeight();
    } else if (const timeline::LaneBox* lane = layout.boxOfRow(index, row)) {
        // A lane of densities: all of it.
        if (lane->y < scroll)
            wantedScroll = lane->y - metrics.laneGap;
        else if (lane->y + lane->height > scroll + viewHeight())
            wantedScroll = lane->y + lane->height + metrics.laneGap - viewHeight();
    }
    if (wanted != scale || wantedScroll != scroll)
        moveTo(wanted, wantedScroll);
}

void TimelineView::Private::toOutside(std::uint32_t lane, bool later) {
    // The nearest of the lane's events on that side.
    for (const timeline::LaneRows& rows : index.lanes()) {
        if (rows.lane != lane)
            continue;
        timeline::EntryIndex best = timeline::noEntry;
        const std::int64_t left = scale.timeAt(0).minutes;
        const std::int64_t right = scale.timeAt(q->width()).minutes + 1;
        for (std::uint32_t row = rows.firstRow; row < rows.firstRow + rows.rowCount; ++row) {
            if (later) {
                const auto entry = index.firstBeginningAt(index.rowBegin(row), index.rowEnd(row), right);
                if (entry < index.rowEnd(row) && (best == timeline::noEntry || index.begin(entry) < index.begin(best)))
                    best = entry;
            } else {
                const auto after = index.firstEndingAfter(row, left);
                if (after > index.rowBegin(row) &&
                    (best == timeline::noEntry || index.begin(after - 1) > index.begin(best)))
                    best = after - 1;
            }
        }
        if (best == timeline::noEntry)
            return;
        const double x = scale.x({index.begin(best)});
        moveTo(scale.panned(q->width() * 0.35 - x), scroll);
        return;
    }
}

void TimelineView::showMost() {
    d->stopMoving();
    d->placed = false;
    d->setView(d->placeIfNew(d->scale), 0);
}

void TimelineView::fitAll() {
    if (d->packing != nullptr) { // everything is what will be shown
        d->fitWanted = true;
        return;
    }
    if (d->index.datedCount() == 0)
        return;
    d->placed = true;
    // Few events far off would squeeze all others: they are shown, too, when everything is asked for once more.
    const TimeScale main = d->bounded(d->fitting(d->index.mainBegin(), d->index.mainEnd()));
    const bool again =
        d->animation.state() == QAbstractAnimation::Running ? d->animationTo.scale == main : d->scale == main;
    d->moveTo(again ? d->fitting(d->index.earliest(), d->index.latest()) : main, d->scroll);
}

double TimelineView::Private::scrollShowing(const TimeScale& at) const {
    const std::int64_t left = at.timeAt(0).minutes;
    const std::int64_t right = at.timeAt(q->width()).minutes + 1;
    const double room = viewHeight();
    double least = std::numeric_limits<double>::max();
    double result = scroll;
    for (const timeline::LaneBox& box : layout.boxes) {
        const timeline::LaneRows& rows = index.lanes()[box.index];
        for (std::uint32_t row = rows.firstRow; row < rows.firstRow + rows.rowCount; ++row) {
            const timeline::EntryIndex entry = index.firstEndingAfter(row, left);
            if (entry >= index.rowEnd(row) || index.begin(entry) >= right)
                continue;
            // A folded lane, or one of densities, shows all of its rows in one place.
            const auto own = layout.rowTop(index, metrics, row);
            const double top = own.value_or(box.y);
            const double bottom = own ? top + metrics.rowHeight : box.y + std::min(box.height, room / 2);
            if (top >= scroll && bottom <= scroll + room)
                return scroll;
            const double distance = top < scroll ? scroll - top : bottom - scroll - room;
            if (distance < least) {
                least = distance;
                result = own ? top - metrics.laneHeader - metrics.laneGap : top - metrics.laneGap;
            }
        }
    }
    return std::clamp(result, 0.0, maximumScroll());
}

void TimelineView::Private::jumpTo(const TimeScale& wanted) {
    moveTo(wanted, scrollShowing(bounded(wanted)));
    // Rows may be of another height there.
    if (animation.state() == QAbstractAnimation::Running)
        lookWhenThere = true;
    else
        setView(scale, scrollShowing(scale));
}

void TimelineView::Private::toOutsideMain(bool later) {
    // The nearest one on that side.
    const std::size_t place =
        later ? index.beginningBefore(items, index.mainEnd()).count : std::size_t{index.beforeMain(items)} - 1;
    if (place >= index.byTime().size())
        return;
    const timeline::ItemIndex item = index.byTime()[place];
    jumpTo(scale.panned(q->width() * 0.4 - scale.x(items.begin(item))));
}

void TimelineView::fitSelection() {
    if (d->span) {
        d->moveTo(d->fitting(d->span->first.minutes, d->span->second.minutes), d->scroll);
        return;
    }
    if (!d->severalItems.empty()) {
        if (const auto extent = d->selectedExtent())
            d->moveTo(d->fitting(extent->first.minutes, extent->second.minutes), d->scroll);
        return;
    }
    d->zoomToItem(d->selectedItem());
}

void TimelineView::goTo(const base::TimeInterval& interval) {
    if (!interval.known())
        return;
    constexpr std::int64_t day = 1440;
    const std::int64_t begin = interval.begin ? interval.begin->minutes : interval.end->minutes - day;
    const std::int64_t end = interval.end ? interval.end->minutes : begin + day;
    d->placed = true;
    d->jumpTo(d->fitting(begin, std::max(end, begin + 60)));
}

bool TimelineView::goToText(const QString& text) {
    const auto interval = parseGoToDate(text);
    if (!interval)
        return false;
    goTo(*interval);
    return true;
}

void TimelineView::goToFirst() {
    if (d->index.byTime().empty())
        return;
    d->select({d->items.id(d->index.byTime().front())});
    d->reveal(d->index.byTime().front());
}

void TimelineView::goToLast() {
    if (d->index.byTime().empty())
        return;
    d->select({d->items.id(d->index.byTime().back())});
    d->reveal(d->index.byTime().back());
}

void TimelineView::goToNow() {
    const QDateTime now = QDateTime::currentDateTime();
    goTo(base::TimeInterval::ofDay(now.date().year(), now.date().month(), now.date().day()));
}
} // namespace parallax::app
