#include "app/panels/search_box.h"

#include "app/models/search_model.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace parallax::app {

namespace {

// A heading, or a hit with its picture, its words and fainter ones beside or below them.
class HitDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int line = QFontMetrics(option.font).height();
        const bool passage = static_cast<HitKind>(index.data(SearchModel::KindRole).toInt()) == HitKind::Passage;
        return {line * 10, (passage ? 2 : 1) * line + gap(option.font, 5)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto kind = static_cast<HitKind>(index.data(SearchModel::KindRole).toInt());
        const Colours colours(option.palette);
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const QColor ink = selected ? option.palette.color(QPalette::HighlightedText) : colours.text;
        const QColor faint = selected ? ink : colours.dim;
        const int pad = gap(option.font, 4);
        const QFont small = scaled(option.font, 0.9);
        painter->save();
        if (selected)
            painter->fillRect(option.rect, option.palette.highlight());
        QRect box = option.rect.adjusted(pad, 0, -pad, 0);
        if (kind == HitKind::Heading) {
            painter->setFont(scaled(option.font, 0.86, QFont::DemiBold));
            painter->setPen(colours.dim);
            painter->drawText(box.adjusted(0, 0, 0, -gap(option.font, 1)), Qt::AlignBottom | Qt::AlignLeading,
                              index.data().toString().toUpper());
            painter->restore();
            return;
        }
        const int side = QFontMetrics(option.font).height();
        const QRect picture(box.x(), box.y() + gap(option.font, 2), side, side);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole))
            .paint(painter, QStyle::visualRect(option.direction, option.rect, picture), Qt::AlignCenter,
                   selected ? QIcon::Selected : QIcon::Normal);
        box.setLeft(box.left() + side + pad);
        const QString detail = index.data(SearchModel::DetailRole).toString();
        const auto draw = [&](const QRect& where, const QFont& font, const QColor& colour, Qt::Alignment alignment,
                              const QString& text) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, where), static_cast<int>(alignment),
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
        };
        if (kind == HitKind::Passage) {
            const int line = QFontMetrics(option.font).height();
            const QRect first(box.x(), box.y() + gap(option.font, 2), box.width(), line);
            QTextDocument rich;
            rich.setDefaultFont(option.font);
            rich.setDocumentMargin(0);
            rich.setHtml(QStringLiteral("<span style=\"color:%1\">%2</span>").arg(ink.name(), index.data().toString()));
            // Broken at a word, so that what does not fit ends with a sign for it.
            const QString more = QStringLiteral(" …");
            const int rest = QFontMetrics(option.font).horizontalAdvance(more);
            rich.setTextWidth(first.width() - rest);
            rich.documentLayout()->documentSize();
            painter->save();
            painter->setClipRect(first);
            painter->translate(first.topLeft());
            rich.drawContents(painter, QRectF(0, 0, first.width(), first.height()));
            const QTextLayout* layout = rich.firstBlock().layout();
            if (layout->lineCount() > 1) {
                painter->setFont(option.font);
                painter->setPen(ink);
                const QTextLine line = layout->lineAt(0);
                painter->drawText(QPointF(line.naturalTextWidth(), line.ascent()), more);
            }
            painter->restore();
            draw(QRect(box.x(), first.bottom() + 1, box.width(), line), small, faint,
                 Qt::AlignVCenter | Qt::AlignLeading, detail);
        } else {
            const int right = std::min(QFontMetrics(small).horizontalAdvance(detail) + 2, box.width() / 2);
            draw(box.adjusted(0, 0, -right - pad, 0), option.font, ink, Qt::AlignVCenter | Qt::AlignLeading,
                 index.data().toString());
            draw(QRect(box.right() - right, box.y(), right, box.height()), small, faint,
                 Qt::AlignVCenter | Qt::AlignTrailing, detail);
        }
        painter->restore();
    }
};

} // namespace

SearchBox::SearchBox(SearchModel* model, QWidget* parent)
    : QLineEdit(parent), m_model(model), m_wait(new QTimer(this)) {
    setObjectName(QStringLiteral("search"));
    setPlaceholderText(tr("Search events, actors, reports  (%1)")
                           .arg(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
    setAccessibleName(tr("Search events, actors and reports"));
    setClearButtonEnabled(true);
    addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_frame = new QFrame(nullptr, Qt::ToolTip);
    m_frame->setFrameShape(QFrame::StyledPanel);
    m_frame->setBackgroundRole(QPalette::Base);
    m_frame->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(1, 1, 1, 1);
    m_list = new QListView(m_frame);
    m_list->setObjectName(QStringLiteral("searchResults"));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setModel(model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    layout->addWidget(m_list);
    connect(this, &QObject::destroyed, m_frame, &QObject::deleteLater);
    connect(m_list, &QListView::clicked, this, &SearchBox::choose);
    // Not at every key: full text over many reports takes longer than typing.
    m_wait->setSingleShot(true);
    m_wait->setInterval(120);
    connect(m_wait, &QTimer::timeout, this, &SearchBox::run);
    connect(this, &QLineEdit::textEdited, this, [this] { m_wait->start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            run();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchBox::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 46, QLineEdit::sizeHint().height()};
}

void SearchBox::run() {
    m_wait->stop();
    m_model->search(text());
    place();
    if (m_model->rowCount() > 1)
        m_list->setCurrentIndex(m_model->index(1));
}

void SearchBox::place() {
    const bool wanted = m_model->rowCount() > 0 && hasFocus();
    if (!wanted) {
        closeList();
        return;
    }
    int height = 4;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_list->sizeHintForRow(row);
    QWidget* top = window();
    const int width = std::max(this->width(), fontMetrics().averageCharWidth() * 84);
    const int tallest = top->height() * 2 / 3;
    const QPoint corner = mapToGlobal(QPoint(isRightToLeft() ? 0 : this->width() - width, this->height() + 2));
    m_frame->setGeometry(QRect(corner, QSize(width, std::min(height, tallest))));
    m_frame->show();
    m_frame->raise();
    top->removeEventFilter(this);
    top->installEventFilter(this);
}

void SearchBox::closeList() {
    m_frame->hide();
    window()->removeEventFilter(this);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window() &&
        (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::WindowDeactivate))
        closeList();
    return QLineEdit::eventFilter(watched, event);
}

void SearchBox::step(int direction) {
    int row = m_list->currentIndex().row();
    do {
        row += direction;
    } while (row >= 0 && row < m_model->rowCount() && m_model->kindAt(m_model->index(row)) == HitKind::Heading);
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row));
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
        if (m_frame->isVisible()) {
            step(+1);
        } else {
            run();
        }
        return;
    case Qt::Key_Up:
        step(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_wait->isActive())
            run();
        choose(m_list->currentIndex());
        return;
    case Qt::Key_Escape:
        if (m_frame->isVisible()) {
            closeList();
        } else {
            clear();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && !m_frame->underMouse())
        closeList();
}

void SearchBox::choose(const QModelIndex& index) {
    const HitKind kind = m_model->kindAt(index);
    if (kind == HitKind::Heading)
        return;
    closeList();
    switch (kind) {
    case HitKind::Event:
        Q_EMIT eventChosen(m_model->eventAt(index));
        break;
    case HitKind::Actor:
        Q_EMIT actorChosen(m_model->actorAt(index));
        break;
    case HitKind::Passage:
        Q_EMIT passageChosen(m_model->reportAt(index), m_model->spanAt(index));
        break;
    case HitKind::Heading:
        break;
    }
}

} // namespace parallax::app
