// The timeline in a window: pointer, wheel, keyboard, what it says to screen readers.
#include "app/theme/theme.h"
#include "app/timeline/event_words.h"
#include "app/timeline/go_to_date.h"
#include "app/timeline/timeline_picture.h"
#include "support/timeline_fixture.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace parallax::app {

class TimelineTest : public TimelineFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

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

    void screenReadersAreToldWhatChanges() {
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
        static std::vector<std::pair<QAccessible::Event, int>> told;
        static const QObject* whose = nullptr;
        whose = m_view.get();
        QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
            if (event->object() == whose)
                told.emplace_back(event->type(), event->child());
        });
        QAccessible::setActive(true);
        const bool listening = QAccessible::isActive(); // not on every platform; what is read is tested on all
        const auto heard = [&](QAccessible::Event kind, int child) {
            const bool found = std::find(told.begin(), told.end(), std::pair(kind, child)) != told.end();
            told.clear();
            return found || !listening;
        };
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
        told.clear();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(heard(QAccessible::Focus, 1)); // the second event of the list
        QVERIFY(list->focusChild() == list->child(1));
        QVERIFY(list->child(1)->state().focused);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(heard(QAccessible::SelectionWithin, -1));
        QVERIFY(list->child(2)->state().selected);
        // A lane says what it is, until an event is selected again.
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(heard(QAccessible::DescriptionChanged, -1));
        const QString ofLane = list->text(QAccessible::Description);
        QVERIFY2(ofLane.contains(QStringLiteral("folded")), qPrintable(ofLane));
        QVERIFY(list->text(QAccessible::Value).contains(QStringLiteral("events")));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(list->text(QAccessible::Description), list->text(QAccessible::Value));
        // So does a marked span.
        m_view->markSpan();
        QVERIFY(list->text(QAccessible::Description) != list->text(QAccessible::Value));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(list->text(QAccessible::Description), list->text(QAccessible::Value));
        // Another filter: other events.
        told.clear();
        pipeline::Filter filter;
        filter.onlyDisputed = true;
        m_session->setFilter(filter);
        QVERIFY(heard(QAccessible::ObjectReorder, -1));
        QCOMPARE(list->childCount(), static_cast<int>(m_session->visibleEvents().size()));
        // A screen reader's own press opens the event.
        QSignalSpy opened(m_view.get(), &TimelineView::openEventRequested);
        list->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_session->selected() == m_session->visibleEvents().front());
        QAccessible::setActive(false);
        QAccessible::installUpdateHandler(nullptr);
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

    void dragPans() {
        TimelineProbe probe(*m_view);
        const base::CivilTime before = probe.scale().timeAt(300);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {300, 600});
        QTest::mouseMove(m_view.get(), {350, 600});
        QTest::mouseMove(m_view.get(), {420, 600});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {420, 600});
        QVERIFY(std::abs(probe.scale().timeAt(420).minutes - before.minutes) <= 1);
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

    void aTickByItselfSaysMonthAndYear() {
        const TimelineTexts texts(m_view->font(), QLocale(QLocale::English));
        timeline::Tick tick;
        tick.time = *base::parseEdtf("2016-06-05")->begin;
        const auto alone = [&](timeline::TickUnit unit) {
            tick.level.unit = unit;
            return QString::fromStdString(texts.tickAlone(tick));
        };
        QCOMPARE(alone(timeline::TickUnit::Hour), QStringLiteral("5 Jun 00:00"));
        QCOMPARE(alone(timeline::TickUnit::Day), QStringLiteral("5 Jun 2016"));
        QCOMPARE(alone(timeline::TickUnit::Month), QStringLiteral("June 2016"));
        QCOMPARE(alone(timeline::TickUnit::Year), QStringLiteral("2016"));
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
};

} // namespace parallax::app

using parallax::app::TimelineTest;
QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
