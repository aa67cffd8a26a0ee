// The strip under the timeline: the whole span as a histogram, disputed events marked, with a window on the visible
// part that can be dragged.
#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>

namespace parallax::app {

class EdgeMarker;
class TimelineView;

// GUI thread. Follows `timeline` and drives it; the timeline must outlive it.
class OverviewStrip : public QWidget {
    Q_OBJECT

public:
    explicit OverviewStrip(TimelineView* timeline, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip { None, Begin, End, Window };

    // The stretch of time that the strip shows, in minutes.
    struct Span {
        std::int64_t begin = 0;
        std::int64_t end = 0;
    };
    Span span() const;
    void placeMarkers();
    double x(double minutes) const;
    double minutesAt(double x) const;
    Grip gripAt(const QPointF& position) const;
    void moveWindow(double beginMinutes, double endMinutes);

    TimelineView* m_timeline;
    EdgeMarker* m_before; // what lies outside the span, and the way there
    EdgeMarker* m_after;
    Grip m_grip = Grip::None;
    std::optional<Span> m_held; // the strip does not change while something is dragged on it
    double m_grabbed = 0;       // minutes between the window's begin and where it was taken
};

} // namespace parallax::app
