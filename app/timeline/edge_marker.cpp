#include "app/timeline/edge_marker.h"

#include "app/timeline/timeline_palette.h"

#include <QPainter>

namespace parallax::app {

EdgeMarker::EdgeMarker(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize EdgeMarker::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 16, fontMetrics().height() + 6};
}

void EdgeMarker::paintEvent(QPaintEvent*) {
    const TimelinePalette palette = TimelinePalette::from(this->palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette.accent, 2) : QPen(palette.laneBorder, 1));
    painter.setBrush(isDown() || underMouse() ? palette.canvas : palette.lane);
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
    painter.setPen(palette.accent);
    // As its words run, not as the window does: an arrow and a number would change places with them.
    painter.setLayoutDirection(text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace parallax::app
