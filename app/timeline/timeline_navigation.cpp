// Where the timeline looks: zoom, pan, jumps, history.
#include "app/case_session.h"
#include "app/timeline/go_to_bar.h"
#include "app/timeline/go_to_date.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace parallax::app {

namespace {

using timeline::TimeScale;

constexpr double closestMinutes = 10;              // the narrowest view: events are known to the minute at best
constexpr double widestMinutes = 30000.0 * 525949; // years that any calendar here knows
constexpr double farthestTicks = 30000.0 * 525949 * static_cast<double>(timeline::ticksPerMinute);
constexpr qint64 seriesPause = 900; // milliseconds without a step end a series of zooming by hand
constexpr std::size_t historyLimit = 200;
constexpr double padLeft = 40;   // pixels beside what is fitted
constexpr double padRight = 150; // labels stand at the right of their marks

} // namespace

double TimelineView::Private::viewHeight() const {
    return std::max(0.0, q->height() - metrics.axisHeight);
}
double TimelineView::Private::maximumScroll() const {
    return std::max(0.0, layout.height - viewHeight());
}

TimeScale TimelineView::Private::bounded(TimeScale wanted) const {
    const double width = std::max(1, q->width());
    constexpr double tick = static_cast<double>(timeline::ticksPerMinute);
    const double perPixel =
        std::clamp(wanted.ticksPerPixel(), closestMinutes * tick / width, widestMinutes * tick / width);
    double left = static_cast<double>(wanted.leftTick());
    // Something of the case stays in sight: the view's middle does not leave its span.
    if (index.datedCount() > 0) {
        const double half = perPixel * width / 2;
        const double low = static_cast<double>(index.earliest()) * tick - half;
        const double high = static_cast<double>(index.latest()) * tick - half;
        if (left < low || left > high)
            left = std::clamp(left, low, high);
    }
    if (std::abs(left) > farthestTicks)
        left = std::clamp(left, -farthestTicks, farthestTicks);
    // Unchanged values go through as they are: doubles would round them.
    const std::int64_t leftTick =
        left == static_cast<double>(wanted.leftTick()) ? wanted.leftTick() : std::llround(left);
    return {leftTick, perPixel};
}

void TimelineView::Private::setView(const TimeScale& wanted, double wantedScroll) {
    const TimeScale next = bounded(wanted);
    // Whole pixels keep lines and texts crisp while it scrolls.
    const double nextScroll = std::clamp(std::round(wantedScroll), 0.0, std::ceil(maximumScroll()));
    const bool moved = next != scale;
    const bool scrolled = nextScroll != scroll;
    scale = next;
    scroll = nextScroll;
    if (moved && detailsFor(scale) != details)
        relayoutAround(zoomedAtY.value_or(viewHeight() / 2));
    if (scrolled || scrollBar->value() != static_cast<int>(scroll + 0.5))
        scrollBar->setValue(static_cast<int>(scroll + 0.5));
    if (moved || scrolled)
        invalidate();
    if (moved)
        Q_EMIT q->viewChanged();
    if ((moved || scrolled) && (span || goToBar->isVisibleTo(q)))
        placeBars();
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

void TimelineView::Private::remember(bool always) {
    const bool sameSeries = lastStep.elapsed() < seriesPause;
    lastStep.restart();
    if (!always && sameSeries && !backward.empty())
        return;
    backward.push_back({scale, scroll});
    if (backward.size() > historyLimit)
        backward.erase(backward.begin());
    onward.clear();
    Q_EMIT q->historyChanged();
}

void TimelineView::Private::moveTo(const TimeScale& wanted, double wantedScroll) {
    stopMoving();
    remember(true);
    if (!animate || !q->isVisible()) {
        setView(wanted, wantedScroll);
        return;
    }
    animationFrom = {scale, scroll};
    animationTo = {bounded(wanted), std::clamp(wantedScroll, 0.0, maximumScroll())};
    animation.start();
}

void TimelineView::Private::animationStep(double progress) {
    if (progress >= 1) {
        setView(animationTo.scale, animationTo.scroll);
        return;
    }
    const double from = animationFrom.scale.ticksPerPixel();
    const double to = animationTo.scale.ticksPerPixel();
    const double now = from * std::pow(to / from, progress);
    // A magnification about a fixed point that carries the one left edge into the other; a plain shift when the scale
    // stays.
    const double share = std::abs(to - from) > from * 1e-9 ? (now - from) / (to - from) : progress;
    const double way = static_cast<double>(animationTo.scale.leftTick() - animationFrom.scale.leftTick());
    setView({animationFrom.scale.leftTick() + std::llround(way * share), now},
            animationFrom.scroll + (animationTo.scroll - animationFrom.scroll) * progress);
}

void TimelineView::Private::stopMoving() {
    if (animation.state() == QAbstractAnimation::Running) {
        animation.stop();
        setView(animationTo.scale, animationTo.scroll);
    }
    kinetic.stop();
}

void TimelineView::Private::kineticStep() {
    constexpr double friction = 0.93;
    velocity *= friction;
    if (std::hypot(velocity.x(), velocity.y()) < 0.02) {
        kinetic.stop();
        return;
    }
    const double step = kinetic.interval();
    setView(scale.panned(velocity.x() * step), scroll - velocity.y() * step);
}

void TimelineView::Private::zoomBy(double factor, const QPointF& at) {
    stopMoving();
    remember(false);
    const double width = std::max(1, q->width());
    constexpr double tick = static_cast<double>(timeline::ticksPerMinute);
    // At the limit nothing moves: the time under the pointer stays.
    const double wanted =
        std::clamp(scale.ticksPerPixel() / factor, closestMinutes * tick / width, widestMinutes * tick / width);
    zoomedAtY = std::clamp(at.y() - metrics.axisHeight, 0.0, viewHeight());
    setView(scale.zoomed(scale.ticksPerPixel() / wanted, at.x()), scroll);
    zoomedAtY.reset();
}

TimeScale TimelineView::Private::fitting(std::int64_t beginMinute, std::int64_t endMinute) const {
    const double width = std::max(300, q->width());
    const double inner = width - padLeft - padRight;
    const double minutes = std::max(static_cast<double>(endMinute - beginMinute), closestMinutes);
    const double perPixel = minutes * static_cast<double>(timeline::ticksPerMinute) / inner;
    return {timeline::ticks({beginMinute}) - std::llround(padLeft * perPixel), perPixel};
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

base::TimeInterval TimelineView::visibleRange() const {
    base::TimeInterval range;
    range.begin = d->scale.timeAt(0);
    range.end = d->scale.timeAt(width());
    if (*range.end <= *range.begin)
        range.end = base::CivilTime{range.begin->minutes + 1};
    range.precision = base::Precision::Range;
    range.basis = base::Basis::Explicit;
    return range;
}

base::TimeInterval TimelineView::fullRange() const {
    base::TimeInterval range;
    if (d->index.datedCount() == 0)
        return range;
    range.begin = base::CivilTime{d->index.earliest()};
    range.end = base::CivilTime{d->index.latest()};
    range.precision = base::Precision::Range;
    range.basis = base::Basis::Explicit;
    return range;
}

base::TimeInterval TimelineView::markedSpan() const {
    base::TimeInterval range;
    if (!d->span)
        return range;
    range.begin = d->span->first;
    range.end = d->span->second;
    range.precision = base::Precision::Range;
    range.basis = base::Basis::Explicit;
    return range;
}

bool TimelineView::canGoBack() const {
    return !d->backward.empty();
}
bool TimelineView::canGoForward() const {
    return !d->onward.empty();
}

void TimelineView::zoomIn() {
    d->moveTo(d->scale.zoomed(1.6, width() / 2.0), d->scroll);
}

void TimelineView::zoomOut() {
    d->moveTo(d->scale.zoomed(1 / 1.6, width() / 2.0), d->scroll);
}

void TimelineView::showMost() {
    d->stopMoving();
    d->placed = false;
    d->setView(d->placeIfNew(d->scale), 0);
}

void TimelineView::fitAll() {
    if (d->index.datedCount() == 0)
        return;
    d->placed = true;
    // Few events far off would squeeze all others: they are shown, too, when everything is asked for once more.
    const TimeScale main = d->bounded(d->fitting(d->index.mainBegin(), d->index.mainEnd()));
    const bool again =
        d->animation.state() == QAbstractAnimation::Running ? d->animationTo.scale == main : d->scale == main;
    d->moveTo(again ? d->fitting(d->index.earliest(), d->index.latest()) : main, d->scroll);
}

void TimelineView::Private::toOutsideMain(bool later) {
    // The nearest one on that side.
    const std::size_t place =
        later ? index.beginningBefore(items, index.mainEnd()).count : std::size_t{index.beforeMain(items)} - 1;
    if (place >= index.byTime().size())
        return;
    const timeline::ItemIndex item = index.byTime()[place];
    moveTo(scale.panned(q->width() * 0.4 - scale.x(items.begin(item))), scroll);
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
    d->moveTo(d->fitting(begin, std::max(end, begin + 60)), d->scroll);
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

void TimelineView::back() {
    if (d->backward.empty())
        return;
    d->stopMoving();
    const Private::Place place = d->backward.back();
    d->backward.pop_back();
    d->onward.push_back({d->scale, d->scroll});
    d->setView(place.scale, place.scroll);
    Q_EMIT historyChanged();
}

void TimelineView::forward() {
    if (d->onward.empty())
        return;
    d->stopMoving();
    const Private::Place place = d->onward.back();
    d->onward.pop_back();
    d->backward.push_back({d->scale, d->scroll});
    d->setView(place.scale, place.scroll);
    Q_EMIT historyChanged();
}

void TimelineView::showRange(double beginMinutes, double endMinutes) {
    if (!(endMinutes > beginMinutes))
        return;
    d->stopMoving();
    d->remember(false);
    constexpr double tick = static_cast<double>(timeline::ticksPerMinute);
    d->setView({std::llround(beginMinutes * tick), (endMinutes - beginMinutes) * tick / std::max(1, width())},
               d->scroll);
}

QStringList TimelineView::bookmarks() const {
    QStringList names;
    for (const auto& mark : d->marks)
        names << mark.name;
    return names;
}

void TimelineView::addBookmark(const QString& name) {
    const base::TimeInterval range = visibleRange();
    d->marks.push_back({name.isEmpty() ? timeInWords(range) : name, range.begin->minutes, range.end->minutes});
    d->invalidate();
    Q_EMIT optionsChanged();
}

void TimelineView::removeBookmark(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= d->marks.size())
        return;
    d->marks.erase(d->marks.begin() + index);
    d->invalidate();
    Q_EMIT optionsChanged();
}

void TimelineView::goToBookmark(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= d->marks.size())
        return;
    const auto& mark = d->marks[static_cast<std::size_t>(index)];
    d->moveTo(TimeScale::spanning({mark.begin}, {std::max(mark.end, mark.begin + 10)}, std::max(1, width())),
              d->scroll);
}

} // namespace parallax::app
