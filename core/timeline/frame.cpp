#include "timeline/frame.h"

#include <algorithm>
#include <cmath>

namespace parallax::timeline {

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

} // namespace

std::string Texts::events(std::uint32_t count) const {
    return std::to_string(count) + (count == 1 ? " event" : " events");
}

std::string Texts::disagreements(std::uint32_t count) const {
    return std::to_string(count) + (count == 1 ? " disagreement" : " disagreements");
}

std::vector<DetailLine> Texts::details(ItemIndex, int) const {
    return {};
}

std::string Texts::andMore(std::string_view title, std::uint32_t more) const {
    return std::string(title) + " +" + std::to_string(more);
}

Shape& FrameBuilder::add(ShapeKind kind, ShapeRole role, const Rect& rect) {
    Shape& shape = m_out->shapes.emplace_back();
    shape.kind = kind;
    shape.role = role;
    shape.rect = rect;
    return shape;
}

Shape& FrameBuilder::addText(ShapeRole role, const Rect& rect, std::string_view text) {
    Shape& shape = add(ShapeKind::Text, role, rect);
    m_out->setText(shape, text);
    return shape;
}

void FrameBuilder::build(const FrameRequest& request, ShapeList& out) {
    m_request = &request;
    m_out = &out;
    out.clear();
    m_options = {};
    const Metrics& metrics = request.metrics;
    m_options.markRadius = metrics.symbol / 2;
    m_options.fold = metrics.symbol + 3;

    m_digitWidth = request.texts.width("0000", FontRole::Small) / 4;
    m_selected.clear();
    if (request.selected != noItem)
        m_selected = request.index.entriesOf(request.items, request.selected);

    const double axisHeight = request.axis ? metrics.axisHeight : 0;
    // Without a dated event the axis would tell of times that nobody speaks of.
    Ticks ticks;
    if (request.index.datedCount() > 0)
        ticks = timeline::ticks(request.scale, request.width, std::max(64.0, metrics.smallHeight * 5));

    out.beginSection({0, axisHeight, request.width, request.height - axisHeight});
    const double origin = axisHeight - request.scroll;
    for (const LaneBox& box : request.layout.boxes) {
        const double top = origin + box.y;
        if (!request.laneBoxes || top >= request.height || top + box.height <= axisHeight)
            continue;
        Shape& shape = add(ShapeKind::Box, ShapeRole::LaneBox,
                           {metrics.margin, top, request.width - 2 * metrics.margin, box.height});
        shape.lane = box.lane;
    }
    grid(ticks);
    if (request.span) {
        const double x0 = request.scale.x(request.span->first);
        const double x1 = request.scale.x(request.span->second);
        add(ShapeKind::Box, ShapeRole::Span, {x0, axisHeight, x1 - x0, request.height - axisHeight});
    }
    out.endSection();

    for (const LaneBox& box : request.layout.boxes) {
        const double top = origin + box.y;
        if (top >= request.height || top + box.height <= axisHeight)
            continue;
        lane(box);
    }
    if (request.tray)
        tray();

    if (request.axis) {
        out.beginSection({0, 0, request.width, request.height});
        axis(ticks);
        out.endSection();
    }
    m_request = nullptr;
    m_out = nullptr;
}

void FrameBuilder::grid(const Ticks& ticks) {
    const double top = m_request->axis ? m_request->metrics.axisHeight : 0;
    const double height = m_request->height - top;
    for (const Tick& tick : ticks.minor) {
        const double x = m_request->scale.x(tick.time);
        if (x >= 0)
            add(ShapeKind::Line, ShapeRole::AxisMinorLine, {x, top, 0, height});
    }
    for (const Tick& tick : ticks.major) {
        const double x = m_request->scale.x(tick.time);
        if (x >= 0)
            add(ShapeKind::Line, ShapeRole::AxisMajorLine, {x, top, 0, height});
    }
    if (m_request->now) {
        const double x = m_request->scale.x(*m_request->now);
        if (x >= 0 && x < m_request->width)
            add(ShapeKind::Line, ShapeRole::NowLine, {x, top, 0, height});
    }
}

void FrameBuilder::axis(const Ticks& ticks) {
    const Metrics& metrics = m_request->metrics;
    const double width = m_request->width;
    add(ShapeKind::Box, ShapeRole::AxisBand, {0, 0, width, metrics.axisHeight});
    const double majorY = 4;
    const double foot = metrics.disputes ? metrics.axisHeight - metrics.disputeHeight : metrics.axisHeight;
    const double minorY = ticks.hasMajor ? majorY + metrics.lineHeight + 2 : (foot - metrics.lineHeight) / 2;
    constexpr double gap = 10;

    // The label of the step that is under way at the left edge stands there until the next one pushes it out.
    for (std::size_t i = 0; i < ticks.major.size(); ++i) {
        const double next = i + 1 < ticks.major.size() ? m_request->scale.x(ticks.major[i + 1].time) : width + 1000;
        const double x = std::max(m_request->scale.x(ticks.major[i].time), metrics.margin);
        const std::string text = m_request->texts.tick(ticks.major[i]);
        const double room = std::min(next, width) - gap - x;
        const double wanted = m_request->texts.width(text, FontRole::AxisMajor);
        // Cut only where nothing else says the date.
        const bool cut = wanted > room;
        if (x >= width || (cut && (ticks.major.size() > 1 || room < 24)))
            continue;
        addText(ShapeRole::AxisMajorLabel, {x, majorY, std::min(wanted, room), metrics.lineHeight}, text).elide = cut;
    }
    double free = 0;
    for (std::size_t i = 0; i < ticks.minor.size(); ++i) {
        const Tick& tick = ticks.minor[i];
        double x = m_request->scale.x(tick.time);
        // A long step that is under way at the edge is named there, too; of a day or an hour the next one tells as
        // much.
        const bool longStep = tick.level.unit == TickUnit::Month || tick.level.unit == TickUnit::Year;
        if (x < 0 && longStep && ticks.hasMajor && i + 1 < ticks.minor.size() && ticks.major.size() == 1)
            x = metrics.margin - 4;
        const std::string text = m_request->texts.tick(tick);
        const double wanted = m_request->texts.width(text, FontRole::Small);
        const double at = x + 4;
        const double next = i + 1 < ticks.minor.size() ? m_request->scale.x(ticks.minor[i + 1].time) : width;
        if (x < 0 || at < free || at + wanted > width ||
            (at > m_request->scale.x(tick.time) + 4.5 && at + wanted + gap > next))
            continue;
        addText(ShapeRole::AxisMinorLabel,
                {at, minorY, wanted, ticks.hasMajor ? metrics.smallHeight : metrics.lineHeight}, text);
        free = at + wanted + gap;
    }
    for (const base::CivilTime bookmark : m_request->bookmarks) {
        const double x = m_request->scale.x(bookmark);
        if (x < 0 || x >= width)
            continue;
        add(ShapeKind::Button, ShapeRole::Bookmark, {x - 5, foot - 12, 10, 12});
    }
    if (metrics.disputes)
        disputes();
}

void FrameBuilder::disputes() {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    constexpr double cell = 6;
    const auto step = std::max<std::int64_t>(1, std::llround(cell * request.scale.ticksPerPixel()));
    const std::int64_t right = request.scale.tickAt(request.width);
    std::int64_t tick = floorDiv(request.scale.leftTick(), step) * step;
    const auto minuteAt = [](std::int64_t at) { return floorDiv(at - 1, ticksPerMinute) + 1; };
    RowIndex::Bin before = request.index.beginningBefore(request.items, minuteAt(tick));
    for (; tick < right; tick += step) {
        const RowIndex::Bin upTo = request.index.beginningBefore(request.items, minuteAt(tick + step));
        const std::uint32_t disputed = upTo.disputed - before.disputed;
        const std::uint32_t count = upTo.count - before.count;
        before = upTo;
        if (disputed == 0)
            continue;
        Shape& shape = add(
            ShapeKind::Density, ShapeRole::DisputeStrip,
            {request.scale.xOfTick(tick), metrics.axisHeight - metrics.disputeHeight, cell - 1, metrics.disputeHeight});
        shape.count = count;
        shape.disputed = disputed;
        shape.level = static_cast<std::uint8_t>(std::min(15.0, 3 * std::log2(1.0 + disputed)));
    }
}

void FrameBuilder::lane(const LaneBox& box) {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    const double axisHeight = request.axis ? metrics.axisHeight : 0;
    const double origin = axisHeight - request.scroll;
    const double left = metrics.margin + 1;
    const double right = request.width - metrics.margin - 1;
    const double top = origin + box.y;

    // Rows scroll under a header that stays until the lane's end pushes it out.
    const double header = std::max(top, std::min(axisHeight, top + box.height - metrics.laneHeader));
    const double clipTop = box.folded ? std::max(top, axisHeight) : std::max(header + metrics.laneHeader, axisHeight);
    const double clipBottom = std::min(top + box.height - 1, request.height);
    if (clipBottom > clipTop && right > left) {
        m_out->beginSection({left, clipTop, right - left, clipBottom - clipTop});
        if (box.folded) {
            density(box, top + metrics.laneHeader - 3, metrics.lanePadding / 2 + 2);
        } else if (metrics.density) {
            density(box, origin + box.rowsY + 2, metrics.stripHeight - 4);
        } else {
            const LaneRows& rows = request.index.lanes()[box.index];
            const double rowsY = origin + box.rowsY;
            const auto first = static_cast<std::int64_t>(std::floor((clipTop - rowsY) / metrics.rowHeight));
            for (auto row = static_cast<std::uint32_t>(std::max<std::int64_t>(first, 0)); row < rows.rowCount; ++row) {
                const double rowTop = rowsY + row * metrics.rowHeight;
                if (rowTop >= clipBottom)
                    break;
                this->row(box, rows.firstRow + row, rowTop);
            }
        }
        m_out->endSection();
    }
    if (!request.laneBoxes)
        return;
    m_out->beginSection({left, axisHeight, right - left, request.height - axisHeight});
    laneHeader(box, header);
    m_out->endSection();
}

void FrameBuilder::laneHeader(const LaneBox& box, double top) {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    const LaneRows& rows = request.index.lanes()[box.index];
    const double y = top + (metrics.laneHeader - metrics.lineHeight) / 2;
    const double ySmall = top + (metrics.laneHeader - metrics.smallHeight) / 2;
    double x = metrics.margin + 10;
    double right = request.width - metrics.margin - 12;

    // How many are out of sight, and where: at the right, out of the way of the title.
    const std::int64_t leftMinute = request.scale.timeAt(0).minutes;
    const std::int64_t rightMinute = request.scale.timeAt(request.width).minutes + 1;
    std::uint32_t earlier = 0;
    for (std::uint32_t row = rows.firstRow; row < rows.firstRow + rows.rowCount; ++row) {
        earlier += request.index.firstEndingAfter(row, leftMinute) - request.index.rowBegin(row);
    }
    const std::uint32_t total = rows.endEntry - rows.firstEntry;
    const std::uint32_t later = total - request.index.beginningBefore(rows, rightMinute);
    const auto button = [&](ShapeRole role, std::uint32_t count, const std::string& text) {
        const double wanted = request.texts.width(text, FontRole::Small) + 10;
        right -= wanted;
        if (right < x + 60)
            return;
        Shape& shape = add(ShapeKind::Button, role, {right, ySmall - 2, wanted, metrics.smallHeight + 4});
        m_out->setText(shape, text);
        shape.lane = box.lane;
        shape.count = count;
        right -= 4;
    };
    if (later > 0)
        button(ShapeRole::LaneLater, later, request.texts.number(later) + " \xE2\x86\x92");
    if (earlier > 0)
        button(ShapeRole::LaneEarlier, earlier, "\xE2\x86\x90 " + request.texts.number(earlier));

    if (box.lane == request.focusedLane) {
        Shape& ring =
            add(ShapeKind::Outline, ShapeRole::Focused,
                {metrics.margin + 2, top + 2, request.width - 2 * metrics.margin - 4, metrics.laneHeader - 4});
        ring.emphasis = true;
        ring.lane = box.lane;
    }
    Shape& fold = add(ShapeKind::Button, ShapeRole::LaneFold, {x - 6, top, metrics.symbol + 12, metrics.laneHeader});
    fold.lane = box.lane;
    fold.level = box.folded ? 1 : 0;
    x += metrics.symbol + 5;

    const std::string& title = request.lanes.lanes[box.lane].title;
    // The disagreements stand even where the title must be cut: in words where both have room, else as a number.
    constexpr double leastTitle = 60;
    constexpr double gap = 10;
    const double whole = request.texts.width(title, FontRole::Bold);
    std::string disputes;
    double disputesWidth = 0;
    if (rows.disputes > 0) {
        const auto fits = [&](const std::string& words, double besideTitle) {
            disputes = words;
            disputesWidth = metrics.symbol + 4 + request.texts.width(words, FontRole::Small);
            return x + besideTitle + gap + disputesWidth < right;
        };
        if (!fits(request.texts.disagreements(rows.disputes), whole) &&
            !fits(request.texts.number(rows.disputes), std::min(whole, leastTitle)))
            disputesWidth = 0;
    }
    const double titleRoom = right - x - (disputesWidth > 0 ? gap + disputesWidth : 0);
    const double titleWidth = std::min(whole, std::max(0.0, titleRoom));
    Shape& text = addText(ShapeRole::LaneTitle, {x, y, titleWidth, metrics.lineHeight}, title);
    text.elide = true;
    text.lane = box.lane;
    x += titleWidth + gap;

    if (disputesWidth > 0) {
        Shape& badge = add(ShapeKind::Badge, ShapeRole::LaneDisputes, {x, ySmall, disputesWidth, metrics.smallHeight});
        m_out->setText(badge, disputes);
        badge.count = rows.disputes;
        badge.lane = box.lane;
        x += disputesWidth + gap;
    }
    std::string info = request.texts.events(total);
    if (earlier + later == total)
        info += ", " + request.texts.outsideView();
    const double wanted = request.texts.width(info, FontRole::Small);
    if (x + wanted < right)
        addText(ShapeRole::LaneInfo, {x, ySmall, wanted, metrics.smallHeight}, info).lane = box.lane;
}

void FrameBuilder::density(const LaneBox& box, double top, double height) {
    const FrameRequest& request = *m_request;
    const LaneRows& rows = request.index.lanes()[box.index];
    constexpr double cell = 6;
    const auto step = std::max<std::int64_t>(1, std::llround(cell * request.scale.ticksPerPixel()));
    const std::int64_t right = request.scale.tickAt(request.width);
    // Two levels a doubling. Where cells hold many, the scale ends two doublings above the largest lane's usual cell:
    // it hangs on the data and on how close the view is, never on where it is, so heights do not jump while one pans,
    // and one lane compares with the next.
    constexpr double levels = 15;
    constexpr double perDoubling = 2;
    std::uint32_t largest = 0;
    for (const LaneRows& lane : request.index.lanes())
        largest = std::max(largest, lane.endEntry - lane.firstEntry);
    const double dense =
        static_cast<double>(std::max<std::int64_t>(1, request.index.denseEnd() - request.index.denseBegin()));
    const double share = std::min(1.0, static_cast<double>(step) / static_cast<double>(ticksPerMinute) / dense);
    const double above = std::max(0.0, perDoubling * (std::log2(1 + largest * share) + 2) - levels);
    // Cells hang on absolute time, so panning does not make them shimmer.
    std::int64_t tick = floorDiv(request.scale.leftTick(), step) * step;
    std::uint32_t before = request.index.beginningBefore(rows, floorDiv(tick - 1, ticksPerMinute) + 1);
    for (; tick < right; tick += step) {
        const std::uint32_t upTo = request.index.beginningBefore(rows, floorDiv(tick + step - 1, ticksPerMinute) + 1);
        if (upTo == before)
            continue;
        Shape& shape =
            add(ShapeKind::Density, ShapeRole::ClusterMark, {request.scale.xOfTick(tick), top, cell - 1, height});
        shape.lane = box.lane;
        shape.firstEntry = before;
        shape.endEntry = upTo;
        shape.count = upTo - before;
        shape.disputed = request.index.disputedAmongFirst(rows, upTo) - request.index.disputedAmongFirst(rows, before);
        shape.level =
            static_cast<std::uint8_t>(std::clamp(perDoubling * std::log2(1.0 + shape.count) - above, 1.0, levels));
        before = upTo;
    }
    // The selected event is seen where it is, also among thousands.
    for (const EntryIndex entry : m_selected) {
        const double x = request.scale.x({request.index.begin(entry)});
        if (entry < rows.firstEntry || entry >= rows.endEntry || x < 0 || x >= request.width)
            continue;
        Shape& ring =
            add(ShapeKind::Outline, ShapeRole::Selected, {x - cell, top - 2, 2 * cell, std::max(8.0, height + 4)});
        ring.item = request.selected;
        ring.lane = box.lane;
    }
}

} // namespace parallax::timeline
