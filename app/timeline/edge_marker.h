// The sign at the edge of the overview that tells of events outside it.
#pragma once

#include <QAbstractButton>

namespace parallax::app {

// A button in the timeline's colours; its text says how many events lie where, and pressing it goes there. GUI thread.
class EdgeMarker : public QAbstractButton {
    Q_OBJECT

public:
    explicit EdgeMarker(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace parallax::app
