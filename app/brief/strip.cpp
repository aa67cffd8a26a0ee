#include "app/brief/strip.h"

#include "app/text/text.h"
#include "app/theme/theme.h"
#include "app/timeline/shape_painter.h"
#include "brief/words.h"
#include "timeline/case_items.h"
#include "timeline/frame.h"

#include <algorithm>
#include <cstdint>
#include <memory>

namespace parallax::app::brief_print {

namespace {

// The shapes are laid out in pixels as on a screen and painted smaller, so that 11 pixels of text are 8 points.
constexpr int textPixels = 11;
constexpr double pointsPerPixel = 8.0 / textPixels;
constexpr std::uint32_t mostRows = 16;

struct Stretch {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

// Everything that the picture replays, kept as long as its block.
struct Scene {
    explicit Scene(const QFont& font) : texts(font, QLocale::c()) {}

    timeline::Items items;
    timeline::Lanes lanes;
    timeline::RowIndex index;
    timeline::Metrics metrics;
    timeline::LaneLayout layout;
    TimelineTexts texts;
    TimelinePalette palette = TimelinePalette::from(lightPalette());
    timeline::ShapeList shapes;
    std::size_t outside = 0; // events that the picture does not show
};

QFont labelFont() {
    QFont small = font(Style::Running);
    small.setPixelSize(textPixels);
    return small;
}

void addItems(const brief::Brief& brief, Scene& scene) {
    scene.lanes.lanes.push_back({});
    for (const brief::Entry& entry : brief.chronology) {
        timeline::Item item;
        item.id = entry.event.value;
        timeline::setTime(item, entry.interval);
        if (!item.dated)
            continue;
        item.family = timeline::familyOf(entry.eventKind);
        item.disputes = static_cast<std::uint8_t>(std::min<std::size_t>(entry.disagreements.size(), 255));
        // What deserves a label first: what the sources disagree on, and what many tell of.
        item.importance = static_cast<std::uint16_t>(
            std::min<std::size_t>(3 * entry.disagreements.size() + entry.sources.size(), 60000) +
            (entry.background ? 0 : 1) + (entry.depth == 0 ? 1 : 0));
        item.title = entry.title;
        scene.items.add(item);
        scene.lanes.of.push_back(0);
    }
}

// The first view of the incident's own events, with room around it, at its right for labels.
Stretch mainStretch(const brief::Brief& brief, const Scene& scene) {
    std::vector<timeline::ItemIndex> own;
    timeline::ItemIndex item = 0;
    for (const brief::Entry& entry : brief.chronology) {
        if (!entry.interval.known())
            continue;
        if (!entry.background)
            own.push_back(item);
        ++item;
    }
    const timeline::RowIndex of =
        own.empty() ? scene.index : timeline::RowIndex(scene.items, scene.lanes, own, timeline::PackingOptions{});
    const auto [begin, end] = of.firstView();
    const std::int64_t length = end - begin;
    const std::int64_t pad = std::max<std::int64_t>(length / 30, 10);
    return {begin - pad, end + pad + length / 4};
}

void layOut(const brief::Brief& brief, double width, Scene& scene) {
    std::vector<timeline::ItemIndex> all(scene.items.size());
    for (timeline::ItemIndex i = 0; i < all.size(); ++i)
        all[i] = i;
    timeline::PackingOptions packing;
    packing.referenceWidth = width * 0.8;
    packing.characterWidth = scene.texts.metrics(timeline::FontRole::Label).averageCharWidth() * 1.05;
    packing.labelRows = packing.crowdedLabelRows = packing.maximumRows = packing.crowdedRows = mostRows;
    scene.index = timeline::RowIndex(scene.items, scene.lanes, all, packing);
    const Stretch stretch = mainStretch(brief, scene);
    scene.metrics = scene.texts.timelineMetrics();
    scene.metrics.margin = 0;
    scene.metrics.laneHeader = 0;
    scene.metrics.laneGap = 0;
    scene.metrics.lanePadding = 4;
    scene.metrics.rowHeight = scene.metrics.lineHeight + 4;
    scene.layout = timeline::layoutLanes(scene.index, scene.metrics, {}, {}, 0);
    timeline::FrameRequest request{scene.items,
                                   scene.lanes,
                                   scene.index,
                                   scene.layout,
                                   scene.metrics,
                                   scene.texts,
                                   timeline::TimeScale::spanning({stretch.begin}, {stretch.end}, width),
                                   width,
                                   scene.metrics.axisHeight + scene.layout.height};
    request.laneBoxes = false;
    request.tray = false;
    timeline::FrameBuilder builder;
    builder.build(request, scene.shapes);
    for (timeline::ItemIndex i = 0; i < scene.items.size(); ++i)
        scene.outside += scene.items.begin(i).minutes >= stretch.end || scene.items.end(i).minutes <= stretch.begin;
}

// Everything on one line, with the stretch that the picture shows marked on it. Left out when nothing lies outside.
// Gives its height.
double addOverview(Block& block, const Scene& scene, const Stretch& shown, double width) {
    const std::int64_t begin = std::min(shown.begin, scene.index.earliest());
    const std::int64_t end = std::max(shown.end, scene.index.latest());
    const std::int64_t pad = (end - begin) / 60;
    const auto scale = timeline::TimeScale::spanning({begin - pad}, {end + pad}, width);
    constexpr double height = 12;
    double free = 0;
    for (const timeline::Tick& tick : timeline::ticks(scale, width, 72).minor) {
        const double at = scale.x(tick.time);
        timeline::Tick named = tick;
        named.major = tick.level.unit == timeline::TickUnit::Month; // with its year, which nothing above it says
        const QString label = toQt(timeline::tickLabel(named));
        const double wide = textWidth(label, Style::Running);
        if (at < free || at + wide > width)
            continue;
        block.addText({label, Style::Running}, {at, 0}, wide + 2, Style::Running);
        free = at + wide + 10;
    }
    constexpr double y = 11;
    std::vector<double> places;
    for (timeline::ItemIndex i = 0; i < scene.items.size(); ++i)
        places.push_back(scale.x({(scene.items.begin(i).minutes + scene.items.end(i).minutes) / 2}));
    const double left = scale.x({shown.begin});
    const double right = std::max(scale.x({shown.end}), left + 2);
    block.addPaint([=](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink::ground);
        painter.drawRect(QRectF(0, y, width, height));
        painter.setBrush(QColor(0xcf, 0xdc, 0xec));
        painter.drawRect(QRectF(left, y, right - left, height));
        painter.setBrush(ink::link);
        for (const double at : places)
            painter.drawRect(QRectF(at - 0.5, y + 2.5, 1, height - 5));
        // The marked stretch opens into the whole width below.
        painter.setPen(QPen(QColor(0xa9, 0xbd, 0xd6), 0.5));
        painter.drawLine(QPointF(left, y + height), QPointF(0, y + height + 8));
        painter.drawLine(QPointF(right, y + height), QPointF(width, y + height + 8));
    });
    return y + height + 8;
}

QString note(const Scene& scene) {
    QString text =
        QStringLiteral("A symbol is a time known to the hour or better; a bar is where the event may lie, solid "
                       "where that is certain and fading where an end is open. A box with a number stands "
                       "for so many events, a triangle for disagreements.");
    if (scene.outside > 0)
        text += QStringLiteral(" %1 outside this stretch: see the strip above.")
                    .arg(toQt(brief::counted(scene.outside, "event lies", "events lie")));
    return text;
}

} // namespace

Block timelineBlock(const brief::Brief& brief, double width) {
    const auto scene = std::make_shared<Scene>(labelFont());
    addItems(brief, *scene);
    if (scene->items.size() == 0)
        return {};
    layOut(brief, width / pointsPerPixel, *scene);
    Block block;
    double y = 0;
    if (scene->outside > 0)
        y = addOverview(block, *scene, mainStretch(brief, *scene), width);
    block.addPaint([scene, y](QPainter& painter) {
        painter.save();
        painter.translate(0, y);
        painter.scale(pointsPerPixel, pointsPerPixel);
        ShapePainter(scene->palette, scene->texts, scene->metrics, nullptr).paint(painter, scene->shapes);
        painter.restore();
    });
    y += (scene->metrics.axisHeight + scene->layout.height) * pointsPerPixel;
    block.addText({note(*scene), Style::Small}, {0, y + 3}, width, Style::Small);
    return block;
}

} // namespace parallax::app::brief_print
