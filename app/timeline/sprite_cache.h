// Small pictures of texts and symbols, drawn once and copied from then on: on a raster, laying glyphs costs ten times
// as much as copying.
#pragma once

#include "app/timeline/timeline_texts.h"
#include "timeline/items.h"

#include <QByteArray>
#include <QHash>
#include <QImage>

#include <array>
#include <string_view>
#include <vector>

namespace parallax::app {

// One thread at a time. For one set of fonts and one device pixel ratio; it empties itself when the ratio changes.
// Texts live in two generations: what is asked for moves to the younger one, and when that has grown to its bound, the
// older one goes and the younger takes its place. So a frame never pays for all texts at once. A picture may be used
// until the next call.
class SpriteCache {
public:
    // How far the picture of a text reaches out at its left, for glyphs that do.
    static constexpr int overhang = 2;

    const QImage& text(const TimelineTexts& texts, std::string_view text, timeline::FontRole font, const QColor& color,
                       double pixelRatio);
    // In a square of `size`.
    const QImage& symbol(timeline::Family family, double size, const QColor& color, double pixelRatio);
    const QImage& warning(double size, const QColor& color, double pixelRatio);

private:
    static constexpr qsizetype limitBytes = 12 * 1000 * 1000; // of one generation
    struct Text {
        QImage image;
        QRgb color = 0;
    };
    using Texts = std::array<QHash<QByteArray, Text>, 4>; // by font role

    void setRatio(double pixelRatio);
    Text& entry(std::string_view text, timeline::FontRole font);
    // The alpha of a character, drawn a quarter of a pixel or more to the right of a whole one.
    struct Glyph {
        int left = 0; // of the mask, from the whole pixel
        int width = 0;
        int height = 0; // from the top of the line
        std::vector<uchar> alpha;
    };
    const Glyph& glyph(const TimelineTexts& texts, char16_t character, timeline::FontRole font, int quarter);
    static void paint(const TimelineTexts& texts, std::string_view text, timeline::FontRole font, const QColor& color,
                      QImage& image);
    bool compose(const TimelineTexts& texts, std::string_view text, timeline::FontRole font, const QColor& color,
                 QImage& image);
    QImage square(double size, double pixelRatio) const;

    double m_ratio = 0;
    qsizetype m_bytes = 0;
    Texts m_young;
    Texts m_old;
    QHash<quint64, QImage> m_symbols;
    QHash<quint64, Glyph> m_glyphs; // by font, character and quarter
    std::vector<uchar> m_line;      // buffer of compose()
};

} // namespace parallax::app
