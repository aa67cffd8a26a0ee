// The main window: puts the panels around the timeline and connects them to the open case.
#pragma once

#include "app/brief/brief_pdf.h"
#include "app/window/case_document.h"
#include "base/id.h"
#include "base/span.h"

#include <QMainWindow>

class QLabel;
class QMenu;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QTreeView;

namespace parallax::app {

struct Choices;
class CaseSession;
class ChipsBar;
class EventPanel;
class EventTable;
class EventsModel;
class FilterPanel;
class MessageBar;
class OverviewStrip;
class ReportView;
class Room;
class SearchBox;
class TimelineView;
struct DecisionQuestion;

enum class ExportFormat { Json, ClaimsCsv, EventsCsv, DisagreementsCsv, Svg };

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    CaseSession* session() const { return m_session; }
    CaseDocument* document() const { return m_document; }

    // The case in `file` (when it is not empty), else the one that was open last, else the sample case, which is made
    // when it is not there.
    void begin(const QString& file);
    void openCase(const QString& file); // in the background, see CaseDocument::open
    void readClaim(base::ClaimId claim);
    void readPassage(base::ReportId report, base::Span span);
    // What is selected or marked in the report, or the quote that has the focus, onto the clipboard with where it is
    // from.
    void copyQuote();
    // What the filter shows, as a PDF. Like writeExport, it says on the message bar what came of it.
    bool writeBrief(const QString& file, const QString& title, const QString& author, PaperSize paper);
    bool writeExport(const QString& file, ExportFormat format); // of the whole case; the picture of what is shown

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // main_window.cpp: parts and wiring
    QWidget* centre();
    QWidget* timelinePage();
    QWidget* eventsPage();
    QWidget* disagreementsPage();
    void makeStatusBar();
    void updateEmptyState();
    void updateStatus();
    void updateTitle();
    void fitHint();
    void showPage(int page);
    void syncEventTable();
    void openReport();

    // main_window_actions.cpp: menus and tool bar
    void makeActions();
    void makeToolBar();
    void updateActions();
    void fillRecentMenu();
    // `tip`: what it does, for the status bar.
    QAction* action(const QString& text, const QString& tip, const QKeySequence& shortcut, std::function<void()> run);

    // main_window_files.cpp: opening, importing, exporting, remembering
    void newCase();
    void chooseCase();
    void saveCopy();
    void openSample();
    void importSample();
    bool isSample() const;
    void showProgress();
    void showDeciding();
    void hideProgress();
    void cancelWork();
    void chooseReports();
    void chooseFolder();
    void importPaths(const QStringList& paths);
    void importFinished(const ImportSummary& summary);
    void showImportDetails();
    void caseOpened();
    void rememberWindow();
    void restoreWindow();
    void rememberCase();
    void restoreCase();

    // main_window_exports.cpp: brief and data
    void exportBrief();
    void exportData();
    void sayWritten(const QString& problem, const QString& done, const QString& file);

    // main_window_decisions.cpp: what the analyst decides
    bool ask(const DecisionQuestion& question, store::DecisionKind kind, const std::string& subject);
    void renameEvent();
    void hideEvent();
    void mergeEvent();
    void splitEvent(); // what one report tells of it
    void moveClaim(base::ClaimId claim);
    // The other events as choices, in order of time; those that the filter hides last.
    Choices eventChoices(base::EventId except) const;
    void renameActor(base::ActorId actor);
    void mergeActor(base::ActorId actor);
    void gradeSource(base::SourceId source);
    void gradeClaim(base::ClaimId claim);
    void dateReport(base::ReportId report);
    void dateOpenReport();
    void takeBackDate(base::ReportId report);
    void noteDisagreement(base::DisagreementId disagreement);
    void dismissDisagreement(base::DisagreementId disagreement);
    void showDecisions();

    CaseSession* m_session;
    CaseDocument* m_document;

    FilterPanel* m_filters = nullptr;
    EventPanel* m_event = nullptr;
    ReportView* m_report = nullptr;
    ChipsBar* m_chips = nullptr;
    MessageBar* m_message = nullptr;
    SearchBox* m_search = nullptr;
    TimelineView* m_timeline = nullptr;
    EventsModel* m_events = nullptr;
    EventTable* m_eventTable = nullptr;
    QTreeView* m_disagreements = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;

    QLabel* m_caseName = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_saved = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_stage = nullptr; // with the next two: what goes on in the background
    QProgressBar* m_bar = nullptr;
    QToolButton* m_cancel = nullptr;

    QAction* m_import = nullptr;
    QAction* m_importFolder = nullptr;
    QAction* m_saveCopy = nullptr;
    QAction* m_brief = nullptr;
    QAction* m_export = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_renameEvent = nullptr;
    QAction* m_hideEvent = nullptr;
    QAction* m_mergeEvent = nullptr;
    QAction* m_splitEvent = nullptr;
    QAction* m_dateReport = nullptr;
    QAction* m_copyQuote = nullptr;
    QAction* m_decisions = nullptr;
    QAction* m_clearFilter = nullptr;
    QAction* m_showHidden = nullptr;
    QAction* m_showFilters = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_view = nullptr;
    QToolButton* m_rule = nullptr;
    Room* m_room = nullptr;

    ImportSummary m_lastImport;
};

} // namespace parallax::app
