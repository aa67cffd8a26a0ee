// Replays the timeline's shapes as an SVG file.
#pragma once

#include "app/timeline/timeline_palette.h"
#include "app/timeline/timeline_texts.h"
#include "timeline/layout.h"
#include "timeline/shapes.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>

namespace parallax::app {

struct SvgOptions {
    QSizeF size;
    QString title; // of the whole picture, for readers that cannot see it; empty for none
    // What is said of the event of a shape: its <title>, which browsers show under the pointer and screen readers
    // speak. Empty for none.
    std::function<QString(timeline::ItemIndex)> describe;
};

// SVG 1.1, UTF-8, without scripts, style sheets or anything outside the file. Texts stay texts; each is held to the
// width it was laid out with, so that none runs into another where the font differs. The same shapes give the same
// bytes.
QByteArray toSvg(const timeline::ShapeList& list, const TimelinePalette& palette, const TimelineTexts& texts,
                 const timeline::Metrics& metrics, const SvgOptions& options);

} // namespace parallax::app
