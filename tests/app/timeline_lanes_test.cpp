// Lanes of the timeline: folded, moved, walked over.
#include "support/synthetic_case.h"
#include "support/timeline_fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace parallax::app {

class TimelineLanesTest : public TimelineFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void foldingALaneHidesItsEvents() {
        TimelineProbe probe(*m_view);
        const auto count = [&probe] {
            const auto& shapes = probe.shapes().shapes;
            return std::count_if(shapes.begin(), shapes.end(), [](const timeline::Shape& shape) {
                return shape.role == timeline::ShapeRole::Event || shape.kind == timeline::ShapeKind::Cluster;
            });
        };
        const auto before = count();
        const timeline::Shape* fold = probe.first(timeline::ShapeRole::LaneFold);
        QVERIFY(fold != nullptr);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(*fold, m_view->width()));
        QVERIFY(count() < before);
        m_view->expandAllLanes();
        QVERIFY(count() >= before);
    }

    void lanesWithNothingInViewAreFoldedWhenAsked() {
        m_view->resize(1200, 4000); // all lanes are in the frame
        m_view->setLaneGrouping(LaneGrouping::Actor);
        m_view->expandAllLanes();
        QVERIFY(m_view->goToText(QStringLiteral("17 March 2019")));
        TimelineProbe probe(*m_view);
        const auto lanesWhere = [&probe](auto wanted) {
            std::set<std::uint32_t> lanes;
            for (const timeline::Shape& shape : probe.shapes().shapes) {
                if (wanted(shape))
                    lanes.insert(shape.lane);
            }
            return lanes;
        };
        const auto folded = [](const timeline::Shape& shape) {
            return shape.role == timeline::ShapeRole::LaneFold && shape.level == 1;
        };
        const auto all =
            lanesWhere([](const timeline::Shape& shape) { return shape.role == timeline::ShapeRole::LaneBox; });
        QVERIFY(lanesWhere(folded).empty());
        m_view->foldLanesOutside();
        const auto now = lanesWhere(folded);
        QVERIFY(!now.empty());
        QVERIFY(now.size() < all.size());
        // Wherever an actor of what is in view has a lane, it is open; every other one is not.
        const base::TimeInterval seen = m_view->visibleRange();
        std::set<std::string> open;
        const auto content = m_session->content();
        for (const base::EventId id : m_session->visibleEvents()) {
            const auto one = content->find(id);
            if (!one->time.known() || probe.begin(id) >= *seen.end || probe.end(id) <= *seen.begin)
                continue;
            for (const auto& part : one->actors)
                open.insert(content->find(part.actor)->id.text());
            if (one->actors.empty())
                open.insert("none");
        }
        QCOMPARE(all.size() - now.size(), open.size());
        m_view->expandAllLanes();
        QVERIFY(lanesWhere(folded).empty());
    }

    void theKeyboardWalksOverLanesAndFoldsThem() {
        TimelineProbe probe(*m_view);
        m_view->setLaneGrouping(LaneGrouping::Kind);
        const auto focused = [&] {
            for (const timeline::Shape& shape : probe.shapes().shapes) {
                if (shape.role == timeline::ShapeRole::Focused && shape.emphasis)
                    return static_cast<int>(shape.lane);
            }
            return -1;
        };
        m_view->setFocus();
        QCOMPARE(focused(), -1);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        const int first = focused();
        QVERIFY(first >= 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(focused() >= 0 && focused() != first);
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("unfolded")));
        const auto foldedCount = [&] {
            const auto& shapes = probe.shapes().shapes;
            return std::count_if(shapes.begin(), shapes.end(), [](const timeline::Shape& shape) {
                return shape.role == timeline::ShapeRole::LaneFold && shape.level == 1;
            });
        };
        QCOMPARE(foldedCount(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(foldedCount(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(foldedCount(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(focused(), -1);
    }

    void lanesMoveByKeyAndKeepTheirOrder() {
        m_view->setLaneGrouping(LaneGrouping::Kind);
        const QStringList before = laneTitles();
        QVERIFY(before.size() > 2);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier); // to the first lane
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QStringList expected = before;
        expected.swapItemsAt(0, 1);
        QCOMPARE(laneTitles(), expected);
        QCOMPARE(m_view->laneSort(), timeline::LaneSort::ByHand);
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(laneTitles(), before);
        // At the end nothing moves.
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(laneTitles(), before);
        m_view->moveLane(1);
        TimelineView other(m_session.get());
        other.resize(m_view->size());
        QVERIFY(other.restoreState(m_view->saveState()));
        QCOMPARE(other.laneSort(), timeline::LaneSort::ByHand);
        m_view->setLaneSort(timeline::LaneSort::Size);
        QCOMPARE(laneTitles(), before);
        m_view->setLaneSort(timeline::LaneSort::Name);
        QStringList sorted = laneTitles();
        sorted.sort();
        QCOMPARE(laneTitles(), sorted);
    }

    void lanesMoveByDraggingTheirHeaders() {
        m_view->setLaneGrouping(LaneGrouping::Kind);
        TimelineProbe probe(*m_view);
        const QStringList before = laneTitles();
        const timeline::Shape* title = probe.first(timeline::ShapeRole::LaneTitle);
        QVERIFY(title != nullptr);
        const QPoint from(static_cast<int>(title->rect.right()) + 4, centre(*title, m_view->width()).y());
        int second = 0; // y just under the middle of the second lane
        int seen = 0;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            if (shape.role == timeline::ShapeRole::LaneBox && ++seen == 2)
                second = static_cast<int>(shape.rect.y + shape.rect.height / 2) + 3;
        }
        const base::TimeInterval range = m_view->visibleRange();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view.get(), from + QPoint(0, 12));
        QTest::mouseMove(m_view.get(), QPoint(from.x(), second));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(from.x(), second));
        QStringList expected = before;
        expected.swapItemsAt(0, 1);
        QCOMPARE(laneTitles(), expected);
        QCOMPARE(m_view->visibleRange(), range); // time stayed where it was
    }

    void theStripCountsDisputedEvents() {
        TimelineProbe probe(*m_view);
        m_view->setDisputeStrip(true);
        std::uint32_t disputed = 0;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            if (shape.role == timeline::ShapeRole::DisputeStrip)
                disputed += shape.disputed;
        }
        std::uint32_t expected = 0;
        for (const base::EventId id : m_session->visibleEvents()) {
            expected +=
                m_session->content()->find(id)->time.known() && pipeline::disputed(*m_session->content(), id) ? 1 : 0;
        }
        QVERIFY(expected > 0);
        QCOMPARE(disputed, expected);
    }

    void aCloseViewShowsCardsAndKeepsTheRow() {
        TimelineProbe probe(*m_view);
        m_view->setRowStyle(RowStyle::Cards);
        bool counts = false;
        bool disputes = false;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            counts = counts || shape.role == timeline::ShapeRole::EventDetail;
            disputes = disputes || shape.role == timeline::ShapeRole::EventDispute;
        }
        QVERIFY(counts);
        QVERIFY(disputes);
        m_view->setRowStyle(RowStyle::Automatic);
    }

    void manyEventsAreDensitiesUntilTheViewIsClose() {
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(test::syntheticCase(30000)));
        m_view->fitAll();
        {
            // Also where nobody has moved yet.
            TimelineView first(m_session.get());
            first.resize(m_view->size());
            TimelineProbe seen(first);
            QVERIFY(seen.first(timeline::ShapeRole::ClusterMark)->kind == timeline::ShapeKind::Density);
        }
        QVERIFY(QTest::qWaitFor([this] { return !m_view->isPacking(); }, 60000));
        TimelineProbe probe(*m_view);
        const auto count = [&probe](timeline::ShapeKind kind) {
            const auto& shapes = probe.shapes().shapes;
            return std::count_if(shapes.begin(), shapes.end(),
                                 [kind](const timeline::Shape& shape) { return shape.kind == kind; });
        };
        QVERIFY(count(timeline::ShapeKind::Density) > 0);
        QCOMPARE(count(timeline::ShapeKind::Cluster), 0);
        // The selected one is ringed there, too, whichever lane it is in.
        m_session->select(m_session->visibleEvents().at(17000));
        const timeline::Shape* ring = probe.first(timeline::ShapeRole::Selected);
        QVERIFY(ring != nullptr);
        QVERIFY(ring->rect.y > 0 && ring->rect.bottom() < m_view->height());
        const base::TimeInterval time = m_session->content()->find(m_session->selected())->time;
        QVERIFY(std::abs(ring->rect.x + ring->rect.width / 2 - probe.scale().x(*time.begin)) < 1);
        m_view->fitSelection();
        QCOMPARE(count(timeline::ShapeKind::Density), 0);
        QVERIFY(probe.first(timeline::ShapeRole::Event) != nullptr);
        // Panning never changes how rows are shown.
        m_view->goTo(base::TimeInterval::ofDay(2015, 6, 1));
        const double before = probe.first(timeline::ShapeRole::LaneBox)->rect.height;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
            QCOMPARE(probe.first(timeline::ShapeRole::LaneBox)->rect.height, before);
        }
    }
};

} // namespace parallax::app

using parallax::app::TimelineLanesTest;
QTEST_MAIN(TimelineLanesTest)
#include "timeline_lanes_test.moc"
