// Fingers on the timeline, and gestures of a trackpad. One finger drags and taps, two magnify and move what is between
// them, a finger that rests asks for the menu.
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QContextMenuEvent>
#include <QNativeGestureEvent>
#include <QTouchEvent>

#include <cmath>

namespace parallax::app {

namespace {

constexpr double fingerSlack = 12; // pixels that a finger may miss a mark by
constexpr double fingerDrag = 10;  // pixels that make a touch a drag
constexpr qint64 doubleTap = 400;  // milliseconds
constexpr double doubleTapNear = 30;

} // namespace

void TimelineView::Private::touch(QTouchEvent* event) {
    event->accept();
    std::vector<QPointF> down;
    for (const QEventPoint& point : event->points()) {
        if (point.state() != QEventPoint::State::Released)
            down.push_back(point.position());
    }
    switch (event->type()) {
    case QEvent::TouchBegin:
        stopMoving();
        q->setFocus(Qt::MouseFocusReason);
        finger = Finger::Pending;
        pressed = lastDrag = down.empty() ? QPointF() : down.front();
        velocity = {};
        dragClock.start();
        rest.start();
        break;
    case QEvent::TouchUpdate:
        if (down.size() >= 2)
            pinch(down[0], down[1]);
        else if (down.size() == 1 && finger != Finger::Pinch && finger != Finger::Rested)
            dragFinger(down.front());
        break;
    case QEvent::TouchEnd:
        rest.stop();
        if (finger == Finger::Pending) {
            if (lastTap.isValid() && lastTap.elapsed() < doubleTap &&
                (pressed - lastTapAt).manhattanLength() < doubleTapNear) {
                lastTap.invalidate();
                lookCloser(pressed, fingerSlack);
            } else {
                lastTap.start();
                lastTapAt = pressed;
                clickAt(pressed, fingerSlack);
            }
        } else if (finger == Finger::Pan) {
            glide();
        }
        finger = Finger::None;
        break;
    default: // cancelled
        rest.stop();
        finger = Finger::None;
        break;
    }
}

void TimelineView::Private::dragFinger(const QPointF& at) {
    if (finger == Finger::Pending) {
        if ((at - pressed).manhattanLength() < fingerDrag)
            return;
        rest.stop();
        finger = Finger::Pan;
        remember(true);
    }
    panBy(at);
}

void TimelineView::Private::pinch(const QPointF& a, const QPointF& b) {
    const QPointF middle = (a + b) / 2;
    const double apart = std::max(1.0, std::hypot(a.x() - b.x(), a.y() - b.y()));
    if (finger != Finger::Pinch) {
        rest.stop();
        finger = Finger::Pinch;
        remember(true);
    } else {
        setView(scale.panned(middle.x() - lastDrag.x()), scroll - (middle.y() - lastDrag.y()));
        zoomBy(apart / fingersApart, middle);
    }
    lastDrag = middle;
    fingersApart = apart;
}

void TimelineView::Private::restFinger() {
    if (finger != Finger::Pending)
        return;
    finger = Finger::Rested;
    QContextMenuEvent menu(QContextMenuEvent::Other, pressed.toPoint(), q->mapToGlobal(pressed.toPoint()));
    q->contextMenuEvent(&menu);
}

bool TimelineView::Private::nativeGesture(QNativeGestureEvent* event) {
    if (event->gestureType() == Qt::ZoomNativeGesture) {
        zoomBy(1 + event->value(), event->position());
        return true;
    }
    if (event->gestureType() == Qt::SmartZoomNativeGesture) {
        lookCloser(event->position(), fingerSlack);
        return true;
    }
    return false;
}

} // namespace parallax::app
