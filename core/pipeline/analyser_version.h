// Which analyser this program has.
#pragma once

#include <string_view>

namespace parallax::pipeline {

// Another one whenever an analysis could come out otherwise: worked out while the program is built, over the sources of
// the stages on one report, the lexicons, the models and the libraries' tables that they read. 64 hex digits.
std::string_view analyserVersion();

} // namespace parallax::pipeline
