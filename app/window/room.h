// What gives way where the window is narrow, so that the timeline keeps its room: the panel of actors and sources is
// put away, the tool bar shows icons alone, and the event at the right takes no more than its share. All come back with
// the width; what the user puts away or brings back by hand in between stays as the user left it.
#pragma once

#include <QObject>

class QAction;
class QSplitter;
class QToolBar;
class QWidget;

namespace parallax::app {

class Room : public QObject {
    Q_OBJECT

public:
    // `panel` shows or hides the panel; `columns`: panel, middle and event. All must outlive this.
    Room(QAction* panel, QToolBar* tools, QSplitter* columns, QObject* parent);

    // To be told each new width of `window`; the limit is in letters of its font.
    void fit(const QWidget* window);

private:
    QAction* m_panel;
    QToolBar* m_tools;
    QSplitter* m_columns;
    void change();            // between narrow and wide
    void limitSide(int most); // to so many pixels; 0: as it was before there was a limit

    int m_sideBefore = 0; // how wide it was before there was a limit; 0: there is none
    bool m_narrow = false;
    bool m_putAway = false; // by this, not by the user
};

} // namespace parallax::app
