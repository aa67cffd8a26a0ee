// The middle of the window: timeline, events, disagreements.
#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/models/disagreements_model.h"
#include "app/models/events_model.h"
#include "app/panels/chips_bar.h"
#include "app/panels/event_panel.h"
#include "app/panels/event_table.h"
#include "app/theme/theme.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/empty_hint.h"

#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

namespace {

// Rows as high as those of the table of events.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), QFontMetrics(option.font).height() + gap(option.font, 5)};
    }
};

} // namespace

QWidget* MainWindow::centre() {
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const int pad = gap(font(), 4);

    auto* head = new QWidget(part);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(pad, pad / 2, pad, pad / 2);
    row->setSpacing(pad);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("views"));
    m_tabs->setAccessibleName(tr("How the events are shown"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Timeline"));
    m_tabs->addTab(tr("Events"));
    m_tabs->addTab(tr("Disagreements"));
    row->addWidget(m_tabs, 0, Qt::AlignTop);
    m_chips = new ChipsBar(m_session, head);
    row->addWidget(m_chips, 1);
    layout->addWidget(head);

    m_pages = new QStackedWidget(part);
    m_pages->addWidget(timelinePage());
    m_pages->addWidget(eventsPage());
    m_pages->addWidget(disagreementsPage());
    layout->addWidget(m_pages, 1);
    // The table first knows what is selected: a table that gets the focus without a current row takes its first one.
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::syncEventTable);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    return part;
}

QWidget* MainWindow::timelinePage() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_timeline = new TimelineView(m_session, page);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    layout->addWidget(m_timeline, 1);
    layout->addWidget(new OverviewStrip(m_timeline, page));
    connect(m_timeline, &TimelineView::clearFilterRequested, this, [this] { m_session->setFilter({}); });
    connect(m_timeline, &TimelineView::importRequested, this, &MainWindow::chooseReports);
    connect(m_timeline, &TimelineView::filterBySpanRequested, this, [this](const base::TimeInterval& span) {
        pipeline::Filter filter = m_session->filter();
        filter.time = span;
        m_session->setFilter(filter);
    });
    connect(m_timeline, &TimelineView::openEventRequested, this, [this](base::EventId event) {
        m_session->select(event);
        m_event->setFocus(Qt::OtherFocusReason);
    });
    connect(m_timeline, &TimelineView::passageRequested, this, &MainWindow::readPassage);
    connect(m_timeline, &TimelineView::contextMenuAboutToShow, this, [this](QMenu* menu, base::EventId event) {
        if (!event)
            return;
        menu->addSeparator();
        menu->addAction(m_renameEvent);
        menu->addAction(m_mergeEvent);
        menu->addAction(m_splitEvent);
        menu->addAction(m_hideEvent);
    });
    return page;
}

QWidget* MainWindow::eventsPage() {
    m_events = new EventsModel(m_session, this);
    m_eventTable = new EventTable(m_events);
    connect(m_eventTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                const base::EventId event = m_events->eventAt(current);
                // While the model resets there is no current row; that is not the person's choice.
                if (event && m_eventTable->isVisible())
                    m_session->select(event);
            });
    new EmptyHint(tr("No event is to be seen: there is none yet, or the filter hides all."), m_eventTable);
    return m_eventTable;
}

QWidget* MainWindow::disagreementsPage() {
    auto* model = new DisagreementsModel(m_session, this);
    m_disagreements = new QTreeView;
    m_disagreements->setObjectName(QStringLiteral("disagreementTree"));
    m_disagreements->setAccessibleName(tr("Disagreements"));
    m_disagreements->setModel(model);
    m_disagreements->setFrameShape(QFrame::NoFrame);
    m_disagreements->setUniformRowHeights(true);
    m_disagreements->setItemDelegate(new RowDelegate(m_disagreements));
    m_disagreements->setAllColumnsShowFocus(true);
    m_disagreements->header()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    m_disagreements->setColumnWidth(DisagreementsModel::What, letter * 36);
    m_disagreements->setColumnWidth(DisagreementsModel::Kind, letter * 34);
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        for (int row = 0; row < std::min(model->rowCount(), 200); ++row)
            m_disagreements->expand(model->index(row, 0));
    });
    connect(m_disagreements->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                const base::EventId event{current.data(DisagreementsModel::EventRole).toLongLong()};
                if (event)
                    m_session->select(event);
            });
    connect(m_disagreements, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const base::ClaimId claim{index.siblingAtColumn(0).data(DisagreementsModel::ClaimRole).toLongLong()};
        if (claim)
            readClaim(claim);
    });
    new EmptyHint(tr("The sources of the events that are shown do not disagree on anything that was found."),
                  m_disagreements);
    return m_disagreements;
}

// Also while the table is hidden: a table without a current row takes its first one when it gets the focus, and would
// select that event.
void MainWindow::syncEventTable() {
    const QModelIndex index = m_events->indexOf(m_session->selected());
    if (index.isValid() && index.row() != m_eventTable->currentIndex().row()) {
        m_eventTable->setCurrentIndex(index);
        m_eventTable->scrollTo(index);
    }
}
} // namespace parallax::app
