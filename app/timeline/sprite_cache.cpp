#include "app/timeline/sprite_cache.h"

#include "app/timeline/shape_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace parallax::app {

void SpriteCache::setRatio(double pixelRatio) {
    if (pixelRatio == m_ratio)
        return;
    m_ratio = pixelRatio;
    m_bytes = 0;
    m_young = {};
    m_old = {};
    m_symbols.clear();
    m_glyphs.clear();
}

const SpriteCache::Glyph& SpriteCache::glyph(const TimelineTexts& texts, char16_t character, timeline::FontRole font,
                                             int quarter) {
    const quint64 key =
        static_cast<quint64>(font) << 32U | static_cast<quint64>(character) << 8U | static_cast<quint64>(quarter);
    auto found = m_glyphs.find(key);
    if (found != m_glyphs.end())
        return *found;
    const QFontMetricsF& metrics = texts.metrics(font);
    const double advance = metrics.horizontalAdvance(QChar(character));
    constexpr int side = 3; // pixels that a character may reach out of its advance
    const int width = static_cast<int>(std::ceil((advance + 2 * side) * m_ratio)) + 1;
    const int height = static_cast<int>(std::ceil(std::ceil(metrics.height()) * m_ratio));
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_ratio);
    image.fill(Qt::transparent);
    const QString text(QChar{character});
    const QByteArray bytes = text.toUtf8();
    QPainter painter(&image);
    painter.setPen(Qt::black);
    painter.drawGlyphRun(QPointF(side + quarter / 4.0 / m_ratio, std::round(metrics.ascent())),
                         texts.glyphs({bytes.constData(), static_cast<std::size_t>(bytes.size())}, font));
    painter.end();
    Glyph made;
    made.left = -static_cast<int>(std::round(side * m_ratio));
    made.width = width;
    made.height = height;
    made.alpha.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < width; ++x)
            made.alpha[static_cast<std::size_t>(y * width + x)] = static_cast<uchar>(qAlpha(line[x]));
    }
    return *m_glyphs.insert(key, std::move(made));
}

// A text without shaping, put together from masks of its characters: a quarter of what a painter takes to set up and
// draw it. False for other texts.
bool SpriteCache::compose(const TimelineTexts& texts, std::string_view text, timeline::FontRole font,
                          const QColor& color, QImage& image) {
    const int width = image.width();
    const int height = image.height();
    m_line.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    double pen = overhang * m_ratio;
    const bool plain = texts.forEachPlain(text, [&](char16_t character, char16_t next) {
        const double advance = texts.advance(character, next, font);
        if (advance < 0)
            return false;
        const int quarters = static_cast<int>(std::floor(pen * 4 + 0.5));
        const Glyph& mask = glyph(texts, character, font, quarters % 4);
        const int left = quarters / 4 + mask.left;
        const int from = std::max(0, -left);
        const int to = std::min(mask.width, width - left);
        for (int y = 0; y < std::min(height, mask.height); ++y) {
            const uchar* source = mask.alpha.data() + y * mask.width;
            uchar* target = m_line.data() + y * width + left;
            for (int x = from; x < to; ++x)
                target[x] = std::max(target[x], source[x]);
        }
        pen += advance * m_ratio;
        return true;
    });
    if (!plain)
        return false;
    std::array<QRgb, 256> shades;
    for (int alpha = 0; alpha < 256; ++alpha)
        shades[static_cast<std::size_t>(alpha)] =
            qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha * color.alpha() / 255));
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const uchar* source = m_line.data() + y * width;
        for (int x = 0; x < width; ++x)
            line[x] = shades[source[x]];
    }
    return true;
}

SpriteCache::Text& SpriteCache::entry(std::string_view text, timeline::FontRole font) {
    const auto role = static_cast<std::size_t>(font);
    const QByteArray key = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    if (const auto young = m_young[role].find(key); young != m_young[role].end())
        return *young;
    if (m_bytes > limitBytes) {
        m_old = std::move(m_young);
        m_young = {};
        m_bytes = 0;
    }
    Text kept;
    if (const auto old = m_old[role].find(key); old != m_old[role].end())
        kept = std::move(*old);
    m_bytes += kept.image.sizeInBytes();
    return *m_young[role].insert(QByteArray(text.data(), static_cast<qsizetype>(text.size())), std::move(kept));
}

const QImage& SpriteCache::text(const TimelineTexts& texts, std::string_view text, timeline::FontRole font,
                                const QColor& color, double pixelRatio) {
    setRatio(pixelRatio);
    Text& found = entry(text, font);
    if (!found.image.isNull() && found.color == color.rgba())
        return found.image;
    const double width = texts.width(text, font) + 2 * overhang;
    const double height = std::ceil(texts.metrics(font).height());
    QImage image(static_cast<int>(std::ceil(width * pixelRatio)), static_cast<int>(std::ceil(height * pixelRatio)),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    if (!compose(texts, text, font, color, image))
        paint(texts, text, font, color, image);
    m_bytes += image.sizeInBytes() - found.image.sizeInBytes();
    found.image = image;
    found.color = color.rgba();
    return found.image;
}

void SpriteCache::paint(const TimelineTexts& texts, std::string_view text, timeline::FontRole font, const QColor& color,
                        QImage& image) {
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(color);
    const QPointF baseline(overhang, std::round(texts.metrics(font).ascent()));
    painter.setFont(texts.font(font));
    painter.drawText(baseline, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QImage SpriteCache::square(double size, double pixelRatio) const {
    // A pixel more on each side for smoothed edges.
    const int side = static_cast<int>(std::ceil((size + 2) * pixelRatio));
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    return image;
}

const QImage& SpriteCache::symbol(timeline::Family family, double size, const QColor& color, double pixelRatio) {
    setRatio(pixelRatio);
    const quint64 key =
        (quint64{color.rgba()} << 24) | (static_cast<quint64>(size * 16) << 8) | static_cast<quint64>(family);
    auto found = m_symbols.find(key);
    if (found == m_symbols.end()) {
        QImage image = square(size, pixelRatio);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        ShapePainter::drawSymbol(painter, {1, 1, size, size}, family, color);
        painter.end();
        found = m_symbols.insert(key, image);
    }
    return *found;
}

const QImage& SpriteCache::warning(double size, const QColor& color, double pixelRatio) {
    setRatio(pixelRatio);
    const quint64 key = (quint64{color.rgba()} << 24) | (static_cast<quint64>(size * 16) << 8) | 0xff;
    auto found = m_symbols.find(key);
    if (found == m_symbols.end()) {
        QImage image = square(size, pixelRatio);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        ShapePainter::drawWarning(painter, {1, 1, size, size}, color);
        painter.end();
        found = m_symbols.insert(key, image);
    }
    return *found;
}

} // namespace parallax::app
