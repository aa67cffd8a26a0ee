// The tray of undated events.
#include "timeline/frame.h"

#include <algorithm>
#include <string>

namespace parallax::timeline {

namespace {

constexpr double chipGap = 8;
constexpr double chipPadding = 9;
constexpr double longestChip = 320;

double chipWidth(const Items& items, const Metrics& metrics, const Texts& texts, ItemIndex item) {
    double width = std::min(longestChip, texts.width(items.title(item), FontRole::Small)) + 2 * chipPadding;
    if (items.disputes(item) > 0) {
        width += metrics.symbol + 9 + texts.width(std::to_string(items.disputes(item)), FontRole::Small);
    }
    return width;
}

} // namespace

int FrameBuilder::trayLines(const Items& items, const RowIndex& index, const Metrics& metrics, const Texts& texts,
                            double width, int maximum) {
    const double left = metrics.margin + 12;
    const double right = width - metrics.margin - 12;
    double x = left;
    int lines = 1;
    for (const ItemIndex item : index.undated()) {
        const double chip = std::min(chipWidth(items, metrics, texts, item), right - left);
        if (x > left && x + chip > right) {
            if (++lines > maximum)
                return maximum;
            x = left;
        }
        x += chip + chipGap;
    }
    return lines;
}

void FrameBuilder::tray() {
    const FrameRequest& request = *m_request;
    const Metrics& metrics = request.metrics;
    if (request.layout.trayHeight <= 0)
        return;
    const double axisHeight = request.axis ? metrics.axisHeight : 0;
    const double top = axisHeight - request.scroll + request.layout.trayY;
    if (top >= request.height || top + request.layout.trayHeight <= axisHeight)
        return;
    m_out->beginSection({metrics.margin, axisHeight, request.width - 2 * metrics.margin, request.height - axisHeight});
    add(ShapeKind::Box, ShapeRole::TrayBox,
        {metrics.margin + 0.5, top, request.width - 2 * metrics.margin - 1, request.layout.trayHeight});
    const double left = metrics.margin + 12;
    const double right = request.width - metrics.margin - 12;
    const auto& undated = request.index.undated();
    const double titleY = top + (metrics.laneHeader - metrics.lineHeight) / 2;
    const std::string title = request.texts.undated();
    const double titleWidth = request.texts.width(title, FontRole::Bold);
    addText(ShapeRole::TrayTitle, {left, titleY, titleWidth, metrics.lineHeight}, title);
    const std::string info = request.texts.events(static_cast<std::uint32_t>(undated.size()));
    addText(ShapeRole::LaneInfo,
            {left + titleWidth + 10, titleY + (metrics.lineHeight - metrics.smallHeight) / 2,
             request.texts.width(info, FontRole::Small), metrics.smallHeight},
            info);

    double x = left;
    double y = top + metrics.laneHeader;
    int line = 1;
    std::size_t shown = 0;
    for (const ItemIndex item : undated) {
        const double chip = std::min(chipWidth(request.items, metrics, request.texts, item), right - left);
        // The last line keeps room for the word on the rest.
        const std::string rest = "+ " + std::to_string(undated.size() - shown);
        const double restWidth = request.texts.width(rest, FontRole::Small) + 2 * chipPadding;
        const bool last = shown + 1 == undated.size();
        if (x > left && x + chip > right - (line == request.trayLines && !last ? restWidth + chipGap : 0)) {
            if (line == request.trayLines) {
                Shape& more = add(ShapeKind::Button, ShapeRole::TrayMore, {x, y, restWidth, metrics.chipHeight});
                m_out->setText(more, rest);
                more.count = static_cast<std::uint32_t>(undated.size() - shown);
                break;
            }
            ++line;
            x = left;
            y += metrics.chipHeight + 6;
        }
        Shape& shape = add(ShapeKind::Box, ShapeRole::TrayChip, {x, y, chip, metrics.chipHeight});
        shape.item = item;
        shape.count = request.items.disputes(item);
        shape.family = request.items.family(item);
        m_out->setText(shape, request.items.title(item));
        if (item == request.selected) {
            Shape& outline =
                add(ShapeKind::Outline, ShapeRole::Selected, {x - 2, y - 2, chip + 4, metrics.chipHeight + 4});
            outline.item = item;
            if (request.focused)
                add(ShapeKind::Outline, ShapeRole::Focused, {x - 4, y - 4, chip + 8, metrics.chipHeight + 8});
        }
        x += chip + chipGap;
        ++shown;
    }
    const std::string note = request.texts.undatedNote();
    const double noteWidth = std::min(request.texts.width(note, FontRole::Small), right - left);
    addText(ShapeRole::TrayNote,
            {left, top + request.layout.trayHeight - metrics.smallHeight - 6, noteWidth, metrics.smallHeight}, note)
        .elide = true;
    m_out->endSection();
}

} // namespace parallax::timeline
