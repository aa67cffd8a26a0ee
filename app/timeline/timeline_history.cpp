// Views to come back to: those before, and the bookmarked ones.
#include "app/timeline/go_to_date.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <algorithm>

namespace parallax::app {

namespace {

constexpr qint64 seriesPause = 900; // milliseconds without a step end a series of zooming by hand
constexpr std::size_t historyLimit = 200;

} // namespace

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

bool TimelineView::canGoBack() const {
    return !d->backward.empty();
}

bool TimelineView::canGoForward() const {
    return !d->onward.empty();
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
    d->moveTo(timeline::TimeScale::spanning({mark.begin}, {std::max(mark.end, mark.begin + 10)}, std::max(1, width())),
              d->scroll);
}
} // namespace parallax::app
