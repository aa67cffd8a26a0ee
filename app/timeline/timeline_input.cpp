// Mouse, touch and keyboard of the timeline.
#include "app/case_session.h"
#include "app/text/words.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QContextMenuEvent>
#include <QCursor>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace parallax::app {

namespace {

using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeRole;

constexpr double dragDistance = 4; // pixels that make a press a drag

bool isEvent(const Shape& shape) {
    return shape.item != timeline::noItem && (shape.role == ShapeRole::Event || shape.role == ShapeRole::EventLabel ||
                                              shape.role == ShapeRole::EventDetail ||
                                              shape.role == ShapeRole::EventBadge || shape.role == ShapeRole::TrayChip);
}

bool isCluster(const Shape& shape) {
    return shape.role == ShapeRole::ClusterMark || shape.role == ShapeRole::ClusterLabel ||
           shape.role == ShapeRole::ClusterBadge;
}

} // namespace

const Shape* TimelineView::Private::shapeAt(const QPointF& position) {
    return timeline::hitTest(frame(), position.x(), position.y(), 3);
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
        folded[shape.lane] = !folded[shape.lane];
        relayout();
        setView(scale, scroll);
    } else if (shape.role == ShapeRole::LaneEarlier || shape.role == ShapeRole::LaneLater) {
        toOutside(shape.lane, shape.role == ShapeRole::LaneLater);
    }
}

void TimelineView::Private::setHovered(timeline::ItemIndex item) {
    if (item == hovered)
        return;
    hovered = item;
    invalidate();
}

QString TimelineView::Private::tooltip(const Shape& shape) const {
    const auto line = [](const QString& text) { return text.toHtmlEscaped(); };
    if (isEvent(shape)) {
        const event::Event& event = content->events[shape.item];
        QStringList lines{QStringLiteral("<b>%1</b>").arg(line(QString::fromStdString(event.title))),
                          line(timeInWords(event.time) + QStringLiteral(" · ") + eventKindWords(event.kind))};
        if (!event.timeBecause.empty())
            lines << line(QString::fromStdString(event.timeBecause));
        if (!event.place.empty())
            lines << line(QString::fromStdString(event.place));
        const std::uint32_t disputes = items.disputes(shape.item);
        if (disputes > 0)
            lines << line(QStringLiteral("⚠ ") + QString::fromStdString(texts->disagreements(disputes)));
        return lines.join(QStringLiteral("<br>"));
    }
    if (isCluster(shape)) {
        const std::uint32_t count = shape.kind == ShapeKind::Density ? shape.count : shape.endEntry - shape.firstEntry;
        QStringList lines{QStringLiteral("<b>%1</b>").arg(line(QString::fromStdString(texts->events(count))))};
        if (shape.kind != ShapeKind::Density) {
            const timeline::Summary summary = index.summary(shape.firstEntry, shape.endEntry);
            base::TimeInterval range;
            range.begin = base::CivilTime{index.begin(shape.firstEntry)};
            range.end = base::CivilTime{summary.latest};
            lines << line(timeInWords(range));
            if (summary.disputed > 0)
                lines << line(tr("⚠ %n disputed", nullptr, static_cast<int>(summary.disputed)));
            // The first few by name; the rest is a double click away.
            const std::uint32_t named = std::min<std::uint32_t>(count, 5);
            for (std::uint32_t i = 0; i < named; ++i) {
                const std::string_view title = items.title(index.item(shape.firstEntry + i));
                lines << line(QStringLiteral("• ") +
                              QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())));
            }
            if (count > named)
                lines << line(tr("and %n more", nullptr, static_cast<int>(count - named)));
        } else if (shape.disputed > 0) {
            lines << line(tr("⚠ %n disputed", nullptr, static_cast<int>(shape.disputed)));
        }
        lines << QStringLiteral("<i>%1</i>").arg(line(tr("Double-click to look closer")));
        return lines.join(QStringLiteral("<br>"));
    }
    if (shape.role == ShapeRole::LaneEarlier)
        return tr("%1 earlier than this view: click for the nearest")
            .arg(counted(static_cast<qsizetype>(shape.count), tr("event"), tr("events")));
    if (shape.role == ShapeRole::LaneLater)
        return tr("%1 later than this view: click for the nearest")
            .arg(counted(static_cast<qsizetype>(shape.count), tr("event"), tr("events")));
    return {};
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
    if (event->type() == QEvent::Gesture && d->gesture(event))
        return true;
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

bool TimelineView::Private::gesture(QEvent* event) {
    auto* gestures = static_cast<QGestureEvent*>(event);
    auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture));
    if (pinch == nullptr)
        return false;
    if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
        zoomBy(pinch->scaleFactor(), q->mapFromGlobal(pinch->centerPoint().toPoint()).x());
    const QPointF moved = pinch->centerPoint() - pinch->lastCenterPoint();
    if (!moved.isNull() && pinch->state() == Qt::GestureUpdated)
        setView(scale.panned(moved.x()), scroll - moved.y());
    gestures->accept(pinch);
    return true;
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
        d->zoomBy(std::pow(1.0035, dy), event->position().x());
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
    d->drag = event->modifiers() & Qt::ShiftModifier ? Private::Drag::Span : Private::Drag::Pending;
    d->pressed = event->position();
    d->lastDrag = event->position();
    d->velocity = {};
    d->dragClock.start();
    if (d->drag == Private::Drag::Span) {
        const base::CivilTime at = d->scale.timeAt(event->position().x());
        d->span = {at, {at.minutes + 1}};
        d->invalidate();
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    switch (d->drag) {
    case Private::Drag::None: {
        const Shape* shape = d->shapeAt(at);
        d->setHovered(shape != nullptr && isEvent(*shape) ? shape->item : timeline::noItem);
        setCursor(shape != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    case Private::Drag::Pending:
        if ((at - d->pressed).manhattanLength() < dragDistance)
            return;
        d->drag = Private::Drag::Pan;
        d->remember(true);
        setCursor(Qt::ClosedHandCursor);
        [[fallthrough]];
    case Private::Drag::Pan: {
        const QPointF moved = at - d->lastDrag;
        const double elapsed = std::max<double>(1, static_cast<double>(d->dragClock.restart()));
        d->velocity = d->velocity * 0.5 + moved / elapsed * 0.5;
        d->lastDrag = at;
        d->setView(d->scale.panned(moved.x()), d->scroll - moved.y());
        return;
    }
    case Private::Drag::Span: {
        const base::CivilTime a = d->scale.timeAt(d->pressed.x());
        const base::CivilTime b = d->scale.timeAt(at.x());
        d->span = {std::min(a, b), {std::max(a, b).minutes + 1}};
        d->invalidate();
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
        const Shape* shape = d->shapeAt(event->position());
        if (shape != nullptr) {
            const Shape clicked = *shape; // clicking makes a new frame
            d->click(clicked);
        } else if (d->span) {
            d->span.reset();
            d->invalidate();
        }
        return;
    }
    case Private::Drag::Pan:
        // It glides on when it was let go in motion.
        if (d->animate && d->dragClock.elapsed() < 60 && std::hypot(d->velocity.x(), d->velocity.y()) > 0.3)
            d->kinetic.start();
        return;
    case Private::Drag::Span:
        if (std::abs(event->position().x() - d->pressed.x()) < dragDistance) {
            d->span.reset();
            d->invalidate();
        }
        return;
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    d->drag = Private::Drag::None;
    const Shape* found = d->shapeAt(event->position());
    if (found == nullptr) {
        d->moveTo(d->scale.zoomed(2.5, event->position().x()), d->scroll);
        return;
    }
    const Shape shape = *found;
    if (isEvent(shape)) {
        d->select({d->items.id(shape.item)});
        d->zoomToItem(shape.item);
    } else if (isCluster(shape)) {
        d->zoomToEntries(shape);
    }
}

void TimelineView::leaveEvent(QEvent* event) {
    d->setHovered(timeline::noItem);
    QWidget::leaveEvent(event);
}

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
        } else if (direction > 0) {
            session->selectNext();
        } else {
            session->selectPrevious();
        }
        return true;
    }
    case Qt::Key_Up:
        stepRows(-1);
        return true;
    case Qt::Key_Down:
        stepRows(1);
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
        if (session->selected())
            Q_EMIT q->openEventRequested(session->selected());
        return true;
    case Qt::Key_Escape:
        if (measureFrom) {
            measureFrom = {};
            invalidate();
        } else if (span) {
            span.reset();
            invalidate();
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

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    QPoint position = event->globalPos();
    base::EventId target = d->eventAt(event->pos());
    if (event->reason() == QContextMenuEvent::Keyboard) {
        target = d->session->selected();
        for (const Shape& shape : d->frame().shapes) {
            if (target && shape.role == ShapeRole::Event && d->items.id(shape.item) == target.value) {
                position = mapToGlobal(QPointF(std::max(0.0, shape.rect.x), shape.rect.bottom()).toPoint());
            }
        }
    }
    QMenu menu(this);
    if (target) {
        d->select(target);
        menu.addAction(tr("Open event"), this, [this, target] { Q_EMIT openEventRequested(target); });
        menu.addAction(tr("Zoom to event"), this, [this, target] { d->zoomToItem(d->items.find(target.value)); });
        menu.addAction(tr("Measure from here"), this, [this, target] {
            d->measureFrom = target;
            d->invalidate();
        });
    }
    if (d->span) {
        menu.addSeparator();
        menu.addAction(tr("Filter by the marked span"), this, [this] { Q_EMIT filterBySpanRequested(markedSpan()); });
        menu.addAction(tr("Zoom to the marked span"), this, [this] { fitSelection(); });
    }
    menu.addSeparator();
    menu.addAction(tr("Fit all"), this, &TimelineView::fitAll);
    menu.addAction(tr("Bookmark this view"), this, [this] { addBookmark({}); });
    if (!d->marks.empty()) {
        QMenu* marks = menu.addMenu(tr("Go to bookmark"));
        for (int i = 0; i < static_cast<int>(d->marks.size()); ++i) {
            marks->addAction(d->marks[static_cast<std::size_t>(i)].name, this, [this, i] { goToBookmark(i); });
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Fold all lanes"), this, &TimelineView::collapseAllLanes);
    menu.addAction(tr("Unfold all lanes"), this, &TimelineView::expandAllLanes);
    Q_EMIT contextMenuAboutToShow(&menu, target);
    menu.exec(position);
}

} // namespace parallax::app
