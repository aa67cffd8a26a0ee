// Where the timeline looks: zoom, pan, what is in sight.
#include "app/timeline/go_to_bar.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parallax::app {

namespace {

using timeline::TimeScale;

constexpr double closestMinutes = 10;              // the narrowest view: events are known to the minute at best
constexpr double widestMinutes = 30000.0 * 525949; // years that any calendar here knows
constexpr double farthestTicks = 30000.0 * 525949 * static_cast<double>(timeline::ticksPerMinute);
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
        if (std::exchange(lookWhenThere, false))
            setView(scale, scrollShowing(scale));
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
    lookWhenThere = false;
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

void TimelineView::zoomIn() {
    d->moveTo(d->scale.zoomed(1.6, width() / 2.0), d->scroll);
}

void TimelineView::zoomOut() {
    d->moveTo(d->scale.zoomed(1 / 1.6, width() / 2.0), d->scroll);
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

} // namespace parallax::app
