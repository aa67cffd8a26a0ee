// The timeline by fingers.
#include "app/timeline/timeline_menu.h"
#include "support/timeline_fixture.h"

#include <QMenu>
#include <QTest>
#include <QTimer>

#include <cmath>

namespace parallax::app {

class TimelineTouchTest : public TimelineFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void oneFingerTapsAndDrags() {
        TimelineProbe probe(*m_view);
        const timeline::Shape* shape = probe.first(timeline::ShapeRole::Event);
        QVERIFY(shape != nullptr);
        const auto id = m_session->content()->events.id(shape->item);
        const QPoint at = centre(*shape, m_view->width()) + QPoint(0, 4); // a finger need not be exact
        QTest::touchEvent(m_view.get(), m_finger.get()).press(0, at, m_view.get());
        QVERIFY(!m_session->selected());
        QTest::touchEvent(m_view.get(), m_finger.get()).release(0, at, m_view.get());
        QCOMPARE(m_session->selected(), id);

        const base::CivilTime before = probe.scale().timeAt(300);
        QTest::touchEvent(m_view.get(), m_finger.get()).press(0, QPoint(300, 600), m_view.get());
        QTest::touchEvent(m_view.get(), m_finger.get()).move(0, QPoint(350, 600), m_view.get());
        QTest::touchEvent(m_view.get(), m_finger.get()).move(0, QPoint(420, 600), m_view.get());
        QTest::touchEvent(m_view.get(), m_finger.get()).release(0, QPoint(420, 600), m_view.get());
        QVERIFY(std::abs(probe.scale().timeAt(420).minutes - before.minutes) <= 1);
        QCOMPARE(m_session->selected(), id); // a drag is no tap
    }

    void twoTapsLookCloser() {
        const double before = TimelineProbe(*m_view).scale().ticksPerPixel();
        for (int tap = 0; tap < 2; ++tap) {
            QTest::touchEvent(m_view.get(), m_finger.get()).press(0, QPoint(500, 690), m_view.get());
            QTest::touchEvent(m_view.get(), m_finger.get()).release(0, QPoint(500, 690), m_view.get());
        }
        QVERIFY(TimelineProbe(*m_view).scale().ticksPerPixel() < before);
    }

    void twoFingersMagnifyAboutTheirMiddle() {
        TimelineProbe probe(*m_view);
        const double before = probe.scale().ticksPerPixel();
        const std::int64_t held = probe.scale().tickAt(500);
        QTest::touchEvent(m_view.get(), m_finger.get())
            .press(0, QPoint(450, 400), m_view.get())
            .press(1, QPoint(550, 400), m_view.get());
        for (int apart = 60; apart <= 100; apart += 10)
            QTest::touchEvent(m_view.get(), m_finger.get())
                .move(0, QPoint(500 - apart, 400), m_view.get())
                .move(1, QPoint(500 + apart, 400), m_view.get());
        // Both move to the right, as far apart: what is between them moves along.
        QTest::touchEvent(m_view.get(), m_finger.get())
            .move(0, QPoint(440, 400), m_view.get())
            .move(1, QPoint(640, 400), m_view.get());
        QTest::touchEvent(m_view.get(), m_finger.get())
            .release(0, QPoint(440, 400), m_view.get())
            .release(1, QPoint(640, 400), m_view.get());
        // The first movement sets what the distance is measured from: 120 pixels.
        QVERIFY(std::abs(before / probe.scale().ticksPerPixel() - 200.0 / 120) < 0.01);
        QVERIFY(std::abs(probe.scale().xOfTick(held) - 540) < 0.5);
        QVERIFY(m_view->canGoBack());
    }

    void aFingerThatRestsAsksForTheMenu() {
        TimelineProbe probe(*m_view);
        const timeline::Shape* shape = probe.first(timeline::ShapeRole::Event);
        const auto id = m_session->content()->events.id(shape->item);
        base::EventId asked;
        connect(m_view.get(), &TimelineView::contextMenuAboutToShow, m_view.get(),
                [&asked](QMenu* menu, base::EventId event) {
                    asked = event;
                    QTimer::singleShot(0, menu, &QMenu::close);
                });
        const QPoint at = centre(*shape, m_view->width());
        QTest::touchEvent(m_view.get(), m_finger.get()).press(0, at, m_view.get());
        QTRY_COMPARE_WITH_TIMEOUT(asked, id, 3000);
        QTest::touchEvent(m_view.get(), m_finger.get()).release(0, at, m_view.get());
    }
};

} // namespace parallax::app

using parallax::app::TimelineTouchTest;
QTEST_MAIN(TimelineTouchTest)
#include "timeline_touch_test.moc"
