#include "app/panels/count_delegate.h"

#include "app/theme/glyphs.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace parallax::app {

CountDelegate::CountDelegate(int nameRole, int countRole, int disputedRole, int asideRole, Aside aside, QObject* parent)
    : QStyledItemDelegate(parent), m_nameRole(nameRole), m_countRole(countRole), m_disputedRole(disputedRole),
      m_asideRole(asideRole), m_aside(aside) {}

void CountDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->text = index.data(m_nameRole).toString();
    const int side = QFontMetrics(option->font).height();
    option->decorationSize = QSize(side, side);
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int line = QFontMetrics(option.font).height();
    size.setHeight(line * (m_aside == Aside::Below ? 2 : 1) + gap(option.font, 3));
    return size;
}

void CountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const Colours colours(option.palette);
    const QColor faint = selected ? option.palette.color(QPalette::HighlightedText) : colours.dim;
    const QColor alarm = selected ? option.palette.color(QPalette::HighlightedText) : colours.warning;

    // The row's ground first, over the whole width; then the item in what the counts leave.
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    const QFont small = scaled(option.font, 0.9);
    const QFontMetrics metrics(small);
    painter->setFont(small);
    const int pad = gap(option.font, 2);
    const QVariant counted = index.data(m_countRole);
    bool isNumber = false;
    const qlonglong number = counted.toLongLong(&isNumber);
    const QString count = isNumber ? QLocale().toString(number) : counted.toString();
    const int disputed = m_disputedRole >= 0 ? index.data(m_disputedRole).toInt() : 0;
    const auto place = [&](const QRect& box) { return QStyle::visualRect(option.direction, option.rect, box); };
    // Two columns at the right: how many, and how many of them are disputed.
    int right = option.rect.right() - pad;
    if (m_disputedRole >= 0) {
        const int side = metrics.height() * 3 / 4;
        const int column = std::max(metrics.horizontalAdvance(QStringLiteral("00")),
                                    metrics.horizontalAdvance(QLocale().toString(disputed))) +
                           side + pad / 2;
        if (disputed > 0) {
            const QRect sign(right - side, option.rect.center().y() - side / 2, side, side);
            paintGlyph(*painter, Glyph::Disputed, place(sign), alarm);
            painter->setPen(alarm);
            painter->drawText(
                place(QRect(right - column, option.rect.y(), column - side - pad / 2, option.rect.height())),
                Qt::AlignVCenter | Qt::AlignTrailing, QLocale().toString(disputed));
        }
        right -= column + 2 * pad;
    }
    const int width = std::max(metrics.horizontalAdvance(count), metrics.horizontalAdvance(QStringLiteral("00")));
    painter->setPen(faint);
    painter->drawText(place(QRect(right - width, option.rect.y(), width, option.rect.height())),
                      Qt::AlignVCenter | Qt::AlignTrailing, count);
    right -= width + pad;

    QStyleOptionViewItem body = option;
    const bool below = m_aside == Aside::Below;
    const int first = below ? option.rect.height() / 2 + gap(option.font, 1) : option.rect.height();
    body.rect = place(QRect(option.rect.x(), option.rect.y(), right - option.rect.x(), first));
    body.showDecorationSelected = false;
    body.backgroundBrush = Qt::NoBrush;
    const QString aside = m_asideRole >= 0 ? index.data(m_asideRole).toString() : QString();
    const QRect words = style->subElementRect(QStyle::SE_ItemViewItemText, &body, option.widget);
    painter->restore();
    painter->save();
    // Drawn by the style but for its ground: selection colour would stop where the counts begin.
    if (selected) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            body.palette.setColor(group, QPalette::Text, option.palette.color(QPalette::HighlightedText));
            body.palette.setColor(group, QPalette::WindowText, option.palette.color(QPalette::HighlightedText));
        }
        body.state &= ~QStyle::State_Selected;
    }
    body.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    style->drawControl(QStyle::CE_ItemViewItem, &body, painter, option.widget);
    if (below) {
        painter->setFont(small);
        painter->setPen(faint);
        const int indent = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
        // As wide as the row allows, not only as the name above it; a date keeps its own order where all else runs from
        // right to left.
        const int begin = place(words).x() + indent;
        const QRect second(begin, option.rect.y() + first, right - begin,
                           option.rect.height() - first - gap(option.font, 1));
        const QString line = metrics.elidedText(aside, Qt::ElideRight, second.width());
        painter->drawText(place(second), Qt::AlignTop | Qt::AlignLeading,
                          QChar(0x2068) + line + QChar(0x2069)); // first strong isolate .. its end
    }
    const QFontMetrics own(option.font);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    const int used = own.horizontalAdvance(option.text) + 2 * margin;
    if (!below && !aside.isEmpty() && used + own.averageCharWidth() * 5 < words.width()) {
        painter->setFont(small);
        painter->setPen(faint);
        const QRect left(words.x() + used, words.y(), words.width() - used, words.height());
        painter->drawText(QStyle::visualRect(option.direction, words, left), Qt::AlignVCenter | Qt::AlignLeading,
                          metrics.elidedText(aside, Qt::ElideRight, left.width()));
    }
    painter->restore();
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(QPen(colours.accent, 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

bool CountDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
    // The whole row ticks, not only its box: a bigger target. A double click is for whatever the list does with it.
    if (event->type() == QEvent::MouseButtonRelease && option.rect.contains(static_cast<QMouseEvent*>(event)->pos()) &&
        static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton &&
        static_cast<QMouseEvent*>(event)->modifiers() == Qt::NoModifier) {
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    if (event->type() == QEvent::MouseButtonDblClick)
        return false;
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace parallax::app
