#include "app/timeline/sprite_cache.h"

#include "app/timeline/shape_painter.h"

#include <QPainter>

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
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(color);
    const QPointF baseline(overhang, std::round(texts.metrics(font).ascent()));
    // Most texts need no shaping; that saves most of the time a new label takes.
    const QGlyphRun glyphs = texts.glyphs(text, font);
    if (!glyphs.isEmpty()) {
        painter.drawGlyphRun(baseline, glyphs);
    } else {
        painter.setFont(texts.font(font));
        painter.drawText(baseline, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    painter.end();
    m_bytes += image.sizeInBytes() - found.image.sizeInBytes();
    found.image = image;
    found.color = color.rgba();
    return found.image;
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
