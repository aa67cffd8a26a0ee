// The symbols of families and the warning sign.
#include "app/timeline/shape_painter.h"

#include <cmath>

namespace parallax::app {

void ShapePainter::symbol(QPainter& painter, const QPointF& centre, double size, timeline::Family family,
                          const QColor& color) const {
    if (m_sprites == nullptr) {
        drawSymbol(painter, {centre.x() - size / 2, centre.y() - size / 2, size, size}, family, color);
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF at(std::round((centre.x() - size / 2 - 1) * ratio) / ratio,
                     std::round((centre.y() - size / 2 - 1) * ratio) / ratio);
    painter.drawImage(at, m_sprites->symbol(family, size, color, ratio));
}

void ShapePainter::warning(QPainter& painter, const QPointF& centre, const QColor& color) const {
    const double size = m_metrics.symbol;
    if (m_sprites == nullptr) {
        drawWarning(painter, {centre.x() - size / 2, centre.y() - size / 2, size, size}, color);
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF at(std::round((centre.x() - size / 2 - 1) * ratio) / ratio,
                     std::round((centre.y() - size / 2 - 1) * ratio) / ratio);
    painter.drawImage(at, m_sprites->warning(size, color, ratio));
}

void ShapePainter::drawSymbol(QPainter& painter, const QRectF& rect, timeline::Family family, const QColor& color) {
    const QPointF c = rect.center();
    const double r = rect.width() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (family) {
    case timeline::Family::Violence: { // diamond
        const QPointF points[] = {
            {c.x(), c.y() - r * 1.12}, {c.x() + r * 1.12, c.y()}, {c.x(), c.y() + r * 1.12}, {c.x() - r * 1.12, c.y()}};
        painter.drawConvexPolygon(points, 4);
        return;
    }
    case timeline::Family::Force: // square
        painter.drawRoundedRect(QRectF(c.x() - r * 0.88, c.y() - r * 0.88, r * 1.76, r * 1.76), 1.5, 1.5);
        return;
    case timeline::Family::Word: // disc
        painter.drawEllipse(c, r * 0.96, r * 0.96);
        return;
    case timeline::Family::Warning: { // triangle
        const QPointF points[] = {
            {c.x(), c.y() - r}, {c.x() + r * 1.08, c.y() + r * 0.86}, {c.x() - r * 1.08, c.y() + r * 0.86}};
        painter.drawConvexPolygon(points, 3);
        return;
    }
    case timeline::Family::Justice: { // hexagon
        QPointF points[6];
        for (int i = 0; i < 6; ++i)
            points[i] = {c.x() + r * 1.06 * std::cos(i * M_PI / 3), c.y() + r * 1.06 * std::sin(i * M_PI / 3)};
        painter.drawConvexPolygon(points, 6);
        return;
    }
    case timeline::Family::People: { // triangle on its tip
        const QPointF points[] = {
            {c.x(), c.y() + r}, {c.x() + r * 1.08, c.y() - r * 0.86}, {c.x() - r * 1.08, c.y() - r * 0.86}};
        painter.drawConvexPolygon(points, 3);
        return;
    }
    case timeline::Family::Other: // ring
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, std::max(1.5, r * 0.42)));
        painter.drawEllipse(c, r * 0.74, r * 0.74);
        return;
    }
}

void ShapePainter::drawWarning(QPainter& painter, const QRectF& rect, const QColor& color) {
    const QPointF c = rect.center();
    const double r = rect.width() / 2;
    const QPointF points[] = {
        {c.x(), c.y() - r * 0.86}, {c.x() + r * 0.98, c.y() + r * 0.8}, {c.x() - r * 0.98, c.y() + r * 0.8}};
    painter.setBrush(Qt::NoBrush);
    QPen pen(color, std::max(1.0, r * 0.22));
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawConvexPolygon(points, 3);
    const double width = std::max(1.0, r * 0.24);
    painter.fillRect(QRectF(c.x() - width / 2, c.y() - r * 0.28, width, r * 0.52), color);
    painter.fillRect(QRectF(c.x() - width / 2, c.y() + r * 0.38, width, width), color);
}

} // namespace parallax::app
