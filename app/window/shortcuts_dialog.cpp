#include "app/window/shortcuts_dialog.h"

#include "app/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace parallax::app {

namespace {

struct Key {
    const char* keys;
    const char* what;
};

// What the parts of the window answer themselves, while they have the focus.
const Key timelineKeys[] = {{"← →", QT_TRANSLATE_NOOP("Keys", "Previous and next event")},
                            {"↑ ↓", QT_TRANSLATE_NOOP("Keys", "Nearest event in the row above and below")},
                            {"Return", QT_TRANSLATE_NOOP("Keys", "Read the selected event")},
                            {"Esc", QT_TRANSLATE_NOOP("Keys", "Select nothing")},
                            {"Home, End", QT_TRANSLATE_NOOP("Keys", "Show everything; show the selected event")},
                            {"+ −", QT_TRANSLATE_NOOP("Keys", "Zoom in and out")},
                            {"Ctrl+← →", QT_TRANSLATE_NOOP("Keys", "Pan")},
                            {"Ctrl+Home, Ctrl+End", QT_TRANSLATE_NOOP("Keys", "First and last event")},
                            {"Alt+← →", QT_TRANSLATE_NOOP("Keys", "Back and forward through views")},
                            {"Page Up, Page Down", QT_TRANSLATE_NOOP("Keys", "Scroll the lanes")},
                            {"Menu", QT_TRANSLATE_NOOP("Keys", "What can be done with the selected event")}};
const Key elsewhereKeys[] = {
    {"Tab", QT_TRANSLATE_NOOP("Keys", "Next field, list, quote or link")},
    {"Return", QT_TRANSLATE_NOOP("Keys", "Follow the link that has the focus: read a quote in its report")},
    {"Space", QT_TRANSLATE_NOOP("Keys", "Tick an actor or a source")},
    {"← →", QT_TRANSLATE_NOOP("Keys", "In the event panel: previous and next event")},
    {"Esc", QT_TRANSLATE_NOOP("Keys", "Close the report, or the list of hits")}};

void add(QTreeWidget* list, const QString& title, const QList<QStringList>& rows) {
    if (rows.isEmpty())
        return;
    auto* heading = new QTreeWidgetItem(list, {title});
    QFont font = list->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(0, font);
    for (const QStringList& row : rows)
        new QTreeWidgetItem(heading, row);
}

template <std::size_t N>
QList<QStringList> rowsOf(const Key (&keys)[N]) {
    QList<QStringList> rows;
    for (const Key& key : keys)
        rows.append({QCoreApplication::translate("Keys", key.what), QString::fromUtf8(key.keys)});
    return rows;
}

QString plain(QString text) {
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar* menus, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* layout = new QVBoxLayout(this);
    auto* list = new QTreeWidget(this);
    list->setAccessibleName(windowTitle());
    list->setHeaderLabels({tr("What"), tr("Keys")});
    list->setUniformRowHeights(true);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const QAction* menu : menus->actions()) {
        if (menu->menu() == nullptr)
            continue;
        QList<QStringList> rows;
        for (const QAction* action : menu->menu()->actions()) {
            if (!action->shortcut().isEmpty())
                rows.append({plain(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
        }
        add(list, tr("Menu %1").arg(plain(menu->text())), rows);
    }
    add(list, tr("On the timeline"), rowsOf(timelineKeys));
    add(list, tr("Elsewhere"), rowsOf(elsewhereKeys));
    list->expandAll();
    const int letter = fontMetrics().averageCharWidth();
    list->setColumnWidth(0, letter * 62);
    layout->addWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(letter * 100, fontMetrics().height() * 36);
}

} // namespace parallax::app
