// Keyboard of the timeline.
#include "app/case_session.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace parallax::app {

using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeRole;

void TimelineView::focusInEvent(QFocusEvent* event) {
    d->invalidate();
    QWidget::focusInEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    d->invalidate();
    QWidget::focusOutEvent(event);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (!d->key(event))
        QWidget::keyPressEvent(event);
}

bool TimelineView::Private::key(QKeyEvent* event) {
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const double step = q->width() * 0.15;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Right ? 1 : -1;
        if (modifiers == Qt::AltModifier) {
            direction > 0 ? q->forward() : q->back();
        } else if (modifiers == Qt::ControlModifier) {
            remember(false);
            setView(scale.panned(-direction * step), scroll);
        } else if (modifiers == Qt::ShiftModifier) {
            extendSelection(direction);
        } else if (direction > 0) {
            session->selectNext();
        } else {
            session->selectPrevious();
        }
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int direction = event->key() == Qt::Key_Down ? 1 : -1;
        if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
            q->moveLane(direction);
        } else if (modifiers == Qt::ControlModifier) {
            stepLanes(direction);
        } else {
            stepRows(direction);
        }
        return true;
    }
    case Qt::Key_Space:
        q->toggleLane();
        return true;
    case Qt::Key_PageUp:
        setView(scale, scroll - viewHeight() * 0.8);
        return true;
    case Qt::Key_PageDown:
        setView(scale, scroll + viewHeight() * 0.8);
        return true;
    case Qt::Key_Home:
        modifiers == Qt::ControlModifier ? q->goToFirst() : q->fitAll();
        return true;
    case Qt::Key_End:
        modifiers == Qt::ControlModifier ? q->goToLast() : q->fitSelection();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        q->zoomIn();
        return true;
    case Qt::Key_Minus:
        q->zoomOut();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (focusedLane != timeline::noLane)
            q->toggleLane();
        else if (span)
            q->fitSelection();
        else if (session->selected())
            Q_EMIT q->openEventRequested(session->selected());
        return true;
    case Qt::Key_Escape:
        if (drag == Drag::Lane || drag == Drag::Zoom) {
            drag = Drag::None;
            draggedLane = timeline::noLane;
            invalidate();
        } else if (measureFrom) {
            measureFrom = {};
            invalidate();
        } else if (span) {
            setSpan({});
        } else if (focusedLane != timeline::noLane) {
            focusLane(timeline::noLane);
        } else if (!several.empty()) {
            setSeveral({});
        } else if (session->selected()) {
            select({});
        } else {
            return false; // the window may have a use for it
        }
        return true;
    default:
        return false;
    }
}

void TimelineView::Private::stepRows(int direction) {
    // From the selected event to the nearest one in the rows above or below, as it stands on the screen.
    const timeline::ShapeList& list = frame();
    const timeline::ItemIndex current = selectedItem();
    const Shape* from = nullptr;
    for (const Shape& shape : list.shapes) {
        if (shape.item == current && current != timeline::noItem &&
            (shape.role == ShapeRole::Event || shape.role == ShapeRole::TrayChip))
            from = &shape;
    }
    const auto middle = [](const Shape& shape) { return shape.rect.y + shape.rect.height / 2; };
    const auto start = [](const Shape& shape) { return std::max(0.0, shape.rect.x); };
    const Shape* best = nullptr;
    double bestCost = 0;
    for (const Shape& shape : list.shapes) {
        if (shape.role != ShapeRole::Event && shape.role != ShapeRole::TrayChip)
            continue;
        double cost;
        if (from == nullptr) {
            cost = direction > 0 ? middle(shape) : -middle(shape);
        } else {
            const double down = (middle(shape) - middle(*from)) * direction;
            if (down < metrics.rowHeight / 2)
                continue;
            cost = down * 4 + std::abs(start(shape) - start(*from));
        }
        if (best == nullptr || cost < bestCost) {
            best = &shape;
            bestCost = cost;
        }
    }
    if (best == nullptr)
        return;
    const timeline::ItemIndex item = best->item;
    select({items.id(item)});
    reveal(item);
}

} // namespace parallax::app
