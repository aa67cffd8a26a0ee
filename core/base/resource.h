// Data files that are linked into the library: lexicons, models.
#pragma once

#include <string_view>
#include <vector>

namespace parallax::base {

// The bytes of the embedded file `name` (its path below resources/, with '/' between parts, e.g. "lexicon/roles.tsv").
// Lives as long as the program, begins at a multiple of 64, never changes; any thread. Throws base::Error when there is
// none.
std::string_view resource(std::string_view name);

// Tells the system that the embedded file `name` was read and is not wanted for now: its memory can be used for other
// things, and comes back from the program's file when it is read again. Where the system has no such call, nothing
// happens. Throws as resource() does; any thread.
void restResource(std::string_view name);

// The names of the embedded files that begin with `prefix` ("sample/"), sorted.
std::vector<std::string_view> resourceNames(std::string_view prefix);

} // namespace parallax::base
