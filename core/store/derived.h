// What other parts of the program work out from a case and keep in its file, so that opening need not wait for it. The
// store does not look into it. It is never evidence: losing it loses nothing but time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace parallax::store {

// Which state of the content and of the decisions something was worked out from.
struct ContentState {
    std::int64_t content = -1;  // counts the writes of extracted content
    std::int64_t decision = -1; // the newest entry of the log, an undo is one, too; 0: none

    bool operator==(const ContentState&) const = default;
};

ContentState contentState(const SQLite::Database& database);

// Of which state something is to be: of the present one, or of any, for who brings it up to date.
enum class DerivedOf { Present, Any };

// Gives the parts to `take` in their order; the memory of each is gone when it returns. The state that they are of;
// nothing, perhaps after some parts, when there is none under that name, when it is of another state than wanted, or
// when a part is damaged.
std::optional<ContentState> readDerived(const SQLite::Database& database, std::string_view name,
                                        const std::function<void(std::string_view part)>& take,
                                        DerivedOf wanted = DerivedOf::Present);

// Puts the next part into its argument; false when there is none any more.
using NextPart = std::function<bool(std::string& part)>;

// Makes the parts under `name` these, as of `state`; only parts that changed are written. Inside a transaction. How
// many were written.
std::size_t writeDerived(SQLite::Database& database, std::string_view name, const ContentState& state,
                         const NextPart& next);

} // namespace parallax::store
