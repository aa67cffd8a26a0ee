// One frame: what is on screen for a stretch of time, as shapes.
#pragma once

#include "timeline/groups.h"
#include "timeline/layout.h"
#include "timeline/shapes.h"
#include "timeline/ticks.h"
#include "timeline/time_scale.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace parallax::timeline {

enum class FontRole { Label, Bold, Small, AxisMajor };

struct DetailLine {
    std::string text;
    bool dispute = false; // says where sources disagree
};

// Words and their widths, from whoever draws. Called for what may be on screen only. Widths in pixels must not be less
// than what is painted. The words here are English; the window has its own.
class Texts {
public:
    virtual ~Texts() = default;
    virtual double width(std::string_view text, FontRole font) const = 0;
    virtual std::string tick(const Tick& tick) const { return tickLabel(tick); }
    // The lines under a title, at most `most`: time and place in one; then counts, then what is disputed.
    virtual std::vector<DetailLine> details(ItemIndex, int most) const;
    virtual std::string number(std::uint32_t count) const { return std::to_string(count); }
    virtual std::string events(std::uint32_t count) const;                         // "1 event", "12 events"
    virtual std::string disagreements(std::uint32_t count) const;                  // "9 disagreements"
    virtual std::string andMore(std::string_view title, std::uint32_t more) const; // "Title +11"
    virtual std::string undated() const { return "Undated"; }
    virtual std::string undatedNote() const { return "No source dates these; they are never placed on the axis."; }
    virtual std::string outsideView() const { return "outside this view"; }
};

// Everything that a frame depends on. The references must live through the call.
struct FrameRequest {
    const Items& items;
    const Lanes& lanes;
    const RowIndex& index;
    const LaneLayout& layout;
    const Metrics& metrics;
    const Texts& texts;
    TimeScale scale; // x = 0 at the left edge of the view, margins included
    double width = 0;
    double height = 0; // axis included
    double scroll = 0; // content pixels above the view
    ItemIndex selected = noItem;
    std::span<const ItemIndex> alsoSelected = {}; // ascending; when several are
    ItemIndex hovered = noItem;
    std::uint32_t focusedLane = noLane; // the keyboard's focus is on this lane's header
    bool focused = false;               // the keyboard's focus is here: the selected one gets a ring
    bool axis = true;
    bool laneBoxes = true; // with their headers; without them there are only rows
    bool tray = true;
    int trayLines = 1;
    std::optional<base::CivilTime> now = std::nullopt;
    std::optional<std::pair<base::CivilTime, base::CivilTime>> span = std::nullopt; // marked by Shift and drag
    std::span<const base::CivilTime> bookmarks = {};
};

// Fills `out` (cleared before). O(visible pixels * log n); the same request gives the same shapes. Not reentrant on one
// FrameBuilder, which keeps buffers between frames; use one for each thread.
class FrameBuilder {
public:
    void build(const FrameRequest& request, ShapeList& out);

    // How many lines of chips the undated events take, at most `maximum`.
    static int trayLines(const Items& items, const RowIndex& index, const Metrics& metrics, const Texts& texts,
                         double width, int maximum);

private:
    // A group that wants a label.
    struct Candidate {
        std::uint32_t group = 0; // index into the row's groups
        std::uint32_t importance = 0;
        ItemIndex item = noItem;    // the event, or the most important one of the cluster
        std::uint32_t disputes = 0; // disagreements of the event, or disputed events of the cluster
        std::uint32_t shape = 0;    // index of the bar, mark or cluster
        bool selected = false;      // it is, or holds, the selected event
        bool marked = false;        // it is, or holds, one of several selected ones
    };

    void axis(const Ticks& ticks);
    void disputes();
    void grid(const Ticks& ticks);
    void lane(const LaneBox& box);
    void laneHeader(const LaneBox& box, double top);
    void density(const LaneBox& box, double top, double height);
    void row(const LaneBox& box, std::uint32_t row, double top);
    void groupShape(const Group& group, double middle, std::uint32_t lane);
    void labels(std::uint32_t lane, double top);
    bool placeLabel(const Candidate& candidate, std::uint32_t lane, double top);
    void outline(const Candidate& candidate, std::size_t firstShape);
    bool holdsSelected(const Group& group) const;
    void tray();
    double numberWidth(std::uint32_t number) const; // of figures in the small font
    double badgeWidth(std::uint32_t count) const;
    Shape& add(ShapeKind kind, ShapeRole role, const Rect& rect);
    Shape& addText(ShapeRole role, const Rect& rect, std::string_view text);

    const FrameRequest* m_request = nullptr;
    ShapeList* m_out = nullptr;
    RowGroups m_groups;
    std::vector<EntryIndex> m_selected; // entries of the selected event
    std::vector<Candidate> m_candidates;
    std::vector<std::pair<double, double>> m_gaps; // free pixels before each group, and after the last
    std::vector<DetailLine> m_details;
    GroupOptions m_options;
    double m_digitWidth = 0;
};

} // namespace parallax::timeline
