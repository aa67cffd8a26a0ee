// Writes the difference between two contents of a case.
#pragma once

#include "base/progress.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <string>

namespace SQLite {
class Database;
}

namespace parallax::store {

// Makes the extracted tables of `database` hold `after`, where they hold `before` now: what is equal by id is not
// touched, so a small import into a large case writes little. `now` (UTC, ISO 8601) is noted with new reports. The
// texts of reports with the same id must be the same. Runs inside the caller's transaction. Throws SQLite::Exception,
// base::Cancelled.
void writeDifference(SQLite::Database& database, const pipeline::Case& before, const pipeline::Case& after,
                     const std::string& now, base::Progress& progress);

// Stores the counters and counts up contentVersion().
void writeNextIds(SQLite::Database& database, const pipeline::NextIds& next);

} // namespace parallax::store
