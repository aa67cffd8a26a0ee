#include "app/window/room.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QSplitter>
#include <QTimer>
#include <QToolBar>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace parallax::app {

namespace {

// Below so many letters the three columns would leave the timeline less than half of the window.
constexpr int fewLetters = 155;
constexpr double sideShare = 0.4; // of a narrow window

} // namespace

Room::Room(QAction* panel, QToolBar* tools, QSplitter* columns, QObject* parent)
    : QObject(parent), m_panel(panel), m_tools(tools), m_columns(columns) {
    // triggered() is the user's alone; setChecked() below does not send it.
    connect(m_panel, &QAction::triggered, this, [this] { m_putAway = false; });
}

void Room::limitSide(int most) {
    QList<int> sizes = m_columns->sizes();
    const int now = sizes.value(2);
    if (most == 0) {
        if (m_sideBefore == 0)
            return;
        most = std::exchange(m_sideBefore, 0);
    } else if (now <= most) {
        return;
    } else {
        m_sideBefore = std::max(m_sideBefore, now);
    }
    sizes[1] += now - most;
    sizes[2] = most;
    m_columns->setSizes(sizes);
}

void Room::fit(const QWidget* window) {
    const bool narrow = window->width() < window->fontMetrics().averageCharWidth() * fewLetters;
    const bool changed = narrow != m_narrow;
    m_narrow = narrow;
    if (changed)
        change();
    // When the columns have taken the new width, and what follows here.
    QTimer::singleShot(0, this,
                       [this, most = narrow ? static_cast<int>(window->width() * sideShare) : 0] { limitSide(most); });
}

void Room::change() {
    m_tools->setToolButtonStyle(m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (m_narrow) {
        m_putAway = m_panel->isChecked();
        m_panel->setChecked(false);
    } else if (m_putAway) {
        m_putAway = false;
        m_panel->setChecked(true);
    }
}

} // namespace parallax::app
