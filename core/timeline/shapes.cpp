#include "timeline/shapes.h"

namespace parallax::timeline {

void ShapeList::beginSection(const Rect& clip) {
    const auto at = static_cast<std::uint32_t>(shapes.size());
    sections.push_back({clip, at, at});
}

void ShapeList::endSection() {
    sections.back().end = static_cast<std::uint32_t>(shapes.size());
}

bool meaningful(const Shape& shape) {
    switch (shape.role) {
    case ShapeRole::Event:
    case ShapeRole::EventLabel:
    case ShapeRole::EventDetail:
    case ShapeRole::EventDispute:
    case ShapeRole::EventBadge:
    case ShapeRole::ClusterMark:
    case ShapeRole::ClusterLabel:
    case ShapeRole::ClusterBadge:
    case ShapeRole::DisputeStrip:
    case ShapeRole::TrayChip:
    case ShapeRole::TrayMore:
    case ShapeRole::LaneFold:
    case ShapeRole::LaneEarlier:
    case ShapeRole::LaneLater:
    case ShapeRole::Bookmark:
        return true;
    case ShapeRole::LaneBox:
    case ShapeRole::LaneTitle:
    case ShapeRole::LaneDisputes:
    case ShapeRole::LaneInfo:
    case ShapeRole::AxisBand:
    case ShapeRole::AxisMajorLabel:
    case ShapeRole::AxisMinorLabel:
    case ShapeRole::AxisMajorLine:
    case ShapeRole::AxisMinorLine:
    case ShapeRole::NowLine:
    case ShapeRole::TrayBox:
    case ShapeRole::TrayTitle:
    case ShapeRole::TrayNote:
    case ShapeRole::Selected:
    case ShapeRole::Hovered:
    case ShapeRole::Focused:
    case ShapeRole::Span:
    case ShapeRole::Measure:
        return false;
    }
    return false;
}

const Shape* hitTest(const ShapeList& list, double x, double y, double slack) {
    const Shape* near = nullptr;
    double nearest = slack * slack;
    for (auto section = list.sections.rbegin(); section != list.sections.rend(); ++section) {
        if (!section->clip.contains(x, y))
            continue;
        for (std::uint32_t i = section->end; i-- > section->first;) {
            const Shape& shape = list.shapes[i];
            if (!meaningful(shape))
                continue;
            if (shape.rect.contains(x, y))
                return &shape;
            const double dx = x < shape.rect.x ? shape.rect.x - x : x - shape.rect.right();
            const double dy = y < shape.rect.y ? shape.rect.y - y : y - shape.rect.bottom();
            const double away = (dx > 0 ? dx * dx : 0) + (dy > 0 ? dy * dy : 0);
            if (away < nearest) {
                nearest = away;
                near = &shape;
            }
        }
    }
    return near;
}

} // namespace parallax::timeline
