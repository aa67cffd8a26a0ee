// The whole window on a real case file: first start, import in the background, decisions, reading, searching,
// remembering, errors.
#include "app/case_session.h"
#include "app/jobs/aside.h"
#include "app/models/events_model.h"
#include "app/output_file.h"
#include "app/panels/chips_bar.h"
#include "app/panels/disagreement_card.h"
#include "app/panels/event_panel.h"
#include "app/panels/filter_panel.h"
#include "app/panels/search_box.h"
#include "app/report/report_view.h"
#include "app/text/words.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/message_bar.h"
#include "app/window/decision_dialog.h"
#include "app/window/first_start.h"
#include "app/window/main_window.h"
#include "app/window/recent_cases.h"
#include "app/window/shortcuts_dialog.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProcess>
#include <QProgressDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace parallax;
using app::MainWindow;

namespace {

constexpr int patience = 60000; // milliseconds: also under sanitizers on a busy machine

void write(const QString& file, const QByteArray& bytes) {
    QFile out(file);
    QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(file));
    out.write(bytes);
}

QString labelText(const QWidget& window, const char* name) {
    const auto* label = window.findChild<QLabel*>(QString::fromLatin1(name));
    return label != nullptr ? label->text() : QString();
}

app::MessageBar* bar(const MainWindow& window) {
    return window.findChild<app::MessageBar*>();
}

// Until nothing goes on in the background any more.
bool settled(const MainWindow& window) {
    return QTest::qWaitFor([&] { return !window.document()->busy(); }, patience);
}

// Opens `file` and waits for it; whether it is the open case then.
bool opens(MainWindow& window, const QString& file) {
    window.openCase(file);
    return settled(window) && window.document()->fileName() == file;
}

base::EventId mostDisputed(const app::CaseSession& session) {
    base::EventId best;
    std::size_t most = 0;
    for (const base::EventId event : session.visibleEvents()) {
        const std::size_t count = session.index().of(event).disagreements.size();
        if (count > most) {
            most = count;
            best = event;
        }
    }
    return best;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void firstStartMakesTheSampleCase();
    void theLastCaseOpensAgainWhereOneWas();
    void aNarrowWindowLeavesTheTimelineItsRoom();
    void anEventThatIsSelectedFillsThePanel();
    void aClickOnTheTimelineSelects();
    void filteringByAnActorHidesTheOthers();
    void aQuoteOpensTheReport();
    void decisionsAreUndoneAndRedone();
    void aDecisionIsAskedWithItsReason();
    void aReportIsDatedByHand();
    void aDismissedDisagreementIsTakenBack();
    void eventsAreMergedAndTakenApartAgain();
    void importRunsInTheBackground();
    void aCaseBeginsWithWhatIsDisputedMost();
    void importCanBeCancelled();
    void whatIsSkippedIsSaid();
    void droppedReportsAreImported();
    void searchFindsEventsActorsAndPassages();
    void errorsAreSentences();
    void filesThatAreNoGoodCaseAreToldApart();
    void openingCanBeCancelledAndReplaced();
    void decisionsInARowAllShow();
    void aCopyIsACase();
    void aBriefCanBeReadBack();
    void exportsAreWritten();
    void anExportCanBeStopped();
    void emptyTablesSaySo();
    void whatAnEventIsCalledAlwaysHasRoom();
    void everyKeyIsListed();
    void everyControlHasAName();

private:
    // A window on a copy of the sample case.
    std::unique_ptr<MainWindow> sampleWindow();

    QTemporaryDir m_folder;
    QString m_sample; // made once by the first test
};

void WindowTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("ParallaxTest"));
    QCoreApplication::setApplicationName(QStringLiteral("WindowTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(m_folder.isValid());
    m_sample = m_folder.filePath(QStringLiteral("made.parallax"));
    QFile::remove(app::sampleCaseFile());
}

void WindowTest::init() {
    QSettings().clear();
}

std::unique_ptr<MainWindow> WindowTest::sampleWindow() {
    static int number = 0;
    const QString copy = m_folder.filePath(QStringLiteral("copy %1.parallax").arg(++number));
    QFile::copy(m_sample, copy);
    auto window = std::make_unique<MainWindow>();
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get()); // shortcuts need it
    window->begin(copy);
    if (!settled(*window))
        qWarning("the case was not opened in time");
    return window;
}

void WindowTest::firstStartMakesTheSampleCase() {
    {
        MainWindow window;
        window.show();
        window.begin({});
        QVERIFY(window.document()->importing());
        QTRY_VERIFY_WITH_TIMEOUT(!window.document()->importing(), patience);
        QCOMPARE(window.session()->content()->reports.size(), 6U);
        QVERIFY(!window.session()->content()->disagreements.empty());
        QVERIFY(bar(window)->isVisible());
        QVERIFY(bar(window)->text().contains(QStringLiteral("sample")));
        QCOMPARE(app::RecentCases::files(), QStringList({app::sampleCaseFile()}));
        QVERIFY(labelText(window, "counts").startsWith(QStringLiteral("6 reports · ")));
        window.close();
    }
    QVERIFY(QFile::rename(app::sampleCaseFile(), m_sample));
}

void WindowTest::theLastCaseOpensAgainWhereOneWas() {
    base::EventId event;
    QString file;
    {
        auto window = sampleWindow();
        file = window->document()->fileName();
        event = mostDisputed(*window->session());
        QVERIFY(event);
        window->session()->select(event);
        window->findChild<QTabBar*>(QStringLiteral("views"))->setCurrentIndex(1);
        window->resize(1111, 777);
        window->close();
    }
    MainWindow window;
    window.show();
    window.begin({});
    QVERIFY(window.document()->opening());
    QVERIFY(settled(window));
    QCOMPARE(window.document()->fileName(), file);
    QCOMPARE(window.session()->selected().value, event.value);
    QCOMPARE(window.findChild<QTabBar*>(QStringLiteral("views"))->currentIndex(), 1);
    QCOMPARE(window.size(), QSize(1111, 777));
    auto* table = window.findChild<QTableView*>(QStringLiteral("eventTable"));
    QTRY_VERIFY(table->currentIndex().isValid());
}

void WindowTest::aNarrowWindowLeavesTheTimelineItsRoom() {
    auto window = sampleWindow();
    auto* filters = window->findChild<app::FilterPanel*>();
    auto* tools = window->findChild<QToolBar*>(QStringLiteral("tools"));
    const auto narrow = [&] { window->resize(window->fontMetrics().averageCharWidth() * 110, 600); };
    const auto wide = [&] { window->resize(window->fontMetrics().averageCharWidth() * 200, 800); };
    wide();
    QVERIFY(filters->isVisible());
    QCOMPARE(tools->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    narrow();
    QVERIFY(!filters->isVisible());
    QCOMPARE(tools->toolButtonStyle(), Qt::ToolButtonIconOnly);
    wide();
    QVERIFY(filters->isVisible());
    QCOMPARE(tools->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);

    QTest::keyClick(window.get(), Qt::Key_F9); // put away by hand: width does not bring it back
    QVERIFY(!filters->isVisible());
    narrow();
    wide();
    QVERIFY(!filters->isVisible());
    QTest::keyClick(window.get(), Qt::Key_F9);
    narrow();
    QTest::keyClick(window.get(), Qt::Key_F9); // brought back by hand while narrow: it stays
    QVERIFY(filters->isVisible());
    wide();
    QVERIFY(filters->isVisible());
}

void WindowTest::anEventThatIsSelectedFillsThePanel() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const base::EventId event = mostDisputed(session);
    session.select(event);
    const auto* panel = window->findChild<app::EventPanel*>();
    QCOMPARE(labelText(*panel->widget(), "eventTitle"), QString::fromStdString(session.content()->find(event)->title));
    QCOMPARE(panel->widget()->findChildren<app::DisagreementCard*>().size(),
             qsizetype(session.index().of(event).disagreements.size()));
}

void WindowTest::aClickOnTheTimelineSelects() {
    auto window = sampleWindow();
    auto* timeline = window->findChild<app::TimelineView*>();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    timeline->setAnimated(false);
    timeline->setFocus();
    timeline->fitAll();
    QTest::qWait(50);
    // Somewhere in the lanes a click hits an event: a line of clicks down the middle finds one.
    app::CaseSession& session = *window->session();
    for (int y = 40; y < timeline->height() && !session.selected(); y += 6) {
        for (int x = 20; x < timeline->width() && !session.selected(); x += 12)
            QTest::mouseClick(timeline, Qt::LeftButton, Qt::NoModifier, QPoint(x, y));
    }
    QVERIFY(session.selected());
    const auto* panel = window->findChild<app::EventPanel*>();
    QCOMPARE(labelText(*panel->widget(), "eventTitle"),
             QString::fromStdString(session.content()->find(session.selected())->title));
}

void WindowTest::filteringByAnActorHidesTheOthers() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    auto* list = window->findChild<QListView*>(QStringLiteral("actorList"));
    const QModelIndex first = list->model()->index(0, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(first).center());
    QCOMPARE(session.filter().actors.size(), 1U);
    const base::ActorId actor = *session.filter().actors.begin();
    QVERIFY(session.visibleEvents().size() < session.content()->events.size());
    for (const base::EventId id : session.visibleEvents()) {
        const auto actors = session.content()->find(id)->actors;
        QVERIFY(std::any_of(actors.begin(), actors.end(),
                            [&](const event::EventActor& one) { return one.actor == actor; }));
    }
    QVERIFY(window->findChild<app::ChipsBar*>()->countText().contains(QStringLiteral(" of ")));
}

void WindowTest::aQuoteOpensTheReport() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    session.select(mostDisputed(session));
    const auto* panel = window->findChild<app::EventPanel*>();
    auto* card = panel->widget()->findChild<app::DisagreementCard*>();
    auto* quote = card->findChild<QLabel*>(QStringLiteral("quote"));
    const QString evidence = quote->parentWidget()->objectName(); // evidence-C12
    const base::ClaimId claim{evidence.mid(10).toLongLong()};
    const auto* report = window->findChild<app::ReportView*>();
    QVERIFY(!report->isVisible());
    Q_EMIT quote->linkActivated(QStringLiteral("claim:%1").arg(claim.value));
    QVERIFY(report->isVisible());
    const pipeline::Claim* found = session.content()->find(claim);
    QVERIFY(report->report() == found->report);
    QVERIFY2(report->highlighted().simplified().contains(QString::fromStdString(found->quote).simplified()),
             qPrintable(report->highlighted()));
    QTest::mouseClick(window->findChild<QToolButton*>(QStringLiteral("closeReport")), Qt::LeftButton);
    QVERIFY(!report->isVisible());
}

void WindowTest::decisionsAreUndoneAndRedone() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const base::EventId event = mostDisputed(session);
    session.select(event);
    const QString before = QString::fromStdString(session.content()->find(event)->title);
    QVERIFY(window->document()->decide(store::DecisionKind::EventTitle, event.text(), QStringLiteral("A better name"),
                                       QStringLiteral("clearer")));
    const auto* panel = window->findChild<app::EventPanel*>();
    const auto title = [&] { return labelText(*panel->widget(), "eventTitle"); };
    QVERIFY(settled(*window));
    QCOMPARE(title(), QStringLiteral("A better name"));
    QVERIFY(session.selected() == event);
    QCOMPARE(window->document()->undoWords(), QStringLiteral("rename event"));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(title(), before);
    QVERIFY(!window->document()->canUndo());
    QVERIFY(window->document()->redo());
    QVERIFY(settled(*window));
    QCOMPARE(title(), QStringLiteral("A better name"));
    QCOMPARE(session.decisions().size(), 1U);
    QCOMPARE(QString::fromStdString(session.decisions().front().reason), QStringLiteral("clearer"));
}

void WindowTest::aDecisionIsAskedWithItsReason() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    session.select(mostDisputed(session));
    QString focused;
    QTimer::singleShot(0, window.get(), [&] {
        auto* dialog = qobject_cast<app::DecisionDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        focused = dialog->focusWidget() == nullptr ? QString() : dialog->focusWidget()->objectName();
        dialog->findChild<QLineEdit*>(QStringLiteral("value"))->setText(QStringLiteral("Another name"));
        dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("the court calls it so"));
        dialog->accept();
    });
    QTest::keyClick(window.get(), Qt::Key_F2);
    QVERIFY(settled(*window));
    QCOMPARE(focused, QStringLiteral("value")); // what is typed at once goes there
    QCOMPARE(session.decisions().size(), 1U);
    QCOMPARE(session.decisions().front().value, std::string("Another name"));
    QCOMPARE(session.decisions().front().reason, std::string("the court calls it so"));
}

void WindowTest::aReportIsDatedByHand() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const base::ReportId id = session.content()->reports.front().id;
    const base::TimeInterval before = session.content()->find(id)->report.published;
    const auto* message = window->findChild<app::MessageBar*>();
    QTest::keyClick(window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(message->text().contains(QStringLiteral("No report is open")));

    window->readPassage(id, {});
    bool focused = false;
    std::pair<QString, bool> wrong, right; // what is said of a line, and whether it is accepted
    QTimer::singleShot(0, window.get(), [&] {
        auto* dialog = qobject_cast<app::DecisionDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        auto* value = dialog->findChild<QLineEdit*>(QStringLiteral("value"));
        const auto* reading = dialog->findChild<QLabel*>(QStringLiteral("reading"));
        const auto buttons = dialog->findChildren<QPushButton*>();
        const auto accept = std::find_if(buttons.begin(), buttons.end(), [](auto* one) { return one->isDefault(); });
        focused = dialog->focusWidget() == value;
        value->setText(QStringLiteral("one fine day"));
        wrong = {reading->text(), (*accept)->isEnabled()};
        value->setText(QStringLiteral("3 march 2011"));
        right = {reading->text(), (*accept)->isEnabled()};
        dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("the archive says so"));
        dialog->accept();
    });
    QTest::mouseClick(window->findChild<QToolButton*>(QStringLiteral("dateReport")), Qt::LeftButton);
    QVERIFY(focused);
    QCOMPARE(wrong, std::pair(QStringLiteral("This is no date."), false));
    QCOMPARE(right, std::pair(QStringLiteral("3 March 2011"), true));
    QVERIFY(settled(*window));
    const pipeline::CaseReport* dated = session.content()->find(id);
    QVERIFY(dated->datedByHand);
    QCOMPARE(base::edtf(dated->report.published), std::string("2011-03-03"));
    QCOMPARE(dated->report.publishedBecause, std::string("set by hand: the archive says so"));
    QCOMPARE(app::reportDate(*dated), QStringLiteral("3 Mar 2011†"));
    QVERIFY(labelText(*window, "dateMarks").contains(QStringLiteral("† date set by hand")));
    QCOMPARE(window->document()->undoWords(), QStringLiteral("date report"));

    Q_EMIT window->findChild<app::FilterPanel*>()->readDateRequested(id);
    QVERIFY(settled(*window));
    QVERIFY(!session.content()->find(id)->datedByHand);
    QVERIFY(session.content()->find(id)->report.published == before);
}

void WindowTest::aDismissedDisagreementIsTakenBack() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const base::EventId event = mostDisputed(session);
    session.select(event);
    const std::size_t before = session.index().disagreements();
    const std::size_t here = session.index().of(event).disagreements.size();
    const base::DisagreementId id = session.index().of(event).disagreements.front()->id;
    QVERIFY(window->document()->decide(store::DecisionKind::DisagreementDismissed, id.text(), QStringLiteral("1"), {}));
    QVERIFY(settled(*window));
    QCOMPARE(session.index().of(event).disagreements.size(), here - 1);
    QVERIFY(labelText(*window, "counts").contains(QStringLiteral(" · %1 disagreement").arg(before - 1)));
    Q_EMIT window->findChild<app::EventPanel*>()
        ->widget()
        ->findChild<QLabel*>(QStringLiteral("dismissed"))
        ->linkActivated(QStringLiteral("restore:%1").arg(id.value));
    QVERIFY(settled(*window));
    QCOMPARE(session.index().of(event).disagreements.size(), here);
    QVERIFY(labelText(*window, "counts").contains(QStringLiteral(" · %1 disagreement").arg(before)));
    QVERIFY(window->document()->undo()); // that it was taken back can be taken back, too
    QVERIFY(settled(*window));
    QCOMPARE(session.index().disagreements(), before - 1);
}

void WindowTest::eventsAreMergedAndTakenApartAgain() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const std::size_t before = session.content()->events.size();
    const base::EventId gone = session.visibleEvents().at(3);
    const base::EventId into = session.visibleEvents().at(2);
    session.select(gone);
    QTimer::singleShot(0, window.get(), [into] {
        auto* dialog = qobject_cast<app::DecisionDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->value(), QString::fromStdString(into.text())); // the one beside it is proposed
        dialog->accept();
    });
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(settled(*window));
    QCOMPARE(session.content()->events.size(), before - 1);
    QVERIFY(session.selected() == into);
    QVERIFY(window->document()->undo());
    QVERIFY(settled(*window));
    QCOMPARE(session.content()->events.size(), before);
    QVERIFY(window->document()->redo());
    QVERIFY(settled(*window));
    QCOMPARE(session.content()->events.size(), before - 1);
}

void WindowTest::importRunsInTheBackground() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("background.parallax"))));
    QCOMPARE(labelText(window, "counts"), QStringLiteral("0 reports · 0 events · 0 claims · 0 disagreements"));
    const QString report = m_folder.filePath(QStringLiteral("one.txt"));
    write(report, "Ferry sinks off Lund Point\nPublished: 4 May 2021\n\nThree people died when the ferry Aster sank "
                  "off Lund Point on Monday, police said.\n");
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({report}));
    QVERIFY(window.document()->importing());
    QVERIFY(!window.document()->importReports({report})); // one at a time
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
    QVERIFY(bar(window)->text().startsWith(QStringLiteral("1 new report read")));
    // The same file again is no new report, and says so.
    QVERIFY(window.document()->importReports({report}));
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
    QVERIFY(bar(window)->text().startsWith(QStringLiteral("No new report")));
}

void WindowTest::aCaseBeginsWithWhatIsDisputedMost() {
    MainWindow window;
    window.show();
    const QString file = m_folder.filePath(QStringLiteral("begins.parallax"));
    QVERIFY(window.document()->create(file));
    QVERIFY(window.document()->importReports({m_folder.filePath(QStringLiteral("begins"))}));
    QVERIFY(settled(window)); // nothing is there to read
    QVERIFY(!window.session()->selected());
    QDir().mkpath(m_folder.filePath(QStringLiteral("begins")));
    const char* const figures[] = {"Six", "Nine"};
    for (const char* figure : figures) {
        QFile report(m_folder.filePath(QStringLiteral("begins/%1.txt").arg(QLatin1String(figure))));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write(QByteArray(figure) + " Post\n\nRaid on a mill in Ostrel\n\nMay 3, 2011\n\n" + figure +
                     " millers were killed on Monday when gunmen stormed a mill in Ostrel, police said.\n");
    }
    QVERIFY(window.document()->importReports({m_folder.filePath(QStringLiteral("begins"))}));
    QVERIFY(settled(window));
    QVERIFY(window.session()->mostDisputed());
    QVERIFY(window.session()->selected() == window.session()->mostDisputed());
    MainWindow other; // where nobody looked at it yet
    other.show();
    QVERIFY(opens(other, file));
    QVERIFY(other.session()->selected() == other.session()->mostDisputed());
}

void WindowTest::importCanBeCancelled() {
    MainWindow window;
    window.show();
    const QString file = m_folder.filePath(QStringLiteral("cancelled.parallax"));
    QVERIFY(window.document()->create(file));
    QByteArray lines;
    for (int i = 0; i < 400; ++i) {
        lines += "{\"title\":\"Blast " + QByteArray::number(i) + "\",\"published\":\"2021-05-04\",\"text\":\"" +
                 QByteArray("A bomb killed three people in Lund on Monday, police said. ").repeated(20) +
                 QByteArray::number(i) + "\"}\n";
    }
    const QString reports = m_folder.filePath(QStringLiteral("many.jsonl"));
    write(reports, lines);
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({reports}));
    window.document()->cancelImport();
    QVERIFY(finished.wait(patience));
    QVERIFY(window.session()->content()->reports.empty());
    QVERIFY(bar(window)->text().contains(QStringLiteral("cancelled")));
    // A window that closes while an import runs takes the import with it.
    QVERIFY(window.document()->importReports({reports}));
    window.document()->close();
    QVERIFY(!window.document()->importing());
    QVERIFY(opens(window, file));
    QVERIFY(window.session()->content()->reports.empty());
}

void WindowTest::whatIsSkippedIsSaid() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("skipped.parallax"))));
    const QString empty = m_folder.filePath(QStringLiteral("empty.txt"));
    write(empty, "");
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({empty, m_folder.filePath(QStringLiteral("gone.txt"))}));
    QVERIFY(finished.wait(patience));
    const auto summary = finished.first().first().value<app::ImportSummary>();
    QCOMPARE(summary.newReports, 0);
    QCOMPARE(std::count_if(summary.diagnostics.begin(), summary.diagnostics.end(),
                           [](const base::Diagnostic& one) { return one.severity == base::Severity::Skipped; }),
             2);
    QCOMPARE(bar(window)->text(), QStringLiteral("No new report was found. 2 files were skipped."));
}

void WindowTest::droppedReportsAreImported() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("dropped.parallax"))));
    const QString report = m_folder.filePath(QStringLiteral("dropped.txt"));
    write(report, "Mine collapses in Orsk Valley\n\nNine miners were hurt when a shaft collapsed on 3 June 2020, "
                  "officials said.\n");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(report)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QCoreApplication::sendEvent(&window, &drop);
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
}

void WindowTest::searchFindsEventsActorsAndPassages() {
    auto window = sampleWindow();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    auto* box = window->findChild<app::SearchBox*>();
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, QStringLiteral("depot"));
    QTRY_VERIFY(box->list()->model()->rowCount() > 1);
    QStringList headings;
    for (int row = 0; row < box->list()->model()->rowCount(); ++row) {
        const QModelIndex index = box->list()->model()->index(row, 0);
        if (!(index.flags() & Qt::ItemIsSelectable))
            headings.append(index.data().toString());
    }
    QVERIFY2(headings.contains(QStringLiteral("In reports")), qPrintable(headings.join(QLatin1Char(','))));
    // The last row is a passage: it opens its report.
    while (box->list()->currentIndex().row() + 1 < box->list()->model()->rowCount())
        QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    const auto* report = window->findChild<app::ReportView*>();
    QVERIFY(report->isVisible());
    QVERIFY(report->highlighted().contains(QStringLiteral("depot"), Qt::CaseInsensitive));
}

void WindowTest::errorsAreSentences() {
    MainWindow window;
    window.show();
    QVERIFY(!opens(window, m_folder.filePath(QStringLiteral("not there.parallax"))));
    QVERIFY(bar(window)->isVisible());
    QVERIFY2(bar(window)->text().contains(QStringLiteral("not there.parallax")), qPrintable(bar(window)->text()));
    const QString text = m_folder.filePath(QStringLiteral("text.parallax"));
    write(text, "this is no case at all, but long enough to be looked at as a database header, which it is not");
    QVERIFY(!opens(window, text));
    QVERIFY2(bar(window)->text().contains(QStringLiteral("text.parallax")), qPrintable(bar(window)->text()));
    QCOMPARE(bar(window)->kind(), app::MessageKind::Problem);
    QVERIFY(!window.document()->isOpen());
    // An open case stays open when another one cannot be opened.
    QVERIFY(opens(window, m_sample));
    QVERIFY(!opens(window, text));
    QCOMPARE(window.document()->fileName(), m_sample);
    QVERIFY(!window.session()->content()->events.empty());
    QVERIFY(!window.document()->create(m_sample)); // never over a file that is there
}

// Each is named with what is wrong with it, and is left as it was.
void WindowTest::filesThatAreNoGoodCaseAreToldApart() {
    QFile made(m_sample);
    QVERIFY(made.open(QIODevice::ReadOnly));
    const QByteArray sound = made.readAll();
    QByteArray newer = sound;
    newer.replace(60, 4, QByteArray::fromHex("00000063")); // user_version, in the header of the database
    const std::pair<QByteArray, const char*> files[] = {{newer, "newer version"},
                                                        {sound.left(sound.size() / 2), "damaged"},
                                                        {sound.left(50), "damaged"},
                                                        {QByteArray(), "empty file"},
                                                        {QByteArray(70000, '\x5a'), "not a case file"}};
    MainWindow window;
    window.show();
    QVERIFY(opens(window, m_sample));
    int number = 0;
    for (const auto& [bytes, words] : files) {
        const QString file = m_folder.filePath(QStringLiteral("bad %1.parallax").arg(++number));
        write(file, bytes);
        QVERIFY(!opens(window, file));
        QVERIFY2(bar(window)->text().contains(file), qPrintable(bar(window)->text()));
        QVERIFY2(bar(window)->text().contains(QString::fromLatin1(words)), qPrintable(bar(window)->text()));
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), bytes);
        QCOMPARE(window.document()->fileName(), m_sample);
    }
    QVERIFY(!opens(window, m_folder.path()));
    QVERIFY2(bar(window)->text().contains(QStringLiteral("is a folder")), qPrintable(bar(window)->text()));
    // An import of what cannot be read changes nothing and says of each file why.
    const QString text = m_folder.filePath(QStringLiteral("bad 5.parallax"));
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({text, QStringLiteral("/no/such/report.txt")}));
    QVERIFY(finished.wait(patience));
    const auto summary = finished.first().first().value<app::ImportSummary>();
    QCOMPARE(summary.newReports, 0);
    QCOMPARE(summary.diagnostics.size(), 2U);
    QCOMPARE(window.session()->content()->reports.size(), 6U);
}

void WindowTest::openingCanBeCancelledAndReplaced() {
    MainWindow window;
    window.show();
    QSignalSpy opened(window.document(), &app::CaseDocument::opened);
    QSignalSpy ended(window.document(), &app::CaseDocument::settled);
    window.openCase(m_sample);
    window.document()->cancelOpening();
    QVERIFY(ended.wait(patience));
    QVERIFY(!window.document()->opening());
    QVERIFY(!window.session()->waiting());
    // Too late to be cancelled, or nothing is open; never something between.
    QCOMPARE(window.document()->isOpen(), opened.size() == 1);
    QCOMPARE(window.session()->content()->reports.empty(), opened.isEmpty());
    // Of two in a row the last one counts.
    const QString copy = m_folder.filePath(QStringLiteral("replaced.parallax"));
    QVERIFY(QFile::copy(m_sample, copy));
    opened.clear();
    window.openCase(m_sample);
    window.openCase(copy);
    QVERIFY(settled(window));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(window.document()->fileName(), copy);
}

// Each decision is shown although the one before is still being read.
void WindowTest::decisionsInARowAllShow() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    app::CaseDocument& document = *window->document();
    const base::EventId first = session.visibleEvents().at(0);
    const base::EventId second = session.visibleEvents().at(1);
    QVERIFY(document.decide(store::DecisionKind::EventTitle, first.text(), QStringLiteral("One"), {}));
    QVERIFY(document.decide(store::DecisionKind::EventTitle, second.text(), QStringLiteral("Two"), {}));
    QVERIFY(document.decide(store::DecisionKind::EventTitle, first.text(), QStringLiteral("Three"), {}));
    QVERIFY(document.undo());
    QVERIFY(settled(*window));
    QCOMPARE(session.content()->find(first)->title, std::string("One"));
    QCOMPARE(session.content()->find(second)->title, std::string("Two"));
    QCOMPARE(session.decisions().size(), 3U);
}

void WindowTest::aCopyIsACase() {
    auto window = sampleWindow();
    const QString copy = m_folder.filePath(QStringLiteral("saved.parallax"));
    write(copy, "in the way");
    QVERIFY(window->document()->copyTo(copy));
    MainWindow other;
    QVERIFY(opens(other, copy));
    QCOMPARE(other.session()->content()->events.size(), window->session()->content()->events.size());
}

void WindowTest::aBriefCanBeReadBack() {
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not there");
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    session.setFilter(filter);
    const QString file = m_folder.filePath(QStringLiteral("brief.pdf"));
    QVERIFY(window->writeBrief(file, QStringLiteral("What the sources say"), QStringLiteral("A. Coder"),
                               app::PaperSize::A4));
    QVERIFY(bar(*window)->text().contains(QStringLiteral("brief.pdf")));
    QProcess process;
    process.start(reader, {QStringLiteral("-layout"), file, QStringLiteral("-")});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.contains(QStringLiteral("What the sources say")));
    QVERIFY(text.contains(QStringLiteral("A. Coder")));
    QVERIFY(text.contains(QStringLiteral("S1")));
    // Where it cannot be written, the reason is said.
    QVERIFY(!window->writeBrief(m_folder.filePath(QStringLiteral("no such folder/brief.pdf")), {}, {},
                                app::PaperSize::Letter));
    QCOMPARE(bar(*window)->kind(), app::MessageKind::Problem);
}

void WindowTest::exportsAreWritten() {
    auto window = sampleWindow();
    const QString json = m_folder.filePath(QStringLiteral("out.json"));
    QVERIFY(window->writeExport(json, app::ExportFormat::Json));
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(object.value(QStringLiteral("reports")).toArray().size(), 6);
    QCOMPARE(object.value(QStringLiteral("events")).toArray().size(),
             qsizetype(window->session()->content()->events.size()));
    QVERIFY(window->writeExport(m_folder.filePath(QStringLiteral("out.csv")), app::ExportFormat::ClaimsCsv));
    QVERIFY(!window->writeExport(m_folder.filePath(QStringLiteral("no such folder/out.csv")),
                                 app::ExportFormat::EventsCsv));
    QCOMPARE(bar(*window)->kind(), app::MessageKind::Problem);
}

void WindowTest::anExportCanBeStopped() {
    const QString path = m_folder.filePath(QStringLiteral("stopped.csv"));
    bool more = true;
    QTimer stopper;
    connect(&stopper, &QTimer::timeout, this, [] {
        if (auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget()))
            Q_EMIT dialog->canceled();
    });
    stopper.start(20);
    {
        app::OutputFile output(path.toStdString());
        more = app::doAside(nullptr, QStringLiteral("Writing"), [&](base::Progress& progress) {
            app::StoppableStream stoppable(output.stream(), progress);
            for (;;) { // as long as it is let
                stoppable.stream() << "one more line\n";
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
    }
    QVERIFY(!more);
    QVERIFY(!QFile::exists(path));
    QVERIFY_THROWS_EXCEPTION(base::Error, app::doAside(nullptr, QStringLiteral("Writing"),
                                                       [](base::Progress&) { throw base::Error("cannot write"); }));
    QVERIFY(app::doAside(nullptr, QStringLiteral("Writing"), [](base::Progress&) {}));
}

void WindowTest::emptyTablesSaySo() {
    auto window = sampleWindow();
    auto* table = window->findChild<QTableView*>(QStringLiteral("eventTable"));
    const auto* hint = table->findChild<QLabel*>(QStringLiteral("emptyHint"));
    window->findChild<QTabBar*>(QStringLiteral("views"))->setCurrentIndex(1);
    QVERIFY(!hint->isVisible());
    pipeline::Filter filter;
    filter.actors = {{999999}}; // takes part in nothing
    window->session()->setFilter(filter);
    QVERIFY(hint->isVisible());
    QVERIFY(!hint->text().isEmpty());
    window->session()->setFilter({});
    QVERIFY(!hint->isVisible());
}

void WindowTest::whatAnEventIsCalledAlwaysHasRoom() {
    auto window = sampleWindow();
    window->findChild<QTabBar*>(QStringLiteral("views"))->setCurrentIndex(1);
    const auto* table = window->findChild<QTableView*>(QStringLiteral("eventTable"));
    for (const QSize size : {QSize(1280, 800), QSize(900, 600), QSize(2400, 800)}) {
        window->resize(size);
        QTest::qWait(1);
        const int letters = table->columnWidth(app::EventsModel::Title) / table->fontMetrics().averageCharWidth();
        QVERIFY2(letters >= 20, qPrintable(QStringLiteral("%1 at %2").arg(letters).arg(size.width())));
    }
    QVERIFY(!table->isColumnHidden(app::EventsModel::Place)); // where there is room, all is there
    QVERIFY(!table->isColumnHidden(app::EventsModel::Reports));
}

void WindowTest::everyKeyIsListed() {
    auto window = sampleWindow();
    QTest::keyClick(window.get(), Qt::Key_F1);
    auto* dialog = window->findChild<app::ShortcutsDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const auto* list = dialog->findChild<QTreeWidget*>();
    int shown = 0;
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        shown += list->topLevelItem(i)->childCount();
    int keys = 0;
    QSet<QString> used;
    for (const QAction* menu : window->menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions()) {
            const QString key = action->shortcut().toString();
            if (key.isEmpty())
                continue;
            ++keys;
            QVERIFY2(!used.contains(key), qPrintable(key)); // no key means two things
            used.insert(key);
        }
    }
    QVERIFY(keys > 20);
    QVERIFY(shown > keys);
}

void WindowTest::everyControlHasAName() {
    auto window = sampleWindow();
    window->session()->select(mostDisputed(*window->session()));
    for (const auto* button : window->findChildren<QAbstractButton*>()) {
        // Qt's own buttons inside a line edit have neither text nor focus.
        if (!button->isVisible() || button->inherits("QLineEditIconButton"))
            continue;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                 qPrintable(QString::fromLatin1(button->metaObject()->className()) + QStringLiteral(" in ") +
                            button->parent()->objectName()));
    }
    for (const auto* edit : window->findChildren<QLineEdit*>()) {
        if (edit->isVisible())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
    }
    for (const auto* view : window->findChildren<QAbstractItemView*>()) {
        if (view->isVisible())
            QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
    }
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
