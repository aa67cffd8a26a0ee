// Rows of a frame: bars, marks, clusters, and the labels that fit between them.
#include "timeline/frame.h"

#include <algorithm>
#include <string>

namespace parallax::timeline {

namespace {

constexpr double gap = 5;         // between a mark and its label
constexpr double leastLabel = 72; // an elided label is worth showing from here on

std::uint32_t digits(std::uint32_t number) {
    std::uint32_t count = 1;
    while (number >= 10) {
        number /= 10;
        ++count;
    }
    return count;
}

} // namespace

// Figures are equally wide in nearly every font; the painter's own width of a
// number differs by less than the room left beside it.
double FrameBuilder::numberWidth(std::uint32_t number) const {
    return m_digitWidth * digits(number) + 1;
}

double FrameBuilder::badgeWidth(std::uint32_t count) const {
    return m_request->metrics.symbol + 3 + numberWidth(count);
}

void FrameBuilder::row(const LaneBox& box, std::uint32_t row, double top) {
    const FrameRequest& request = *m_request;
    groupRow(request.index, request.items, row, request.scale, request.width, m_options, m_groups);
    if (m_groups.groups.empty())
        return;
    const Metrics& metrics = request.metrics;
    const double middle = metrics.details ? top + 4 + metrics.lineHeight / 2 : top + metrics.rowHeight / 2;
    const double left = metrics.margin + 4;
    const double right = request.width - metrics.margin - 4;

    m_candidates.clear();
    m_gaps.clear();
    double free = left;
    for (std::uint32_t g = 0; g < m_groups.groups.size(); ++g) {
        const Group& group = m_groups.groups[g];
        m_gaps.emplace_back(free, std::min(group.x0 - gap, right));
        free = std::max(left, group.x1 + gap);
        groupShape(group, middle, box.lane);

        Candidate candidate;
        candidate.group = g;
        candidate.shape = static_cast<std::uint32_t>(m_out->shapes.size() - 1);
        const auto held = std::lower_bound(m_selected.begin(), m_selected.end(), group.first);
        candidate.selected = held != m_selected.end() && *held < group.end;
        candidate.marked = !request.alsoSelected.empty() && holdsSelected(group);
        if (group.count() == 1) {
            candidate.item = request.index.item(group.first);
            candidate.importance = request.index.importance(group.first);
            candidate.disputes = request.items.disputes(candidate.item);
        } else {
            const Shape& shape = m_out->shapes.back();
            candidate.item = candidate.selected ? request.selected : shape.item;
            candidate.importance = request.items.importance(shape.item);
            candidate.disputes = shape.disputed;
        }
        if (candidate.selected)
            candidate.importance = 0xffffffffU;
        m_candidates.push_back(candidate);
    }
    m_gaps.emplace_back(free, right);
    labels(box.lane, middle - metrics.lineHeight / 2);
}

bool FrameBuilder::holdsSelected(const Group& group) const {
    // A frame must not cost events: of a large cluster only the first ones are looked at.
    constexpr std::uint32_t most = 256;
    const auto& several = m_request->alsoSelected;
    const EntryIndex end = group.first + std::min(group.count(), most);
    for (EntryIndex entry = group.first; entry < end; ++entry) {
        if (std::binary_search(several.begin(), several.end(), m_request->index.item(entry)))
            return true;
    }
    return false;
}

void FrameBuilder::groupShape(const Group& group, double middle, std::uint32_t lane) {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    const double height = metrics.lineHeight + 1;
    if (group.count() > 1) {
        const Summary summary = request.index.summary(group.first, group.end);
        Shape& shape = add(ShapeKind::Cluster, ShapeRole::ClusterMark,
                           {group.x0, middle - height / 2, group.x1 - group.x0, height});
        shape.lane = lane;
        shape.firstEntry = group.first;
        shape.endEntry = group.end;
        shape.count = summary.count;
        shape.disputed = summary.disputed;
        shape.families = summary.families;
        shape.item = request.index.item(summary.best);
        shape.family = request.items.family(shape.item);
        std::uint32_t power = summary.count;
        while (power > 1) {
            power /= 2;
            ++shape.level;
        }
        if (numberWidth(summary.count) + 4 <= shape.rect.width)
            m_out->setText(shape, std::to_string(summary.count));
        return;
    }
    const ItemIndex item = request.index.item(group.first);
    Shape& shape = add(group.bar ? ShapeKind::Bar : ShapeKind::Mark, ShapeRole::Event,
                       {group.x0, middle - height / 2, group.x1 - group.x0, height});
    shape.item = item;
    shape.lane = lane;
    shape.family = request.items.family(item);
    shape.firstEntry = group.first;
    shape.endEntry = group.end;
    shape.count = 1;
    shape.disputed = request.items.disputes(item);
    shape.openBegin = request.items.openBegin(item);
    shape.openEnd = request.items.openEnd(item);
    shape.level = request.items.hasCore(item) ? 0 : 1;
    shape.emphasis = request.items.container(item);
    if (request.items.hasCore(item)) {
        shape.core0 = request.scale.x(request.items.coreBegin(item));
        shape.core1 = request.scale.x(request.items.coreEnd(item));
    }
}

void FrameBuilder::labels(std::uint32_t lane, double top) {
    // Greedy by importance; earlier first among equals, so that frames do not
    // flicker. When nothing has room, do not even sort.
    const bool room =
        std::any_of(m_gaps.begin(), m_gaps.end(), [](const auto& space) { return space.second - space.first >= 16; }) ||
        std::any_of(m_groups.groups.begin(), m_groups.groups.end(),
                    [](const Group& group) { return group.bar && group.x1 - group.x0 >= leastLabel; });
    const bool chosen = std::any_of(m_candidates.begin(), m_candidates.end(),
                                    [](const Candidate& candidate) { return candidate.selected || candidate.marked; });
    if (!room && !chosen)
        return;
    std::stable_sort(m_candidates.begin(), m_candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.importance > b.importance; });
    for (const Candidate& candidate : m_candidates) {
        const std::size_t before = m_out->shapes.size();
        placeLabel(candidate, lane, top);
        const Shape& mark = m_out->shapes[candidate.shape];
        if (candidate.selected || candidate.marked ||
            (mark.role == ShapeRole::Event && mark.item == m_request->hovered))
            outline(candidate, before);
    }
}

void FrameBuilder::outline(const Candidate& candidate, std::size_t firstShape) {
    Rect around = m_out->shapes[candidate.shape].rect;
    for (std::size_t i = firstShape; i < m_out->shapes.size(); ++i) {
        const Rect& rect = m_out->shapes[i].rect;
        const double right = std::max(around.right(), rect.right());
        const double bottom = std::max(around.bottom(), rect.bottom());
        around.x = std::min(around.x, rect.x);
        around.y = std::min(around.y, rect.y);
        around.width = right - around.x;
        around.height = bottom - around.y;
    }
    // Inside the lane, or its end would be cut off.
    const double left = std::max(around.x - 4, m_request->metrics.margin + 2);
    const double right = std::min(around.right() + 4, m_request->width - m_request->metrics.margin - 2);
    around = {left, around.y - 3, std::max(right - left, 8.0), around.height + 6};
    const bool selected = candidate.selected || candidate.marked;
    add(ShapeKind::Outline, selected ? ShapeRole::Selected : ShapeRole::Hovered, around).item = candidate.item;
    if (candidate.selected && m_request->focused) {
        add(ShapeKind::Outline, ShapeRole::Focused, {around.x - 2, around.y - 2, around.width + 4, around.height + 4});
    }
}

bool FrameBuilder::placeLabel(const Candidate& candidate, std::uint32_t lane, double top) {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    const Group& group = m_groups.groups[candidate.group];
    const bool cluster = group.count() > 1;
    const bool selected = candidate.selected;
    auto& before = m_gaps[candidate.group];
    auto& after = m_gaps[candidate.group + 1];
    const double leftRoom = before.second - before.first;
    const double rightRoom = after.second - after.first;
    const double viewLeft = metrics.margin + 4;
    const double viewRight = request.width - metrics.margin - 4;
    // A bar shows its symbol first, where it is wide enough for one.
    const double symbolRoom = group.bar && group.x1 - group.x0 >= barSymbolWidth(metrics) ? metrics.symbol + 6 : 0;
    const double inside0 = std::max(group.x0 + 6, viewLeft + 4) + symbolRoom;
    const double inside1 = std::min(group.x1 - 6, viewRight - 4);
    const double insideRoom = group.bar ? inside1 - inside0 : 0;
    const double badge = candidate.disputes > 0 ? badgeWidth(candidate.disputes) : 0;
    // In the margin a mark is cut off, and a title would stand at the edge as if it began there.
    if (!selected && (group.x1 <= metrics.margin || group.x0 >= request.width - metrics.margin))
        return false;
    if (std::max({leftRoom, rightRoom, insideRoom}) < std::min(leastLabel, badge > 0 ? badge : leastLabel))
        return false;

    const FontRole font = selected ? FontRole::Bold : FontRole::Label;
    const std::string_view title = request.items.title(candidate.item);
    std::string text = cluster ? request.texts.andMore(title, group.count() - 1) : std::string(title);
    const double titleWidth = request.texts.width(text, font);
    m_details.clear();
    double detailWidth = 0;
    if (metrics.details > 0 && !cluster) {
        m_details = request.texts.details(candidate.item, metrics.details);
        for (const DetailLine& line : m_details)
            detailWidth = std::max(detailWidth, request.texts.width(line.text, FontRole::Small));
    }
    const double badgeRoom = badge > 0 ? badge + 6 : 0;
    const double wanted = titleWidth + badgeRoom;

    // Text over a solid core is hard to read: inside only where there is none
    // under it.
    const ItemIndex item = candidate.item;
    const bool core = !cluster && request.items.hasCore(item);
    const double core0 = core ? request.scale.x(request.items.coreBegin(item)) : 0;
    const double core1 = core ? request.scale.x(request.items.coreEnd(item)) : 0;
    const auto clear = [&](double width) { return !core || core0 >= inside0 + width || core1 <= inside0; };

    enum class Place { None, Inside, Right, Left } place = Place::None;
    double room = wanted;
    if (insideRoom >= wanted && clear(wanted)) {
        place = Place::Inside;
    } else if (rightRoom >= wanted) {
        place = Place::Right;
    } else if (leftRoom >= wanted) {
        place = Place::Left;
    } else if (rightRoom >= leastLabel + badgeRoom && rightRoom >= leftRoom) {
        place = Place::Right;
        room = rightRoom;
    } else if (leftRoom >= leastLabel + badgeRoom) {
        place = Place::Left;
        room = leftRoom;
    } else if (insideRoom >= leastLabel + badgeRoom && clear(insideRoom)) {
        place = Place::Inside;
        room = insideRoom;
    }
    // A bar that is solid from edge to edge of the view has room nowhere else.
    const double solidRoom = core && core0 <= inside0 ? std::min(inside1, core1 - 6) - inside0 : 0;
    const bool onSolid = place == Place::None && solidRoom >= leastLabel + badgeRoom;
    if (onSolid) {
        place = Place::Inside;
        room = std::min(wanted, solidRoom);
    }
    if (place == Place::None) {
        if (badge <= 0)
            return false;
        if (rightRoom >= badge) {
            place = Place::Right;
        } else if (leftRoom >= badge) {
            place = Place::Left;
        } else {
            return false;
        }
        text.clear();
        m_details.clear();
        room = badge;
    }
    // The lines below may be longer than the title; they take what is free and are elided to it.
    if (!m_details.empty()) {
        const double free = place == Place::Inside ? insideRoom : place == Place::Right ? rightRoom : leftRoom;
        room = std::max(room, std::min(free, detailWidth));
    }

    double x = 0;
    switch (place) {
    case Place::Inside:
        x = inside0;
        break;
    case Place::Right:
        x = after.first;
        after.first += room + 12;
        break;
    case Place::Left:
        x = before.second - room;
        before.second = x - 12;
        break;
    case Place::None:
        return false;
    }
    double textWidth = 0;
    if (!text.empty()) {
        textWidth = std::min(titleWidth, room - badgeRoom);
        // At the left of a mark the text ends at the mark.
        const double shift = place == Place::Left ? room - textWidth - badgeRoom : 0;
        Shape& label = addText(cluster ? ShapeRole::ClusterLabel : ShapeRole::EventLabel,
                               {x + shift, top, textWidth, metrics.lineHeight}, text);
        label.elide = textWidth < titleWidth;
        label.item = candidate.item;
        label.lane = lane;
        label.emphasis = selected;
        label.level = onSolid ? 1 : 0;
        label.firstEntry = group.first;
        label.endEntry = group.end;
        label.count = group.count();
        if (badge > 0) {
            Shape& sign = add(ShapeKind::Badge, cluster ? ShapeRole::ClusterBadge : ShapeRole::EventBadge,
                              {x + shift + textWidth + 6, top, badge, metrics.lineHeight});
            sign.count = candidate.disputes;
            sign.level = onSolid ? 1 : 0;
            sign.item = candidate.item;
            sign.lane = lane;
            sign.firstEntry = group.first;
            sign.endEntry = group.end;
            m_out->setText(sign, std::to_string(candidate.disputes));
        }
    } else {
        Shape& sign = add(ShapeKind::Badge, cluster ? ShapeRole::ClusterBadge : ShapeRole::EventBadge,
                          {x, top, badge, metrics.lineHeight});
        sign.count = candidate.disputes;
        sign.item = candidate.item;
        sign.lane = lane;
        sign.firstEntry = group.first;
        sign.endEntry = group.end;
        m_out->setText(sign, std::to_string(candidate.disputes));
    }
    double y = top + metrics.lineHeight + 1;
    for (const DetailLine& line : m_details) {
        const double lineWidth = request.texts.width(line.text, FontRole::Small);
        const double width = std::min(room, lineWidth);
        const double shift = place == Place::Left ? room - width : 0;
        Shape& shape = addText(line.dispute ? ShapeRole::EventDispute : ShapeRole::EventDetail,
                               {x + shift, y, width, metrics.smallHeight}, line.text);
        shape.elide = width < lineWidth;
        shape.item = candidate.item;
        shape.lane = lane;
        y += metrics.smallHeight + 1;
    }
    return true;
}

} // namespace parallax::timeline
