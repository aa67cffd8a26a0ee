#include "app/case_session.h"

#include <algorithm>

namespace parallax::app {

namespace {

using Ids = std::vector<base::EventId>;

template <class Id>
void keepExisting(std::set<Id>& ids, const pipeline::PackedCase& content) {
    std::erase_if(ids, [&](Id id) { return content.find(id) == nullptr; });
}

} // namespace

VisibleEvents visibleEventsOf(const pipeline::PackedCase& content, const pipeline::Filter& filter) {
    VisibleEvents known;
    known.filter = filter;
    known.all = std::make_shared<const Ids>(pipeline::visibleEvents(content, {}));
    known.passing = filter.empty() ? known.all : std::make_shared<const Ids>(pipeline::visibleEvents(content, filter));
    return known;
}

CaseSession::CaseSession(QObject* parent)
    : QObject(parent), m_content(std::make_shared<const pipeline::PackedCase>()) {}

void CaseSession::setContent(std::shared_ptr<const pipeline::PackedCase> content) {
    if (!content)
        content = std::make_shared<const pipeline::PackedCase>();
    auto index = std::make_shared<const CaseIndex>(*content);
    setContent(std::move(content), std::move(index));
}

void CaseSession::setTimelineAhead(std::shared_ptr<timeline::Snapshot> timeline) {
    m_filter = {};
    m_selected = {};
    m_wanted = {};
    m_content = std::make_shared<const pipeline::PackedCase>();
    m_index = std::make_shared<const CaseIndex>();
    m_known = {};
    updateVisible();
    takeOver(std::move(timeline));
    m_ahead = true;
    Q_EMIT contentChanged();
    Q_EMIT filterChanged();
    Q_EMIT visibleChanged();
    Q_EMIT selectionChanged(m_selected);
}

void CaseSession::takeOver(std::shared_ptr<timeline::Snapshot> timeline) {
    m_timelineFrom = timeline.get();
    m_timeline = std::move(timeline);
    ++m_timelineNumber;
}

void CaseSession::setContent(std::shared_ptr<const pipeline::PackedCase> content,
                             std::shared_ptr<const CaseIndex> index, std::shared_ptr<timeline::Snapshot> timeline,
                             VisibleEvents visible) {
    m_known = std::move(visible);
    m_content = std::move(content);
    m_index = std::move(index);
    // The one that was shown ahead stays; whoever shows it has taken it already.
    if (!m_ahead || timeline == nullptr || timeline.get() != m_timelineFrom)
        takeOver(std::move(timeline));
    const base::EventId wanted = m_ahead && m_content->has(m_wanted) ? m_wanted : base::EventId();
    m_ahead = false;
    m_wanted = {};
    const pipeline::Filter before = m_filter;
    keepExisting(m_filter.actors, *m_content);
    keepExisting(m_filter.hiddenReports, *m_content);
    const bool filterSame = m_filter == before;
    updateVisible();
    const bool lost = m_selected && !m_content->has(m_selected);
    if (lost)
        m_selected = {};
    Q_EMIT contentChanged();
    if (!filterSame)
        Q_EMIT filterChanged();
    Q_EMIT visibleChanged();
    if (lost)
        Q_EMIT selectionChanged(m_selected);
    if (wanted)
        select(wanted);
}

void CaseSession::setFilter(const pipeline::Filter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    updateVisible();
    Q_EMIT filterChanged();
    Q_EMIT visibleChanged();
}

void CaseSession::setDecisions(std::vector<store::Decision> decisions) {
    m_decisions = std::move(decisions);
    Q_EMIT decisionsChanged();
}

const store::Decision* CaseSession::decision(store::DecisionKind kind, const std::string& subject) const {
    const auto found = std::find_if(m_decisions.rbegin(), m_decisions.rend(), [&](const store::Decision& decision) {
        return !decision.undone && decision.kind == kind && decision.subject == subject;
    });
    return found == m_decisions.rend() ? nullptr : &*found;
}

void CaseSession::select(base::EventId event) {
    if (m_ahead)
        m_wanted = event;
    if (event && !m_content->has(event))
        event = {};
    if (event == m_selected)
        return;
    m_selected = event;
    Q_EMIT selectionChanged(m_selected);
}

void CaseSession::selectNext() {
    step(+1);
}

void CaseSession::selectPrevious() {
    step(-1);
}

void CaseSession::setWaiting(bool waiting) {
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    Q_EMIT waitingChanged(waiting);
}

std::optional<std::size_t> CaseSession::placeOf(base::EventId event) const {
    const event::PackedEvents& events = m_content->events;
    const auto known = events.placeOf(event);
    if (!known)
        return std::nullopt;
    const event::PackedEvent wanted = events.packed(*known);
    const auto found = std::lower_bound(m_visible->begin(), m_visible->end(), wanted,
                                        [&](base::EventId left, const event::PackedEvent& right) {
                                            return pipeline::inTimeOrder(events.packed(*events.placeOf(left)), right);
                                        });
    if (found == m_visible->end() || *found != event)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_visible->begin());
}

base::EventId CaseSession::mostDisputed() const {
    base::EventId best;
    std::size_t most = 0;
    for (const base::EventId event : *m_visible) {
        std::size_t positions = 0;
        for (const disagreement::Disagreement* one : m_index->disagreementsOf(event))
            positions += one->positions.size();
        if (positions > most) {
            most = positions;
            best = event;
        }
    }
    return best;
}

void CaseSession::updateVisible() {
    if (m_filter.empty() && m_known.all != nullptr)
        m_visible = m_known.all;
    else if (m_known.passing != nullptr && m_filter == m_known.filter)
        m_visible = m_known.passing;
    else
        m_visible = std::make_shared<const Ids>(pipeline::visibleEvents(*m_content, m_filter));
}

void CaseSession::step(int direction) {
    if (m_visible->empty())
        return;
    const auto at = placeOf(m_selected);
    if (!at) {
        select(direction > 0 ? m_visible->front() : m_visible->back());
    } else if (direction > 0 && *at + 1 < m_visible->size()) {
        select((*m_visible)[*at + 1]);
    } else if (direction < 0 && *at > 0) {
        select((*m_visible)[*at - 1]);
    }
}

} // namespace parallax::app
