// Rows of what the filter shows: few are packed at once, many on a thread of their own.
#include "app/case_session.h"
#include "app/timeline/timeline_picture.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QAccessible>

#include <algorithm>
#include <utility>

namespace parallax::app {

// What is to be packed, and what comes of it.
struct TimelineView::Private::Packing {
    std::shared_ptr<const pipeline::PackedCase> content;
    std::vector<base::EventId> visible;
    timeline::TimeAxis axis = timeline::TimeAxis::Happened;
    timeline::LaneBy by = timeline::LaneBy::Incident;
    timeline::LaneWords words;
    timeline::PackingOptions options;
    bool makeItems = false;
    bool makeLanes = false;

    timeline::Items items; // made ones only
    timeline::Lanes lanes;
    timeline::RowIndex index;
    bool done = false;

    // `present`: what is taken where nothing new is made. Throws base::Cancelled.
    void run(const timeline::Items& presentItems, const timeline::Lanes& presentLanes, const base::Progress* progress) {
        if (makeItems)
            items = timeline::caseItems(*content, axis);
        if (progress != nullptr)
            progress->throwIfCancelled();
        if (makeLanes)
            lanes = timeline::caseLanes(*content, by, words);
        const timeline::Items& used = makeItems ? items : presentItems;
        std::vector<timeline::ItemIndex> passing;
        passing.reserve(visible.size());
        for (const base::EventId id : visible) {
            const timeline::ItemIndex item = used.find(id.value);
            if (item != timeline::noItem)
                passing.push_back(item);
        }
        index = timeline::RowIndex(used, makeLanes ? lanes : presentLanes, passing, options, progress);
        done = true;
    }
};

void TimelineView::Private::rebuildIndex() {
    const bool everything = session->timelineAhead() || session->filter().empty();
    if (wholeIndex && everything && !itemsWanted && !lanesWanted) {
        stopPacking();
        rowsChanged();
        return;
    }
    if (packing != nullptr && q->isVisible()) { // when it has ended, and its rows are nobody's any more
        packing->cancel();
        packAgain = true;
        return;
    }
    stopPacking();
    auto work = std::make_shared<Packing>();
    work->content = session->content();
    work->visible = session->visibleEvents();
    work->axis = axis == TimelineAxis::Happened ? timeline::TimeAxis::Happened : timeline::TimeAxis::Reported;
    work->by = static_cast<timeline::LaneBy>(grouping);
    work->words = laneWords();
    work->options.characterWidth = characterWidth();
    work->makeItems = itemsWanted;
    work->makeLanes = lanesWanted;
    constexpr std::size_t atOnce = 20000; // in some ten milliseconds
    const std::size_t made = itemsWanted || lanesWanted ? work->content->events.size() : work->visible.size();
    if (made <= atOnce || !q->isVisible()) {
        work->run(items, lanes, nullptr);
        adopt(std::move(*work));
        return;
    }
    startPacking(std::move(work));
}

void TimelineView::Private::startPacking(std::shared_ptr<Packing> work) {
    packing = std::make_unique<BackgroundJob>([this, work](base::Progress& progress) {
        try {
            work->run(items, lanes, &progress);
        } catch (const base::Cancelled&) {
            // Nobody wants it any more.
        }
    });
    QObject::connect(packing.get(), &BackgroundJob::finished, q, [this, work] {
        packing.release()->deleteLater(); // it is the sender
        if (packAgain || !work->done) {
            packAgain = false;
            rebuildIndex();
        } else {
            adopt(std::move(*work));
        }
    });
    packing->start();
}

void TimelineView::Private::stopPacking() {
    packing.reset();
    packAgain = false;
}

void TimelineView::Private::adopt(Packing&& done) {
    if (content != done.content)
        measureFrom = {};
    content = std::move(done.content);
    if (done.makeItems)
        items = std::move(done.items);
    if (done.makeLanes) {
        lanes = std::move(done.lanes);
        focusedLane = timeline::noLane;
        applyFolding();
    }
    index = std::move(done.index);
    wholeIndex = false;
    itemsWanted = false;
    lanesWanted = false;
    rowsChanged();
}

void TimelineView::Private::rowsChanged() {
    hovered = timeline::noItem;
    // What the filter hides is no longer selected beside the session's one.
    if (!several.empty()) {
        std::vector<base::EventId> kept;
        for (const base::EventId event : session->visibleEvents()) {
            if (std::binary_search(several.begin(), several.end(), event))
                kept.push_back(event);
        }
        setSeveral(std::move(kept));
    }
    if (std::exchange(topWanted, false))
        scroll = 0;
    relayout();
    setView(placeIfNew(scale), scroll);
    if (std::exchange(fitWanted, false))
        q->fitAll();
    updateMessage();
    // The events that a screen reader knows by number are others, or in another order.
    QAccessibleEvent changed(q, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT q->viewChanged();
}

} // namespace parallax::app
