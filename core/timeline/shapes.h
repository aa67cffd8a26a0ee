// What a frame of the timeline is made of. Computed once, replayed by screen,
// SVG and PDF, and read by the hit test.
#pragma once

#include "timeline/items.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::timeline {

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const { return px >= x && px < x + width && py >= y && py < y + height; }
    bool overlaps(const Rect& other) const {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
    bool operator==(const Rect&) const = default;
};

// What is drawn. The painter knows how each looks; colours and fonts come from
// the role, never from here.
enum class ShapeKind : std::uint8_t {
    Box,     // filled rounded rectangle with a border: a lane, the tray, a chip
    Bar,     // an event that lasts or is uncertain: [rect] is the possible extent,
             // [core0, core1) the certain core (equal: none); it fades out where the
             // extent is not the core, more so at an open end
    Mark,    // an event that is short at this scale: a symbol by family, centred in
             // rect
    Cluster, // several events: a bar, with its count as `text` where that fits
    Density, // a cell of a lane drawn as densities: `level` 0..15 by count
    Text,    // one line, in rect; clipped or elided to it when `elide`
    Line,    // from (x, y) to (x + width, y + height)
    Badge,   // warning sign and number of disagreements (`count`)
    Outline, // around the selected, hovered or focused one
    Button,  // something to click that is not an event: the fold triangle, "17
             // <-", "+ 12 more"
};

// What it stands for.
enum class ShapeRole : std::uint8_t {
    LaneBox,
    LaneTitle,
    LaneDisputes,
    LaneInfo,
    LaneFold,
    LaneEarlier,
    LaneLater,
    AxisBand,
    AxisMajorLabel,
    AxisMinorLabel,
    AxisMajorLine,
    AxisMinorLine,
    NowLine,
    Event,
    EventLabel,
    EventDetail,
    EventDispute,
    EventBadge,
    ClusterMark,
    ClusterLabel,
    ClusterBadge,
    DisputeStrip,
    TrayBox,
    TrayTitle,
    TrayChip,
    TrayNote,
    TrayMore,
    Selected,
    Hovered,
    Focused,
    Span,
    Bookmark,
    Measure,
};

inline constexpr std::uint32_t noLane = 0xffffffffU;

struct Shape {
    ShapeKind kind = ShapeKind::Box;
    ShapeRole role = ShapeRole::LaneBox;
    Family family = Family::Other;
    std::uint8_t level = 0; // Density: 0..15; Mark and Bar: 1 when uncertain; label and badge: 1
                            // on a solid bar; fold button: 1 when folded
    bool elide = false;
    bool emphasis = false; // bold: the label of the selected event
    bool openBegin = false;
    bool openEnd = false;
    Rect rect;
    double core0 = 0, core1 = 0;  // Bar: x of the certain core
    ItemIndex item = noItem;      // Event shapes
    std::uint32_t lane = noLane;  // index into Lanes::lanes, for what belongs to one
    std::uint32_t firstEntry = 0; // Cluster and Density: entries [firstEntry, endEntry) of the index;
                                  // Density: places in the lane's order in time
    std::uint32_t endEntry = 0;
    std::uint32_t count = 0;     // of events (Cluster, Density) or disagreements (Badge)
    std::uint32_t disputed = 0;  // Cluster, Density: disputed events among them
    std::uint32_t families = 0;  // Cluster: bit set of Family
    std::uint32_t textBegin = 0; // into ShapeList::texts
    std::uint32_t textEnd = 0;
};

// Shapes [first, end) are clipped to `clip`.
struct Section {
    Rect clip;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

struct ShapeList {
    std::vector<Shape> shapes;     // in the order of painting
    std::vector<Section> sections; // ascending, together all shapes
    std::string texts;

    std::string_view text(const Shape& shape) const {
        return std::string_view(texts).substr(shape.textBegin, shape.textEnd - shape.textBegin);
    }
    void setText(Shape& shape, std::string_view text) {
        shape.textBegin = static_cast<std::uint32_t>(texts.size());
        texts.append(text);
        shape.textEnd = static_cast<std::uint32_t>(texts.size());
    }
    void beginSection(const Rect& clip);
    void endSection();
    void clear() {
        shapes.clear();
        sections.clear();
        texts.clear();
    }
};

// The shape that is meant at a point: what is on top there, and of events and
// clusters also their labels and a margin of `slack` pixels around marks for
// fingers and unsteady hands. nullptr when nothing that can be meant is there.
// O(shapes).
const Shape* hitTest(const ShapeList& list, double x, double y, double slack = 2);

// Whether a click on it does something.
bool meaningful(const Shape& shape);

} // namespace parallax::timeline
