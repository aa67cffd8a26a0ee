// Small things that the painters of shapes share.
#pragma once

#include "timeline/shapes.h"

#include <QColor>
#include <QRect>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace parallax::app {

inline QRectF toQt(const timeline::Rect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

inline QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

inline QColor withAlpha(QColor color, double alpha) {
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

// Whole pixels: rectangles of integers are filled several times as fast as smoothed ones. Those whose centre is inside,
// so that what is painted at a pixel is what the hit test finds there.
inline QRect whole(double left, double top, double right, double bottom) {
    const int x = static_cast<int>(std::round(left));
    const int y = static_cast<int>(std::round(top));
    return {x, y, std::max(1, static_cast<int>(std::round(right)) - x),
            std::max(1, static_cast<int>(std::round(bottom)) - y)};
}

// QPainter's rasterizer is slow on coordinates far off; what is cut here is never visible.
inline QRectF nearView(const QRectF& rect) {
    const double left = std::max(rect.left(), -4000.0);
    const double right = std::min(rect.right(), 20000.0);
    return {left, rect.top(), std::max(0.0, right - left), rect.height()};
}

} // namespace parallax::app
