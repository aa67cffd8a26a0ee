// The open case as the window's views share it: content, decisions, filter and selection, with signals when one
// changes.
#pragma once

#include "app/models/case_index.h"
#include "pipeline/case.h"
#include "pipeline/filter.h"
#include "store/store.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace parallax::app {

// GUI thread. Views read through it and tell it what the person chose; they do not know each other.
class CaseSession : public QObject {
    Q_OBJECT

public:
    explicit CaseSession(QObject* parent = nullptr);

    // Never null; an empty case when none is open. The pointer a view keeps stays valid while it keeps it.
    std::shared_ptr<const pipeline::Case> content() const { return m_content; }
    void
    setContent(std::shared_ptr<const pipeline::Case> content); // keeps selection and filter where their ids still exist
    // Of the present content; valid until contentChanged.
    const CaseIndex& index() const { return m_index; }

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
    const std::vector<base::EventId>& visibleEvents() const { return m_visible; }

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

private:
    void step(int direction);

    std::shared_ptr<const pipeline::Case> m_content;
    CaseIndex m_index;
    std::vector<store::Decision> m_decisions;
    pipeline::Filter m_filter;
    std::vector<base::EventId> m_visible;
    base::EventId m_selected;
};

} // namespace parallax::app
