// The open case as the window's views share it: content, decisions, filter and selection, with signals when one
// changes.
#pragma once

#include "app/models/case_index.h"
#include "pipeline/case.h"
#include "pipeline/filter.h"
#include "store/store.h"
#include "timeline/snapshot.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parallax::app {

// What passes a filter, and what passes an empty one, as worked out elsewhere; null: not known.
struct VisibleEvents {
    pipeline::Filter filter;
    std::shared_ptr<const std::vector<base::EventId>> passing, all;
};
// Of `content`; on any thread.
VisibleEvents visibleEventsOf(const pipeline::PackedCase& content, const pipeline::Filter& filter);

// GUI thread. Views read through it and tell it what the person chose; they do not know each other.
class CaseSession : public QObject {
    Q_OBJECT

public:
    explicit CaseSession(QObject* parent = nullptr);

    // Never null; an empty case when none is open. The pointer a view keeps stays valid while it keeps it.
    std::shared_ptr<const pipeline::PackedCase> content() const { return m_content; }
    // Keeps selection and filter where their ids still exist. `index` (never null), `timeline` and `visible` are of
    // `content`; the timeline is worked out by who shows it when it is null, and here what passes the filter when
    // that is another one than in `visible`.
    void setContent(std::shared_ptr<const pipeline::PackedCase> content, std::shared_ptr<const CaseIndex> index,
                    std::shared_ptr<timeline::Snapshot> timeline = nullptr, VisibleEvents visible = {});
    void setContent(std::shared_ptr<const pipeline::PackedCase> content); // works the index out here
    // Of the present content; valid until contentChanged.
    const CaseIndex& index() const { return *m_index; }
    const std::shared_ptr<const CaseIndex>& sharedIndex() const { return m_index; } // never null

    // The timeline of a case whose content is on its way: empty content with it, until setContent brings the rest.
    void setTimelineAhead(std::shared_ptr<timeline::Snapshot> timeline);
    // Whether the content is that of a case of which only the timeline is there yet.
    bool timelineAhead() const { return m_ahead; }
    // The timeline of the present content, or of the content on its way, for the one view that shows it: null when it
    // was taken, or when there is none. Its number changes when it is another one.
    std::shared_ptr<timeline::Snapshot> takeTimeline() { return std::move(m_timeline); }
    std::uint64_t timelineNumber() const { return m_timelineNumber; }

    // Whether a case is on its way, so that an empty one is no reason to ask for reports.
    bool waiting() const { return m_waiting; }
    void setWaiting(bool waiting);

    // What analysts decided, oldest first, undone ones included. Already applied to the content, where that is
    // possible.
    const std::vector<store::Decision>& decisions() const { return m_decisions; }
    void setDecisions(std::vector<store::Decision> decisions);
    // The newest decision of this kind on this subject ("E12", ...) that is not undone; nullptr when there is none.
    // Valid until decisionsChanged.
    const store::Decision* decision(store::DecisionKind kind, const std::string& subject) const;

    const pipeline::Filter& filter() const { return m_filter; }
    void setFilter(const pipeline::Filter& filter);

    // The events that pass the filter, in time order (see pipeline::visibleEvents).
    const std::vector<base::EventId>& visibleEvents() const { return *m_visible; }
    std::shared_ptr<const std::vector<base::EventId>> sharedVisibleEvents() const { return m_visible; } // never null
    // Where an event stands in visibleEvents(); nullopt when the filter hides it. O(log^2 n).
    std::optional<std::size_t> placeOf(base::EventId event) const;

    // The visible event that most stands against: by the positions of its disagreements, then the earliest. None
    // without a disagreement.
    base::EventId mostDisputed() const;

    base::EventId selected() const { return m_selected; } // no id: nothing is selected
    void select(base::EventId event);                     // one that does not exist: nothing is selected
    // To the next or previous visible event in time order; the first or last when none of them is selected.
    void selectNext();
    void selectPrevious();

Q_SIGNALS:
    void contentChanged(); // followed by filterChanged when ids in the filter are gone, and by visibleChanged
    void decisionsChanged();
    void filterChanged(); // followed by visibleChanged
    void visibleChanged();
    void selectionChanged(parallax::base::EventId event);
    void waitingChanged(bool waiting);

private:
    void step(int direction);
    void updateVisible();
    void takeOver(std::shared_ptr<timeline::Snapshot> timeline);

    std::shared_ptr<const pipeline::PackedCase> m_content;
    std::shared_ptr<const CaseIndex> m_index = std::make_shared<const CaseIndex>();
    std::vector<store::Decision> m_decisions;
    pipeline::Filter m_filter;
    std::shared_ptr<const std::vector<base::EventId>> m_visible = std::make_shared<const std::vector<base::EventId>>();
    VisibleEvents m_known; // of the content
    base::EventId m_selected;
    base::EventId m_wanted; // selected while only the timeline was there
    std::shared_ptr<timeline::Snapshot> m_timeline;
    const timeline::Snapshot* m_timelineFrom = nullptr; // never looked into: tells whether it is the same one
    std::uint64_t m_timelineNumber = 0;
    bool m_ahead = false;
    bool m_waiting = false;
};

} // namespace parallax::app
