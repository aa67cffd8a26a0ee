// What the right button offers, and what a tool tip says.
#include "app/case_session.h"
#include "app/text/words.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace parallax::app {

using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeRole;

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
