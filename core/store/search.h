// Full-text search over the lines of the reports.
#pragma once

#include "store/store.h"

namespace SQLite {
class Database;
}

namespace parallax::store {

// The query in FTS5's language for what a person typed: words and "phrases", each quoted, so that no character has a
// meaning of its own. `joint` stands between them ("AND", "OR"). Empty when there is no word.
std::string matchExpression(std::string_view words, std::string_view joint);

// As Store::search.
std::vector<SearchHit> searchLines(const SQLite::Database& database, std::string_view words, std::size_t limit);

} // namespace parallax::store
