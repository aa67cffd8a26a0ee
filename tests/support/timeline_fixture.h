// A timeline on the sample case, for the tests of it, and a look at what it drew.
#pragma once

#include "app/case_session.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"
#include "support/sample_case.h"

#include <QTest>

#include <algorithm>
#include <memory>

namespace parallax::app {

// Looks at the shapes of the last frame.
class TimelineProbe {
public:
    explicit TimelineProbe(TimelineView& view) : d(*view.d) {}

    const timeline::ShapeList& shapes() { return d.frame(); }
    const timeline::TimeScale& scale() const { return d.scale; }
    double scroll() const { return d.scroll; }
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
    base::CivilTime end(base::EventId event) { return d.items.end(d.items.find(event.value)); }
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

inline QPoint centre(const timeline::Shape& shape, int width) {
    const double left = std::max(0.0, shape.rect.x);
    const double right = std::min<double>(width, shape.rect.right());
    return QPointF((left + right) / 2, shape.rect.y + shape.rect.height / 2).toPoint();
}

// Tests derive from it, and call setUp() and tearDown() around each.
class TimelineFixture : public QObject {
protected:
    void setUp() {
        m_session = std::make_unique<CaseSession>();
        m_view = std::make_unique<TimelineView>(m_session.get());
        m_view->setAnimated(false);
        m_view->resize(1200, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_session->setContent(std::make_shared<const pipeline::PackedCase>(test::sampleCase()));
        m_view->fitAll();
    }

    void tearDown() {
        m_view.reset();
        m_session.reset();
    }

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

    std::unique_ptr<CaseSession> m_session;
    std::unique_ptr<TimelineView> m_view;
    const std::unique_ptr<QPointingDevice> m_finger{QTest::createTouchDevice()};
};

} // namespace parallax::app
