// Whether a case that came from elsewhere hangs together.
#pragma once

#include "pipeline/case.h"

#include <string>

namespace parallax::exchange {

// What is wrong when an id names nothing in the case, an event is its own parent, or two reports are one; empty when
// all holds. The parts of the case are sorted by id.
std::string wrongReference(const pipeline::Case& content);

} // namespace parallax::exchange
