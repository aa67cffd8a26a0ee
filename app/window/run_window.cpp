#include "app/window/run_window.h"

#include "app/theme/window_style.h"
#include "app/window/display.h"
#include "app/window/main_window.h"

#include <QApplication>

#include <cstdio>

namespace parallax::app {

int runWindow(int argc, char** argv) {
    if (!hasDisplay(argc, argv)) {
        std::fputs("parallax: there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
                   "Subcommands work without one; parallax --help lists them.\n",
                   stderr);
        return 1;
    }
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
