// The analyses of single reports that a case file keeps, so that adding to the case, or an edit, parses nothing again.
#pragma once

#include "pipeline/analyse_reports.h"
#include "pipeline/case.h"

#include <vector>

namespace SQLite {
class Database;
}

namespace parallax::store {

// All that are kept, of any analyser. What is in them is not looked at here. Throws SQLite::Exception.
pipeline::Shelf readShelf(const SQLite::Database& database);

// Stores what changed on `shelf` of `reports`, in their order. Runs inside the caller's transaction.
void writeShelf(SQLite::Database& database, const pipeline::Shelf& shelf,
                const std::vector<const pipeline::CaseReport*>& reports);

} // namespace parallax::store
