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
    base::TimeInterval range; // bounded: what the picture spans; else from the first event to the last
    double width = 1600;      // pixels; the height is what the lanes need
    QString title;
};

// What passes `filter`, in the colours of paper; lanes say how many of their events are out of the range. Needs a
// QGuiApplication, for fonts.
QByteArray timelineSvg(const pipeline::PackedCase& content, const pipeline::Filter& filter,
                       const PictureOptions& options);

// The same names that lanes have in the window.
timeline::LaneWords laneWords();

} // namespace parallax::app
