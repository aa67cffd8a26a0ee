#include "app/widgets/chip.h"

#include "app/text/words.h"
#include "app/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace parallax::app {

FilterChip::FilterChip(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Remove this filter"));
    setAccessibleName(tr("Remove filter %1").arg(text));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FilterChip::sizeHint() const {
    const QFontMetrics metrics(font());
    const int height = metrics.height() + 2 * gap(font(), 2);
    // Text, a cross as high as the text's body, and round ends.
    return {metrics.horizontalAdvance(text()) + metrics.height() + 3 * gap(font(), 4), height};
}

QSize FilterChip::minimumSizeHint() const {
    return {QFontMetrics(font()).averageCharWidth() * 10, sizeHint().height()};
}

void FilterChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours(palette());
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(colours.accent, 2) : QPen(underMouse() ? colours.accent : colours.chip, 1));
    painter.setBrush(colours.chip);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);

    const int pad = gap(font(), 4);
    const int side = QFontMetrics(font()).height() * 5 / 8;
    const QRect words =
        QStyle::visualRect(layoutDirection(), rect(), QRect(pad, 0, width() - 3 * pad - side, height()));
    const QRect cross =
        QStyle::visualRect(layoutDirection(), rect(), QRect(width() - pad - side, (height() - side) / 2, side, side));
    painter.setPen(colours.text);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading,
                     QFontMetrics(font()).elidedText(text(), Qt::ElideMiddle, words.width()));
    paintGlyph(painter, Glyph::Close, cross, underMouse() || hasFocus() ? colours.text : colours.dim);
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
    const bool takesAway = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace ||
                           event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (takesAway) {
        click();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void FilterChip::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

KindBadge::KindBadge(disagreement::Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
    setToolTip(kindExplained(kind));
    setAccessibleName(text());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString KindBadge::text() const {
    return kindWords(m_kind);
}

QFont KindBadge::badgeFont() const {
    return scaled(font(), 0.88, QFont::Medium);
}

QSize KindBadge::sizeHint() const {
    const QFontMetrics metrics(badgeFont());
    const int pad = gap(badgeFont(), 3);
    return {metrics.horizontalAdvance(text()) + metrics.height() + 3 * pad, metrics.height() + gap(badgeFont(), 2)};
}

void KindBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourPair pair = Colours(palette()).kind(m_kind);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pair.surface);
    const double radius = gap(font(), 2);
    painter.drawRoundedRect(QRectF(rect()), radius, radius);
    const QFont used = badgeFont();
    const QFontMetrics metrics(used);
    const int pad = gap(used, 3);
    const int side = metrics.height() * 7 / 8;
    const QRect shape = QStyle::visualRect(layoutDirection(), rect(), QRect(pad, (height() - side) / 2, side, side));
    const QRect words =
        QStyle::visualRect(layoutDirection(), rect(), QRect(2 * pad + side - 1, 0, width() - 2 * pad - side, height()));
    paintGlyph(painter, glyphOf(m_kind), shape, pair.ink);
    painter.setFont(used);
    painter.setPen(pair.ink);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, text());
}

} // namespace parallax::app
