// Several selected events, and the span that is marked.
#include "app/case_session.h"
#include "app/timeline/event_words.h"
#include "app/timeline/go_to_bar.h"
#include "app/timeline/span_bar.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace parallax::app {

void TimelineView::Private::setSeveral(std::vector<base::EventId> events) {
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    const bool same = events == several;
    several = std::move(events);
    severalItems.clear();
    for (const base::EventId event : several) {
        const timeline::ItemIndex item = items.find(event.value);
        if (item != timeline::noItem)
            severalItems.push_back(item);
    }
    std::sort(severalItems.begin(), severalItems.end());
    if (!same) {
        QAccessibleEvent changed(q, QAccessible::SelectionWithin);
        QAccessible::updateAccessibility(&changed);
    }
    invalidate();
    Q_EMIT q->optionsChanged();
}

void TimelineView::Private::toggleSelected(base::EventId event) {
    std::vector<base::EventId> events = several;
    const base::EventId main = session->selected();
    if (event == main) {
        // Another one of them takes its place.
        const base::EventId next = events.empty() ? base::EventId() : events.front();
        std::erase(events, next);
        select(next);
    } else if (std::erase(events, event) == 0) {
        events.push_back(event);
        if (!main) {
            events.clear();
            select(event);
        }
    }
    setSeveral(std::move(events));
}

void TimelineView::Private::selectThrough(base::EventId event) {
    const auto& visible = session->visibleEvents();
    auto from = std::find(visible.begin(), visible.end(), session->selected());
    auto to = std::find(visible.begin(), visible.end(), event);
    if (from == visible.end() || to == visible.end()) {
        select(event);
        return;
    }
    if (to < from)
        std::swap(from, to);
    std::vector<base::EventId> events(from, to + 1);
    std::erase(events, session->selected());
    setSeveral(std::move(events));
}

void TimelineView::Private::extendSelection(int direction) {
    // Beyond the first or last of what is selected, in time.
    const auto& visible = session->visibleEvents();
    const std::vector<base::EventId> chosen = q->selection();
    if (chosen.empty()) {
        direction > 0 ? session->selectNext() : session->selectPrevious();
        return;
    }
    const auto edge = std::find(visible.begin(), visible.end(), direction > 0 ? chosen.back() : chosen.front());
    if (edge == visible.end() || (direction > 0 ? edge + 1 == visible.end() : edge == visible.begin()))
        return;
    const base::EventId added = *(direction > 0 ? edge + 1 : edge - 1);
    std::vector<base::EventId> events = several;
    events.push_back(added);
    setSeveral(std::move(events));
    reveal(items.find(added.value));
}

std::vector<base::EventId> TimelineView::selection() const {
    std::vector<base::EventId> events;
    const auto chosen = [this](base::EventId event) {
        return event == d->session->selected() || std::binary_search(d->several.begin(), d->several.end(), event);
    };
    if (!d->session->selected() && d->several.empty())
        return events;
    const auto& visible = d->session->visibleEvents();
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(events), chosen);
    return events;
}

void TimelineView::copySelection() {
    QStringList texts;
    for (const base::EventId id : selection()) {
        if (const auto event = d->content->find(id))
            texts << eventAsText(*d->content, d->session->index().of(id), *event);
    }
    if (!texts.isEmpty())
        QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

void TimelineView::measureFromSelected() {
    d->measureFrom = d->measureFrom ? base::EventId() : d->session->selected();
    d->invalidate();
    Q_EMIT optionsChanged();
}

void TimelineView::askForDate() {
    d->goToBar->begin();
    d->placeBars();
}

std::optional<std::pair<base::CivilTime, base::CivilTime>> TimelineView::Private::selectedExtent() const {
    base::CivilTime begin{INT64_MAX};
    base::CivilTime end{INT64_MIN};
    const auto include = [&](timeline::ItemIndex item) {
        if (item == timeline::noItem || !items.dated(item))
            return;
        begin = std::min(begin, items.begin(item));
        end = std::max(end, items.end(item));
    };
    include(selectedItem());
    for (const timeline::ItemIndex item : severalItems)
        include(item);
    if (!(begin < end))
        return std::nullopt;
    return std::pair(begin, end);
}

void TimelineView::markSpan() {
    auto marked = d->selectedExtent();
    if (!marked) {
        const base::TimeInterval shown = visibleRange();
        marked = std::pair(*shown.begin, *shown.end);
    }
    d->setSpan(marked);
    // What a pointer reads off the bar is heard.
    d->describe(d->spanBar->accessibleName());
}

void TimelineView::Private::setSpan(std::optional<std::pair<base::CivilTime, base::CivilTime>> marked) {
    span = marked;
    if (span) {
        std::uint32_t events = index.beginningBefore(items, span->second.minutes).count -
                               index.beginningBefore(items, span->first.minutes).count;
        spanBar->setSpan(q->markedSpan(), static_cast<int>(events));
    } else if (focusedLane == timeline::noLane) {
        describe({});
    }
    invalidate();
    placeBars();
    Q_EMIT q->optionsChanged();
}

void TimelineView::Private::placeBars() {
    const int top = static_cast<int>(metrics.axisHeight) + 6;
    const int room = q->width() - (scrollBar->isVisibleTo(q) ? scrollBar->width() : 0) - 8;
    const auto place = [&](QWidget* bar, double middle, bool below) {
        bar->adjustSize();
        bar->resize(std::min(bar->width(), room), bar->height());
        const int left = static_cast<int>(middle) - bar->width() / 2;
        bar->move(std::clamp(left, 4, std::max(4, 4 + room - bar->width())),
                  below ? std::max(top, q->height() - bar->height() - 8) : top);
    };
    // While it is drawn, the bar would be under the pointer.
    const bool showSpan = span && drag != Drag::Span && !goToBar->isVisibleTo(q);
    if (showSpan) {
        const double x0 = scale.x(span->first);
        const double x1 = scale.x(span->second);
        spanBar->setVisible(x1 > 0 && x0 < q->width());
        // At the foot: at the top it would hide what the first lane is called and how much is disputed there.
        place(spanBar, (std::max(x0, 0.0) + std::min<double>(x1, q->width())) / 2, true);
    } else {
        spanBar->hide();
    }
    place(goToBar, q->width() / 2.0, false);
}

} // namespace parallax::app
