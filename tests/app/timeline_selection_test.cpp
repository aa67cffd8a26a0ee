// Selecting several events, marking spans, measuring between two.
#include "app/timeline/event_words.h"
#include "app/timeline/span_bar.h"
#include "app/timeline/timeline_menu.h"
#include "support/synthetic_case.h"
#include "support/timeline_fixture.h"

#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace parallax::app {

class TimelineSelectionTest : public TimelineFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void shiftAndDragMarksASpan() {
        QTest::mousePress(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, {200, 300});
        QTest::mouseMove(m_view.get(), {400, 300});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, {400, 300});
        TimelineProbe probe(*m_view);
        const base::TimeInterval span = m_view->markedSpan();
        QVERIFY(span.bounded());
        QCOMPARE(span.begin->minutes, probe.scale().timeAt(200).minutes);
        QCOMPARE(span.end->minutes, probe.scale().timeAt(400).minutes + 1);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->markedSpan().known());
    }

    void severalEventsAreSelectedTogether() {
        const auto& visible = m_session->visibleEvents();
        QVERIFY(visible.size() > 4);
        m_session->select(visible[1]);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
        const std::vector<base::EventId> expected(visible.begin(), visible.begin() + 4);
        QCOMPARE(m_view->selection(), expected);
        QCOMPARE(m_session->selected(), visible[1]);
        m_view->copySelection();
        const QString copied = QGuiApplication::clipboard()->text();
        for (const base::EventId id : expected)
            QVERIFY(copied.contains(QString::fromStdString(m_session->content()->find(id)->title)));
        // They fit together.
        m_view->fitSelection();
        const base::TimeInterval range = m_view->visibleRange();
        for (const base::EventId id : expected) {
            const base::TimeInterval time = m_session->content()->find(id)->time;
            if (time.bounded())
                QVERIFY(*range.begin <= *time.begin && *time.end <= *range.end);
        }
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(m_view->selection(), std::vector<base::EventId>{visible[1]});
    }

    void controlAndClickAddsAndTakesAway() {
        TimelineProbe probe(*m_view);
        std::vector<std::pair<base::EventId, QPoint>> marks;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            if (shape.role == timeline::ShapeRole::Event && marks.size() < 2)
                marks.emplace_back(m_session->content()->events.id(shape.item), centre(shape, m_view->width()));
        }
        QCOMPARE(marks.size(), std::size_t{2});
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, marks[0].second);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ControlModifier, marks[1].second);
        QCOMPARE(m_view->selection().size(), std::size_t{2});
        QCOMPARE(m_session->selected(), marks[0].first);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ControlModifier, marks[0].second);
        QCOMPARE(m_session->selected(), marks[1].first);
        QCOMPARE(m_view->selection().size(), std::size_t{1});
    }

    void aMarkedSpanSaysHowLongItIsAndFilters() {
        QSignalSpy asked(m_view.get(), &TimelineView::filterBySpanRequested);
        TimelineProbe probe(*m_view);
        const timeline::Shape* first = probe.first(timeline::ShapeRole::Event);
        QVERIFY(first != nullptr);
        const int x = static_cast<int>(first->rect.x + first->rect.width / 2);
        QTest::mousePress(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, {x - 60, 300});
        QTest::mouseMove(m_view.get(), {x + 60, 300});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, {x + 60, 300});
        auto* bar = m_view->findChild<SpanBar*>();
        QVERIFY(bar->isVisible());
        const base::TimeInterval span = m_view->markedSpan();
        QVERIFY(bar->text().contains(durationInWords(span.end->minutes - span.begin->minutes)));
        int within = 0;
        for (const base::EventId id : m_session->visibleEvents()) {
            const auto time = m_session->content()->find(id)->time;
            within += time.begin && *time.begin >= *span.begin && *time.begin < *span.end ? 1 : 0;
        }
        QVERIFY(within > 0);
        QVERIFY(bar->text().contains(QString::number(within)));
        QTest::mouseClick(bar->findChild<QToolButton*>(QStringLiteral("filterBySpan")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<base::TimeInterval>(), span);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    void theBarOfASpanHidesNoLanesName() {
        m_view->markSpan();
        const auto* bar = m_view->findChild<SpanBar*>();
        QVERIFY(bar->isVisible());
        QVERIFY(m_view->rect().contains(bar->geometry()));
        TimelineProbe probe(*m_view);
        const timeline::Shape* title = probe.first(timeline::ShapeRole::LaneTitle);
        QVERIFY(title != nullptr);
        QVERIFY(bar->geometry().top() > title->rect.y + title->rect.height);
    }

    void aSpanIsMarkedAndFilteredByKeyboard() {
        QSignalSpy asked(m_view.get(), &TimelineView::filterBySpanRequested);
        // Nothing is selected: what is in view.
        const base::TimeInterval view = m_view->visibleRange();
        m_view->markSpan();
        QCOMPARE(m_view->markedSpan().begin->minutes, view.begin->minutes);
        QCOMPARE(m_view->markedSpan().end->minutes, view.end->minutes);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        m_view->markSpan();
        const base::TimeInterval span = m_view->markedSpan();
        base::TimeInterval selected;
        for (const base::EventId id : m_view->selection()) {
            const base::TimeInterval time = m_session->content()->find(id)->time;
            selected.begin = selected.begin ? std::min(*selected.begin, *time.begin) : *time.begin;
            selected.end = selected.end ? std::max(*selected.end, *time.end) : *time.end;
        }
        QCOMPARE(m_view->selection().size(), std::size_t(2));
        QCOMPARE(span.begin->minutes, selected.begin->minutes);
        QCOMPARE(span.end->minutes, selected.end->minutes);
        auto* bar = m_view->findChild<SpanBar*>();
        QVERIFY(bar->isVisible());
        QCOMPARE(m_view->accessibleDescription(), bar->accessibleName());
        auto* filter = bar->findChild<QToolButton*>(QStringLiteral("filterBySpan"));
        QVERIFY(filter->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(filter, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->markedSpan().known());
    }

    void theMenuDoesWhatItsWordsSay() {
        QMenu menu;
        fillTimelineMenu(&menu, m_view.get());
        const auto find = [&menu](const QString& text) {
            std::vector<QMenu*> menus{&menu};
            while (!menus.empty()) {
                QMenu* one = menus.back();
                menus.pop_back();
                for (QAction* action : one->actions()) {
                    if (action->text().remove(QLatin1Char('&')) == text)
                        return action;
                    if (action->menu() != nullptr)
                        menus.push_back(action->menu());
                }
            }
            return static_cast<QAction*>(nullptr);
        };
        find(QStringLiteral("Actor"))->trigger();
        QCOMPARE(m_view->laneGrouping(), LaneGrouping::Actor);
        QVERIFY(find(QStringLiteral("Actor"))->isChecked());
        QVERIFY(!find(QStringLiteral("Incident"))->isChecked());
        find(QStringLiteral("When it was first reported"))->trigger();
        QCOMPARE(m_view->axis(), TimelineAxis::Reported);
        find(QStringLiteral("Strip of disputed events"))->trigger();
        QVERIFY(m_view->disputeStrip());
        find(QStringLiteral("Densities"))->trigger();
        QCOMPARE(m_view->rowStyle(), RowStyle::Density);
        QVERIFY(!find(QStringLiteral("Measure from the selected event"))->isEnabled());
        m_session->selectNext();
        QVERIFY(find(QStringLiteral("Measure from the selected event"))->isEnabled());
        find(QStringLiteral("Bookmark this view"))->trigger();
        QCOMPARE(m_view->bookmarks().size(), 1);
        m_view->removeBookmark(0);
        QVERIFY(m_view->bookmarks().isEmpty());
        QVERIFY(find(QStringLiteral("Back"))->isEnabled() == m_view->canGoBack());
    }

    void measuringTellsTheShortestAndTheLongestTime() {
        pipeline::Case content = test::syntheticCase(3);
        content.events[0].time = base::TimeInterval::ofDay(2019, 1, 1);
        content.events[1].time = base::TimeInterval::ofDay(2019, 1, 5);
        content.events[2].time = base::TimeInterval::ofMonth(2019, 1);
        const base::EventId first = content.events[0].id, second = content.events[1].id, month = content.events[2].id;
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(content));
        TimelineProbe probe(*m_view);
        // From the last minute of the first day to the first of the other, and the other way round.
        const QString words =
            QStringLiteral("Between %1 and %2 apart").arg(durationInWords(3 * 1440 + 1), durationInWords(5 * 1440 - 1));
        QCOMPARE(probe.measure(first, second), words);
        QCOMPARE(probe.measure(second, first), words);
        QVERIFY(probe.measure(first, month).contains(QStringLiteral("not certain")));
    }
};

} // namespace parallax::app

using parallax::app::TimelineSelectionTest;
QTEST_MAIN(TimelineSelectionTest)
#include "timeline_selection_test.moc"
