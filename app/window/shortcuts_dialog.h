// Every key of the program in one list.
#pragma once

#include <QDialog>

class QMenuBar;

namespace parallax::app {

class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    // The menus' keys are read from `menus`, so that the list never says what is not so.
    explicit ShortcutsDialog(const QMenuBar* menus, QWidget* parent = nullptr);
};

} // namespace parallax::app
