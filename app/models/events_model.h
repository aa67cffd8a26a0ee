// The visible events as a table: the timeline's content for the keyboard, for screen readers and for sorting.
#pragma once

#include "base/id.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace parallax::app {

class CaseSession;

// One row an event that passes the filter, in time order. EventsOrder sorts it by any column.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, Title, Kind, Place, Disagreements, Reports, ColumnCount };
    enum Role { IdRole = Qt::UserRole, SortRole };

    explicit EventsModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    base::EventId eventAt(const QModelIndex& index) const;
    QModelIndex indexOf(base::EventId event) const; // invalid when it is not visible

private:
    void setRows(std::vector<base::EventId> rows);

    CaseSession* m_session;
    std::vector<base::EventId> m_rows;
};

class EventsOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit EventsOrder(EventsModel* events, QObject* parent = nullptr);

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace parallax::app
