// Finding out what a file is before anything is done to it.
#pragma once

#include "store/schema.h"
#include "store/store.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <span>

namespace parallax::store {

struct Opened {
    OpenStatus status = OpenStatus::NotThere;
    std::unique_ptr<SQLite::Database> database; // null for the statuses that are failures
};

// As Store::open. `steps` are the versions that are known (tests give others).
Opened openDatabase(const std::filesystem::path& file, bool create, std::span<const Migration> steps = migrations());

// While it lives, a connection keeps more of the file in memory: a large import then seldom writes pages twice. Reading
// goes through the file once and gains nothing by it.
class WritingCache {
public:
    explicit WritingCache(SQLite::Database& database);
    ~WritingCache();
    WritingCache(const WritingCache&) = delete;
    WritingCache& operator=(const WritingCache&) = delete;

private:
    SQLite::Database& m_database;
};

} // namespace parallax::store
