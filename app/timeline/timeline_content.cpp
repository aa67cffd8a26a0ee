// What the timeline shows: items, lanes and rows of the session's case, kept in step with it.
#include "app/case_session.h"
#include "app/text/words.h"
#include "app/timeline/event_words.h"
#include "app/timeline/timeline_picture.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QAccessible>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace parallax::app {

void TimelineView::Private::rebuildItems() {
    if (takeTimeline()) {
        if (content != session->content())
            measureFrom = {};
        content = session->content();
        itemsWanted = false;
        lanesWanted = false;
        applyFolding();
        hovered = timeline::noItem;
    } else {
        itemsWanted = true;
        lanesWanted = true;
        timelineNumber = 0;
    }
}

void TimelineView::Private::regroup() {
    // Items are the same in any lanes. Those of a case that is on its way have no content to make lanes of.
    if (items.size() != content->events.size() || content != session->content()) {
        rebuildItems();
        return;
    }
    lanesWanted = true;
    timelineNumber = 0;
}

bool TimelineView::Private::takeTimeline() {
    // The kept one has the lanes by incident under their English names.
    const timeline::LaneWords words = laneWords();
    const timeline::LaneWords kept;
    if (axis != TimelineAxis::Happened || grouping != LaneGrouping::Incident || words.background != kept.background ||
        words.other != kept.other)
        return false;
    if (timelineNumber != 0 && timelineNumber == session->timelineNumber())
        return true;
    const auto taken = session->takeTimeline();
    if (taken == nullptr)
        return false;
    stopPacking();
    items = std::move(taken->items);
    lanes = std::move(taken->lanes);
    index = std::move(taken->index);
    timelineNumber = session->timelineNumber();
    if (session->timelineAhead()) { // another case: what was looked at in the one before says nothing
        placed = false;
        scroll = 0;
    }
    if (characterWidth() != taken->characterWidth) {
        std::vector<timeline::ItemIndex> passing = index.byTime();
        passing.insert(passing.end(), index.undated().begin(), index.undated().end());
        timeline::PackingOptions options;
        options.characterWidth = characterWidth();
        index = timeline::RowIndex(items, lanes, passing, options);
    }
    wholeIndex = true;
    return true;
}

double TimelineView::Private::characterWidth() const {
    // Rows leave room for labels. Fonts of about the usual width share one packing, so that an event has the same row
    // on every machine, and what is kept in the file serves them all.
    constexpr double tolerance = 0.25;
    const double usual = timeline::PackingOptions{}.characterWidth;
    const double own = texts->metrics(timeline::FontRole::Label).averageCharWidth() * 1.05;
    return std::abs(own / usual - 1) < tolerance ? usual : own;
}

void TimelineView::Private::applyFolding() {
    folded.assign(lanes.lanes.size(), false);
    for (std::size_t lane = 0; lane < folded.size(); ++lane) {
        const QString title = QString::fromStdString(lanes.lanes[lane].title);
        folded[lane] = foldedTitles.contains(title) || (lanes.lanes[lane].folded && !unfoldedTitles.contains(title));
    }
}

void TimelineView::Private::updateMessage() {
    const bool nothing = index.datedCount() == 0 && index.undated().empty();
    const bool onItsWay = (session->waiting() && content->reports.empty()) || packing != nullptr;
    if (!nothing || onItsWay) {
        message->hide();
        return;
    }
    messageClearsFilter = !content->events.empty();
    if (messageClearsFilter) {
        messageText->setText(
            content->events.size() == 1
                ? tr("The filter hides the only event.")
                : tr("The filter hides all %1 events.").arg(QLocale().toString(content->events.size())));
        messageButton->setText(tr("Clear the filter"));
    } else if (content->reports.empty()) {
        messageText->setText(tr("No reports yet. Import some: drop files here, or choose them. Their events will "
                                "appear on this timeline."));
        messageButton->setText(tr("Import reports…"));
    } else {
        messageText->setText(
            tr("No events were found in the %1 of this case. More reports may tell of some.")
                .arg(counted(static_cast<qsizetype>(content->reports.size()), tr("report"), tr("reports"))));
        messageButton->setText(tr("Import reports…"));
    }
    message->setMaximumWidth(std::max(200, q->width() - 40));
    message->adjustSize();
    message->move((q->width() - message->width()) / 2, (q->height() - message->height()) / 2);
    message->show();
}

timeline::ItemIndex TimelineView::Private::selectedItem() const {
    return session->selected() ? items.find(session->selected().value) : timeline::noItem;
}

void TimelineView::Private::selectionChanged() {
    const timeline::ItemIndex item = selectedItem();
    if (item != timeline::noItem && !selectingHere)
        reveal(item);
    focusedLane = timeline::noLane;
    describe({});
    setSeveral({}); // those who select several put the others back
    const auto place = session->placeOf(session->selected());
    if (item != timeline::noItem && q->hasFocus() && place) {
        QAccessibleEvent event(q, QAccessible::Focus);
        event.setChild(static_cast<int>(*place));
        QAccessible::updateAccessibility(&event);
    }
}
} // namespace parallax::app
