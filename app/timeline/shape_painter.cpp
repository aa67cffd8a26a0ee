#include "app/timeline/shape_painter.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace parallax::app {

namespace {

using timeline::FontRole;
using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeList;
using timeline::ShapeRole;

QRectF toQt(const timeline::Rect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

// Whole pixels: rectangles of integers are filled several times as fast as
// smoothed ones.
QRect whole(double left, double top, double right, double bottom) {
    const int x = static_cast<int>(std::floor(left));
    const int y = static_cast<int>(std::round(top));
    return {x, y, std::max(1, static_cast<int>(std::floor(right)) - x),
            std::max(1, static_cast<int>(std::round(bottom)) - y)};
}

QColor withAlpha(QColor color, double alpha) {
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

// QPainter's rasterizer is slow on coordinates far off; what is cut here is
// never visible.
QRectF nearView(const QRectF& rect) {
    const double left = std::max(rect.left(), -4000.0);
    const double right = std::min(rect.right(), 20000.0);
    return {left, rect.top(), std::max(0.0, right - left), rect.height()};
}

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
    case ShapeRole::EventBadge:
    case ShapeRole::ClusterMark:
    case ShapeRole::ClusterBadge:
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

} // namespace

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

void ShapePainter::bar(QPainter& painter, const Shape& shape) const {
    const QColor& color = m_palette.family[static_cast<std::size_t>(shape.family)];
    const QRectF rect = nearView(toQt(shape.rect));
    if (rect.width() <= 0)
        return;
    const bool core = shape.core1 > shape.core0;
    const bool certain = core && shape.core0 <= shape.rect.x + 0.5 && shape.core1 >= shape.rect.right() - 0.5;
    constexpr double radius = 3;
    painter.setPen(Qt::NoPen);
    const QColor soft = mixed(m_palette.lane, color, m_palette.dark ? 0.50 : 0.44);
    const QColor ground = mixed(m_palette.lane, color, m_palette.dark ? 0.27 : 0.20);
    const QColor faint = mixed(m_palette.lane, color, m_palette.dark ? 0.10 : 0.07);
    if (certain) {
        painter.setBrush(color);
    } else {
        // The possible extent: strongest next to the core, fading towards what is
        // less and less likely meant, gone at an open end.
        QLinearGradient gradient(rect.left(), 0, rect.right(), 0);
        if (core) {
            const double at0 = std::clamp((shape.core0 - rect.left()) / rect.width(), 0.0, 1.0);
            const double at1 = std::clamp((shape.core1 - rect.left()) / rect.width(), 0.0, 1.0);
            gradient.setColorAt(0, at0 > 0 ? faint : soft);
            gradient.setColorAt(at0, soft);
            gradient.setColorAt(at1, soft);
            gradient.setColorAt(1, at1 < 1 ? faint : soft);
        } else if (shape.openBegin != shape.openEnd) {
            gradient.setColorAt(0, shape.openBegin ? withAlpha(soft, 0) : soft);
            gradient.setColorAt(1, shape.openEnd ? withAlpha(soft, 0) : soft);
        } else {
            // No core at all: soft at both ends, however long it is.
            const double fade = std::min(0.3, 14.0 / rect.width());
            gradient.setColorAt(0, faint);
            gradient.setColorAt(fade, ground);
            gradient.setColorAt(1 - fade, ground);
            gradient.setColorAt(1, faint);
        }
        painter.setBrush(gradient);
    }
    painter.drawRoundedRect(rect, radius, radius);
    if (core && !certain) {
        painter.fillRect(
            nearView(QRectF(shape.core0, rect.top(), std::max(2.0, shape.core1 - shape.core0), rect.height())), color);
    }
    if (shape.rect.width >= timeline::barSymbolWidth(m_metrics)) {
        // At the visible end of a bar that begins off the view.
        const double radiusOfSymbol = m_metrics.symbol / 2 * 0.82;
        const QPointF centre(std::max(shape.rect.x, m_metrics.margin) + 5 + m_metrics.symbol / 2, rect.center().y());
        const bool onSolid =
            certain || (core && shape.core0 < centre.x() + radiusOfSymbol && shape.core1 > centre.x() - radiusOfSymbol);
        symbol(painter, centre, 2 * radiusOfSymbol, shape.family, onSolid ? m_palette.lane : color);
    }
}

void ShapePainter::mark(QPainter& painter, const Shape& shape) const {
    const QColor& color = m_palette.family[static_cast<std::size_t>(shape.family)];
    const QRectF rect = toQt(shape.rect);
    if (shape.openBegin || shape.openEnd) {
        // The known end carries the symbol, a fading line leads to where nobody
        // knows.
        const double radius = m_metrics.symbol / 2;
        const double at = shape.openBegin ? rect.right() - radius : rect.left() + radius;
        const double far = shape.openBegin ? rect.left() : rect.right();
        QLinearGradient gradient(at, 0, far, 0);
        gradient.setColorAt(0, color);
        gradient.setColorAt(1, withAlpha(color, 0));
        painter.fillRect(QRectF(std::min(at, far), rect.center().y() - 1, std::abs(far - at), 2), gradient);
        symbol(painter, {at, rect.center().y()}, 2 * radius, shape.family, color);
        return;
    }
    const double size = std::min(m_metrics.symbol, rect.width());
    symbol(painter, rect.center(), size, shape.family, color);
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

void ShapePainter::cluster(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    const QRectF rect = nearView(toQt(shape.rect));
    const double depth = std::min(1.0, 0.30 + 0.09 * shape.level);
    // One family alone keeps its hue; a mixture is grey.
    const bool single = (shape.families & (shape.families - 1)) == 0;
    const QColor base = single ? m_palette.family[static_cast<std::size_t>(shape.family)] : m_palette.cluster;
    const QColor fill = mixed(m_palette.lane, base, depth);
    if (shape.textEnd > shape.textBegin) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(rect, 4, 4);
        const int contrast = std::abs(fill.lightness() - m_palette.lane.lightness());
        const QColor ink = contrast > 95 ? m_palette.lane : m_palette.text;
        const std::string_view count = list.text(shape);
        const double width = m_texts.width(count, FontRole::Small);
        const double left = std::max(rect.left(), 0.0);
        const double right = std::max(left + width, rect.right());
        drawText(painter, {(left + right - width) / 2, rect.top(), width, rect.height()}, count, FontRole::Small, ink,
                 false);
    } else {
        painter.fillRect(
            whole(rect.left(), rect.top(), std::max(rect.left() + 2, std::floor(rect.right()) - 1), rect.bottom()),
            fill);
    }
    if (shape.disputed > 0) {
        // Survives where no badge has room: a notch under the cluster.
        painter.fillRect(
            whole(rect.left(), rect.bottom(), std::max(rect.left() + 3, rect.right() - 1), rect.bottom() + 2),
            m_palette.dispute);
    }
}

void ShapePainter::density(QPainter& painter, const Shape& shape) const {
    const double share = std::min(1.0, shape.level / 15.0);
    const double height = std::max(2.0, shape.rect.height * (0.25 + 0.75 * share));
    const QRect rect = whole(shape.rect.x, shape.rect.bottom() - height, shape.rect.right(), shape.rect.bottom());
    painter.fillRect(rect, mixed(m_palette.lane, m_palette.cluster, 0.45 + 0.55 * share));
    if (shape.disputed > 0) {
        const int part = std::max(2, rect.height() * static_cast<int>(shape.disputed) / static_cast<int>(shape.count));
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - part, rect.width(), part), m_palette.dispute);
    }
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
    const bool muted = shape.role == ShapeRole::EventDetail || shape.role == ShapeRole::LaneInfo ||
                       shape.role == ShapeRole::AxisMinorLabel || shape.role == ShapeRole::TrayNote;
    const FontRole font = fontOf(shape);
    const bool onSolid = shape.role == ShapeRole::EventLabel && shape.level == 1;
    const QColor& color = onSolid ? m_palette.lane : muted ? m_palette.muted : m_palette.text;
    drawText(painter, toQt(shape.rect), list.text(shape), font, color, shape.elide);
}

void ShapePainter::badge(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    const QRectF rect = toQt(shape.rect);
    const double size = m_metrics.symbol;
    const QColor& color = shape.level == 1 ? m_palette.lane : m_palette.dispute;
    warning(painter, {rect.left() + size / 2, rect.center().y()}, color);
    const bool words = shape.role == ShapeRole::LaneDisputes;
    drawText(painter, {rect.left() + size + (words ? 4 : 3), rect.top(), rect.width() - size, rect.height()},
             list.text(shape), FontRole::Small, color, false);
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
    } else if (shape.role == ShapeRole::Focused) {
        painter.setPen(QPen(withAlpha(m_palette.accent, 0.28),
                            3)); // a halo around the selection: keys arrive here
    } else {
        painter.setPen(QPen(withAlpha(m_palette.accent, 0.5), 1));
    }
    painter.drawRoundedRect(rect, 5, 5);
}

} // namespace parallax::app
