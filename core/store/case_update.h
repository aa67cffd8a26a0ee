// A case that was read, brought up to date with what was decided since.
#pragma once

#include "pipeline/case.h"
#include "store/decision_log.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace SQLite {
class Database;
}

namespace parallax::store {

// `before` as it would be read now, where the entries of the log behind `entry`, the newest it knew, only say something
// of single things that are found by their ids. `decisions`: the present ones. nullopt where they say more, or where a
// decision that holds is about something that is found by its evidence: then all of it is to be read again. The content
// is that of `before`. O(copying).
std::optional<pipeline::PackedCase> updatedCase(const SQLite::Database& database, const pipeline::PackedCase& before,
                                                const std::vector<LoggedDecision>& decisions, std::int64_t entry);

} // namespace parallax::store
