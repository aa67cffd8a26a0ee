#include "app/timeline/shape_painter.h"

#include "app/timeline/painting.h"

namespace parallax::app {

using timeline::FontRole;
using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeList;
using timeline::ShapeRole;

FontRole fontOf(const Shape& shape) {
    switch (shape.role) {
    case ShapeRole::LaneTitle:
    case ShapeRole::TrayTitle:
        return FontRole::Bold;
    case ShapeRole::AxisMajorLabel:
        return FontRole::AxisMajor;
    case ShapeRole::EventLabel:
        return shape.emphasis ? FontRole::Bold : FontRole::Label;
    case ShapeRole::ClusterLabel:
        return shape.emphasis ? FontRole::Bold : FontRole::Label;
    case ShapeRole::LaneBox:
    case ShapeRole::LaneDisputes:
    case ShapeRole::LaneInfo:
    case ShapeRole::LaneFold:
    case ShapeRole::LaneEarlier:
    case ShapeRole::LaneLater:
    case ShapeRole::AxisBand:
    case ShapeRole::AxisMinorLabel:
    case ShapeRole::AxisMajorLine:
    case ShapeRole::AxisMinorLine:
    case ShapeRole::NowLine:
    case ShapeRole::Event:
    case ShapeRole::EventDetail:
    case ShapeRole::EventDispute:
    case ShapeRole::EventBadge:
    case ShapeRole::ClusterMark:
    case ShapeRole::ClusterBadge:
    case ShapeRole::DisputeStrip:
    case ShapeRole::TrayBox:
    case ShapeRole::TrayChip:
    case ShapeRole::TrayNote:
    case ShapeRole::TrayMore:
    case ShapeRole::Selected:
    case ShapeRole::Hovered:
    case ShapeRole::Focused:
    case ShapeRole::Span:
    case ShapeRole::Bookmark:
    case ShapeRole::Measure:
        return FontRole::Small;
    }
    return FontRole::Small;
}

const QColor& textColor(const TimelinePalette& palette, const Shape& shape) {
    const bool muted = shape.role == ShapeRole::EventDetail || shape.role == ShapeRole::LaneInfo ||
                       shape.role == ShapeRole::AxisMinorLabel || shape.role == ShapeRole::TrayNote;
    if (shape.role == ShapeRole::EventLabel && shape.level == 1)
        return palette.lane;
    if (shape.role == ShapeRole::EventDispute)
        return palette.dispute;
    return muted ? palette.muted : palette.text;
}

void ShapePainter::paint(QPainter& painter, const ShapeList& list) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const timeline::Section& section : list.sections) {
        painter.setClipRect(toQt(section.clip));
        for (std::uint32_t i = section.first; i < section.end; ++i) {
            const Shape& shape = list.shapes[i];
            switch (shape.kind) {
            case ShapeKind::Box:
                box(painter, list, shape);
                break;
            case ShapeKind::Bar:
                bar(painter, shape);
                break;
            case ShapeKind::Mark:
                mark(painter, shape);
                break;
            case ShapeKind::Cluster:
                cluster(painter, list, shape);
                break;
            case ShapeKind::Density:
                density(painter, shape);
                break;
            case ShapeKind::Text:
                text(painter, list, shape);
                break;
            case ShapeKind::Line: {
                const QColor& color = shape.role == ShapeRole::AxisMajorLine ? m_palette.gridMajor
                                      : shape.role == ShapeRole::NowLine     ? m_palette.now
                                                                             : m_palette.gridMinor;
                // Whole pixels, or the line smears over two.
                painter.fillRect(whole(shape.rect.x, shape.rect.y, shape.rect.x + 1, shape.rect.bottom()), color);
                break;
            }
            case ShapeKind::Badge:
                badge(painter, list, shape);
                break;
            case ShapeKind::Outline:
                outline(painter, shape);
                break;
            case ShapeKind::Button:
                button(painter, list, shape);
                break;
            }
        }
    }
    painter.restore();
}

void ShapePainter::paintGround(QPainter& painter, const ShapeList& list, const QRect& area) const {
    int y = area.top();
    const int bottom = area.bottom() + 1;
    for (const Shape& shape : list.shapes) {
        if (shape.kind != ShapeKind::Box || shape.role != ShapeRole::LaneBox)
            continue;
        // Lane boxes come first, from top to bottom; their rounded ends need the
        // ground under them.
        const int top = std::clamp(static_cast<int>(shape.rect.y) + 8, y, bottom);
        const int end = std::clamp(static_cast<int>(shape.rect.bottom()) - 8, top, bottom);
        painter.fillRect(QRect(area.left(), y, area.width(), top - y), m_palette.canvas);
        const int left = static_cast<int>(shape.rect.x) + 2;
        const int right = static_cast<int>(shape.rect.right()) - 2;
        painter.fillRect(QRect(area.left(), top, left - area.left(), end - top), m_palette.canvas);
        painter.fillRect(QRect(right, top, area.right() + 1 - right, end - top), m_palette.canvas);
        y = end;
    }
    painter.fillRect(QRect(area.left(), y, area.width(), bottom - y), m_palette.canvas);
}

void ShapePainter::box(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    const QRectF rect = toQt(shape.rect);
    if (shape.role == ShapeRole::AxisBand) {
        painter.fillRect(whole(rect.left(), rect.top(), rect.right(), rect.bottom()), m_palette.canvas);
        painter.fillRect(whole(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom()), m_palette.laneBorder);
        return;
    }
    if (shape.role == ShapeRole::Span) {
        painter.fillRect(nearView(rect), withAlpha(m_palette.accent, 0.12));
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), m_palette.accent);
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), m_palette.accent);
        return;
    }
    if (shape.role == ShapeRole::TrayChip) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.chip);
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        const std::string_view title = list.text(shape);
        double right = rect.right() - 9;
        if (shape.count > 0) {
            const std::string count = std::to_string(shape.count);
            const double width = m_texts.width(count, FontRole::Small);
            drawText(painter, {right - width, rect.top(), width, rect.height()}, count, FontRole::Small,
                     m_palette.dispute, false);
            right -= width + 3 + m_metrics.symbol;
            warning(painter, {right + m_metrics.symbol / 2, rect.center().y()}, m_palette.dispute);
            right -= 6;
        }
        drawText(painter, {rect.left() + 9, rect.top(), right - rect.left() - 9, rect.height()}, title, FontRole::Small,
                 m_palette.text, true);
        return;
    }
    const QRectF inside = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    constexpr double radius = 6;
    if (shape.role == ShapeRole::LaneBox) {
        // Smooth corners cost by the area that is filled with them: only the upper
        // and the lower end are.
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.lane);
        const double end = std::min(inside.height(), 2 * radius);
        painter.drawRoundedRect(QRectF(inside.left(), inside.top(), inside.width(), end), radius, radius);
        if (inside.height() > end) {
            painter.drawRoundedRect(QRectF(inside.left(), inside.bottom() - end, inside.width(), end), radius, radius);
            painter.fillRect(whole(inside.left() + 1, inside.top() + radius, inside.right(), inside.bottom() - radius),
                             m_palette.lane);
        }
    }
    QPen pen(m_palette.laneBorder, 1);
    if (shape.role == ShapeRole::TrayBox)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(inside, radius, radius);
}

void ShapePainter::drawText(QPainter& painter, const QRectF& rect, std::string_view text, FontRole font,
                            const QColor& color, bool elide) const {
    const QFontMetricsF& metrics = m_texts.metrics(font);
    const double top = rect.top() + (rect.height() - metrics.height()) / 2;
    QByteArray cut;
    if (elide && m_texts.width(text, font) > rect.width() + 0.5) {
        cut = m_texts.elided(text, font, rect.width()).toUtf8();
        text = {cut.constData(), static_cast<std::size_t>(cut.size())};
    }
    if (m_sprites == nullptr) {
        painter.setPen(color);
        painter.setFont(m_texts.font(font));
        painter.drawText(QPointF(rect.left(), top + metrics.ascent()),
                         QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF at(std::round((rect.left() - SpriteCache::overhang) * ratio) / ratio,
                     std::round(top * ratio) / ratio);
    painter.drawImage(at, m_sprites->text(m_texts, text, font, color, ratio));
}

void ShapePainter::text(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    drawText(painter, toQt(shape.rect), list.text(shape), fontOf(shape), textColor(m_palette, shape), shape.elide);
}

void ShapePainter::button(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    const QRectF rect = toQt(shape.rect);
    if (shape.role == ShapeRole::LaneFold) {
        const QPointF c = rect.center();
        const double r = m_metrics.symbol * 0.36;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.muted);
        if (shape.level != 0) {
            const QPointF points[] = {
                {c.x() - r * 0.7, c.y() - r}, {c.x() + r * 0.9, c.y()}, {c.x() - r * 0.7, c.y() + r}};
            painter.drawConvexPolygon(points, 3);
        } else {
            const QPointF points[] = {
                {c.x() - r, c.y() - r * 0.7}, {c.x() + r, c.y() - r * 0.7}, {c.x(), c.y() + r * 0.9}};
            painter.drawConvexPolygon(points, 3);
        }
        return;
    }
    if (shape.role == ShapeRole::Bookmark) {
        const QPointF points[] = {rect.topLeft(),
                                  rect.topRight(),
                                  rect.bottomRight(),
                                  {rect.center().x(), rect.bottom() - 4},
                                  rect.bottomLeft()};
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.accent);
        painter.drawPolygon(points, 5);
        return;
    }
    if (shape.role == ShapeRole::TrayMore) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.chip);
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        drawText(painter, rect.adjusted(9, 0, -9, 0), list.text(shape), FontRole::Small, m_palette.accent, false);
        return;
    }
    drawText(painter, rect.adjusted(5, 0, -5, 0), list.text(shape), FontRole::Small, m_palette.muted, false);
}

void ShapePainter::outline(QPainter& painter, const Shape& shape) const {
    const QRectF rect = nearView(toQt(shape.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(Qt::NoBrush);
    if (shape.role == ShapeRole::Selected) {
        painter.setPen(QPen(m_palette.accent, 2));
    } else if (shape.role == ShapeRole::Focused && shape.emphasis) {
        painter.setPen(QPen(m_palette.accent, 2)); // a lane's header
    } else if (shape.role == ShapeRole::Focused) {
        painter.setPen(QPen(withAlpha(m_palette.accent, 0.28),
                            3)); // a halo around the selection: keys arrive here
    } else {
        painter.setPen(QPen(withAlpha(m_palette.accent, 0.5), 1));
    }
    painter.drawRoundedRect(rect, 5, 5);
}

} // namespace parallax::app
