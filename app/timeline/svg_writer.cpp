#include "app/timeline/svg_writer.h"

#include "app/text/text.h"
#include "app/timeline/painting.h"
#include "app/timeline/shape_painter.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace parallax::app {

namespace {

using timeline::FontRole;
using timeline::Rect;
using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeList;
using timeline::ShapeRole;

// To a hundredth of a pixel.
QByteArray number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return QByteArray::number(rounded == 0 ? 0.0 : rounded, 'g', 9);
}

QByteArray paint(const char* attribute, const QColor& color) {
    QByteArray text = QByteArray(" ") + attribute + "=\"" + color.name().toLatin1() + '"';
    if (color.alpha() < 255)
        text += QByteArray(" ") + attribute + "-opacity=\"" + number(static_cast<double>(color.alphaF())) + '"';
    return text;
}

class Writer {
public:
    Writer(const ShapeList& list, const TimelinePalette& palette, const TimelineTexts& texts,
           const timeline::Metrics& metrics, const SvgOptions& options)
        : m_list(list), m_palette(palette), m_texts(texts), m_metrics(metrics), m_options(options) {}

    QByteArray write() {
        for (const timeline::Section& section : m_list.sections) {
            const QByteArray clip = "c" + QByteArray::number(++m_clips);
            m_defs += "<clipPath id=\"" + clip + "\"><rect" + place(section.clip) + "/></clipPath>\n";
            m_body += "<g clip-path=\"url(#" + clip + ")\">\n";
            for (std::uint32_t i = section.first; i < section.end; ++i)
                shape(m_list.shapes[i]);
            m_body += "</g>\n";
        }
        const QByteArray width = number(m_options.size.width());
        const QByteArray height = number(m_options.size.height());
        QByteArray svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                         "width=\"" +
                         width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height +
                         "\" role=\"img\" font-family=\"" + escaped(QFontInfo(m_texts.font(FontRole::Label)).family()) +
                         ", sans-serif\">\n";
        if (!m_options.title.isEmpty())
            svg += "<title>" + escaped(m_options.title) + "</title>\n";
        svg += "<defs>\n" + m_defs + symbols() + "</defs>\n<rect width=\"" + width + "\" height=\"" + height + '"' +
               paint("fill", m_palette.canvas) + "/>\n" + m_body + "</svg>\n";
        return svg;
    }

private:
    static QByteArray escaped(const QString& text) {
        QString clean;
        for (const QChar character : text) {
            // XML 1.0 has no control characters but these.
            if (character >= QLatin1Char(' ') || character == QLatin1Char('\n') || character == QLatin1Char('\t'))
                clean += character;
        }
        return clean.toHtmlEscaped().toUtf8();
    }

    static QByteArray place(const Rect& rect) {
        return " x=\"" + number(rect.x) + "\" y=\"" + number(rect.y) + "\" width=\"" +
               number(std::max(0.0, rect.width)) + "\" height=\"" + number(std::max(0.0, rect.height)) + '"';
    }

    void rect(const Rect& rect, const QByteArray& look, double radius = 0) {
        m_body += "<rect" + place(rect);
        if (radius > 0)
            m_body += " rx=\"" + number(radius) + '"';
        m_body += look + "/>\n";
    }

    void text(const Rect& rect, std::string_view words, FontRole role, const QColor& color, bool elide = false) {
        const QFont& font = m_texts.font(role);
        const QFontMetricsF& metrics = m_texts.metrics(role);
        QString shown = toQt(words);
        double width = m_texts.width(words, role);
        if (elide && width > rect.width + 0.5) {
            shown = m_texts.elided(words, role, rect.width);
            width = m_texts.width(toUtf8(shown), role);
        }
        if (shown.trimmed().isEmpty())
            return;
        const double baseline = rect.y + (rect.height - metrics.height()) / 2 + metrics.ascent();
        m_body += "<text x=\"" + number(rect.x) + "\" y=\"" + number(baseline) + "\" font-size=\"" +
                  number(QFontInfo(font).pixelSize()) + '"';
        if (font.weight() > QFont::Medium)
            m_body += " font-weight=\"600\"";
        // Widths are rounded up by a pixel.
        m_body += " textLength=\"" + number(std::max(1.0, width - 1)) + "\" lengthAdjust=\"spacingAndGlyphs\"" +
                  paint("fill", color) + '>' + escaped(shown) + "</text>\n";
    }

    void use(const char* id, double x, double y, double size, const QColor& color) {
        m_body += QByteArray("<use xlink:href=\"#") + id + "\" transform=\"translate(" + number(x) + ' ' + number(y) +
                  ") scale(" + number(size) + ")\"" + paint("fill", color) + "/>\n";
    }

    void warning(double x, double y, const QColor& color) { use("warning", x, y, m_metrics.symbol, color); }
    void symbol(double x, double y, double size, timeline::Family family, const QColor& color) {
        use(("f" + QByteArray::number(static_cast<int>(family))).constData(), x, y, size, color);
    }

    // One unit wide, around the origin; the same forms as ShapePainter::drawSymbol. Filled areas only, so that the
    // colour of the <use> reaches them in every viewer.
    static QByteArray symbols() {
        return "<polygon id=\"f0\" points=\"0,-.56 .56,0 0,.56 -.56,0\"/>\n"
               "<rect id=\"f1\" x=\"-.44\" y=\"-.44\" width=\".88\" height=\".88\" rx=\".12\"/>\n"
               "<circle id=\"f2\" r=\".48\"/>\n"
               "<polygon id=\"f3\" points=\"0,-.5 .54,.43 -.54,.43\"/>\n"
               "<polygon id=\"f4\" points=\".53,0 .265,.459 -.265,.459 -.53,0 -.265,-.459 .265,-.459\"/>\n"
               "<polygon id=\"f5\" points=\"0,.5 .54,-.43 -.54,-.43\"/>\n"
               "<path id=\"f6\" fill-rule=\"evenodd\" d=\"M-.475,0a.475,.475 0 1 0 .95,0a.475,.475 0 1 0 -.95,0z"
               "M-.265,0a.265,.265 0 1 0 .53,0a.265,.265 0 1 0 -.53,0z\"/>\n"
               "<path id=\"warning\" fill-rule=\"evenodd\" d=\"M0,-.5L.55,.46L-.55,.46z"
               "M0,-.28L-.36,.34L.36,.34zM-.06,-.13h.12v.25h-.12zM-.06,.18h.12v.11h-.12z\"/>\n";
    }

    QByteArray gradient(double x0, double x1, std::initializer_list<std::pair<double, QColor>> stops) {
        const QByteArray id = "g" + QByteArray::number(++m_gradients);
        m_defs += "<linearGradient id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\" x1=\"" + number(x0) +
                  "\" y1=\"0\" x2=\"" + number(x1) + "\" y2=\"0\">";
        for (const auto& [at, color] : stops)
            m_defs += "<stop offset=\"" + number(at) + '"' +
                      paint("stop-color", color).replace("stop-color-opacity", "stop-opacity") + "/>";
        m_defs += "</linearGradient>\n";
        return " fill=\"url(#" + id + ")\"";
    }

    // Events carry what there is to say of them.
    void shape(const Shape& shape) {
        const bool told = m_options.describe && shape.item != timeline::noItem &&
                          (shape.role == ShapeRole::Event || shape.role == ShapeRole::TrayChip);
        const QString words = told ? m_options.describe(shape.item) : QString();
        if (!words.isEmpty())
            m_body += "<g><title>" + escaped(words) + "</title>\n";
        switch (shape.kind) {
        case ShapeKind::Box:
            box(shape);
            break;
        case ShapeKind::Bar:
            bar(shape);
            break;
        case ShapeKind::Mark:
            mark(shape);
            break;
        case ShapeKind::Cluster:
            cluster(shape);
            break;
        case ShapeKind::Density:
            density(shape);
            break;
        case ShapeKind::Text:
            text(shape.rect, m_list.text(shape), fontOf(shape), textColor(m_palette, shape), shape.elide);
            break;
        case ShapeKind::Line:
            rect({shape.rect.x, shape.rect.y, 1, shape.rect.height},
                 paint("fill", shape.role == ShapeRole::AxisMajorLine ? m_palette.gridMajor
                               : shape.role == ShapeRole::NowLine     ? m_palette.now
                                                                      : m_palette.gridMinor));
            break;
        case ShapeKind::Badge:
            badge(shape);
            break;
        case ShapeKind::Outline: // a picture has no selection
            break;
        case ShapeKind::Button:
            // Nothing to press, but how many are out of sight is still said.
            if (shape.role == ShapeRole::LaneEarlier || shape.role == ShapeRole::LaneLater ||
                shape.role == ShapeRole::TrayMore)
                text({shape.rect.x + 5, shape.rect.y, shape.rect.width - 10, shape.rect.height}, m_list.text(shape),
                     FontRole::Small, m_palette.muted);
            break;
        }
        if (!words.isEmpty())
            m_body += "</g>\n";
    }

    void box(const Shape& shape) {
        if (shape.role == ShapeRole::AxisBand) {
            rect(shape.rect, paint("fill", m_palette.canvas));
            rect({shape.rect.x, shape.rect.bottom() - 1, shape.rect.width, 1}, paint("fill", m_palette.laneBorder));
            return;
        }
        if (shape.role == ShapeRole::TrayChip) {
            rect(shape.rect, paint("fill", m_palette.chip), shape.rect.height / 2);
            double right = shape.rect.right() - 9;
            if (shape.count > 0) {
                const std::string count = std::to_string(shape.count);
                const double width = m_texts.width(count, FontRole::Small);
                text({right - width, shape.rect.y, width, shape.rect.height}, count, FontRole::Small,
                     m_palette.dispute);
                right -= width + 3 + m_metrics.symbol;
                warning(right + m_metrics.symbol / 2, shape.rect.y + shape.rect.height / 2, m_palette.dispute);
                right -= 6;
            }
            text({shape.rect.x + 9, shape.rect.y, right - shape.rect.x - 9, shape.rect.height}, m_list.text(shape),
                 FontRole::Small, m_palette.text, true);
            return;
        }
        if (shape.role == ShapeRole::Span) {
            rect(shape.rect, paint("fill", withAlpha(m_palette.accent, 0.12)));
            return;
        }
        const QByteArray dash = shape.role == ShapeRole::TrayBox ? " stroke-dasharray=\"4 3\"" : "";
        rect({shape.rect.x + 0.5, shape.rect.y + 0.5, shape.rect.width - 1, shape.rect.height - 1},
             (shape.role == ShapeRole::LaneBox ? paint("fill", m_palette.lane) : QByteArray(" fill=\"none\"")) +
                 paint("stroke", m_palette.laneBorder) + dash,
             6);
    }

    void bar(const Shape& shape) {
        const QColor& color = m_palette.family[static_cast<std::size_t>(shape.family)];
        const QRectF near = nearView(toQt(shape.rect));
        if (near.width() <= 0)
            return;
        const Rect area{near.x(), near.y(), near.width(), near.height()};
        const BarShades shades = barShades(m_palette, color);
        const bool core = shape.core1 > shape.core0;
        const bool certain = core && shape.core0 <= shape.rect.x + 0.5 && shape.core1 >= shape.rect.right() - 0.5;
        QByteArray fill = paint("fill", color);
        if (!certain && core) {
            const double at0 = std::clamp((shape.core0 - area.x) / area.width, 0.0, 1.0);
            const double at1 = std::clamp((shape.core1 - area.x) / area.width, 0.0, 1.0);
            fill = gradient(area.x, area.right(),
                            {{0, at0 > 0 ? shades.faint : shades.soft},
                             {at0, shades.soft},
                             {at1, shades.soft},
                             {1, at1 < 1 ? shades.faint : shades.soft}});
        } else if (!certain && shape.openBegin != shape.openEnd) {
            const QColor gone = withAlpha(shades.soft, 0);
            fill = gradient(area.x, area.right(),
                            {{0, shape.openBegin ? gone : shades.soft}, {1, shape.openEnd ? gone : shades.soft}});
        } else if (!certain) {
            const double fade = std::min(0.3, 14.0 / area.width);
            fill = gradient(area.x, area.right(),
                            {{0, shades.faint}, {fade, shades.ground}, {1 - fade, shades.ground}, {1, shades.faint}});
        }
        rect(area, fill, 3);
        if (core && !certain)
            rect({shape.core0, area.y, std::max(2.0, shape.core1 - shape.core0), area.height}, paint("fill", color));
        const BarSymbol at = barSymbol(m_metrics, shape);
        const bool onSolid = certain || (core && shape.core0 < at.x + at.size / 2 && shape.core1 > at.x - at.size / 2);
        symbol(at.x, area.y + area.height / 2, at.size, shape.family, onSolid ? m_palette.lane : color);
    }

    void mark(const Shape& shape) {
        const QColor& color = m_palette.family[static_cast<std::size_t>(shape.family)];
        const double middle = shape.rect.y + shape.rect.height / 2;
        if (!shape.openBegin && !shape.openEnd) {
            symbol(shape.rect.x + shape.rect.width / 2, middle, std::min(m_metrics.symbol, shape.rect.width),
                   shape.family, color);
            return;
        }
        const double radius = m_metrics.symbol / 2;
        const double at = shape.openBegin ? shape.rect.right() - radius : shape.rect.x + radius;
        const double far = shape.openBegin ? shape.rect.x : shape.rect.right();
        rect({std::min(at, far), middle - 1, std::abs(far - at), 2},
             gradient(at, far, {{0, color}, {1, withAlpha(color, 0)}}));
        symbol(at, middle, 2 * radius, shape.family, color);
    }

    void cluster(const Shape& shape) {
        const QColor fill = clusterFill(m_palette, shape);
        rect(shape.rect, paint("fill", fill), shape.textEnd > shape.textBegin ? 4 : 0);
        if (shape.textEnd > shape.textBegin) {
            const std::string_view count = m_list.text(shape);
            const double width = m_texts.width(count, FontRole::Small);
            const double left = std::max(shape.rect.x, 0.0);
            const double right = std::max(left + width, shape.rect.right());
            text({(left + right - width) / 2, shape.rect.y, width, shape.rect.height}, count, FontRole::Small,
                 inkOn(m_palette, fill));
        }
        if (shape.disputed > 0)
            rect({shape.rect.x, shape.rect.bottom(), std::max(3.0, shape.rect.width - 1), 2},
                 paint("fill", m_palette.dispute));
    }

    void density(const Shape& shape) {
        const double share = std::min(1.0, shape.level / 15.0);
        const bool strip = shape.role == ShapeRole::DisputeStrip;
        const double height = strip ? std::max(3.0, (shape.rect.height - 2) * (0.3 + 0.7 * share))
                                    : std::max(2.0, shape.rect.height * (0.25 + 0.75 * share));
        const double bottom = strip ? shape.rect.bottom() - 1 : shape.rect.bottom();
        rect({shape.rect.x, bottom - height, shape.rect.width, height},
             paint("fill", strip ? m_palette.dispute : mixed(m_palette.lane, m_palette.cluster, 0.45 + 0.55 * share)));
        if (!strip && shape.disputed > 0) {
            const double part = std::max(2.0, height * shape.disputed / shape.count);
            rect({shape.rect.x, bottom - part, shape.rect.width, part}, paint("fill", m_palette.dispute));
        }
    }

    void badge(const Shape& shape) {
        const double size = m_metrics.symbol;
        const QColor& color = shape.level == 1 ? m_palette.lane : m_palette.dispute;
        warning(shape.rect.x + size / 2, shape.rect.y + shape.rect.height / 2, color);
        const double gap = shape.role == ShapeRole::LaneDisputes ? 4 : 3;
        text({shape.rect.x + size + gap, shape.rect.y, shape.rect.width - size, shape.rect.height}, m_list.text(shape),
             FontRole::Small, color);
    }

    const ShapeList& m_list;
    const TimelinePalette& m_palette;
    const TimelineTexts& m_texts;
    const timeline::Metrics& m_metrics;
    const SvgOptions& m_options;
    QByteArray m_defs;
    QByteArray m_body;
    int m_clips = 0;
    int m_gradients = 0;
};

} // namespace

QByteArray toSvg(const ShapeList& list, const TimelinePalette& palette, const TimelineTexts& texts,
                 const timeline::Metrics& metrics, const SvgOptions& options) {
    return Writer(list, palette, texts, metrics, options).write();
}

} // namespace parallax::app
