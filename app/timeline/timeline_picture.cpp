#include "app/timeline/timeline_picture.h"

#include "app/models/case_index.h"
#include "app/text/text.h"
#include "app/timeline/event_words.h"
#include "app/timeline/svg_writer.h"
#include "app/timeline/timeline_palette.h"
#include "app/timeline/timeline_texts.h"
#include "timeline/case_items.h"
#include "timeline/frame.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace parallax::app {

timeline::LaneWords laneWords() {
    const auto say = [](const char* text) { return toUtf8(QCoreApplication::translate("Timeline", text)); };
    timeline::LaneWords words;
    words.background = say("Background");
    words.other = say("Other events");
    words.nobody = say("No actor named");
    words.unknownSource = say("Unknown source");
    words.nowhere = say("No place named");
    return words;
}

QByteArray timelineSvg(const pipeline::PackedCase& content, const pipeline::Filter& filter,
                       const PictureOptions& options) {
    constexpr double padLeft = 30; // beside the events, for labels
    constexpr double padRight = 200;
    constexpr int mostTrayLines = 1000;

    const timeline::Items items = timeline::caseItems(
        content, options.axis == TimelineAxis::Happened ? timeline::TimeAxis::Happened : timeline::TimeAxis::Reported);
    const timeline::Lanes lanes =
        timeline::caseLanes(content, static_cast<timeline::LaneBy>(options.lanes), laneWords());
    std::vector<timeline::ItemIndex> passing;
    for (const base::EventId event : pipeline::visibleEvents(content, filter)) {
        if (const timeline::ItemIndex item = items.find(event.value); item != timeline::noItem)
            passing.push_back(item);
    }
    TimelineTexts texts(QGuiApplication::font());
    const CaseIndex around(content);
    texts.setDetails([&](timeline::ItemIndex item, int most) {
        const event::Event event = content.events[item];
        return cardLines(content, around.of(event.id), event, most);
    });
    timeline::PackingOptions packing;
    packing.referenceWidth = options.width - padLeft - padRight;
    packing.characterWidth = texts.metrics(timeline::FontRole::Label).averageCharWidth() * 1.05;
    const timeline::RowIndex index(items, lanes, passing, packing);

    // A picture cannot be asked for more, so it says more of few events.
    constexpr std::size_t fewEvents = 60;
    timeline::Metrics metrics = texts.timelineMetrics();
    if (index.datedCount() <= fewEvents)
        metrics = metrics.withDetails(1);
    const int trayLines = index.undated().empty() ? 0
                                                  : timeline::FrameBuilder::trayLines(items, index, metrics, texts,
                                                                                      options.width, mostTrayLines);
    const timeline::LaneLayout layout = timeline::layoutLanes(index, metrics, {}, {}, trayLines);
    const double height = metrics.axisHeight + layout.height;

    const bool whole = !options.range.bounded();
    const std::int64_t begin = whole ? index.earliest() : options.range.begin->minutes;
    const std::int64_t end = std::max(whole ? index.latest() : options.range.end->minutes, begin + 60);
    const double left = whole ? padLeft : 0;
    const double right = whole ? padRight : 0;
    const double perPixel = static_cast<double>(end - begin) * static_cast<double>(timeline::ticksPerMinute) /
                            std::max(100.0, options.width - left - right);
    const timeline::TimeScale scale(timeline::ticks({begin}) - std::llround(left * perPixel), perPixel);
    timeline::FrameRequest request{items, lanes, index, layout, metrics, texts, scale, options.width, height};
    request.trayLines = trayLines;
    timeline::FrameBuilder builder;
    timeline::ShapeList shapes;
    builder.build(request, shapes);

    SvgOptions svg;
    svg.size = {options.width, height};
    svg.title = options.title;
    svg.describe = [&](timeline::ItemIndex item) {
        const event::Event event = content.events[item];
        return eventAsText(content, around.of(event.id), event);
    };
    return toSvg(shapes, TimelinePalette::forPrint(), texts, metrics, svg);
}

} // namespace parallax::app
