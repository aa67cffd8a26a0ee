// The bar over a marked span: how long it is, and what can be done with it.
#pragma once

#include "base/civil_time.h"

#include <QFrame>

class QLabel;

namespace parallax::app {

// GUI thread. The timeline puts it where the span is.
class SpanBar : public QFrame {
    Q_OBJECT

public:
    explicit SpanBar(QWidget* parent);

    // A bounded span, and how many shown events begin in it.
    void setSpan(const base::TimeInterval& span, int events);
    QString text() const;

Q_SIGNALS:
    void zoomRequested();
    void filterRequested();
    void dropped();

private:
    QLabel* m_text;
};

} // namespace parallax::app
