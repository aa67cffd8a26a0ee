// A list row with its tick box, picture and name at the left and a count, with a mark when it is disputed, at the
// right.
#pragma once

#include <QStyledItemDelegate>

namespace parallax::app {

// `countRole` gives the text at the right, `disputedRole` how many of these are disputed (-1: the list has no such
// thing), `asideRole` fainter words after the name (-1: none).
class CountDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    // Where the fainter words stand: after the name where there is room, or on a line of their own.
    enum class Aside { After, Below };

    CountDelegate(int nameRole, int countRole, int disputedRole, int asideRole, Aside aside, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    int m_nameRole;
    int m_countRole;
    int m_disputedRole;
    int m_asideRole;
    Aside m_aside;
};

} // namespace parallax::app
