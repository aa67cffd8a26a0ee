// The schema and its versions. Versions are data: a list of steps, each from the version before it.
#pragma once

#include <cstdint>
#include <span>

namespace SQLite {
class Database;
}

namespace parallax::store {

// "PRLX": SQLite's application_id of a case file (see `file`'s magic and PRAGMA application_id).
inline constexpr std::int32_t applicationId = 0x50524C58;

// `sql` takes a file of version `to` - 1 to version `to`; `to` counts from 1, where the file is empty before.
struct Migration {
    int to;
    const char* sql;
};

// Every step there ever was, in order; a step that has been released is never changed.
std::span<const Migration> migrations();
int currentVersion(std::span<const Migration> steps);

// Brings the file to the newest version of `steps` in one transaction, and sets application_id and user_version.
// Nothing happens when it is there already. Throws SQLite::Exception; the file is as it was then.
void migrate(SQLite::Database& database, std::span<const Migration> steps);

} // namespace parallax::store
