// Mouse, wheel and touch of the timeline.
#include "app/case_session.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace parallax::app {

using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeRole;

namespace {

constexpr double dragDistance = 4; // pixels that make a press a drag
constexpr double mouseSlack = 3;   // that it may miss a mark by

} // namespace

const Shape* TimelineView::Private::shapeAt(const QPointF& position, double slack) {
    return timeline::hitTest(frame(), position.x(), position.y(), slack);
}

base::EventId TimelineView::Private::eventAt(const QPointF& position) {
    const Shape* shape = shapeAt(position);
    return shape != nullptr && isEvent(*shape) ? base::EventId{items.id(shape->item)} : base::EventId{};
}

void TimelineView::Private::select(base::EventId event) {
    selectingHere = true;
    session->select(event);
    selectingHere = false;
    invalidate();
}

void TimelineView::Private::click(const Shape& shape) {
    if (isEvent(shape)) {
        select({items.id(shape.item)});
    } else if (shape.role == ShapeRole::LaneFold) {
        foldLane(shape.lane, !folded[shape.lane]);
    } else if (shape.role == ShapeRole::TrayMore) {
        wholeTray = true;
        relayout();
        setView(scale, scroll);
    } else if (shape.role == ShapeRole::Bookmark) {
        // The nearest one to the sign.
        int nearest = -1;
        double best = 0;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const double away = std::abs(scale.x({(marks[i].begin + marks[i].end) / 2}) - shape.rect.x);
            if (nearest < 0 || away < best) {
                nearest = static_cast<int>(i);
                best = away;
            }
        }
        q->goToBookmark(nearest);
    } else if (shape.role == ShapeRole::LaneEarlier || shape.role == ShapeRole::LaneLater) {
        toOutside(shape.lane, shape.role == ShapeRole::LaneLater);
    }
}

void TimelineView::Private::clickAt(const QPointF& position, double slack) {
    const Shape* shape = shapeAt(position, slack);
    if (shape != nullptr) {
        const Shape clicked = *shape; // clicking makes a new frame
        click(clicked);
    } else if (span) {
        setSpan({});
    } else if (!several.empty()) {
        setSeveral({});
    } else if (const timeline::LaneBox* box = headerAt(position)) {
        focusLane(box->lane);
    }
}

void TimelineView::Private::lookCloser(const QPointF& position, double slack) {
    const Shape* found = shapeAt(position, slack);
    if (found == nullptr) {
        moveTo(scale.zoomed(2.5, position.x()), scroll);
        return;
    }
    const Shape shape = *found;
    if (isEvent(shape)) {
        select({items.id(shape.item)});
        zoomToItem(shape.item);
    } else if (isCluster(shape) || shape.role == ShapeRole::DisputeStrip) {
        zoomToEntries(shape);
    }
}

void TimelineView::Private::panBy(const QPointF& to) {
    const QPointF moved = to - lastDrag;
    const double elapsed = std::max<double>(1, static_cast<double>(dragClock.restart()));
    velocity = velocity * 0.5 + moved / elapsed * 0.5;
    lastDrag = to;
    setView(scale.panned(moved.x()), scroll - moved.y());
}

void TimelineView::Private::glide() {
    // It moves on when it was let go in motion.
    if (animate && dragClock.elapsed() < 60 && std::hypot(velocity.x(), velocity.y()) > 0.3)
        kinetic.start();
}

void TimelineView::Private::setHovered(timeline::ItemIndex item) {
    if (item == hovered)
        return;
    hovered = item;
    invalidate();
}

bool TimelineView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Shape* shape = d->shapeAt(help->pos());
        const QString text = shape != nullptr ? d->tooltip(*shape) : QString();
        if (text.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), text, this, QRect(help->pos(), QSize()).adjusted(-4, -4, 4, 4));
        }
        return true;
    }
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        d->touch(static_cast<QTouchEvent*>(event));
        return true;
    case QEvent::NativeGesture:
        if (d->nativeGesture(static_cast<QNativeGestureEvent*>(event)))
            return true;
        break;
    default:
        break;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Plain keys that the timeline understands must not be taken by the window's shortcuts.
        auto* keyEvent = static_cast<QKeyEvent*>(event);
        if (keyEvent->modifiers() == Qt::NoModifier &&
            (keyEvent->key() == Qt::Key_Home || keyEvent->key() == Qt::Key_Plus || keyEvent->key() == Qt::Key_Minus)) {
            event->accept();
        }
    }
    return QWidget::event(event);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPointF pixels = event->pixelDelta();
    const QPointF angle = event->angleDelta();
    const bool trackpad = !pixels.isNull() && event->phase() != Qt::NoScrollPhase;
    const double dx = trackpad ? pixels.x() : angle.x() / 2;
    const double dy = trackpad ? pixels.y() : angle.y() / 2;
    event->accept();
    // Sideways and Shift move along time, Alt moves over the lanes, everything else zooms about the pointer.
    if (event->modifiers() & Qt::AltModifier) {
        d->stopMoving();
        d->setView(d->scale, d->scroll - (dy != 0 ? dy : dx));
    } else if (event->modifiers() & Qt::ShiftModifier || std::abs(dx) > std::abs(dy)) {
        d->stopMoving();
        d->remember(false);
        d->setView(d->scale.panned(std::abs(dx) > std::abs(dy) ? dx : dy), d->scroll);
    } else if (event->position().x() >= width() - (d->scrollBar->isVisible() ? d->scrollBar->width() : 0)) {
        d->setView(d->scale, d->scroll - dy);
    } else if (dy != 0) {
        d->zoomBy(std::pow(1.0035, dy), event->position());
    }
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton)
        return back();
    if (event->button() == Qt::ForwardButton)
        return forward();
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    d->stopMoving();
    setFocus(Qt::MouseFocusReason);
    d->drag = event->modifiers() & Qt::ShiftModifier     ? Private::Drag::Span
              : event->modifiers() & Qt::ControlModifier ? Private::Drag::PendingZoom
                                                         : Private::Drag::Pending;
    d->pressed = event->position();
    d->lastDrag = event->position();
    d->velocity = {};
    d->dragClock.start();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    switch (d->drag) {
    case Private::Drag::None: {
        const Shape* shape = d->shapeAt(at);
        d->setHovered(shape != nullptr && isEvent(*shape) ? shape->item : timeline::noItem);
        setCursor(shape != nullptr             ? Qt::PointingHandCursor
                  : d->headerAt(at) != nullptr ? Qt::OpenHandCursor
                                               : Qt::ArrowCursor);
        return;
    }
    case Private::Drag::PendingZoom:
        if ((at - d->pressed).manhattanLength() < dragDistance)
            return;
        d->drag = Private::Drag::Zoom;
        setCursor(Qt::CrossCursor);
        [[fallthrough]];
    case Private::Drag::Zoom:
        d->lastDrag = at;
        update();
        return;
    case Private::Drag::Lane:
        d->lastDrag = at;
        d->dragLane(at);
        return;
    case Private::Drag::Pending:
        if ((at - d->pressed).manhattanLength() < dragDistance)
            return;
        // A lane is taken by its header, up or down; sideways it pans as everywhere.
        if (const timeline::LaneBox* box = d->headerAt(d->pressed);
            box != nullptr && std::abs(at.y() - d->pressed.y()) > std::abs(at.x() - d->pressed.x())) {
            d->drag = Private::Drag::Lane;
            d->draggedLane = box->lane;
            setCursor(Qt::ClosedHandCursor);
            d->lastDrag = at;
            d->dragLane(at);
            return;
        }
        d->drag = Private::Drag::Pan;
        d->remember(true);
        setCursor(Qt::ClosedHandCursor);
        [[fallthrough]];
    case Private::Drag::Pan: {
        d->panBy(at);
        return;
    }
    case Private::Drag::Span: {
        const base::CivilTime a = d->scale.timeAt(d->pressed.x());
        const base::CivilTime b = d->scale.timeAt(at.x());
        if (d->span || std::abs(at.x() - d->pressed.x()) >= dragDistance)
            d->setSpan({{std::min(a, b), {std::max(a, b).minutes + 1}}});
        return;
    }
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const Private::Drag was = d->drag;
    d->drag = Private::Drag::None;
    setCursor(Qt::ArrowCursor);
    switch (was) {
    case Private::Drag::None:
        return;
    case Private::Drag::Pending: {
        d->clickAt(event->position(), mouseSlack);
        return;
    }
    case Private::Drag::PendingZoom:
        if (const base::EventId target = d->eventAt(event->position()))
            d->toggleSelected(target);
        return;
    case Private::Drag::Zoom: {
        const double x0 = std::min(d->pressed.x(), event->position().x());
        const double x1 = std::max(d->pressed.x(), event->position().x());
        update();
        if (x1 - x0 >= dragDistance)
            d->moveTo({d->scale.tickAt(x0), d->scale.ticksPerPixel() * (x1 - x0) / std::max(1, width())}, d->scroll);
        return;
    }
    case Private::Drag::Lane: {
        const std::uint32_t lane = d->draggedLane;
        d->draggedLane = timeline::noLane;
        d->placeLane(lane, d->dropAt);
        return;
    }
    case Private::Drag::Pan:
        d->glide();
        return;
    case Private::Drag::Span:
        if (std::abs(event->position().x() - d->pressed.x()) >= dragDistance) {
            d->placeBars();
        } else if (const base::EventId target = d->eventAt(event->position())) {
            d->selectThrough(target);
        } else {
            d->setSpan({});
        }
        return;
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    d->drag = Private::Drag::None;
    d->lookCloser(event->position(), mouseSlack);
}

void TimelineView::leaveEvent(QEvent* event) {
    d->setHovered(timeline::noItem);
    QWidget::leaveEvent(event);
}

} // namespace parallax::app
