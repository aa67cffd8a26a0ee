// Opening a case file for a subcommand.
#pragma once

#include "store/store.h"

#include <memory>
#include <string>

namespace parallax::app {

// The case in `file`. Throws base::Error with a sentence when it cannot be opened. A file that was brought to this
// version's format is told on standard error.
std::unique_ptr<store::Store> openCase(const std::string& file);

} // namespace parallax::app
