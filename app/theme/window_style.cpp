#include "app/theme/window_style.h"

#include "app/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace parallax::app {

void WindowStyle::install() {
    if (QApplication::style()->name().compare(QStringLiteral("fusion"), Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new WindowStyle);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const Colours colours(option->palette);
    const bool enabled = (option->state & State_Enabled) != 0;
    const bool on = (option->state & State_On) != 0;
    const bool partly = (option->state & State_NoChange) != 0;
    const double side = std::min(option->rect.width(), option->rect.height()) - 2;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor filled = option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
    painter->setPen(QPen(on || partly ? filled : enabled ? colours.dim : colours.line, 1));
    painter->setBrush(on || partly ? filled : colours.card);
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side / 5, side / 5);
    const QPen ink(option->palette.color(QPalette::HighlightedText), std::max(1.5, side / 8), Qt::SolidLine,
                   Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(ink);
    painter->setBrush(Qt::NoBrush);
    const auto at = [&](double x, double y) { return QPointF(box.x() + x * side, box.y() + y * side); };
    if (on)
        painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
    if (partly)
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter->restore();
}

} // namespace parallax::app
