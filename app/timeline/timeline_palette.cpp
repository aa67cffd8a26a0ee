#include "app/timeline/timeline_palette.h"

namespace parallax::app {

namespace {

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

TimelinePalette TimelinePalette::from(const QPalette& palette) {
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    TimelinePalette result;
    result.dark = base.lightness() < text.lightness();
    result.lane = base;
    result.canvas = mixed(base, text, result.dark ? 0.055 : 0.025);
    if (result.dark)
        result.canvas = mixed(base, Qt::black, 0.28);
    result.laneBorder = mixed(base, text, 0.15);
    result.gridMajor = mixed(base, text, result.dark ? 0.19 : 0.14);
    result.gridMinor = mixed(base, text, result.dark ? 0.085 : 0.055);
    result.text = text;
    result.muted = mixed(base, text, 0.68);
    result.dispute = result.dark ? QColor(0xff, 0x9a, 0x6b) : QColor(0xa8, 0x2a, 0x08);
    result.accent = result.dark ? mixed(highlight, Qt::white, 0.35) : highlight;
    result.accentSoft = mixed(base, result.accent, 0.14);
    result.chip = mixed(base, text, 0.08);
    result.cluster = mixed(base, text, 0.5);
    result.clusterText = base;
    result.now = result.dark ? QColor(0x56, 0xb4, 0xe9) : QColor(0x00, 0x72, 0xb2);
    if (result.dark) {
        result.family = {QColor(0xf0, 0x7a, 0x45), QColor(0x5b, 0x9b, 0xe6), QColor(0x35, 0xb8, 0x8c),
                         QColor(0xc5, 0x8b, 0xe0), QColor(0xe6, 0xb0, 0x3c), QColor(0x6c, 0xc4, 0xec),
                         QColor(0x9a, 0xa3, 0xb5)};
    } else {
        // Dark enough for white text on them (4.5 to 1).
        result.family = {QColor(0xc8, 0x43, 0x0f), QColor(0x2f, 0x5f, 0xc4), QColor(0x0f, 0x7a, 0x58),
                         QColor(0x86, 0x4f, 0xb8), QColor(0x92, 0x62, 0x00), QColor(0x1a, 0x76, 0xa0),
                         QColor(0x66, 0x70, 0x82)};
    }
    return result;
}

TimelinePalette TimelinePalette::forPrint() {
    QPalette paper;
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, QColor(0x1a, 0x1f, 0x2b));
    paper.setColor(QPalette::Highlight, QColor(0x2f, 0x5f, 0xc4));
    TimelinePalette result = from(paper);
    result.canvas = Qt::white;
    return result;
}

} // namespace parallax::app
