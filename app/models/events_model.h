// The visible events as a table: the timeline's content for the keyboard, for screen readers and for sorting.
#pragma once

#include "base/id.h"

#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace parallax::app {

class BackgroundJob;
class CaseSession;

// One row an event that passes the filter, in time order until it is sorted by another column. By time a million rows
// cost nothing to sort; by what needs a look at each event, many are sorted in the background, and stand in the order
// of time until then.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, Title, Kind, Place, Disagreements, Reports, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit EventsModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it
    ~EventsModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    bool isSorting() const { return m_sorting != nullptr; } // in the background

    base::EventId eventAt(const QModelIndex& index) const;
    QModelIndex indexOf(base::EventId event) const; // invalid when it is not visible

private:
    using Ids = std::vector<base::EventId>;

    void setRows(std::shared_ptr<const Ids> rows);
    void sortRows();
    void reorder(std::vector<std::uint32_t> order, bool backwards);
    base::EventId idAt(int row) const;
    int rowOf(std::size_t place) const; // of the event at that place in time

    CaseSession* m_session;
    std::shared_ptr<const Ids> m_rows;  // in time order; never null
    std::vector<std::uint32_t> m_order; // places in m_rows; empty: as they are, or from the last to the first
    bool m_backwards = false;
    Column m_column = When;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::unique_ptr<BackgroundJob> m_sorting; // last: destroyed first
};

} // namespace parallax::app
