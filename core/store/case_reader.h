// Reads what the program extracted; decisions are not applied here.
#pragma once

#include "base/progress.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <functional>

namespace SQLite {
class Database;
}

namespace parallax::store {

// The whole content; indices of mentions are -1. Throws SQLite::Exception, base::Error for words that are not known,
// and base::Cancelled when it is told to stop. The stage is "opening".
pipeline::Case readCase(const SQLite::Database& database, base::Progress& progress);
pipeline::Case readCase(const SQLite::Database& database);
// The same with the events packed as they are read, each after `change` had it; everything else goes to `parts`.
// `titles`: about those that will come, which somebody else holds already.
event::PackedEvents readPacked(const SQLite::Database& database, base::Progress& progress, pipeline::CaseParts& parts,
                               const base::TextColumn& titles, const std::function<void(event::Event&)>& change);
bool hasEvent(const SQLite::Database& database, base::EventId id);

pipeline::NextIds readNextIds(const SQLite::Database& database);

// How often the extracted content was written: whoever read it knows by this that nobody changed it since.
std::int64_t contentVersion(const SQLite::Database& database);

} // namespace parallax::store
