// The timeline of a case as a picture, without a window.
#pragma once

#include "app/timeline/timeline_view.h"
#include "pipeline/case.h"
#include "pipeline/filter.h"
#include "timeline/case_items.h"

#include <QByteArray>
#include <QString>

namespace parallax::app {

struct PictureOptions {
    LaneGrouping lanes = LaneGrouping::Incident;
    TimelineAxis axis = TimelineAxis::Happened;
    double width = 1600; // pixels; the height is what the lanes need
    QString title;
};

// What passes `filter`, from the first to the last event, in the colours of paper. Needs a QGuiApplication, for fonts.
QByteArray timelineSvg(const pipeline::Case& content, const pipeline::Filter& filter, const PictureOptions& options);

// The same names that lanes have in the window.
timeline::LaneWords laneWords();

} // namespace parallax::app
