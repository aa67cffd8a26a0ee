#include "app/panels/event_table.h"

#include "app/models/events_model.h"
#include "app/theme/theme.h"

#include <QHeaderView>

namespace parallax::app {

namespace {

constexpr int titleRoom = 34; // letters

} // namespace

EventTable::EventTable(QAbstractItemModel* model, QWidget* parent) : QTableView(parent) {
    setObjectName(QStringLiteral("eventTable"));
    setAccessibleName(tr("Events"));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    sortByColumn(EventsModel::When, Qt::AscendingOrder);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + gap(font(), 5));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setWordWrap(false);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {30, 48, 14, 18, 19, 12};
    for (int i = 0; i < EventsModel::ColumnCount; ++i)
        setColumnWidth(i, letter * widths[i]);
    horizontalHeader()->setSectionResizeMode(EventsModel::Title, QHeaderView::Stretch);
}

void EventTable::fitColumns() {
    const EventsModel::Column spared[] = {EventsModel::Reports, EventsModel::Place, EventsModel::Kind};
    for (const EventsModel::Column column : spared)
        setColumnHidden(column, false);
    const auto room = [this] {
        int others = 0;
        for (int column = 0; column < EventsModel::ColumnCount; ++column) {
            if (column != EventsModel::Title && !isColumnHidden(column))
                others += columnWidth(column);
        }
        return viewport()->width() - others;
    };
    for (const EventsModel::Column column : spared) {
        if (room() >= titleRoom * fontMetrics().averageCharWidth())
            return;
        setColumnHidden(column, true);
    }
}

void EventTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

} // namespace parallax::app
