#include "app/models/events_model.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"

namespace parallax::app {

EventsModel::EventsModel(CaseSession* session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {
    // contentChanged is followed by visibleChanged; until then the old rows must not look up events that are gone.
    connect(session, &CaseSession::contentChanged, this, [this] { setRows({}); });
    connect(session, &CaseSession::visibleChanged, this, [this] { setRows(m_session->visibleEvents()); });
    setRows(session->visibleEvents());
}

void EventsModel::setRows(std::vector<base::EventId> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

EventsOrder::EventsOrder(EventsModel* events, QObject* parent) : QSortFilterProxyModel(parent) {
    setSourceModel(events);
    setSortRole(EventsModel::SortRole);
}

bool EventsOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    // The rows are in the order of time already: no need to ask for their data, tens of thousands of times.
    return left.column() == EventsModel::When ? left.row() < right.row() : QSortFilterProxyModel::lessThan(left, right);
}

int EventsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto content = m_session->content();
    const base::EventId id = m_rows[static_cast<std::size_t>(index.row())];
    const auto event = content->find(id);
    if (!event)
        return {};
    if (role == IdRole)
        return static_cast<qlonglong>(id.value);
    const CaseIndex::OfEvent& around = m_session->index().of(id);
    const auto column = static_cast<Column>(index.column());
    const int disagreements = static_cast<int>(around.disagreements.size());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        switch (column) {
        case When:
            return timeWords(event->time);
        case Title:
            return toQt(event->title);
        case Kind:
            return eventKindWords(event->kind);
        case Place:
            return toQt(event->place);
        case Disagreements:
            return disagreements > 0 ? QString::number(disagreements) : QString();
        case Reports:
            return QString::number(around.reports);
        case ColumnCount:
            return {};
        }
    }
    if (role == SortRole) {
        switch (column) {
        case When:
            return index.row();
        case Disagreements:
            return disagreements;
        case Reports:
            return static_cast<int>(around.reports);
        case Title:
        case Kind:
        case Place:
            return data(index, Qt::DisplayRole).toString().toLower();
        case ColumnCount:
            return {};
        }
    }
    if (role == Qt::DecorationRole && column == Disagreements && disagreements > 0)
        return icon(Glyph::Disputed);
    if (role == Qt::AccessibleTextRole && column == Disagreements)
        return counted(disagreements, tr("disagreement"), tr("disagreements"));
    return {};
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case When:
        return tr("When");
    case Title:
        return tr("Event");
    case Kind:
        return tr("Kind");
    case Place:
        return tr("Place");
    case Disagreements:
        return tr("Disagreements");
    case Reports:
        return tr("Reports");
    case ColumnCount:
        return {};
    }
    return {};
}

base::EventId EventsModel::eventAt(const QModelIndex& index) const {
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows[static_cast<std::size_t>(index.row())]
                                                             : base::EventId{};
}

QModelIndex EventsModel::indexOf(base::EventId event) const {
    const auto place = m_session->placeOf(event);
    return place && *place < m_rows.size() && m_rows[*place] == event ? index(static_cast<int>(*place), 0)
                                                                      : QModelIndex();
}

} // namespace parallax::app
