#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/panels/event_table.h"
#include "app/panels/filter_panel.h"
#include "app/report/report_view.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/message_bar.h"
#include "app/window/first_start.h"
#include "app/window/import_details.h"
#include "app/window/recent_cases.h"
#include "base/error.h"
#include "report/sample.h"

#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

namespace parallax::app {

namespace {

const QString caseSuffix = QStringLiteral("parallax");

QString caseFilter() {
    return MainWindow::tr("Parallax cases (*.parallax);;All files (*)");
}

QString withSuffix(const QString& file, const QString& suffix) {
    return file.isEmpty() || !QFileInfo(file).suffix().isEmpty() ? file : file + QLatin1Char('.') + suffix;
}

} // namespace

void MainWindow::begin(const QString& file) {
    if (!file.isEmpty()) {
        openCase(file);
        return;
    }
    const QString last = QSettings().value(QStringLiteral("lastCase")).toString();
    if (!last.isEmpty() && QFileInfo::exists(last)) {
        openCase(last);
        return;
    }
    openSample();
}

void MainWindow::openCase(const QString& file) {
    rememberCase();
    if (!QFileInfo::exists(file))
        RecentCases::remove(file);
    m_document->open(file);
}

void MainWindow::newCase() {
    QString file = QFileDialog::getSaveFileName(this, tr("New case"),
                                                casesFolder() + QStringLiteral("/New case.parallax"), caseFilter());
    file = withSuffix(file, caseSuffix);
    if (file.isEmpty())
        return;
    rememberCase();
    // The dialog has asked whether to replace it.
    if (QFileInfo::exists(file) && QFileInfo(file) != QFileInfo(m_document->fileName()))
        QFile::moveToTrash(file);
    m_document->create(file);
}

void MainWindow::chooseCase() {
    const QString folder = m_document->isOpen() ? QFileInfo(m_document->fileName()).path() : casesFolder();
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a case"), folder, caseFilter());
    if (!file.isEmpty())
        openCase(file);
}

void MainWindow::saveCopy() {
    const QFileInfo now(m_document->fileName());
    QString file = QFileDialog::getSaveFileName(
        this, tr("Save a copy"), now.path() + QLatin1Char('/') + tr("%1 copy.parallax").arg(now.completeBaseName()),
        caseFilter());
    file = withSuffix(file, caseSuffix);
    if (file.isEmpty())
        return;
    if (QFileInfo(file) == now) {
        m_message->say(MessageKind::Problem, tr("A copy needs another name than the case itself."));
        return;
    }
    if (m_document->copyTo(file))
        m_message->say(MessageKind::Done, tr("Saved a copy as %1.").arg(QDir::toNativeSeparators(file)));
}

bool MainWindow::isSample() const {
    return m_document->isOpen() && m_document->fileName() == sampleCaseFile();
}

// caseOpened fills it when it is new, or when its first import was broken off.
void MainWindow::openSample() {
    const QString file = sampleCaseFile();
    if (QFileInfo::exists(file)) {
        openCase(file);
        return;
    }
    QDir().mkpath(QFileInfo(file).path());
    rememberCase();
    m_document->create(file);
}

void MainWindow::importSample() {
    // The reports are read like any others; their files are only needed until they are in the case.
    const auto folder = std::make_shared<QTemporaryDir>();
    try {
        if (!folder->isValid())
            throw base::Error(toUtf8(tr("There is no room for temporary files: %1").arg(folder->errorString())));
        report::unpackSample(toPath(folder->path()));
    } catch (const base::Error& error) {
        m_message->say(MessageKind::Problem, toQt(std::string_view(error.what())));
        return;
    }
    // Kept alive by the connection, which goes with the import.
    auto* once = new QObject(this);
    connect(m_document, &CaseDocument::importFinished, once, [once, folder] { once->deleteLater(); });
    importPaths({folder->path()});
}

void MainWindow::chooseReports() {
    const QString folder = QSettings().value(QStringLiteral("reportsFolder"), casesFolder()).toString();
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Import reports"), folder,
                                      tr("Reports (*.txt *.md *.markdown *.html *.htm *.pdf *.docx *.odt *.eml *.mbox "
                                         "*.jsonl *.ndjson);;All files (*)"));
    if (files.isEmpty())
        return;
    QSettings().setValue(QStringLiteral("reportsFolder"), QFileInfo(files.first()).path());
    importPaths(files);
}

void MainWindow::chooseFolder() {
    const QString before = QSettings().value(QStringLiteral("reportsFolder"), casesFolder()).toString();
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a folder of reports"), before);
    if (folder.isEmpty())
        return;
    QSettings().setValue(QStringLiteral("reportsFolder"), folder);
    importPaths({folder});
}

void MainWindow::importPaths(const QStringList& paths) {
    if (m_document->importing()) {
        m_message->say(MessageKind::Problem, tr("An import is running; wait until it is done, or cancel it."));
        return;
    }
    if (m_document->opening()) {
        m_message->say(MessageKind::Problem, tr("A case is being opened; wait until it is there, or cancel it."));
        return;
    }
    if (m_document->deciding()) {
        m_message->say(MessageKind::Problem, tr("A decision is being worked out; import when it is done."));
        return;
    }
    if (!m_document->isOpen()) {
        newCase();
        if (!m_document->isOpen())
            return;
    }
    if (!m_document->importReports(paths))
        return;
    m_stage->setText(stageWords("reading"));
    m_bar->setRange(0, 0);
    showProgress();
    updateActions();
}

void MainWindow::showProgress() {
    const QString what = m_document->importing() ? tr("Cancel the import") : tr("Cancel opening the case");
    m_cancel->setAccessibleName(what);
    m_cancel->setToolTip(what);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_bar, m_cancel})
        widget->show();
    updateEmptyState();
}

// A decision cannot be stopped on its way, but taken back.
void MainWindow::showDeciding() {
    if (!m_document->deciding() && !m_document->showingDecision())
        return;
    if (m_document->importing() || m_document->opening())
        return;
    m_stage->setText(stageWords("deciding"));
    m_bar->setRange(0, 0);
    m_stage->show();
    m_bar->show();
    m_cancel->hide();
}

void MainWindow::hideProgress() {
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_bar, m_cancel})
        widget->hide();
    updateEmptyState();
}

void MainWindow::cancelWork() {
    if (m_document->opening())
        m_document->cancelOpening();
    else
        m_document->cancelImport();
}

void MainWindow::importFinished(const ImportSummary& summary) {
    hideProgress();
    m_lastImport = summary;
    updateStatus();
    updateActions();
    if (isSample() && summary.error.isEmpty() && !summary.cancelled) {
        // Its own hint is there. Begin with what there is most to see of.
        m_session->select(m_session->mostDisputed());
        return;
    }
    // The first reports of a case: what there is most to see of.
    if (summary.newReports > 0 && summary.newReports == static_cast<int>(m_session->content()->reports.size()) &&
        !m_session->selected())
        m_session->select(m_session->mostDisputed());
    const MessageKind kind = summary.error.isEmpty() ? MessageKind::Done : MessageKind::Problem;
    m_message->say(kind, importWords(summary), summary.diagnostics.empty() ? QString() : tr("Details…"));
    disconnect(m_message, &MessageBar::actionTriggered, nullptr, nullptr);
    connect(m_message, &MessageBar::actionTriggered, this, &MainWindow::showImportDetails);
}

void MainWindow::showImportDetails() {
    ImportDetails(m_lastImport, this).exec();
}

void MainWindow::caseOpened() {
    if (m_document->isOpen()) {
        RecentCases::add(m_document->fileName());
        QSettings().setValue(QStringLiteral("lastCase"), m_document->fileName());
    }
    m_message->hide();
    m_report->hide();
    restoreCase();
    updateTitle();
    updateStatus();
    updateEmptyState();
    updateActions();
    if (!isSample())
        return;
    if (m_session->content()->reports.empty() && !m_document->readOnly())
        importSample();
    m_message->say(MessageKind::Hint,
                   tr("This is an invented sample. Click an event to see where its sources disagree, and a quote to "
                      "read it in its report; "
                      "import your own reports into a new case when you are ready."),
                   tr("New case…"));
    disconnect(m_message, &MessageBar::actionTriggered, nullptr, nullptr);
    connect(m_message, &MessageBar::actionTriggered, this, &MainWindow::newCase);
}

void MainWindow::rememberWindow() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("window"));
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("state"), saveState());
    settings.setValue(QStringLiteral("columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("animateJumps"), m_timeline->animated());
    settings.setValue(QStringLiteral("rows"), m_rows->saveState());
    settings.setValue(QStringLiteral("page"), m_tabs->currentIndex());
    settings.setValue(QStringLiteral("events"), m_eventTable->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("disagreements"), m_disagreements->header()->saveState());
    const auto* parts = m_filters->findChild<QSplitter*>(QStringLiteral("filterParts"));
    if (parts->property("moved").toBool())
        settings.setValue(QStringLiteral("filters"), parts->saveState());
}

void MainWindow::restoreWindow() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("window"));
    const auto bytes = [&](const char* key) { return settings.value(QString::fromLatin1(key)).toByteArray(); };
    restoreGeometry(bytes("geometry"));
    restoreState(bytes("state"));
    m_columns->restoreState(bytes("columns"));
    // Until somebody chose, the platform's wish for less motion is followed.
    if (settings.contains(QStringLiteral("animateJumps")))
        m_timeline->setAnimated(settings.value(QStringLiteral("animateJumps")).toBool());
    m_rows->restoreState(bytes("rows"));
    m_tabs->setCurrentIndex(settings.value(QStringLiteral("page"), 0).toInt());
    m_eventTable->horizontalHeader()->restoreState(bytes("events"));
    m_eventTable->fitColumns();
    m_disagreements->header()->restoreState(bytes("disagreements"));
    auto* parts = m_filters->findChild<QSplitter*>(QStringLiteral("filterParts"));
    parts->setProperty("moved", parts->restoreState(bytes("filters")));
}

void MainWindow::rememberCase() {
    if (!m_document->isOpen())
        return;
    m_document->setSetting(QStringLiteral("window.timeline"), QString::fromLatin1(m_timeline->saveState().toBase64()));
    m_document->setSetting(QStringLiteral("window.selected"), QString::number(m_session->selected().value));
}

void MainWindow::restoreCase() {
    const QByteArray view = QByteArray::fromBase64(m_document->setting(QStringLiteral("window.timeline")).toLatin1());
    if (view.isEmpty() || !m_timeline->restoreState(view))
        m_timeline->showMost();
    if (m_session->selected()) // it was clicked while only the timeline was there
        return;
    const QString selected = m_document->setting(QStringLiteral("window.selected"));
    m_session->select(selected.isEmpty() ? m_session->mostDisputed() : base::EventId{selected.toLongLong()});
}

void MainWindow::closeEvent(QCloseEvent* event) {
    rememberWindow();
    rememberCase();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() == 1 && QFileInfo(paths.first()).suffix() == caseSuffix) {
        openCase(paths.first());
    } else {
        importPaths(paths);
    }
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_columns != nullptr)
        updateEmptyState();
}

} // namespace parallax::app
