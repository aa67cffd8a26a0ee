// What an analyst decides in the window, taken back and done again.
#include "app/case_session.h"
#include "app/panels/event_panel.h"
#include "app/panels/filter_panel.h"
#include "app/text/words.h"
#include "app/widgets/message_bar.h"
#include "app/window/decision_dialog.h"
#include "support/window_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace parallax;
using namespace parallax::test;
using app::MainWindow;

class WindowDecisionsTest : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeSample(); }
    void init() { setUp(); }
    void decisionsAreUndoneAndRedone();
    void aDecisionIsAskedWithItsReason();
    void aReportIsDatedByHand();
    void aDismissedDisagreementIsTakenBack();
    void eventsAreMergedAndTakenApartAgain();
    void theOtherEventIsFoundByTyping();
    void decisionsInARowAllShow();
    void whatIsOnItsWayCanBeUndone();
    void whatIsOnItsWayIsWrittenWhenTheWindowCloses();
    void aDecisionThatFailsLeavesTheOneBeforeIt();
};

void WindowDecisionsTest::decisionsAreUndoneAndRedone() {
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

void WindowDecisionsTest::aDecisionIsAskedWithItsReason() {
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

void WindowDecisionsTest::aReportIsDatedByHand() {
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

void WindowDecisionsTest::aDismissedDisagreementIsTakenBack() {
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

void WindowDecisionsTest::eventsAreMergedAndTakenApartAgain() {
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

// "Same as …" is searched by typing: what does not fit is not there, and nothing is joined by mistake.
void WindowDecisionsTest::theOtherEventIsFoundByTyping() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    const std::size_t before = session.content()->events.size();
    const base::EventId gone = session.visibleEvents().at(3), into = session.visibleEvents().at(7);
    const QString title = QString::fromStdString(std::string(session.content()->find(into)->title));
    session.select(gone);
    QString focused, unknown, moved, found;
    bool mayAcceptUnknown = true;
    QTimer::singleShot(0, window.get(), [&] {
        auto* dialog = qobject_cast<app::DecisionDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        auto* search = dialog->findChild<QLineEdit*>(QStringLiteral("search"));
        focused = dialog->focusWidget() == nullptr ? QString() : dialog->focusWidget()->objectName();
        QTest::keyClick(search, Qt::Key_Up);
        moved = dialog->value();
        QTest::keyClicks(search, QStringLiteral("no such words"));
        unknown = dialog->value();
        const auto buttons = dialog->findChildren<QPushButton*>();
        const auto accept = std::find_if(buttons.begin(), buttons.end(), [](auto* one) { return one->isDefault(); });
        mayAcceptUnknown = (*accept)->isEnabled();
        search->setText(title.toUpper());
        auto* list = dialog->findChild<QListView*>(QStringLiteral("choices"));
        for (int row = 0; row < list->model()->rowCount() && dialog->value().toStdString() != into.text(); ++row)
            list->setCurrentIndex(list->model()->index(row, 0));
        found = dialog->value();
        QTest::keyClick(search, Qt::Key_Return);
    });
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(settled(*window));
    QCOMPARE(focused, QStringLiteral("search"));
    QCOMPARE(moved, QString::fromStdString(session.visibleEvents().at(1).text()));
    QCOMPARE(unknown, QString());
    QVERIFY(!mayAcceptUnknown);
    QCOMPARE(found, QString::fromStdString(into.text()));
    QCOMPARE(session.content()->events.size(), before - 1);
    QVERIFY(session.selected() == into);
}

// Each decision is shown although the one before is still being read.
void WindowDecisionsTest::decisionsInARowAllShow() {
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

void WindowDecisionsTest::whatIsOnItsWayCanBeUndone() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    app::CaseDocument& document = *window->document();
    const std::size_t before = session.content()->events.size();
    const base::EventId into = session.visibleEvents().at(2);
    const base::EventId gone = session.visibleEvents().at(3);
    QVERIFY(document.decide(store::DecisionKind::EventMerge, gone.text(), QString::fromStdString(into.text()), {}));
    QVERIFY(document.deciding()); // and the window goes on
    QCOMPARE(document.undoWords(), app::decisionWords(store::DecisionKind::EventMerge));
    // In the order of deciding, also what is quick by itself.
    QVERIFY(document.decide(store::DecisionKind::EventTitle, into.text(), QStringLiteral("Both"), {}));
    QCOMPARE(document.undoWords(), app::decisionWords(store::DecisionKind::EventTitle));
    QVERIFY(document.undo());
    QVERIFY(document.undo());
    QVERIFY(!document.canUndo());
    QVERIFY(!document.undo());
    QCOMPARE(document.redoWords(), app::decisionWords(store::DecisionKind::EventMerge));
    QVERIFY(document.redo());
    QVERIFY(document.canUndo());
    QVERIFY(document.canRedo());
    QVERIFY(settled(*window));
    QCOMPARE(session.content()->events.size(), before - 1);
    QVERIFY(session.content()->find(into)->title != "Both");
    QCOMPARE(document.undoWords(), app::decisionWords(store::DecisionKind::EventMerge));
    QCOMPARE(document.redoWords(), app::decisionWords(store::DecisionKind::EventTitle));
    QCOMPARE(session.decisions().size(), 2U);
}

void WindowDecisionsTest::whatIsOnItsWayIsWrittenWhenTheWindowCloses() {
    auto window = sampleWindow();
    app::CaseDocument& document = *window->document();
    const QString file = document.fileName();
    const base::EventId into = window->session()->visibleEvents().at(2);
    const base::EventId gone = window->session()->visibleEvents().at(3);
    const std::size_t before = window->session()->content()->events.size();
    QVERIFY(document.decide(store::DecisionKind::EventMerge, gone.text(), QString::fromStdString(into.text()), {}));
    QVERIFY(document.decide(store::DecisionKind::EventTitle, into.text(), QStringLiteral("Both"), {}));
    QVERIFY(document.deciding());
    window->close();
    window.reset();

    store::OpenStatus status = store::OpenStatus::NotThere;
    const auto store = store::Store::open(file.toStdString(), false, status);
    QVERIFY(store != nullptr);
    QCOMPARE(store->decisions().size(), 2U);
    const pipeline::Case content = store->load();
    QCOMPARE(content.events.size(), before - 1);
    QCOMPARE(content.find(into)->title, std::string("Both"));
}

void WindowDecisionsTest::aDecisionThatFailsLeavesTheOneBeforeIt() {
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    app::CaseDocument& document = *window->document();
    const base::EventId event = session.visibleEvents().at(0);
    QVERIFY(document.decide(store::DecisionKind::EventTitle, event.text(), QStringLiteral("One"), {}));
    const QString same = QString::fromStdString(event.text());
    QVERIFY(document.decide(store::DecisionKind::EventMerge, event.text(), same, {}));
    QVERIFY(document.undo()); // is meant for the merge
    QVERIFY(settled(*window));
    QVERIFY(bar(*window)->text().contains(QStringLiteral("cannot be merged with itself")));
    QCOMPARE(session.content()->find(event)->title, std::string("One"));
    QCOMPARE(session.decisions().size(), 1U);
    QVERIFY(!session.decisions().front().undone);
    QVERIFY(document.canUndo());
    QVERIFY(!document.canRedo());
}

QTEST_MAIN(WindowDecisionsTest)
#include "window_decisions_test.moc"
