// How well two kinds of happening can be two words for one happening, and what kinds can be an incident.
#pragma once

#include "mention/event_mention.h"

namespace parallax::event {

// 1 for equal kinds, 0 for kinds that are never one happening ("burial" and "arrest"). Symmetric.
double kindLikeness(mention::EventKind left, mention::EventKind right);

// What can be a part of an incident of violence or a disaster: violence, accidents, protests, arrests, operations,
// alerts, curfews, others; who leaves a country does so for years.
bool canBePart(mention::EventKind kind);

// How well a kind serves as the thing that a report is about, 0..1: words about words least.
double newsworth(mention::EventKind kind);

} // namespace parallax::event
