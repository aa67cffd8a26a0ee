// Measuring from one event to another: the shortest and the longest time there can be between them.
#include "app/case_session.h"
#include "app/timeline/timeline_view_private.h"

#include <QPainter>

#include <algorithm>

namespace parallax::app {

QString TimelineView::Private::measureWords(timeline::ItemIndex from, timeline::ItemIndex to) const {
    if (from == to || !items.dated(to))
        return tr("Point at a second event to measure. Esc ends.");
    if (items.openBegin(from) || items.openEnd(from) || items.openBegin(to) || items.openEnd(to))
        return tr("Not measurable: one of the ends is not known.");
    const timeline::ItemIndex first = items.begin(from) <= items.begin(to) ? from : to;
    const timeline::ItemIndex second = first == from ? to : from;
    const std::int64_t least = items.begin(second).minutes - items.end(first).minutes + 1;
    const std::int64_t most = items.end(second).minutes - items.begin(first).minutes - 1;
    if (least <= 0)
        return tr("Between 0 and %1 apart; which came first is not certain")
            .arg(durationInWords(std::max<std::int64_t>(0, most)));
    if (least == most)
        return tr("%1 apart").arg(durationInWords(least));
    return tr("Between %1 and %2 apart").arg(durationInWords(least), durationInWords(most));
}

void TimelineView::Private::paintMeasure(QPainter& painter) {
    if (!measureFrom)
        return;
    const timeline::ItemIndex from = items.find(measureFrom.value);
    const timeline::ItemIndex to = hovered != timeline::noItem ? hovered : selectedItem();
    if (from == timeline::noItem || to == timeline::noItem || !items.dated(from))
        return;
    const QString text = measureWords(from, to);
    const double y = metrics.axisHeight + 6;
    const double x0 = std::clamp(scale.x(items.begin(from)), 8.0, q->width() - 8.0);
    const double x1 = items.dated(to) ? std::clamp(scale.x(items.begin(to)), 8.0, q->width() - 8.0) : x0;
    const QByteArray bytes = text.toUtf8();
    const double width =
        texts->width({bytes.constData(), static_cast<std::size_t>(bytes.size())}, timeline::FontRole::Label) + 20;
    const double left = std::clamp((x0 + x1 - width) / 2, 4.0, std::max(4.0, q->width() - width - 4.0));
    const QRectF box(left, y, width, metrics.lineHeight + 10);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.accent, 1.5));
    for (const double x : {x0, x1})
        painter.drawLine(QPointF(x, metrics.axisHeight), QPointF(x, y + box.height() + 40));
    painter.drawLine(QPointF(x0, box.center().y()), QPointF(x1, box.center().y()));
    painter.setBrush(palette.lane);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(palette.text);
    painter.setFont(texts->font(timeline::FontRole::Label));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace parallax::app
