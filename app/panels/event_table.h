// The events as a table.
#pragma once

#include <QTableView>

namespace parallax::app {

// Shows an EventsModel, or a proxy of one. What an event is called always has room: in a narrow table, columns that the
// panel at the right tells as well make place for it.
class EventTable : public QTableView {
    Q_OBJECT

public:
    explicit EventTable(QAbstractItemModel* model, QWidget* parent = nullptr);

    void fitColumns();

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace parallax::app
