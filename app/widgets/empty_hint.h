// What a list or table says while it is empty.
#pragma once

#include <QLabel>

class QAbstractItemView;

namespace parallax::app {

// Stands in the middle of `view`, and is seen only while its model has no rows. Owned by the view; set its model first.
class EmptyHint : public QLabel {
    Q_OBJECT

public:
    EmptyHint(const QString& text, QAbstractItemView* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void place();

    QAbstractItemView* m_view;
};

} // namespace parallax::app
