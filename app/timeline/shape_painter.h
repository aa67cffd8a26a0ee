// Replays the timeline's shapes with a QPainter: on the screen, into a PDF,
// into an SVG.
#pragma once

#include "app/timeline/sprite_cache.h"
#include "app/timeline/timeline_palette.h"
#include "app/timeline/timeline_texts.h"
#include "timeline/layout.h"
#include "timeline/shapes.h"

#include <QPainter>
#include <QPainterPath>

namespace parallax::app {

// How shapes look, wherever they are drawn.
timeline::FontRole fontOf(const timeline::Shape& shape);
const QColor& textColor(const TimelinePalette& palette, const timeline::Shape& shape);
struct BarShades {
    QColor soft;   // next to the certain core
    QColor ground; // where there is no core
    QColor faint;  // at the ends
};
struct BarSymbol {
    double x = 0; // of its centre
    double size = 0;
};
BarSymbol barSymbol(const timeline::Metrics& metrics, const timeline::Shape& shape);
BarShades barShades(const TimelinePalette& palette, const QColor& color);
QColor clusterFill(const TimelinePalette& palette, const timeline::Shape& shape);
const QColor& inkOn(const TimelinePalette& palette, const QColor& fill);

// `vector`: text goes out as text and gradients as gradients, for files; else
// the quickest way to the same picture on a raster.
class ShapePainter {
public:
    ShapePainter(const TimelinePalette& palette, const TimelineTexts& texts, const timeline::Metrics& metrics,
                 SpriteCache* sprites)
        : m_palette(palette), m_texts(texts), m_metrics(metrics), m_sprites(sprites) {}

    // Fills `area` with the ground behind the lanes, but for what lanes will
    // cover anyway.
    void paintGround(QPainter& painter, const timeline::ShapeList& list, const QRect& area) const;
    // The painter's origin is the view's top left corner.
    void paint(QPainter& painter, const timeline::ShapeList& list) const;

    // The symbol of a family, centred in `rect`.
    static void drawSymbol(QPainter& painter, const QRectF& rect, timeline::Family family, const QColor& color);
    static void drawWarning(QPainter& painter, const QRectF& rect, const QColor& color);

private:
    // Where a colour fades into the lane. Files get the lane's own colour: not every reader shows fading to nothing.
    QColor gone(const QColor& color) const;
    void box(QPainter& painter, const timeline::ShapeList& list, const timeline::Shape& shape) const;
    void bar(QPainter& painter, const timeline::Shape& shape) const;
    void mark(QPainter& painter, const timeline::Shape& shape) const;
    void cluster(QPainter& painter, const timeline::ShapeList& list, const timeline::Shape& shape) const;
    void density(QPainter& painter, const timeline::Shape& shape) const;
    void text(QPainter& painter, const timeline::ShapeList& list, const timeline::Shape& shape) const;
    void badge(QPainter& painter, const timeline::ShapeList& list, const timeline::Shape& shape) const;
    void button(QPainter& painter, const timeline::ShapeList& list, const timeline::Shape& shape) const;
    void outline(QPainter& painter, const timeline::Shape& shape) const;
    void symbol(QPainter& painter, const QPointF& centre, double size, timeline::Family family,
                const QColor& color) const;
    void warning(QPainter& painter, const QPointF& centre, const QColor& color) const;
    void drawText(QPainter& painter, const QRectF& rect, std::string_view text, timeline::FontRole font,
                  const QColor& color, bool elide) const;

    const TimelinePalette& m_palette;
    const TimelineTexts& m_texts;
    const timeline::Metrics& m_metrics;
    SpriteCache* m_sprites;
};

} // namespace parallax::app
