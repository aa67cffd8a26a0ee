// A case as lines of text without ids: two cases with the same content have the same lines.
#pragma once

#include "pipeline/case.h"

#include <string>

namespace parallax::pipeline {

// Every thing is named by what it is (reports by sha256, actors by their names' places, events by their mentions'
// places, claims by report, place and value), lines are sorted. For tests of order independence, and for comparing two
// stores.
std::string canonicalText(const Case& content);

} // namespace parallax::pipeline
