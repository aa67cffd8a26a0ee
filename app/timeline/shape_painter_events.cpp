// Events and what stands for several of them: bars, marks, clusters, densities, badges.
#include "app/timeline/painting.h"
#include "app/timeline/shape_painter.h"

#include <QLinearGradient>

namespace parallax::app {

using timeline::FontRole;
using timeline::Shape;
using timeline::ShapeList;
using timeline::ShapeRole;

BarShades barShades(const TimelinePalette& palette, const QColor& color) {
    return {mixed(palette.lane, color, palette.dark ? 0.50 : 0.44),
            mixed(palette.lane, color, palette.dark ? 0.27 : 0.20),
            mixed(palette.lane, color, palette.dark ? 0.10 : 0.07)};
}

BarSymbol barSymbol(const timeline::Metrics& metrics, const Shape& shape) {
    const double size = metrics.symbol * 0.82;
    // At the visible end of one that begins off the view.
    const double left = std::max(shape.rect.x, metrics.margin);
    const double room = shape.rect.right() - left;
    if (room >= timeline::barSymbolWidth(metrics))
        return {left + 5 + metrics.symbol / 2, size};
    // Whole sizes: each has its own picture.
    return {left + room / 2, std::floor(std::min(size, std::max(4.0, room - 1)))};
}

QColor clusterFill(const TimelinePalette& palette, const Shape& shape) {
    const double depth = std::min(1.0, 0.30 + 0.09 * shape.level);
    // One family alone keeps its hue; a mixture is grey.
    const bool single = (shape.families & (shape.families - 1)) == 0;
    return mixed(palette.lane, single ? palette.family[static_cast<std::size_t>(shape.family)] : palette.cluster,
                 depth);
}

const QColor& inkOn(const TimelinePalette& palette, const QColor& fill) {
    const int contrast = std::abs(fill.lightness() - palette.lane.lightness());
    return contrast > 95 ? palette.lane : palette.text;
}

QColor ShapePainter::gone(const QColor& color) const {
    return m_sprites != nullptr ? withAlpha(color, 0) : m_palette.lane;
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
    const auto [soft, ground, faint] = barShades(m_palette, color);
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
            gradient.setColorAt(0, shape.openBegin ? gone(soft) : soft);
            gradient.setColorAt(1, shape.openEnd ? gone(soft) : soft);
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
    const BarSymbol at = barSymbol(m_metrics, shape);
    const bool onSolid = certain || (core && shape.core0 < at.x + at.size / 2 && shape.core1 > at.x - at.size / 2);
    symbol(painter, {at.x, rect.center().y()}, at.size, shape.family, onSolid ? m_palette.lane : color);
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
        gradient.setColorAt(1, gone(color));
        painter.fillRect(QRectF(std::min(at, far), rect.center().y() - 1, std::abs(far - at), 2), gradient);
        symbol(painter, {at, rect.center().y()}, 2 * radius, shape.family, color);
        return;
    }
    const double size = std::min(m_metrics.symbol, rect.width());
    symbol(painter, rect.center(), size, shape.family, color);
}

void ShapePainter::cluster(QPainter& painter, const ShapeList& list, const Shape& shape) const {
    const QRectF rect = nearView(toQt(shape.rect));
    const QColor fill = clusterFill(m_palette, shape);
    if (shape.textEnd > shape.textBegin) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(rect, 4, 4);
        const QColor ink = inkOn(m_palette, fill);
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
    if (shape.role == ShapeRole::DisputeStrip) {
        const double height = std::max(3.0, (shape.rect.height - 2) * (0.3 + 0.7 * share));
        painter.fillRect(
            whole(shape.rect.x, shape.rect.bottom() - 1 - height, shape.rect.right(), shape.rect.bottom() - 1),
            m_palette.dispute);
        return;
    }
    const double height = std::max(2.0, shape.rect.height * (0.25 + 0.75 * share));
    const QRect rect = whole(shape.rect.x, shape.rect.bottom() - height, shape.rect.right(), shape.rect.bottom());
    painter.fillRect(rect, mixed(m_palette.lane, m_palette.cluster, 0.45 + 0.55 * share));
    if (shape.disputed > 0) {
        const int part = std::max(2, rect.height() * static_cast<int>(shape.disputed) / static_cast<int>(shape.count));
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - part, rect.width(), part), m_palette.dispute);
    }
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

} // namespace parallax::app
