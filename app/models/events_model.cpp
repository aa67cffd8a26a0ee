#include "app/models/events_model.h"

#include "app/case_session.h"
#include "app/jobs/background_job.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"

#include <algorithm>
#include <numeric>

namespace parallax::app {

namespace {

// What rows are sorted by: a number or a text of each, by place in time.
struct SortKeys {
    std::vector<std::int64_t> numbers;
    std::vector<QString> texts;
};

SortKeys sortKeys(const pipeline::PackedCase& content, const CaseIndex& index, const std::vector<base::EventId>& rows,
                  EventsModel::Column column, const base::Progress* progress) {
    SortKeys keys;
    std::size_t done = 0;
    constexpr std::size_t step = 4096; // between two looks at whether it is still wanted
    for (const base::EventId id : rows) {
        if (progress != nullptr && done++ % step == 0)
            progress->throwIfCancelled();
        const auto place = content.events.placeOf(id);
        switch (column) {
        case EventsModel::Title:
            keys.texts.push_back(place ? toQt(content.events.packed(*place).title).toLower() : QString());
            break;
        case EventsModel::Kind:
            keys.texts.push_back(place ? eventKindWords(content.events.packed(*place).kind).toLower() : QString());
            break;
        case EventsModel::Place:
            keys.texts.push_back(place ? toQt(content.events.packed(*place).place).toLower() : QString());
            break;
        case EventsModel::Disagreements:
            keys.numbers.push_back(static_cast<std::int64_t>(index.disagreementsOf(id).size()));
            break;
        case EventsModel::Reports:
            keys.numbers.push_back(static_cast<std::int64_t>(index.of(id).reports));
            break;
        case EventsModel::When:
        case EventsModel::ColumnCount:
            break;
        }
    }
    return keys;
}

// The places in time in the order of the keys, what is alike in the order of time in both directions.
std::vector<std::uint32_t> orderBy(const SortKeys& keys, std::size_t count, Qt::SortOrder direction,
                                   const base::Progress* progress) {
    std::size_t compared = 0;
    constexpr std::size_t step = 65536; // between two looks at whether it is still wanted
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    const auto sort = [&](const auto& values) {
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
            if (progress != nullptr && ++compared % step == 0)
                progress->throwIfCancelled();
            return direction == Qt::AscendingOrder ? values[left] < values[right] : values[right] < values[left];
        });
    };
    keys.texts.empty() ? sort(keys.numbers) : sort(keys.texts);
    return order;
}

} // namespace

EventsModel::EventsModel(CaseSession* session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_rows(session->sharedVisibleEvents()) {
    // contentChanged is followed by visibleChanged; until then the old rows must not look up events that are gone.
    connect(session, &CaseSession::contentChanged, this, [this] { setRows(std::make_shared<const Ids>()); });
    connect(session, &CaseSession::visibleChanged, this, [this] { setRows(m_session->sharedVisibleEvents()); });
}

EventsModel::~EventsModel() = default;

void EventsModel::setRows(std::shared_ptr<const Ids> rows) {
    m_sorting.reset();
    beginResetModel();
    m_rows = std::move(rows);
    m_order.clear();
    m_backwards = m_column == When && m_direction == Qt::DescendingOrder;
    endResetModel();
    if (m_column != When)
        sortRows();
}

void EventsModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        column = When;
    m_column = static_cast<Column>(column);
    m_direction = order;
    sortRows();
}

void EventsModel::sortRows() {
    m_sorting.reset();
    if (m_column == When) {
        reorder({}, m_direction == Qt::DescendingOrder);
        return;
    }
    constexpr std::size_t atOnce = 20000; // in some tens of milliseconds
    if (m_rows->size() <= atOnce) {
        const SortKeys keys = sortKeys(*m_session->content(), m_session->index(), *m_rows, m_column, nullptr);
        reorder(orderBy(keys, m_rows->size(), m_direction, nullptr), false);
        return;
    }
    auto order = std::make_shared<std::vector<std::uint32_t>>();
    const auto work = [order, rows = m_rows, content = m_session->content(), index = m_session->sharedIndex(),
                       column = m_column, direction = m_direction](base::Progress& progress) {
        try {
            *order = orderBy(sortKeys(*content, *index, *rows, column, &progress), rows->size(), direction, &progress);
        } catch (const base::Cancelled&) {
            // Another order is wanted, or other rows.
        }
    };
    m_sorting = std::make_unique<BackgroundJob>(work);
    connect(m_sorting.get(), &BackgroundJob::finished, this, [this, order] {
        m_sorting.release()->deleteLater(); // it is the sender
        if (order->size() == m_rows->size())
            reorder(std::move(*order), false);
    });
    m_sorting->start();
}

void EventsModel::reorder(std::vector<std::uint32_t> order, bool backwards) {
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<base::EventId> events;
    for (const QModelIndex& one : before)
        events.push_back(idAt(one.row()));
    m_order = std::move(order);
    m_backwards = backwards;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place = m_session->placeOf(events[static_cast<std::size_t>(i)]);
        after.append(place ? index(rowOf(*place), before[i].column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

base::EventId EventsModel::idAt(int row) const {
    const auto at = static_cast<std::size_t>(row);
    if (!m_order.empty())
        return (*m_rows)[m_order[at]];
    return (*m_rows)[m_backwards ? m_rows->size() - 1 - at : at];
}

int EventsModel::rowOf(std::size_t place) const {
    if (m_order.empty())
        return static_cast<int>(m_backwards ? m_rows->size() - 1 - place : place);
    return static_cast<int>(std::find(m_order.begin(), m_order.end(), place) - m_order.begin());
}

int EventsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows->size());
}

int EventsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto content = m_session->content();
    const base::EventId id = idAt(index.row());
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
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? idAt(index.row()) : base::EventId{};
}

QModelIndex EventsModel::indexOf(base::EventId event) const {
    const auto place = m_session->placeOf(event);
    return place && *place < m_rows->size() && (*m_rows)[*place] == event ? index(rowOf(*place), 0) : QModelIndex();
}

} // namespace parallax::app
