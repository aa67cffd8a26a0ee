// Whether a case file still holds what was put into it.
#pragma once

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace parallax::store {

// One sentence a finding: SQLite's own checks, the reports' hashes, every span and quote, claims without evidence.
// Empty: nothing is wrong. The search index is compared with the texts only when the file can be written (SQLite wants
// it so).
std::vector<std::string> findDamage(SQLite::Database& database, bool readOnly);

} // namespace parallax::store
