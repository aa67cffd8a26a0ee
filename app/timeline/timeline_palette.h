// Colours of the timeline, derived from the system's palette.
#pragma once

#include "timeline/items.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace parallax::app {

// Families keep their hue in light and dark; the hues are those of Okabe and Ito's set, which people with any of the
// common colour-blindnesses can tell apart, shifted in lightness to reach 3:1 against the lane. Each family also has
// its own symbol (see ShapePainter), so that no hue carries meaning alone.
struct TimelinePalette {
    bool dark = false;
    QColor canvas; // behind the lanes
    QColor lane;   // a lane's ground
    QColor laneBorder;
    QColor gridMajor;
    QColor gridMinor;
    QColor text;
    QColor muted;   // second lines, counts: at least 4.5:1 on the lane
    QColor dispute; // warning sign and its count
    QColor accent;  // selection, focus, the visible window
    QColor accentSoft;
    QColor chip;
    QColor cluster; // ground of a cluster; darker the more it holds
    QColor clusterText;
    QColor now;
    std::array<QColor, timeline::familyCount> family;

    static TimelinePalette from(const QPalette& palette);
    static TimelinePalette forPrint(); // black on white paper
};

} // namespace parallax::app
