// The log of what analysts decided, newest first.
#pragma once

#include "store/store.h"

#include <QAbstractTableModel>

#include <vector>

namespace parallax::app {

class CaseSession;

class DecisionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, What, About, Value, Reason, State, ColumnCount };

    explicit DecisionsModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void reload();

    CaseSession* m_session;
    std::vector<store::Decision> m_rows; // newest first
};

} // namespace parallax::app
