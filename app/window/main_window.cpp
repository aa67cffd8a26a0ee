#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/panels/event_panel.h"
#include "app/panels/event_table.h"
#include "app/panels/evidence_view.h"
#include "app/panels/filter_panel.h"
#include "app/panels/search_box.h"
#include "app/report/report_view.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/theme.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/message_bar.h"
#include "app/widgets/text_label.h"
#include "app/window/room.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSplitter>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace parallax::app {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_session(new CaseSession(this)), m_document(new CaseDocument(m_session, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_filters = new FilterPanel(m_session);
    m_event = new EventPanel(m_session);
    m_report = new ReportView(m_session);

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(centre());
    m_rows->addWidget(m_report);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_report->hide();

    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_filters);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_event);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);
    const int letter = fontMetrics().averageCharWidth();
    m_filters->setMinimumWidth(letter * 28);
    m_event->setMinimumWidth(letter * 30);
    m_columns->setSizes({letter * 44, letter * 104, letter * 66});

    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_message = new MessageBar(all);
    layout->addWidget(m_message);
    layout->addWidget(m_columns, 1);
    setCentralWidget(all);

    makeStatusBar();
    makeActions();
    makeToolBar();

    connect(m_document, &CaseDocument::failed, this,
            [this](const QString& sentence) { m_message->say(MessageKind::Problem, sentence); });
    connect(m_document, &CaseDocument::opened, this, &MainWindow::caseOpened);
    connect(m_document, &CaseDocument::decided, this, [this] {
        if (!m_document->importing() && !m_document->opening())
            hideProgress();
        updateActions();
    });
    connect(m_document, &CaseDocument::decidingStarted, this, [this] {
        updateActions();
        constexpr int patience = 300; // milliseconds
        QTimer::singleShot(patience, this, &MainWindow::showDeciding);
    });
    connect(m_document, &CaseDocument::importFinished, this, &MainWindow::importFinished);
    connect(m_document, &CaseDocument::openingStarted, this, [this] {
        m_stage->setText(stageWords("opening"));
        m_bar->setRange(0, 0);
        updateActions();
        // A case that is open at once needs no bar.
        constexpr int patience = 150; // milliseconds
        QTimer::singleShot(patience, this, [this] {
            if (m_document->opening())
                showProgress();
        });
    });
    connect(m_document, &CaseDocument::settled, this, [this] {
        if (!m_document->importing())
            hideProgress();
        updateActions();
    });
    connect(m_document, &CaseDocument::progressed, this, [this](const QString& stage, int done, int total) {
        m_stage->setText(total > 0 ? tr("%1: %2 of %3").arg(stage).arg(done).arg(total) : stage);
        m_bar->setRange(0, total);
        m_bar->setValue(done);
    });
    connect(m_session, &CaseSession::visibleChanged, this, &MainWindow::updateEmptyState);
    connect(m_session, &CaseSession::visibleChanged, this, &MainWindow::updateActions);
    connect(m_session, &CaseSession::selectionChanged, this, &MainWindow::updateActions);
    connect(m_session, &CaseSession::selectionChanged, this, &MainWindow::syncEventTable);
    connect(m_session, &CaseSession::visibleChanged, this, &MainWindow::syncEventTable);
    connect(m_session, &CaseSession::contentChanged, this, &MainWindow::updateStatus);
    connect(m_filters, &FilterPanel::reportRequested, this, [this](base::ReportId report) { readPassage(report, {}); });
    connect(m_filters, &FilterPanel::renameActorRequested, this, &MainWindow::renameActor);
    connect(m_filters, &FilterPanel::mergeActorRequested, this, &MainWindow::mergeActor);
    connect(m_filters, &FilterPanel::gradeSourceRequested, this, &MainWindow::gradeSource);
    connect(m_filters, &FilterPanel::dateReportRequested, this, &MainWindow::dateReport);
    connect(m_filters, &FilterPanel::readDateRequested, this, &MainWindow::takeBackDate);
    connect(m_report, &ReportView::dateRequested, this, &MainWindow::dateReport);
    connect(m_event, &EventPanel::claimRequested, this, &MainWindow::readClaim);
    connect(m_event, &EventPanel::passageRequested, this, &MainWindow::readPassage);
    connect(m_event, &EventPanel::noteRequested, this, &MainWindow::noteDisagreement);
    connect(m_event, &EventPanel::dismissRequested, this, &MainWindow::dismissDisagreement);
    connect(m_event, &EventPanel::restoreRequested, this, [this](base::DisagreementId id) {
        m_document->decide(store::DecisionKind::DisagreementDismissed, id.text(), QStringLiteral("0"), {});
    });
    connect(m_event, &EventPanel::gradeRequested, this, &MainWindow::gradeClaim);
    connect(m_event, &EventPanel::moveRequested, this, &MainWindow::moveClaim);
    connect(m_report, &ReportView::closed, m_report, &QWidget::hide);
    connect(m_report, &ReportView::claimActivated, this, [this](base::ClaimId id) {
        const auto content = m_session->content();
        const pipeline::Claim* claim = content->find(id);
        if (claim != nullptr && claim->event)
            m_session->select(claim->event);
    });
    connect(m_search, &SearchBox::eventChosen, this, [this](base::EventId event) {
        m_session->select(event);
        m_timeline->fitSelection();
    });
    connect(m_search, &SearchBox::actorChosen, this, [this](base::ActorId actor) {
        pipeline::Filter filter = m_session->filter();
        filter.actors = {actor};
        m_session->setFilter(filter);
    });
    connect(m_search, &SearchBox::passageChosen, this, &MainWindow::readPassage);

    resize(fontMetrics().averageCharWidth() * 200, fontMetrics().height() * 52);
    restoreWindow();
    m_timeline->setFocus();
    updateTitle();
    updateStatus();
    updateEmptyState();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeStatusBar() {
    const auto label = [this](const char* name) {
        auto* made = new QLabel(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setContentsMargins(gap(font(), 3), 0, gap(font(), 3), 0);
        return made;
    };
    m_caseName = label("caseName");
    m_counts = label("counts");
    m_saved = label("saved");
    m_hint = label("keyHint");
    m_stage = label("stage");
    m_bar = new QProgressBar(this);
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(QStringLiteral("cancelWork"));
    m_cancel->setText(tr("Cancel"));
    connect(m_cancel, &QToolButton::clicked, this, &MainWindow::cancelWork);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_caseName);
    statusBar()->addWidget(m_counts);
    statusBar()->addWidget(m_saved);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_bar, m_cancel}) {
        statusBar()->addWidget(widget);
        widget->hide();
    }
    statusBar()->addPermanentWidget(m_hint);
}

void MainWindow::updateStatus() {
    const auto content = m_session->content();
    const auto number = [](auto& things) { return static_cast<qsizetype>(things.size()); };
    const QStringList counts = {
        counted(number(content->reports), tr("report"), tr("reports")),
        counted(static_cast<qsizetype>(m_session->index().events()), tr("event"), tr("events")),
        counted(number(content->claims), tr("claim"), tr("claims")),
        counted(static_cast<qsizetype>(m_session->index().disagreements()), tr("disagreement"), tr("disagreements"))};
    const bool open = m_document->isOpen();
    m_caseName->setText(open ? QFileInfo(m_document->fileName()).fileName() : tr("No case is open"));
    m_caseName->setToolTip(m_document->fileName());
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    m_counts->setVisible(open || !content->reports.empty());
    m_saved->setText(m_document->readOnly() ? tr("read-only") : tr("saved"));
    m_saved->setToolTip(m_document->readOnly() ? tr("The file cannot be written; decisions and imports are off")
                                               : tr("Everything is in the file as soon as it is done"));
    m_saved->setVisible(open);
}

void MainWindow::updateTitle() {
    setWindowTitle(m_document->isOpen() ? tr("%1 – Parallax").arg(QFileInfo(m_document->fileName()).completeBaseName())
                                        : tr("Parallax"));
    setWindowFilePath(m_document->fileName());
}

void MainWindow::updateEmptyState() {
    const auto content = m_session->content();
    m_tabs->setTabText(2, m_session->index().disagreements() == 0
                              ? tr("Disagreements")
                              : tr("Disagreements %1").arg(QLocale().toString(m_session->index().disagreements())));
    fitHint();
}

void MainWindow::fitHint() {
    // The hint gives way to what the status bar has to say.
    int taken = 0;
    for (const QWidget* widget :
         std::initializer_list<const QWidget*>{m_caseName, m_counts, m_saved, m_stage, m_bar, m_cancel}) {
        if (!widget->isHidden())
            taken += widget->sizeHint().width() + gap(font(), 3);
    }
    // The longest that has room.
    bool room = false;
    for (const QString& text : {tr("Wheel zooms · drag pans · Shift+drag marks a span · Ctrl+G goes to a date · Alt+↑ "
                                   "↓ previous / next event "
                                   "· Home fits all"),
                                tr("Wheel zooms · drag pans · Alt+↑ ↓ previous / next event · Home fits all")}) {
        m_hint->setText(text);
        room = taken + m_hint->sizeHint().width() + gap(font(), 4) <= width();
        if (room)
            break;
    }
    m_hint->setVisible(room && !m_session->content()->events.empty() && !m_document->importing());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_room->fit(this);
    fitHint();
}

void MainWindow::showPage(int page) {
    m_tabs->setCurrentIndex(page);
}

void MainWindow::openReport() {
    if (m_report->isVisible())
        return;
    m_report->QWidget::show();
    // The first time, two fifths of the height.
    if (m_rows->sizes().value(1) < fontMetrics().height() * 6) {
        const int height = m_rows->height();
        m_rows->setSizes({height * 3 / 5, height * 2 / 5});
    }
}

void MainWindow::readClaim(base::ClaimId id) {
    const auto content = m_session->content();
    const pipeline::Claim* claim = content->find(id);
    if (claim == nullptr)
        return;
    readPassage(claim->report, claim->span);
}

void MainWindow::readPassage(base::ReportId report, base::Span span) {
    if (m_session->content()->find(report) == nullptr)
        return;
    openReport();
    m_report->show(report, span);
}

void MainWindow::copyQuote() {
    const auto content = m_session->content();
    QString text;
    for (QWidget* widget = QApplication::focusWidget(); widget != nullptr && text.isEmpty();
         widget = widget->parentWidget()) {
        if (const auto* evidence = qobject_cast<EvidenceView*>(widget))
            text = evidence->citation();
    }
    if (text.isEmpty() && m_report->isVisible())
        text = m_report->citation();
    if (text.isEmpty()) {
        m_message->say(MessageKind::Hint, tr("Click a quote first, or select words in a report: they are copied with "
                                             "the report that they stand in."));
        return;
    }
    QApplication::clipboard()->setText(text);
    m_message->say(MessageKind::Done, tr("Copied the quote with its source."));
}

} // namespace parallax::app
