// Whether there is a screen to open a window on.
#pragma once

namespace parallax::app {

// False where Qt would end the program for want of a display: on X11 and Wayland systems none is named, and the person
// did not choose another platform (QT_QPA_PLATFORM, -platform).
bool hasDisplay(int argc, char** argv);

} // namespace parallax::app
