// Above the timeline: what is filtered, each filter with a way to take it off, and how many events are left.
#pragma once

#include <QWidget>

class QLabel;

namespace parallax::app {

class CaseSession;
class FlowLayout;

class ChipsBar : public QWidget {
    Q_OBJECT

public:
    explicit ChipsBar(CaseSession* session, QWidget* parent = nullptr); // `session` must outlive it

    QString countText() const; // "14 of 47 events"

private:
    void rebuild();

    CaseSession* m_session;
    FlowLayout* m_flow;
    QLabel* m_count;
};

} // namespace parallax::app
