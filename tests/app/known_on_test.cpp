// What was known on a day: the button in the tool bar and the filter that it sets.
#include "app/case_session.h"
#include "app/panels/known_on_button.h"

#include <QAction>
#include <QMenu>
#include <QTest>

using namespace parallax;

namespace {

// Reports R1 of 5 June, R2 of 6 to 8 June, R3 without a date, R4 of 12 July 2016; an event told by each alone.
std::shared_ptr<const pipeline::PackedCase> fourReports() {
    pipeline::Case content;
    const base::TimeInterval times[] = {base::TimeInterval::ofDay(2016, 6, 5),
                                        {base::CivilTime::of(2016, 6, 6), base::CivilTime::of(2016, 6, 9),
                                         base::Precision::Range, base::Basis::Inferred},
                                        {},
                                        base::TimeInterval::ofDay(2016, 7, 12)};
    for (int i = 1; i <= 4; ++i) {
        pipeline::CaseReport& report = content.reports.emplace_back();
        report.id = {i};
        report.report.published = times[i - 1];
        event::Event& event = content.events.emplace_back();
        event.id = {i};
        event.mentions = {{{i}, {0, 5}, 0}};
    }
    return std::make_shared<const pipeline::PackedCase>(std::move(content));
}

using Ids = std::vector<base::EventId>;

} // namespace

class KnownOnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhatCameOutLater();
    void listsTheDaysOnWhichReportsCameOut();
    void otherFiltersStay();
    void tickingASourceEndsTheDay();
};

void KnownOnTest::leavesOutWhatCameOutLater() {
    app::CaseSession session;
    session.setContent(fourReports());
    app::KnownOnButton button(&session);
    QVERIFY(button.text().contains(QStringLiteral("any day")));
    button.show(base::CivilTime::of(2016, 6, 6));
    QCOMPARE(session.visibleEvents(), (Ids{{1}, {2}, {3}}));
    QVERIFY2(button.text().contains(QStringLiteral("6 Jun 2016")), qPrintable(button.text()));
    button.show(base::CivilTime::of(2016, 6, 5));
    QCOMPARE(session.visibleEvents(), (Ids{{1}, {3}}));
    button.show(std::nullopt);
    QVERIFY(session.filter().empty());
}

void KnownOnTest::listsTheDaysOnWhichReportsCameOut() {
    app::CaseSession session;
    session.setContent(fourReports());
    app::KnownOnButton button(&session);
    button.show(base::CivilTime::of(2016, 6, 6));
    Q_EMIT button.menu()->aboutToShow();
    QStringList words, ticked;
    for (const QAction* one : button.menu()->actions()) {
        if (!one->isSeparator())
            words.append(one->text());
        if (one->isChecked())
            ticked.append(one->text());
    }
    QCOMPARE(words, (QStringList{QStringLiteral("Any day: all reports"), QStringLiteral("5 Jun 2016 · 2 reports"),
                                 QStringLiteral("6 Jun 2016 · 3 reports"), QStringLiteral("12 Jul 2016 · 4 reports"),
                                 QStringLiteral("Another day…")}));
    QCOMPARE(ticked, QStringList{QStringLiteral("6 Jun 2016 · 3 reports")});
}

void KnownOnTest::otherFiltersStay() {
    app::CaseSession session;
    session.setContent(fourReports());
    app::KnownOnButton button(&session);
    pipeline::Filter filter;
    filter.background = false;
    session.setFilter(filter);
    button.show(base::CivilTime::of(2016, 6, 5));
    QVERIFY(!session.filter().background);
    button.show(std::nullopt);
    QCOMPARE(session.filter(), filter);
}

void KnownOnTest::tickingASourceEndsTheDay() {
    app::CaseSession session;
    session.setContent(fourReports());
    app::KnownOnButton button(&session);
    button.show(base::CivilTime::of(2016, 6, 6));
    pipeline::Filter filter = session.filter();
    filter.hiddenReports.erase({4});
    session.setFilter(filter);
    QVERIFY(!button.day());
    QVERIFY(button.text().contains(QStringLiteral("any day")));
}

QTEST_MAIN(KnownOnTest)
#include "known_on_test.moc"
