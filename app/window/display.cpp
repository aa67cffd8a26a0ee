#include "app/window/display.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace parallax::app {

bool hasDisplay([[maybe_unused]] int argc, [[maybe_unused]] char** argv) {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const bool chosen = std::any_of(argv, argv + argc, [](const char* argument) {
        return std::string_view(argument) == "-platform" || std::string_view(argument) == "--platform";
    });
    return chosen || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

} // namespace parallax::app
