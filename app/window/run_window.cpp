#include "app/window/run_window.h"

#include "app/theme/window_style.h"
#include "app/window/main_window.h"

#include <QApplication>

namespace parallax::app {

int runWindow(int argc, char** argv) {
    QApplication program(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Parallax"));
    QApplication::setApplicationName(QStringLiteral("Parallax"));
    QApplication::setApplicationVersion(QStringLiteral(PARALLAX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("parallax"));
    WindowStyle::install();
    MainWindow window;
    window.show();
    const QStringList arguments = QApplication::arguments();
    window.begin(arguments.size() > 1 ? arguments.at(1) : QString());
    return QApplication::exec();
}

} // namespace parallax::app
