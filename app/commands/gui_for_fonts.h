// A GUI application without a display, for subcommands that need fonts.
#pragma once

#include <QGuiApplication>

#include <memory>

namespace parallax::app {

// While it lives there is a QGuiApplication: the one that is there, or one of its own. Main thread.
class GuiForFonts {
public:
    GuiForFonts() {
        static int argc = 1;
        static char name[] = "parallax";
        static char* argv[] = {name, nullptr};
        if (QCoreApplication::instance() == nullptr) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            m_application = std::make_unique<QGuiApplication>(argc, argv);
        }
    }

private:
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace parallax::app
