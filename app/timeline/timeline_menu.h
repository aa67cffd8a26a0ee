// The window's menu on the timeline.
#pragma once

class QMenu;

namespace parallax::app {

class TimelineView;

// Fills `menu` with everything that can be done with `timeline`, with its shortcuts. Keys without Ctrl or Alt work
// while the timeline has the focus. Both must outlive the actions, which the menu owns.
void fillTimelineMenu(QMenu* menu, TimelineView* timeline);

} // namespace parallax::app
