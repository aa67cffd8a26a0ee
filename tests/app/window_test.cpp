// The whole window on a real case file: first start, reading, searching, remembering.
#include "app/case_session.h"
#include "app/models/events_model.h"
#include "app/panels/chips_bar.h"
#include "app/panels/disagreement_card.h"
#include "app/panels/event_panel.h"
#include "app/panels/filter_panel.h"
#include "app/panels/search_box.h"
#include "app/report/report_view.h"
#include "app/timeline/timeline_view.h"
#include "app/window/first_start.h"
#include "app/window/main_window.h"
#include "app/window/recent_cases.h"
#include "app/window/shortcuts_dialog.h"
#include "support/window_fixture.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QStatusBar>
#include <QStatusTipEvent>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include <functional>

using namespace parallax;
using namespace parallax::test;
using app::MainWindow;

class WindowTest : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeSample(); }
    void init() { setUp(); }
    void firstStartMakesTheSampleCase();
    void theLastCaseOpensAgainWhereOneWas();
    void aNarrowWindowLeavesTheTimelineItsRoom();
    void anEventThatIsSelectedFillsThePanel();
    void aClickOnTheTimelineSelects();
    void filteringByAnActorHidesTheOthers();
    void aQuoteOpensTheReport();
    void searchFindsEventsActorsAndPassages();
    void emptyTablesSaySo();
    void whatAnEventIsCalledAlwaysHasRoom();
    void everyKeyIsListed();
    void everyActionSaysWhatItDoes();
    void everyControlHasAName();
    void tabReachesEveryControl();
};

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
    QVERIFY(QFile::remove(app::sampleCaseFile()));
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
    const auto* timeline = window->findChild<app::TimelineView*>();
    QTRY_VERIFY2(timeline->width() * 100 > window->width() * 55,
                 qPrintable(QStringLiteral("%1 of %2").arg(timeline->width()).arg(window->width())));
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

void WindowTest::everyActionSaysWhatItDoes() {
    auto window = sampleWindow();
    int said = 0;
    const std::function<void(QMenu*)> look = [&](QMenu* menu) {
        Q_EMIT menu->aboutToShow(); // some are filled then
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(menu->title() + QStringLiteral(": ") + action->text()));
            ++said;
            if (action->menu() != nullptr)
                look(action->menu());
        }
    };
    for (const QAction* menu : window->menuBar()->actions())
        look(menu->menu());
    QVERIFY(said > 60);

    // What is said is seen, and the case's name is there again afterwards.
    const auto* name = window->findChild<QLabel*>(QStringLiteral("caseName"));
    const QAction* first = window->menuBar()->actions().front()->menu()->actions().front();
    QStatusTipEvent over(first->statusTip());
    QApplication::sendEvent(window.get(), &over);
    QCOMPARE(window->statusBar()->currentMessage(), first->statusTip());
    QVERIFY(!name->isVisible());
    QStatusTipEvent away{QString()};
    QApplication::sendEvent(window.get(), &away);
    QVERIFY(name->isVisible());
}

// Each control that takes the focus by Tab gets it, walking on from the timeline, or is inside one that got it.
void WindowTest::tabReachesEveryControl() {
    auto window = sampleWindow();
    window->session()->select(mostDisputed(*window->session()));
    QTest::qWait(1);
    QSet<const QWidget*> reached;
    QWidget* const first = window->findChild<app::TimelineView*>();
    first->setFocus();
    constexpr int most = 2000; // texts are walked through link by link
    QWidget* at = first;
    for (int i = 0; i < most && at != nullptr && (i == 0 || at != first); ++i) {
        reached.insert(at);
        QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
    }
    QVERIFY2(at == first, at == nullptr ? "nothing" : at->metaObject()->className()); // nobody keeps it
    QVERIFY(reached.size() > 10);
    for (const auto* widget : window->findChildren<QWidget*>()) {
        const bool wanted = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
                            widget->focusProxy() == nullptr;
        bool inside = false;
        for (const QWidget* outer = widget; outer != nullptr && !inside; outer = outer->parentWidget())
            inside = reached.contains(outer);
        QVERIFY2(!wanted || inside, qPrintable(QString::fromLatin1(widget->metaObject()->className()) +
                                               QLatin1Char(' ') + widget->objectName()));
    }
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
