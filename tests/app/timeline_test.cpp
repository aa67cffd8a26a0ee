// The timeline in a window: pointer, wheel, keyboard, what it says to screen readers.
#include "app/case_session.h"
#include "app/theme/theme.h"
#include "app/timeline/edge_marker.h"
#include "app/timeline/event_words.h"
#include "app/timeline/go_to_date.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/span_bar.h"
#include "app/timeline/timeline_menu.h"
#include "app/timeline/timeline_picture.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"

#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace parallax::app {

// Looks at the shapes of the last frame.
class TimelineProbe {
public:
    explicit TimelineProbe(TimelineView& view) : d(*view.d) {}

    const timeline::ShapeList& shapes() { return d.frame(); }
    const timeline::TimeScale& scale() const { return d.scale; }
    const timeline::Shape* shapeOf(base::EventId event) {
        for (const timeline::Shape& shape : shapes().shapes) {
            if (shape.role == timeline::ShapeRole::Event && d.items.id(shape.item) == event.value)
                return &shape;
        }
        return nullptr;
    }
    QString measure(base::EventId from, base::EventId to) {
        return d.measureWords(d.items.find(from.value), d.items.find(to.value));
    }
    QString tooltip(const timeline::Shape& shape) { return d.tooltip(shape); }
    base::CivilTime begin(base::EventId event) { return d.items.begin(d.items.find(event.value)); }
    const timeline::Shape* first(timeline::ShapeRole role) {
        for (const timeline::Shape& shape : shapes().shapes) {
            if (shape.role == role)
                return &shape;
        }
        return nullptr;
    }

private:
    TimelineView::Private& d;
};

namespace {

QPoint centre(const timeline::Shape& shape, int width) {
    const double left = std::max(0.0, shape.rect.x);
    const double right = std::min<double>(width, shape.rect.right());
    return QPointF((left + right) / 2, shape.rect.y + shape.rect.height / 2).toPoint();
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CaseSession> m_session;
    std::unique_ptr<TimelineView> m_view;
    const std::unique_ptr<QPointingDevice> m_finger{QTest::createTouchDevice()};

    // What stands from top to bottom.
    QStringList laneTitles() {
        TimelineProbe probe(*m_view);
        QStringList titles;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            if (shape.role == timeline::ShapeRole::LaneTitle)
                titles << QString::fromUtf8(probe.shapes().text(shape).data(),
                                            static_cast<qsizetype>(probe.shapes().text(shape).size()));
        }
        return titles;
    }

private Q_SLOTS:
    void init() {
        m_session = std::make_unique<CaseSession>();
        m_view = std::make_unique<TimelineView>(m_session.get());
        m_view->setAnimated(false);
        m_view->resize(1200, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(test::sampleCase()));
        m_view->fitAll();
    }

    void cleanup() {
        m_view.reset();
        m_session.reset();
    }

    void aClickSelectsTheEvent() {
        TimelineProbe probe(*m_view);
        const timeline::Shape* shape = probe.first(timeline::ShapeRole::Event);
        QVERIFY(shape != nullptr);
        const auto id = m_session->content()->events.id(shape->item);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(*shape, m_view->width()));
        QCOMPARE(m_session->selected().value, id.value);
    }

    void theWheelKeepsTheTimeUnderThePointer() {
        TimelineProbe probe(*m_view);
        const double x = 431;
        const base::CivilTime before = probe.scale().timeAt(x);
        const double scaleBefore = probe.scale().ticksPerPixel();
        for (int i = 0; i < 5; ++i) {
            QWheelEvent wheel(QPointF(x, 300), m_view->mapToGlobal(QPointF(x, 300)), {}, {0, 120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_view.get(), &wheel);
        }
        QVERIFY(probe.scale().ticksPerPixel() < scaleBefore);
        QVERIFY(std::abs(probe.scale().timeAt(x).minutes - before.minutes) <= 1);
    }

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

    void keysStepThroughTheEventsInTime() {
        const auto& visible = m_session->visibleEvents();
        QVERIFY(visible.size() > 2);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_session->selected().value, visible[0].value);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_session->selected().value, visible[1].value);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_session->selected().value, visible[0].value);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_session->selected());
    }

    void theSelectedEventIsBroughtIntoView() {
        TimelineProbe probe(*m_view);
        m_view->goTo(base::TimeInterval::ofYear(1990));
        for (const base::EventId id : m_session->visibleEvents()) {
            if (!m_session->content()->find(id)->time.known())
                continue;
            m_session->select(id);
            // By itself, or as the name of the cluster that it is in.
            const timeline::Shape* outline = probe.first(timeline::ShapeRole::Selected);
            QVERIFY2(outline != nullptr, qPrintable(QString::number(id.value)));
            QCOMPARE(m_session->content()->events.id(outline->item).value, id.value);
        }
    }

    void enterAsksToOpenTheSelectedEvent() {
        QSignalSpy opened(m_view.get(), &TimelineView::openEventRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
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

    void aFilterThatHidesAllSaysSo() {
        QSignalSpy asked(m_view.get(), &TimelineView::clearFilterRequested);
        pipeline::Filter filter;
        filter.time = base::TimeInterval::ofYear(1900);
        m_session->setFilter(filter);
        auto* button = m_view->findChild<QPushButton*>();
        QVERIFY(button != nullptr && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
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

    void screenReadersFindEveryEvent() {
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        const auto& visible = m_session->visibleEvents();
        QCOMPARE(list->childCount(), static_cast<int>(visible.size()));
        for (int i = 0; i < list->childCount(); ++i) {
            QAccessibleInterface* child = list->child(i);
            QVERIFY(child != nullptr && child->isValid());
            const auto event = m_session->content()->find(visible[static_cast<std::size_t>(i)]);
            QCOMPARE(child->text(QAccessible::Name), QString::fromStdString(event->title));
            QVERIFY(child->text(QAccessible::Description)
                        .contains(QStringLiteral("%1 of %2").arg(i + 1).arg(visible.size())));
            QCOMPARE(child->text(QAccessible::Description).contains(QStringLiteral("disagree:")),
                     pipeline::disputed(*m_session->content(), event->id));
            QCOMPARE(list->indexOfChild(child), i);
        }
        m_session->select(visible[1]);
        QVERIFY(list->child(1)->state().selected);
        QVERIFY(!list->child(0)->state().selected);
    }

    void whatIsPaintedIsWhereTheShapesAre() {
        TimelineProbe probe(*m_view);
        const QImage picture = m_view->grab().toImage();
        const double ratio = picture.devicePixelRatio();
        int looked = 0;
        for (const timeline::Shape& shape : probe.shapes().shapes) {
            if (shape.role != timeline::ShapeRole::Event || shape.rect.x < 20 ||
                shape.rect.right() > m_view->width() - 20)
                continue;
            const QPoint at = centre(shape, m_view->width());
            const QColor inside = picture.pixelColor((QPointF(at) * ratio).toPoint());
            const QColor lane = m_view->palette().color(QPalette::Base);
            // A ring is hollow, and an open end is a line: both have ink next to the middle.
            bool ink = inside != lane;
            for (int dx = -6; dx <= 6 && !ink; ++dx)
                ink = picture.pixelColor((QPointF(at.x() + dx, at.y()) * ratio).toPoint()) != lane;
            QVERIFY2(ink, qPrintable(QString::number(shape.item)));
            ++looked;
        }
        QVERIFY(looked > 2);
    }

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

    void dragPans() {
        TimelineProbe probe(*m_view);
        const base::CivilTime before = probe.scale().timeAt(300);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {300, 600});
        QTest::mouseMove(m_view.get(), {350, 600});
        QTest::mouseMove(m_view.get(), {420, 600});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {420, 600});
        QVERIFY(std::abs(probe.scale().timeAt(420).minutes - before.minutes) <= 1);
    }

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

    void thePictureHoldsEveryEventAndItsWords() {
        const pipeline::PackedCase& content = *m_session->content();
        for (const LaneGrouping lanes : {LaneGrouping::Incident, LaneGrouping::Kind}) {
            PictureOptions options;
            options.lanes = lanes;
            options.title = QStringLiteral("Harbour & <quay>");
            const QByteArray svg = timelineSvg(content, {}, options);
            QCOMPARE(timelineSvg(content, {}, options), svg);
            QVERIFY(QSvgRenderer(svg).isValid());
            QXmlStreamReader reader(svg);
            QStringList titles;
            while (!reader.atEnd()) {
                if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("title"))
                    titles << reader.readElementText();
            }
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
            QCOMPARE(titles.takeFirst(), options.title);
            // Alone, or in a cluster that says how many it is.
            QVERIFY(!titles.isEmpty());
            for (const QString& title : titles)
                QVERIFY2(title.contains(QStringLiteral("Told by")), qPrintable(title));
            for (const base::EventId id : pipeline::visibleEvents(content, {})) {
                const auto event = content.find(id);
                if (!event->time.known())
                    QVERIFY(titles.join(QLatin1Char('\n')).contains(QString::fromStdString(event->title)));
            }
        }
        pipeline::Filter nothing;
        nothing.time = base::TimeInterval::ofYear(1900);
        QVERIFY(QSvgRenderer(timelineSvg(content, nothing, {})).isValid());
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

    void colours_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void colours() {
        // Contrast as WCAG 2 counts it.
        QFETCH(bool, dark);
        const TimelinePalette palette = TimelinePalette::from(dark ? darkPalette() : lightPalette());
        const auto luminance = [](const QColor& color) {
            const auto linear = [](double part) {
                return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const double x = luminance(a), y = luminance(b);
            return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
        };
        for (const QColor& color : palette.family)
            QVERIFY2(contrast(color, palette.lane) >= 3, qPrintable(color.name()));
        for (const QColor& color : {palette.text, palette.muted, palette.dispute})
            QVERIFY2(contrast(color, palette.lane) >= 4.5, qPrintable(color.name()));
        QVERIFY(contrast(palette.muted, palette.canvas) >= 4.5);
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

    void tipsAndCardsSayWhatThePanelSays() {
        TimelineProbe probe(*m_view);
        int looked = 0;
        for (const base::EventId id : m_session->visibleEvents()) {
            const timeline::Shape* shape = probe.shapeOf(id);
            const auto& around = m_session->index().of(id);
            if (shape == nullptr || around.disagreements.empty())
                continue;
            const QString tip = probe.tooltip(*shape);
            for (const QString& line : disagreementLines(*m_session->content(), around, 5))
                QVERIFY2(tip.contains(line.toHtmlEscaped()), qPrintable(tip));
            QVERIFY(tip.contains(timeInWords(m_session->content()->find(id)->time).toHtmlEscaped()));
            ++looked;
        }
        QVERIFY(looked > 0);
    }

    void datesFollowTheLocaleAndTimeRunsToTheRight() {
        const TimelineTexts german(QFont(), QLocale(QLocale::German));
        timeline::Tick tick{{*base::TimeInterval::ofMonth(2019, 3).begin}, {timeline::TickUnit::Month, 1}, true};
        QCOMPARE(QString::fromStdString(german.tick(tick)), QStringLiteral("M\u00e4rz 2019"));
        QCOMPARE(german.number(12345), std::string("12.345"));
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        TimelineView view(m_session.get());
        view.resize(900, 500);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        TimelineProbe probe(view);
        QVERIFY(probe.scale().x(*base::TimeInterval::ofYear(2019).begin) <
                probe.scale().x(*base::TimeInterval::ofYear(2020).begin));
        QCOMPARE(view.layoutDirection(), Qt::LeftToRight);
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

using parallax::app::TimelineTest;
QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
