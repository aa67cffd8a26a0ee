#include "app/theme/theme.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace parallax::app {

namespace {

// `part` of `over` on `under`, 0 to 1.
QColor blend(const QColor& over, const QColor& under, double part) {
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a * part + b * (1 - part))); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

bool isDark(const QPalette& palette) {
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

Colours::Colours(const QPalette& palette) : dark(isDark(palette)) {
    text = palette.color(QPalette::Text);
    card = palette.color(QPalette::Base);
    page = dark ? blend(text, card, 0.03) : blend(text, card, 0.02);
    header = blend(text, card, dark ? 0.08 : 0.045);
    line = blend(text, card, dark ? 0.22 : 0.15);
    // As faint as readable text may be on every surface here, with a little to spare.
    double part = 0.5;
    do {
        part += 0.02;
        dim = blend(text, card, part);
    } while (part < 1 && contrast(dim, header) < 4.8);
    accent = palette.color(QPalette::Link);
    if (contrast(accent, header) < 4.5)
        accent = dark ? QColor(0x8a, 0xb4, 0xf8) : QColor(0x1a, 0x4f, 0xc4);
    warning = dark ? QColor(0xff, 0x9d, 0x80) : QColor(0xa8, 0x2a, 0x0c);
    marker = dark ? QColor(0x5c, 0x4a, 0x0a) : QColor(0xff, 0xec, 0x99);
    note = dark ? blend(QColor(0xff, 0xd7, 0x5e), card, 0.09) : blend(QColor(0xff, 0xd0, 0x40), card, 0.10);
    chip = blend(accent, card, dark ? 0.22 : 0.12);
}

ColourPair Colours::kind(disagreement::Kind kind) const {
    const auto pair = [this](QColor light, QColor dusk) {
        const QColor ink = dark ? dusk : light;
        return ColourPair{ink, blend(ink, card, dark ? 0.16 : 0.11)};
    };
    // Hues that stay apart under the common colour blindnesses; the shape and the word say the same.
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return pair({0x8e, 0x24, 0x72}, {0xf0, 0xa0, 0xdc});
    case Kind::DerivedArithmetic:
        return pair({0x5b, 0x35, 0xb0}, {0xc4, 0xb0, 0xff});
    case Kind::ScopeDifference:
        return pair({0x0b, 0x65, 0x62}, {0x74, 0xd6, 0xcf});
    case Kind::PrecisionDifference:
        return pair({0x4d, 0x56, 0x66}, {0xbc, 0xc5, 0xd4});
    case Kind::UpdateOverTime:
        return pair({0x14, 0x54, 0xa8}, {0x90, 0xc2, 0xff});
    case Kind::Contradiction:
        return pair({0xa8, 0x2a, 0x0c}, {0xff, 0x9d, 0x80});
    }
    return {text, card};
}

QFont scaled(const QFont& font, double factor, QFont::Weight weight) {
    QFont result = font;
    if (font.pointSizeF() > 0) {
        result.setPointSizeF(font.pointSizeF() * factor);
    } else {
        result.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * factor))));
    }
    result.setWeight(weight);
    return result;
}

int gap(const QFont& font, int n) {
    return std::max(1, QFontMetrics(font).height() * n / 8);
}

QPalette lightPalette() {
    QPalette palette(QColor(0xf3, 0xf4, 0xf6));
    palette.setColor(QPalette::Window, QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::Button, QColor(0xf3, 0xf4, 0xf6));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x52, 0xcc));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x25, 0x49, 0xbd));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6a, 0x70, 0x7c));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(0x1a, 0x1f, 0x2b));
        palette.setColor(QPalette::Disabled, role, QColor(0x9a, 0xa0, 0xab));
    }
    return palette;
}

QPalette darkPalette() {
    QPalette palette(QColor(0x2b, 0x2e, 0x34));
    palette.setColor(QPalette::Window, QColor(0x22, 0x25, 0x2a));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1d, 0x21));
    palette.setColor(QPalette::AlternateBase, QColor(0x24, 0x27, 0x2c));
    palette.setColor(QPalette::Button, QColor(0x2f, 0x33, 0x39));
    palette.setColor(QPalette::Highlight, QColor(0x3f, 0x68, 0xd8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x8a, 0xb4, 0xf8));
    palette.setColor(QPalette::PlaceholderText, QColor(0x98, 0x9e, 0xa8));
    palette.setColor(QPalette::ToolTipBase, QColor(0x2f, 0x33, 0x39));
    palette.setColor(QPalette::ToolTipText, QColor(0xe6, 0xe8, 0xec));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(0xe6, 0xe8, 0xec));
        palette.setColor(QPalette::Disabled, role, QColor(0x7a, 0x80, 0x8a));
    }
    return palette;
}

} // namespace parallax::app
