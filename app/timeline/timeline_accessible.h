// The timeline as screen readers see it: a list of events in time order.
#pragma once

#include <QAccessibleInterface>

namespace parallax::app {

// Makes QAccessible::queryAccessibleInterface() answer for every TimelineView. Called by the first one; later calls do
// nothing.
void installTimelineAccessibility();

} // namespace parallax::app
