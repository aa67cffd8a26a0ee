#include "app/window/room.h"

#include <QAction>
#include <QFontMetrics>
#include <QToolBar>
#include <QWidget>

namespace parallax::app {

namespace {

// Below so many letters the three columns would leave the timeline less than half of the window.
constexpr int fewLetters = 155;

} // namespace

Room::Room(QAction* panel, QToolBar* tools, QObject* parent) : QObject(parent), m_panel(panel), m_tools(tools) {
    // triggered() is the user's alone; setChecked() below does not send it.
    connect(m_panel, &QAction::triggered, this, [this] { m_putAway = false; });
}

void Room::fit(const QWidget* window) {
    const bool narrow = window->width() < window->fontMetrics().averageCharWidth() * fewLetters;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_tools->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (narrow) {
        m_putAway = m_panel->isChecked();
        m_panel->setChecked(false);
    } else if (m_putAway) {
        m_putAway = false;
        m_panel->setChecked(true);
    }
}

} // namespace parallax::app
