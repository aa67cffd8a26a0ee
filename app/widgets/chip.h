// A small rounded label that is a button: a filter that can be taken away, or a kind of disagreement.
#pragma once

#include "app/theme/glyphs.h"
#include "disagreement/disagreement.h"

#include <QAbstractButton>

#include <optional>

namespace parallax::app {

// Click, Enter or Delete takes it away: `clicked` is emitted and its owner removes it.
class FilterChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterChip(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

// Says the kind of a disagreement by word, shape and colour.
class KindBadge : public QWidget {
    Q_OBJECT

public:
    explicit KindBadge(disagreement::Kind kind, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont badgeFont() const;
    disagreement::Kind m_kind;
};

} // namespace parallax::app
