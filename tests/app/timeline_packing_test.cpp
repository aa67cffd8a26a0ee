// Many rows are packed on a thread of their own: what was shown stays until they come, and nothing else is otherwise.
#include "app/case_session.h"
#include "app/timeline/timeline_view.h"
#include "support/synthetic_case.h"

#include <QTest>

#include <memory>

namespace parallax::app {

class TimelinePackingTest : public QObject {
    Q_OBJECT

    static constexpr int patience = 60000;
    std::shared_ptr<const pipeline::PackedCase> m_content;
    std::unique_ptr<CaseSession> m_session;
    std::unique_ptr<TimelineView> m_view;

    // The same session in a view that is not on the screen, which packs at once.
    QImage atOnce() {
        TimelineView plain(m_session.get());
        plain.setAnimated(false);
        plain.resize(m_view->size());
        plain.setLaneGrouping(m_view->laneGrouping());
        plain.setAxis(m_view->axis());
        plain.restoreState(m_view->saveState());
        return plain.grab().toImage();
    }
    QImage picture() { return m_view->grab().toImage(); }
    bool settled() {
        return QTest::qWaitFor([this] { return !m_view->isPacking(); }, patience);
    }
    static pipeline::Filter without(std::int64_t report) {
        pipeline::Filter filter;
        filter.hiddenReports = {{report}};
        return filter;
    }

private Q_SLOTS:
    void initTestCase() { m_content = std::make_shared<const pipeline::PackedCase>(test::syntheticCase(30000)); }

    void init() {
        m_session = std::make_unique<CaseSession>();
        m_view = std::make_unique<TimelineView>(m_session.get());
        m_view->setAnimated(false);
        m_view->resize(1000, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_session->setContent(m_content);
        QVERIFY(settled());
        m_view->clearFocus();
    }
    void cleanup() {
        m_view.reset();
        m_session.reset();
    }

    void theOldRowsStayUntilTheNewOnesCome() {
        const QImage before = picture();
        QCOMPARE(before, atOnce());
        m_session->setFilter(without(1));
        QVERIFY(m_view->isPacking());
        QVERIFY(m_session->visibleEvents().size() > 20000);
        QCOMPARE(picture(), before);
        QVERIFY(settled());
        QVERIFY(picture() != before);
        QCOMPARE(picture(), atOnce());
        m_session->setFilter({});
        QVERIFY(settled());
        QCOMPARE(picture(), before);
    }

    void otherLanesAndTheOtherAxisComeTheSameWay() {
        const QImage before = picture();
        m_view->setLaneGrouping(LaneGrouping::Actor);
        QVERIFY(m_view->isPacking());
        QCOMPARE(m_view->laneGrouping(), LaneGrouping::Actor);
        QCOMPARE(picture(), before);
        QVERIFY(settled());
        QVERIFY(picture() != before);
        QCOMPARE(picture(), atOnce());
        m_view->setLaneGrouping(LaneGrouping::Incident);
        QVERIFY(settled());
        QCOMPARE(picture(), before);
        m_view->setAxis(TimelineAxis::Reported);
        QCOMPARE(picture(), before);
        QVERIFY(settled());
        QCOMPARE(picture(), atOnce());
    }

    void theLastWishCounts() {
        for (std::int64_t report = 1; report <= 5; ++report)
            m_session->setFilter(without(report));
        m_view->setLaneGrouping(LaneGrouping::Kind);
        m_view->setLaneGrouping(LaneGrouping::Source);
        QVERIFY(m_view->isPacking());
        QVERIFY(settled());
        QCOMPARE(picture(), atOnce());
        // Few events are packed at once, whatever is on its way.
        m_session->setFilter(without(2));
        pipeline::Filter few;
        few.actors = {{3}};
        m_session->setFilter(few);
        QVERIFY(settled());
        QCOMPARE(picture(), atOnce());
    }

    void anotherCaseOrNoneMeanwhileDoesNoHarm() {
        m_session->setFilter(without(1));
        QVERIFY(m_view->isPacking());
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(test::syntheticCase(100, 5)));
        QVERIFY(settled());
        QCOMPARE(picture(), atOnce());
        m_session->setContent(m_content);
        m_view->setLaneGrouping(LaneGrouping::Place);
        m_session->select({17});
        m_session->setContent({});
        QVERIFY(settled());
        m_session->setContent(m_content);
        QVERIFY(m_view->isPacking());
        m_view.reset(); // while it is packing
        m_session->setFilter({});
    }
};

} // namespace parallax::app

using parallax::app::TimelinePackingTest;
QTEST_MAIN(TimelinePackingTest)
#include "timeline_packing_test.moc"
