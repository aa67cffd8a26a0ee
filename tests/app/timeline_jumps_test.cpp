// Where the timeline goes: everything, a date, far off, back.
#include "app/timeline/edge_marker.h"
#include "app/timeline/go_to_date.h"
#include "app/timeline/overview_strip.h"
#include "support/synthetic_case.h"
#include "support/timeline_fixture.h"

#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace parallax::app {

class TimelineJumpsTest : public TimelineFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void homeFitsAll() {
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        const base::TimeInterval all = m_view->fullRange();
        QVERIFY(all.bounded());
        // An event years before all others is fitted in when it is asked for again.
        QVERIFY(*m_view->visibleRange().begin > *all.begin);
        QVERIFY(*m_view->visibleRange().end >= *all.end);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        const base::TimeInterval seen = m_view->visibleRange();
        QVERIFY(*seen.begin <= *all.begin);
        QVERIFY(*seen.end >= *all.end);
    }

    void backAndForwardGoThroughViews() {
        const base::TimeInterval first = m_view->visibleRange();
        QVERIFY(m_view->goToText(QStringLiteral("March 2019")));
        const base::TimeInterval second = m_view->visibleRange();
        QVERIFY(first != second);
        m_view->back();
        QCOMPARE(m_view->visibleRange(), first);
        m_view->forward();
        QCOMPARE(m_view->visibleRange(), second);
    }

    void theStateComesBack() {
        m_view->goToText(QStringLiteral("2019"));
        m_view->addBookmark(QStringLiteral("here"));
        const QByteArray state = m_view->saveState();
        TimelineView other(m_session.get());
        other.resize(m_view->size());
        QVERIFY(other.restoreState(state));
        QCOMPARE(other.visibleRange(), m_view->visibleRange());
        QCOMPARE(other.bookmarks(), QStringList{QStringLiteral("here")});
        QVERIFY(!other.restoreState("no state"));
    }

    void controlAndDragZoomsToTheBand() {
        TimelineProbe probe(*m_view);
        const base::CivilTime begin = probe.scale().timeAt(300);
        const base::CivilTime end = probe.scale().timeAt(700);
        QTest::mousePress(m_view.get(), Qt::LeftButton, Qt::ControlModifier, {300, 300});
        QTest::mouseMove(m_view.get(), {500, 320});
        QTest::mouseMove(m_view.get(), {700, 320});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, Qt::ControlModifier, {700, 320});
        const base::TimeInterval range = m_view->visibleRange();
        QVERIFY(std::abs(range.begin->minutes - begin.minutes) <= 1);
        QVERIFY(std::abs(range.end->minutes - end.minutes) <= 1);
        QVERIFY(m_view->canGoBack());
    }

    void goToDateAsksAndAnswers() {
        m_view->askForDate();
        auto* edit = m_view->findChild<QLineEdit*>(QStringLiteral("goToDate"));
        QVERIFY(edit != nullptr && edit->isVisible());
        const base::TimeInterval before = m_view->visibleRange();
        QTest::keyClicks(edit, QStringLiteral("no date"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(edit->isVisible());
        QCOMPARE(m_view->visibleRange(), before);
        edit->setText(QStringLiteral("March 2019"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!edit->isVisible());
        const base::TimeInterval after = m_view->visibleRange();
        const base::TimeInterval march = base::TimeInterval::ofMonth(2019, 3);
        QVERIFY(*after.begin <= *march.begin && *march.end <= *after.end);
        m_view->askForDate();
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
    }

    void goToDateReadsWordsAndEdtf_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("edtf");
        QTest::newRow("year") << QStringLiteral("2019") << QStringLiteral("2019");
        QTest::newRow("month") << QStringLiteral("March 2019") << QStringLiteral("2019-03");
        QTest::newRow("short month") << QStringLiteral("12 Mar 2019") << QStringLiteral("2019-03-12");
        QTest::newRow("american") << QStringLiteral("March 12, 2019") << QStringLiteral("2019-03-12");
        QTest::newRow("dotted") << QStringLiteral("12.3.2019") << QStringLiteral("2019-03-12");
        QTest::newRow("weekday") << QStringLiteral("Tuesday 12 March 2019") << QStringLiteral("2019-03-12");
        QTest::newRow("clock") << QStringLiteral("12 March 2019 14:30") << QStringLiteral("2019-03-12T14:30");
        QTest::newRow("edtf range") << QStringLiteral("2019-03-12/2019-03-14")
                                    << QStringLiteral("2019-03-12/2019-03-14");
        QTest::newRow("nothing") << QStringLiteral("") << QStringLiteral("");
        QTest::newRow("no date") << QStringLiteral("the bridge") << QStringLiteral("");
        QTest::newRow("no such day") << QStringLiteral("31 February 2019") << QStringLiteral("");
    }
    void goToDateReadsWordsAndEdtf() {
        QFETCH(QString, text);
        QFETCH(QString, edtf);
        const auto found = parseGoToDate(text, QLocale::c());
        QCOMPARE(found ? QString::fromStdString(base::edtf(*found)) : QString(), edtf);
    }

    void jumpsAreNotAnimatedWhereLessMotionIsWanted() {
        // Off: the view is there at once. On: it is on its way.
        m_view->setAnimated(false);
        const base::TimeInterval march = base::TimeInterval::ofMonth(2019, 3);
        m_view->goTo(march);
        QVERIFY(*m_view->visibleRange().begin <= *march.begin && *march.end <= *m_view->visibleRange().end);
        m_view->fitAll();
        const base::TimeInterval all = m_view->visibleRange();
        m_view->setAnimated(true);
        m_view->goTo(march);
        QCOMPARE(m_view->visibleRange(), all);
        QTRY_VERIFY_WITH_TIMEOUT(*m_view->visibleRange().end <= base::TimeInterval::ofMonth(2019, 6).end, 5000);
    }

    void aStrayDateSqueezesNothing() {
        pipeline::Case content = test::syntheticCase(60);
        content.events[7].time = base::TimeInterval::ofYear(1911);
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(content));
        m_view->fitAll();
        const base::TimeInterval main = m_view->visibleRange();
        QVERIFY(*main.begin > *base::TimeInterval::ofYear(2000).begin);
        OverviewStrip strip(m_view.get());
        strip.resize(1200, 70);
        strip.show();
        // It is told at the edge, and a click or a key goes there.
        const auto markers = strip.findChildren<EdgeMarker*>();
        QCOMPARE(markers.size(), 2);
        QVERIFY(markers[0]->isVisible() && !markers[1]->isVisible());
        QVERIFY(markers[0]->text().contains(QStringLiteral("1 event before")));
        QVERIFY(markers[0]->accessibleName().startsWith(QStringLiteral("1 event before")));
        QVERIFY(markers[0]->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(markers[0], Qt::Key_Space);
        QVERIFY(*m_view->visibleRange().begin < *content.events[7].time.end);
        QVERIFY2(!markers[0]->isVisible(), "the strip shows the whole span where the view is");
        m_view->fitAll();
        QVERIFY(markers[0]->isVisible());
        QTest::mouseClick(markers[0], Qt::LeftButton);
        const base::TimeInterval there = m_view->visibleRange();
        QVERIFY(*there.begin < *content.events[7].time.end && *content.events[7].time.begin < *there.end);
        // Asked for everything twice, everything is shown.
        m_view->fitAll();
        m_view->fitAll();
        const base::TimeInterval all = m_view->visibleRange();
        QVERIFY(*all.begin <= *content.events[7].time.begin && *all.end >= *m_view->fullRange().end);
        m_view->fitAll();
        QCOMPARE(m_view->visibleRange(), main);
    }

    void aStrayDateLaterOnIsToldAtTheOtherEdge() {
        pipeline::Case content = test::syntheticCase(60);
        content.events[7].time = base::TimeInterval::ofYear(2211);
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(content));
        m_view->fitAll();
        OverviewStrip strip(m_view.get());
        strip.resize(1200, 70);
        strip.show();
        const auto markers = strip.findChildren<EdgeMarker*>();
        QVERIFY(!markers[0]->isVisible() && markers[1]->isVisible());
        strip.resize(300, 70);
        QCOMPARE(markers[1]->text(), QStringLiteral("1 \u2192"));
        QVERIFY(markers[1]->accessibleName().startsWith(QStringLiteral("1 event after")));
        QTest::mouseClick(markers[1], Qt::LeftButton);
        QVERIFY(*m_view->visibleRange().end > *content.events[7].time.begin);
    }

    void aDateIsShownWithWhatHappenedThen_data() {
        QTest::addColumn<bool>("animated");
        QTest::newRow("at once") << false;
        QTest::newRow("moving") << true;
    }

    void aDateIsShownWithWhatHappenedThen() {
        QFETCH(bool, animated);
        // So low a window that most lanes are below it.
        m_view->resize(1200, 180);
        m_view->setAnimated(animated);
        TimelineProbe probe(*m_view);
        int scrolled = 0;
        for (const event::PackedEvent& event : m_session->content()->events) {
            if (!event.time.bounded() || event.hidden)
                continue;
            m_view->fitAll();
            QTest::qWait(animated ? 400 : 0);
            m_view->restoreState(m_view->saveState());
            m_view->goTo(event.time);
            QTest::qWait(animated ? 400 : 0);
            const auto& shapes = probe.shapes().shapes;
            const bool seen = std::any_of(shapes.begin(), shapes.end(), [this](const timeline::Shape& shape) {
                const bool mark =
                    shape.role == timeline::ShapeRole::Event || shape.role == timeline::ShapeRole::ClusterMark;
                return mark && shape.rect.right() > 0 && shape.rect.x < m_view->width() && shape.rect.y > 30 &&
                       shape.rect.y < m_view->height();
            });
            QVERIFY2(seen, std::string(event.title).c_str());
            scrolled += probe.scroll() > 0 ? 1 : 0;
            if (animated && scrolled > 2)
                break; // each takes a while
        }
        QVERIFY(scrolled > 0);
    }

    void theOtherAxisIsWhenItWasReported() {
        pipeline::Case content = test::syntheticCase(20);
        for (auto& report : content.reports)
            report.report.published = base::TimeInterval::ofDay(2031, 1, 1 + static_cast<int>(report.id.value));
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(content));
        TimelineProbe probe(*m_view);
        const event::Event& event = content.events[4];
        QCOMPARE(probe.begin(event.id), *event.time.begin);
        m_view->setAxis(TimelineAxis::Reported);
        QCOMPARE(probe.begin(event.id), *content.find(event.mentions.front().report)->report.published.begin);
        m_view->setAxis(TimelineAxis::Happened);
        QCOMPARE(probe.begin(event.id), *event.time.begin);
    }

    void theOverviewMovesTheView() {
        OverviewStrip strip(m_view.get());
        strip.resize(1200, 70);
        QVERIFY(m_view->goToText(QStringLiteral("March 2019")));
        const base::TimeInterval before = m_view->visibleRange();
        QTest::keyClick(&strip, Qt::Key_Left);
        QVERIFY(*m_view->visibleRange().begin < *before.begin);
    }
};

} // namespace parallax::app

using parallax::app::TimelineJumpsTest;
QTEST_MAIN(TimelineJumpsTest)
#include "timeline_jumps_test.moc"
