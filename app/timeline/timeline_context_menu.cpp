// What the right button offers, and what a tool tip says.
#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/event_words.h"
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

namespace {

QString line(const QString& text) {
    return text.toHtmlEscaped();
}

} // namespace

QString TimelineView::Private::tooltip(const Shape& shape) const {
    if (isEvent(shape)) {
        constexpr int mostDisagreements = 5;
        if (shape.item >= content->events.size()) // the content is on its way
            return QStringLiteral("<b>%1</b>").arg(line(toQt(items.title(shape.item))));
        const event::Event event = content->events[shape.item];
        const CaseIndex::OfEvent& around = session->index().of(event.id);
        QStringList lines{QStringLiteral("<b>%1</b>").arg(line(toQt(event.title))),
                          line(timeInWords(event.time) + QStringLiteral(" · ") + eventKindWords(event.kind))};
        if (!event.timeBecause.empty())
            lines << line(toQt(event.timeBecause));
        if (!event.place.empty())
            lines << line(toQt(event.place));
        if (const QString counts = countWords(around); !counts.isEmpty())
            lines << line(counts);
        for (const QString& dispute : disagreementLines(*content, around, mostDisagreements))
            lines << QStringLiteral("⚠ ") + line(dispute);
        return lines.join(QStringLiteral("<br>"));
    }
    if (isCluster(shape))
        return clusterTooltip(shape);
    switch (shape.role) {
    case ShapeRole::LaneEarlier:
        return tr("%1 earlier than this view: click for the nearest")
            .arg(counted(static_cast<qsizetype>(shape.count), tr("event"), tr("events")));
    case ShapeRole::LaneLater:
        return tr("%1 later than this view: click for the nearest")
            .arg(counted(static_cast<qsizetype>(shape.count), tr("event"), tr("events")));
    case ShapeRole::LaneFold:
        return folded[shape.lane] ? tr("Unfold the lane (Space)") : tr("Fold the lane (Space)");
    case ShapeRole::DisputeStrip:
        return tr("%1 of %2 disputed")
            .arg(QLocale().toString(shape.disputed), counted(shape.count, tr("event"), tr("events")));
    case ShapeRole::TrayMore:
        return tr("Show all undated events");
    default: // the others need no words
        return {};
    }
}

QString TimelineView::Private::clusterTooltip(const Shape& shape) const {
    const std::uint32_t count = shape.kind == ShapeKind::Density ? shape.count : shape.endEntry - shape.firstEntry;
    QStringList lines{QStringLiteral("<b>%1</b>").arg(line(toQt(texts->events(count))))};
    if (shape.kind != ShapeKind::Density) {
        const timeline::Summary summary = index.summary(shape.firstEntry, shape.endEntry);
        base::TimeInterval range;
        range.begin = base::CivilTime{index.begin(shape.firstEntry)};
        range.end = base::CivilTime{summary.latest};
        lines << line(timeInWords(range));
        if (summary.disputed > 0)
            lines << line(tr("⚠ %1 disputed").arg(QLocale().toString(summary.disputed)));
        // The first few by name; the rest is a double click away.
        constexpr std::uint32_t most = 5;
        const std::uint32_t named = std::min(count, most);
        for (std::uint32_t i = 0; i < named; ++i)
            lines << line(QStringLiteral("• ") + toQt(items.title(index.item(shape.firstEntry + i))));
        if (count > named)
            lines << line(tr("and %1 more").arg(QLocale().toString(count - named)));
    } else if (shape.disputed > 0) {
        lines << line(tr("⚠ %1 disputed").arg(QLocale().toString(shape.disputed)));
    }
    lines << QStringLiteral("<i>%1</i>").arg(line(tr("Double-click to look closer")));
    return lines.join(QStringLiteral("<br>"));
}

void TimelineView::Private::fillEventMenu(QMenu& menu, base::EventId target) {
    menu.addAction(tr("Open event"), q, [this, target] { Q_EMIT q->openEventRequested(target); });
    if (several.empty()) {
        menu.addAction(tr("Zoom to event"), q, [this, target] { zoomToItem(items.find(target.value)); });
        menu.addAction(tr("Measure from here"), q, [this, target] {
            measureFrom = target;
            invalidate();
        });
    } else {
        menu.addAction(tr("Zoom to what is selected"), q, [this] { q->fitSelection(); });
    }
    menu.addAction(tr("Copy as text"), q, [this] { q->copySelection(); });
    // The places where reports tell of it.
    const auto event = content->find(target);
    if (!event)
        return;
    QMenu* sources = menu.addMenu(tr("Read in"));
    base::ReportId last;
    for (const event::EventEvidence& mention : event->mentions) {
        const auto* report = content->find(mention.report);
        if (report == nullptr || mention.report == last)
            continue;
        last = mention.report; // mentions come by report: the first passage of each
        QString name = reportName(*content, *report);
        if (const QString date = reportDate(*report); !date.isEmpty())
            name += QStringLiteral(", ") + date;
        sources->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), q,
                           [this, mention] { Q_EMIT q->passageRequested(mention.report, mention.span); });
    }
    sources->setEnabled(!sources->isEmpty());
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
        const std::vector<base::EventId> chosen = selection();
        if (std::find(chosen.begin(), chosen.end(), target) == chosen.end())
            d->select(target);
        d->fillEventMenu(menu, target);
    } else if (const timeline::LaneBox* box = d->headerAt(event->pos())) {
        d->focusLane(box->lane);
        menu.addAction(box->folded ? tr("Unfold the lane") : tr("Fold the lane"), this, &TimelineView::toggleLane);
        menu.addAction(tr("Move the lane up"), this, [this] { moveLane(-1); });
        menu.addAction(tr("Move the lane down"), this, [this] { moveLane(1); });
    }
    if (d->span) {
        menu.addSeparator();
        menu.addAction(tr("Filter by the marked span"), this, [this] { Q_EMIT filterBySpanRequested(markedSpan()); });
        menu.addAction(tr("Zoom to the marked span"), this, [this] { fitSelection(); });
    }
    menu.addSeparator();
    menu.addAction(tr("Show all"), this, &TimelineView::fitAll);
    menu.addAction(tr("Go to date…"), this, &TimelineView::askForDate);
    menu.addAction(tr("Bookmark this view"), this, [this] { addBookmark({}); });
    if (!d->marks.empty()) {
        QMenu* marks = menu.addMenu(tr("Go to bookmark"));
        for (int i = 0; i < static_cast<int>(d->marks.size()); ++i) {
            marks->addAction(d->marks[static_cast<std::size_t>(i)].name, this, [this, i] { goToBookmark(i); });
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Fold all lanes"), this, &TimelineView::collapseAllLanes);
    menu.addAction(tr("Fold lanes without events here"), this, &TimelineView::foldLanesOutside);
    menu.addAction(tr("Unfold all lanes"), this, &TimelineView::expandAllLanes);
    Q_EMIT contextMenuAboutToShow(&menu, target);
    menu.exec(position);
}

} // namespace parallax::app
