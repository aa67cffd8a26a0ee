// The open case as the window's views share it: content, filter and selection, with signals when one changes.
#pragma once

#include "pipeline/case.h"
#include "pipeline/filter.h"

#include <QObject>

#include <memory>
#include <vector>

namespace parallax::app {

// GUI thread. Views read through it and tell it what the person chose; they do not know each other.
class CaseSession : public QObject {
    Q_OBJECT

public:
    explicit CaseSession(QObject* parent = nullptr);

    // Never null; an empty case when none is open. The pointer a view keeps stays valid while it keeps it.
    std::shared_ptr<const pipeline::Case> content() const { return m_content; }
    void setContent(std::shared_ptr<const pipeline::Case> content); // keeps selection and filter where their ids still exist

    const pipeline::Filter& filter() const { return m_filter; }
    void setFilter(const pipeline::Filter& filter);

    // The events that pass the filter, in time order (see pipeline::visibleEvents).
    const std::vector<base::EventId>& visibleEvents() const { return m_visible; }

    base::EventId selected() const { return m_selected; } // no id: nothing is selected
    void select(base::EventId event);
    // To the next or previous visible event in time order; the first or last when none is selected.
    void selectNext();
    void selectPrevious();

Q_SIGNALS:
    void contentChanged();   // followed by visibleChanged
    void filterChanged();    // followed by visibleChanged
    void visibleChanged();
    void selectionChanged(parallax::base::EventId event);

private:
    void refresh();

    std::shared_ptr<const pipeline::Case> m_content;
    pipeline::Filter m_filter;
    std::vector<base::EventId> m_visible;
    base::EventId m_selected;
};

} // namespace parallax::app
