// What gives way where the window is narrow, so that the timeline keeps its room: the panel of actors and sources is
// put away, and the tool bar shows icons alone. Both come back with the width; what the user puts away or brings back
// by hand in between stays as the user left it.
#pragma once

#include <QObject>

class QAction;
class QToolBar;
class QWidget;

namespace parallax::app {

class Room : public QObject {
    Q_OBJECT

public:
    // `panel` shows or hides the panel; `tools` and `panel` must outlive this.
    Room(QAction* panel, QToolBar* tools, QObject* parent);

    // To be told each new width of `window`; the limit is in letters of its font.
    void fit(const QWidget* window);

private:
    QAction* m_panel;
    QToolBar* m_tools;
    bool m_narrow = false;
    bool m_putAway = false; // by this, not by the user
};

} // namespace parallax::app
