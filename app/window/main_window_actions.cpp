#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/models/search_model.h"
#include "app/panels/filter_panel.h"
#include "app/panels/known_on_button.h"
#include "app/panels/search_box.h"
#include "app/report/report_view.h"
#include "app/text/text.h"
#include "app/theme/glyphs.h"
#include "app/timeline/timeline_menu.h"
#include "app/window/recent_cases.h"
#include "app/window/room.h"
#include "app/window/shortcuts_dialog.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>

namespace parallax::app {

namespace {

struct Rule {
    const char* value;
    const char* label;
    const char* explained;
};

// The rules by which one value is picked from several; see core/disagreement.
const Rule rules[] = {
    {"gtd", QT_TRANSLATE_NOOP("Rules", "GTD"),
     QT_TRANSLATE_NOOP("Rules", "GTD: the latest independent source, else the majority, else the lowest")},
    {"acled", QT_TRANSLATE_NOOP("Rules", "ACLED"),
     QT_TRANSLATE_NOOP("Rules", "ACLED: the most conservative figure, revised by later information")},
    {"ucdp", QT_TRANSLATE_NOOP("Rules", "UCDP"), QT_TRANSLATE_NOOP("Rules", "UCDP: low, best and high")},
    {"range", QT_TRANSLATE_NOOP("Rules", "Range"), QT_TRANSLATE_NOOP("Rules", "Range: from the lowest to the highest")},
    {"priority", QT_TRANSLATE_NOOP("Rules", "Priority"),
     QT_TRANSLATE_NOOP("Rules", "Priority: the best graded source")},
    {"pending", QT_TRANSLATE_NOOP("Rules", "Pending"), QT_TRANSLATE_NOOP("Rules", "Pending: no best estimate yet")},
};

} // namespace

QAction* MainWindow::action(const QString& text, const QString& tip, const QKeySequence& shortcut,
                            std::function<void()> run) {
    auto* made = new QAction(text, this);
    made->setStatusTip(tip);
    if (!shortcut.isEmpty())
        made->setShortcut(shortcut);
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return made;
}

void MainWindow::makeActions() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(
        action(tr("&New case…"), tr("Makes an empty case file for reports"), QKeySequence::New, [this] { newCase(); }));
    file->addAction(action(tr("&Open…"), tr("Opens a case file"), QKeySequence::Open, [this] { chooseCase(); }));
    m_recent = file->addMenu(tr("Open &recent"));
    m_recent->menuAction()->setStatusTip(tr("Opens a case that was open before"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    file->addAction(action(tr("Open the sa&mple case"), tr("Opens a case of invented reports to try things with"), {},
                           [this] { openSample(); }));
    m_saveCopy = action(tr("&Save a copy as…"), tr("Writes a copy of the case; the case itself is always saved"),
                        QKeySequence::SaveAs, [this] { saveCopy(); });
    file->addAction(m_saveCopy);
    file->addSeparator();
    m_import = action(tr("&Import reports…"), tr("Reads reports from files into the case"),
                      QKeySequence(Qt::CTRL | Qt::Key_I), [this] { chooseReports(); });
    m_import->setIcon(icon(Glyph::Import));
    file->addAction(m_import);
    m_importFolder = action(tr("Import a &folder…"), tr("Reads all reports of a folder into the case"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { chooseFolder(); });
    file->addAction(m_importFolder);
    file->addSeparator();
    m_brief = action(tr("&Brief…"), tr("Writes what the filter shows as a PDF, each value with its source"),
                     QKeySequence::Print, [this] { exportBrief(); });
    m_brief->setIcon(icon(Glyph::Brief));
    file->addAction(m_brief);
    m_export = action(tr("&Export…"), tr("Writes the case as JSON or CSV, or the timeline as a picture"),
                      QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportData(); });
    m_export->setIcon(icon(Glyph::Export));
    file->addAction(m_export);
    file->addSeparator();
    QAction* quit =
        action(tr("&Quit"), tr("Closes the window; everything is saved"), QKeySequence::Quit, [this] { close(); });
    quit->setMenuRole(QAction::QuitRole);
    file->addAction(quit);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo =
        action(tr("&Undo"), tr("Takes the newest decision back"), QKeySequence::Undo, [this] { m_document->undo(); });
    m_undo->setIcon(icon(Glyph::Undo));
    m_redo = action(tr("&Redo"), tr("Decides again what was taken back last"), QKeySequence::Redo,
                    [this] { m_document->redo(); });
    m_redo->setIcon(icon(Glyph::Redo));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    m_renameEvent = action(tr("Re&name event…"), tr("Gives the selected event another title"), QKeySequence(Qt::Key_F2),
                           [this] { renameEvent(); });
    m_hideEvent = action(tr("&Hide event…"), tr("Leaves the selected event out of lists and briefs, or shows it again"),
                         {}, [this] { hideEvent(); });
    m_mergeEvent = action(tr("Same as another &event…"), tr("Makes one event of the selected one and another"),
                          QKeySequence(Qt::CTRL | Qt::Key_M), [this] { mergeEvent(); });
    m_splitEvent = action(tr("&Split off a report’s part…"), tr("Makes an event of its own of what one report tells"),
                          {}, [this] { splitEvent(); });
    edit->addActions({m_renameEvent, m_mergeEvent, m_splitEvent, m_hideEvent});
    edit->addSeparator();
    m_dateReport = action(tr("Set the da&te of the open report…"), tr("Says when the report was published"),
                          QKeySequence(Qt::CTRL | Qt::Key_T), [this] { dateOpenReport(); });
    edit->addAction(m_dateReport);
    edit->addSeparator();
    m_copyQuote =
        action(tr("&Copy quote with source"), tr("Copies what is marked in the report, with where it is from"),
               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyQuote(); });
    edit->addAction(m_copyQuote);
    edit->addSeparator();
    edit->addAction(
        action(tr("&Search"), tr("Searches events, actors and passages"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        }));
    edit->addAction(
        action(tr("&Find actors"), tr("Searches the list of actors"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
            m_filters->show();
            m_filters->focusSearch();
        }));
    edit->addSeparator();
    m_decisions = action(tr("&Decisions…"), tr("Lists what was decided in this case, and why"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { showDecisions(); });
    edit->addAction(m_decisions);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    m_view = view;
    const std::pair<QString, QString> pages[] = {{tr("&Timeline"), tr("Shows events as they follow each other")},
                                                 {tr("&Events"), tr("Shows events as a table")},
                                                 {tr("&Disagreements"), tr("Lists where sources disagree")}};
    for (int page = 0; page < 3; ++page) {
        view->addAction(action(pages[page].first, pages[page].second,
                               QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)),
                               [this, page] { showPage(page); }));
    }
    view->addSeparator();
    m_previous = action(tr("&Previous event"), tr("Selects the visible event before this one"),
                        QKeySequence(Qt::ALT | Qt::Key_Up), [this] { m_session->selectPrevious(); });
    m_next = action(tr("&Next event"), tr("Selects the visible event after this one"),
                    QKeySequence(Qt::ALT | Qt::Key_Down), [this] { m_session->selectNext(); });
    view->addActions({m_previous, m_next});
    view->addAction(action(tr("&Close the report"), tr("Puts the report away that is open to be read"),
                           QKeySequence(Qt::CTRL | Qt::Key_W), [this] { m_report->hide(); }));
    view->addSeparator();
    m_clearFilter = action(tr("C&lear the filter"), tr("Shows all events again"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_session->setFilter({}); });
    view->addAction(m_clearFilter);
    m_showHidden = view->addAction(tr("&Hidden events"));
    m_showHidden->setCheckable(true);
    m_showHidden->setStatusTip(tr("Shows what was hidden, too"));
    connect(m_showHidden, &QAction::toggled, this, [this](bool on) {
        pipeline::Filter filter = m_session->filter();
        filter.hidden = on;
        m_session->setFilter(filter);
    });
    const auto panel = [&](const QString& text, const QKeySequence& shortcut, int column) {
        QAction* shown = view->addAction(text);
        shown->setCheckable(true);
        shown->setStatusTip(tr("Shows or puts away this panel"));
        shown->setChecked(true);
        shown->setShortcut(shortcut);
        QWidget* widget = m_columns->widget(column);
        connect(shown, &QAction::toggled, widget, &QWidget::setVisible);
        return shown;
    };
    view->addSeparator();
    m_showFilters = panel(tr("Actors and &sources"), QKeySequence(Qt::Key_F9), 0);
    panel(tr("Selected e&vent"), QKeySequence(Qt::Key_F10), 2);

    fillTimelineMenu(menuBar()->addMenu(tr("Ti&meline")), m_timeline);

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(action(tr("&Keyboard shortcuts"), tr("Lists the keys of the window and the timeline"),
                           QKeySequence::HelpContents, [this] {
                               auto* dialog = new ShortcutsDialog(menuBar(), this);
                               dialog->setAttribute(Qt::WA_DeleteOnClose);
                               dialog->show();
                           }));
    help->addSeparator();
    QAction* about = action(tr("&About Parallax"), tr("Tells the version of this program"), {}, [this] {
        QMessageBox::about(this, tr("About Parallax"),
                           tr("<b>Parallax %1</b><p>Shows where reports of one incident agree and where they do not, "
                              "each value beside the sentence it comes from.</p>"
                              "<p>It works on this computer alone; nothing is sent anywhere.</p>")
                               .arg(QApplication::applicationVersion()));
    });
    about->setMenuRole(QAction::AboutRole);
    help->addAction(about);
}

void MainWindow::makeToolBar() {
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = fontMetrics().height() * 5 / 4;
    bar->setIconSize(QSize(side, side));
    QAction* open = action(tr("Open"), tr("Opens a case file"), {}, [this] { chooseCase(); });
    open->setIcon(icon(Glyph::Open));
    open->setToolTip(tr("Open a case (%1)").arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    bar->addAction(open);
    m_import->setIconText(tr("Import reports…"));
    m_brief->setIconText(tr("Brief…"));
    m_export->setIconText(tr("Export…"));
    bar->addActions({m_import, m_brief, m_export});
    bar->addSeparator();
    bar->addActions({m_undo, m_redo});
    m_undo->setIconText(tr("Undo"));
    m_redo->setIconText(tr("Redo"));
    m_undo->setPriority(QAction::NormalPriority);
    m_redo->setPriority(QAction::LowPriority);
    bar->addSeparator();
    m_rule = new QToolButton(bar);
    m_rule->setObjectName(QStringLiteral("rule"));
    m_rule->setIcon(icon(Glyph::Rule));
    m_rule->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_rule->setPopupMode(QToolButton::InstantPopup);
    m_rule->setAccessibleName(tr("Rule for best estimates"));
    m_rule->setToolTip(tr("The rule that picks a best estimate where sources disagree"));
    auto* menu = new QMenu(m_rule);
    auto* group = new QActionGroup(menu);
    for (const Rule& rule : rules) {
        QAction* choice = menu->addAction(QApplication::translate("Rules", rule.explained));
        choice->setCheckable(true);
        choice->setData(QString::fromLatin1(rule.value));
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, value = QString::fromLatin1(rule.value)] {
            m_document->decide(store::DecisionKind::EstimateRule, {}, value, {});
            updateActions();
        });
    }
    m_rule->setMenu(menu);
    m_rule->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // its text has an arrow
    bar->addWidget(m_rule);
    auto* knownOn = new KnownOnButton(m_session, bar);
    bar->addWidget(knownOn);
    knownOn->menu()->setTitle(tr("As &known on")); // by keyboard, too
    m_view->insertMenu(m_clearFilter, knownOn->menu());
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    auto* found = new SearchModel(
        m_session, [this](const QString& words) { return m_document->search(words); }, this);
    m_search = new SearchBox(found, bar);
    bar->addWidget(m_search);
    m_room = new Room(m_showFilters, bar, m_columns, this);
}

void MainWindow::updateActions() {
    const bool open = m_document->isOpen();
    const bool writable = open && !m_document->readOnly() && !m_document->importing() && !m_document->opening();
    const auto content = m_session->content();
    const auto event = content->find(m_session->selected());
    m_saveCopy->setEnabled(open);
    m_brief->setEnabled(!m_session->visibleEvents().empty());
    m_export->setEnabled(!content->reports.empty());
    m_import->setEnabled(!m_document->importing() && !m_document->opening() && !m_document->deciding() &&
                         (!open || !m_document->readOnly()));
    m_importFolder->setEnabled(m_import->isEnabled());
    const QString undo = m_document->undoWords();
    const QString redo = m_document->redoWords();
    m_undo->setEnabled(writable && !undo.isEmpty());
    m_redo->setEnabled(writable && !redo.isEmpty());
    m_undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo));
    m_redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo));
    m_undo->setIconText(tr("Undo"));
    m_redo->setIconText(tr("Redo"));
    m_renameEvent->setEnabled(writable && event.has_value());
    m_hideEvent->setEnabled(writable && event.has_value());
    m_mergeEvent->setEnabled(writable && event.has_value() && content->events.size() > 1);
    m_splitEvent->setEnabled(writable && event.has_value() &&
                             event->mentions.front().report != event->mentions.back().report);
    m_dateReport->setEnabled(writable && !content->reports.empty());
    m_hideEvent->setText(event.has_value() && event->hidden ? tr("S&how event again") : tr("&Hide event…"));
    m_showHidden->setChecked(m_session->filter().hidden);
    m_decisions->setEnabled(open);
    m_next->setEnabled(!m_session->visibleEvents().empty());
    m_previous->setEnabled(m_next->isEnabled());
    m_clearFilter->setEnabled(!m_session->filter().empty());
    m_rule->setEnabled(writable);
    const QString value =
        content->estimateRule.empty() ? QStringLiteral("gtd") : toQt(std::string_view(content->estimateRule));
    for (const Rule& rule : rules) {
        if (value == QLatin1String(rule.value))
            m_rule->setText(tr("Rule: %1 ▾").arg(QApplication::translate("Rules", rule.label)));
    }
    for (QAction* choice : m_rule->menu()->actions())
        choice->setChecked(choice->data().toString() == value);
}

void MainWindow::fillRecentMenu() {
    m_recent->clear();
    const QStringList files = RecentCases::files();
    for (const QString& file : files) {
        QAction* one = m_recent->addAction(QFileInfo(file).completeBaseName());
        one->setToolTip(file);
        one->setStatusTip(file);
        connect(one, &QAction::triggered, this, [this, file] { openCase(file); });
    }
    if (files.isEmpty()) {
        QAction* none = m_recent->addAction(tr("None yet"));
        none->setStatusTip(tr("Cases that were open are listed here"));
        none->setEnabled(false);
    } else {
        m_recent->addSeparator();
        QAction* forget = m_recent->addAction(tr("Forget them"), this, [] { RecentCases::clear(); });
        forget->setStatusTip(tr("Empties this list; the cases stay"));
    }
}

} // namespace parallax::app
