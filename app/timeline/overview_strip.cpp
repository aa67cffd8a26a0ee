#include "app/timeline/overview_strip.h"

#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/edge_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <vector>

namespace parallax::app {

namespace {

constexpr double side = 14; // pixels left and right of the span
constexpr double gripWidth = 6;
constexpr double leastWindow = 7; // the window is never drawn narrower

} // namespace

OverviewStrip::OverviewStrip(TimelineView* timeline, QWidget* parent) : QWidget(parent), m_timeline(timeline) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setLayoutDirection(Qt::LeftToRight);
    setAccessibleName(tr("Overview of the whole span"));
    setToolTip(tr("The whole span of the case. Drag the window to move along, its edges to zoom."));
    m_before = new EdgeMarker(this);
    m_after = new EdgeMarker(this);
    connect(m_before, &QAbstractButton::clicked, this, [this] { m_timeline->d->toOutsideMain(false); });
    connect(m_after, &QAbstractButton::clicked, this, [this] { m_timeline->d->toOutsideMain(true); });
    connect(timeline, &TimelineView::viewChanged, this, &OverviewStrip::placeMarkers);
    placeMarkers();
}

QSize OverviewStrip::sizeHint() const {
    return {960, static_cast<int>(fontMetrics().height() * 4.6)};
}
QSize OverviewStrip::minimumSizeHint() const {
    return {160, static_cast<int>(fontMetrics().height() * 3.2)};
}

OverviewStrip::Span OverviewStrip::span() const {
    if (m_held)
        return *m_held;
    // Few events far off are not allowed to squeeze all others, until the view goes there.
    const auto& d = *m_timeline->d;
    const timeline::RowIndex& index = d.index;
    const std::int64_t middle = d.scale.timeAt(m_timeline->width() / 2.0).minutes;
    const std::int64_t length = index.mainEnd() - index.mainBegin();
    if (middle < index.mainBegin() - length / 2 || middle > index.mainEnd() + length / 2)
        return {index.earliest(), std::max(index.latest(), index.earliest() + 1)};
    return {index.mainBegin(), std::max(index.mainEnd(), index.mainBegin() + 1)};
}

double OverviewStrip::x(double minutes) const {
    const Span shown = span();
    return side + (minutes - static_cast<double>(shown.begin)) / static_cast<double>(shown.end - shown.begin) *
                      (width() - 2 * side);
}

double OverviewStrip::minutesAt(double x) const {
    const Span shown = span();
    return static_cast<double>(shown.begin) +
           (x - side) / std::max(1.0, width() - 2 * side) * static_cast<double>(shown.end - shown.begin);
}

void OverviewStrip::placeMarkers() {
    update();
    const auto& d = *m_timeline->d;
    const timeline::RowIndex& index = d.index;
    const Span shown = span();
    const bool everything = index.datedCount() == 0 || (shown.begin <= index.earliest() && shown.end >= index.latest());
    const auto place = [&](EdgeMarker* marker, bool later, std::uint32_t count) {
        marker->setVisible(count > 0);
        if (count == 0)
            return;
        const base::CivilDate date = base::civilDate({later ? index.mainEnd() : index.mainBegin()});
        const QString events = counted(static_cast<qsizetype>(count), tr("event"), tr("events"));
        const QString since = timeInWords(base::TimeInterval::ofDay(date.year, date.month, date.day));
        const QString words = later ? tr("%1 after %2").arg(events, since) : tr("%1 before %2").arg(events, since);
        const auto pointing = [later](const QString& text) {
            return later ? text + QStringLiteral(" \u2192") : QStringLiteral("\u2190 ") + text;
        };
        marker->setAccessibleName(words);
        marker->setToolTip(words);
        marker->setAccessibleDescription(tr("Goes to the nearest of them"));
        marker->setFont(d.texts->font(timeline::FontRole::Small));
        // Where there is little room, the bars are worth more than the words.
        constexpr int most = 4; // of the strip's width, one part
        marker->setText(pointing(words));
        if (marker->sizeHint().width() > width() / most)
            marker->setText(pointing(QLocale().toString(count)));
        const QSize size = marker->sizeHint();
        marker->setGeometry(later ? width() - 4 - size.width() : 4, height() - 8 - size.height(), size.width(),
                            size.height());
    };
    place(m_before, false, everything ? 0 : index.beforeMain(d.items));
    place(m_after, true, everything ? 0 : index.afterMain(d.items));
}

void OverviewStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeMarkers();
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    const auto& d = *m_timeline->d;
    const TimelinePalette& palette = d.palette;
    QPainter painter(this);
    painter.fillRect(rect(), palette.canvas);
    painter.fillRect(0, 0, width(), 1, palette.laneBorder);
    const timeline::RowIndex& index = d.index;
    const double labels = d.metrics.smallHeight + 8;
    const double bottom = height() - 6;
    const double room = bottom - labels - 4;
    painter.fillRect(QRectF(side, bottom, width() - 2 * side, 1), palette.laneBorder);
    if (index.datedCount() == 0 || room < 6)
        return;

    // The window lies under the bars, its frame over them.
    const double perMinute = d.scale.ticksPerPixel() / static_cast<double>(timeline::ticksPerMinute);
    const double beginMinute = static_cast<double>(d.scale.leftTick()) / static_cast<double>(timeline::ticksPerMinute);
    double window0 = x(beginMinute);
    double window1 = x(beginMinute + perMinute * m_timeline->width());
    if (window1 - window0 < leastWindow) {
        const double middle = (window0 + window1) / 2;
        window0 = middle - leastWindow / 2;
        window1 = middle + leastWindow / 2;
    }
    window0 = std::clamp(window0, 2.0, width() - 2.0 - leastWindow);
    window1 = std::clamp(window1, window0 + leastWindow, width() - 2.0);
    const QRectF window(window0, labels - 2, window1 - window0, bottom - labels + 4);
    painter.fillRect(window, palette.accentSoft);

    // Columns of four pixels, from the index's bins. Square roots, so that a single event beside a thousand is still
    // seen.
    constexpr double column = 4;
    const auto columns = static_cast<std::size_t>(std::max(1.0, (width() - 2 * side) / column));
    std::vector<timeline::RowIndex::Bin> sums(columns);
    const Span shown = span();
    timeline::RowIndex::Bin before = index.beginningBefore(d.items, shown.begin);
    for (std::size_t i = 0; i < columns; ++i) {
        // An event known to begin at the very end belongs to the last column.
        const auto end =
            i + 1 == columns
                ? shown.end + 1
                : shown.begin + static_cast<std::int64_t>(static_cast<double>(shown.end - shown.begin) *
                                                          static_cast<double>(i + 1) / static_cast<double>(columns));
        const timeline::RowIndex::Bin upTo = index.beginningBefore(d.items, end);
        sums[i] = {upTo.count - before.count, upTo.disputed - before.disputed};
        before = upTo;
    }
    std::uint32_t most = 1;
    for (const auto& sum : sums)
        most = std::max(most, sum.count);
    QColor bar = palette.cluster;
    bar.setAlphaF(0.65F);
    for (std::size_t i = 0; i < columns; ++i) {
        if (sums[i].count == 0)
            continue;
        const double height = std::max(3.0, room * std::sqrt(static_cast<double>(sums[i].count) / most));
        const double left = side + static_cast<double>(i) * column;
        painter.fillRect(QRectF(left, bottom - height, column - 1, height), bar);
        if (sums[i].disputed > 0) {
            const double part = std::max(3.0, height * sums[i].disputed / sums[i].count);
            painter.fillRect(QRectF(left, bottom - part, column - 1, part), palette.dispute);
        }
    }

    // Labels of the span's own axis.
    painter.setFont(d.texts->font(timeline::FontRole::Small));
    painter.setPen(palette.muted);
    const timeline::TimeScale scale = timeline::TimeScale::spanning({shown.begin}, {shown.end}, width() - 2 * side);
    const timeline::Ticks ticks = timeline::ticks(scale, width() - 2 * side, 90);
    double free = 0;
    for (const timeline::Tick& tick : ticks.minor) {
        const double at = side + scale.x(tick.time);
        if (at < side - 1)
            continue;
        const std::string text = d.texts->tickAlone(tick);
        const double wanted = d.texts->width(text, timeline::FontRole::Small);
        if (at < free || at + wanted > width() - 2)
            continue;
        painter.fillRect(QRectF(std::floor(at), bottom - 3, 1, 3), palette.muted);
        painter.drawText(QPointF(at + 2, 4 + d.texts->metrics(timeline::FontRole::Small).ascent()),
                         QString::fromStdString(text));
        free = at + wanted + 14;
    }

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.accent, hasFocus() ? 2 : 1.3));
    painter.drawRoundedRect(window.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

OverviewStrip::Grip OverviewStrip::gripAt(const QPointF& position) const {
    const base::TimeInterval range = m_timeline->visibleRange();
    const double x0 = x(static_cast<double>(range.begin->minutes));
    const double x1 = x(static_cast<double>(range.end->minutes));
    const double px = position.x();
    // A narrow window is there to be moved; its edges are taken outside of it.
    const double inner = x1 - x0 > 4 * gripWidth ? gripWidth / 2 : 0;
    if (px >= x0 - gripWidth && px <= x0 + inner - (inner == 0 ? 1 : 0))
        return Grip::Begin;
    if (px <= x1 + gripWidth && px >= x1 - inner + (inner == 0 ? 1 : 0))
        return Grip::End;
    if (px > x0 && px < x1)
        return Grip::Window;
    return Grip::None;
}

void OverviewStrip::moveWindow(double beginMinutes, double endMinutes) {
    m_timeline->showRange(beginMinutes, endMinutes);
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_grip = gripAt(event->position());
    m_held = span();
    const base::TimeInterval range = m_timeline->visibleRange();
    const auto begin = static_cast<double>(range.begin->minutes);
    const auto end = static_cast<double>(range.end->minutes);
    if (m_grip == Grip::None) {
        // Outside the window: it comes to the pointer and can be dragged on.
        const double at = minutesAt(event->position().x());
        moveWindow(at - (end - begin) / 2, at + (end - begin) / 2);
        m_grip = Grip::Window;
        m_grabbed = (end - begin) / 2;
        return;
    }
    m_grabbed = minutesAt(event->position().x()) - begin;
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    const base::TimeInterval range = m_timeline->visibleRange();
    const auto begin = static_cast<double>(range.begin->minutes);
    const auto end = static_cast<double>(range.end->minutes);
    const double at = minutesAt(event->position().x());
    switch (m_grip) {
    case Grip::None: {
        const Grip under = gripAt(event->position());
        setCursor(under == Grip::Begin || under == Grip::End ? Qt::SizeHorCursor
                  : under == Grip::Window                    ? Qt::OpenHandCursor
                                                             : Qt::PointingHandCursor);
        return;
    }
    case Grip::Begin:
        moveWindow(std::min(at, end - 10), end);
        return;
    case Grip::End:
        moveWindow(begin, std::max(at, begin + 10));
        return;
    case Grip::Window:
        moveWindow(at - m_grabbed, at - m_grabbed + (end - begin));
        return;
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) {
    m_grip = Grip::None;
    m_held.reset();
    update();
}

void OverviewStrip::wheelEvent(QWheelEvent* event) {
    const base::TimeInterval range = m_timeline->visibleRange();
    const auto begin = static_cast<double>(range.begin->minutes);
    const auto end = static_cast<double>(range.end->minutes);
    const double factor = std::pow(0.9965, event->angleDelta().y() / 2.0);
    const double middle = (begin + end) / 2;
    const double half = std::max(5.0, (end - begin) / 2 * factor);
    moveWindow(middle - half, middle + half);
    event->accept();
}

void OverviewStrip::keyPressEvent(QKeyEvent* event) {
    const base::TimeInterval range = m_timeline->visibleRange();
    const auto begin = static_cast<double>(range.begin->minutes);
    const auto end = static_cast<double>(range.end->minutes);
    const double step = (end - begin) * 0.2;
    switch (event->key()) {
    case Qt::Key_Left:
        moveWindow(begin - step, end - step);
        return;
    case Qt::Key_Right:
        moveWindow(begin + step, end + step);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_timeline->zoomIn();
        return;
    case Qt::Key_Minus:
        m_timeline->zoomOut();
        return;
    case Qt::Key_Home:
        m_timeline->fitAll();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void OverviewStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        placeMarkers();
    QWidget::changeEvent(event);
}

} // namespace parallax::app
