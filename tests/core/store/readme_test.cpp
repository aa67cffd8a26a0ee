// The page on the store names every table and column that a new case file has, so that others can read case files.
#include "store/database.h"
#include "store/opening.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>

namespace {

using namespace parallax;

TEST(Readme, namesEveryTableAndColumn) {
    const std::string page = test::bytesOf(std::filesystem::path(PARALLAX_SOURCE_DIR) / "core/store/README.md");
    std::set<std::string> words;
    std::string word;
    for (const char c : page) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
            word += c;
            continue;
        }
        words.insert(std::move(word));
        word.clear();
    }
    const test::TemporaryFolder folder;
    const auto opened = store::openDatabase(folder / "a", true);
    std::size_t columns = 0;
    // The shadow tables of the full-text index are SQLite's own.
    for (store::Rows rows(*opened.database,
                          "SELECT thing.name, part.name FROM sqlite_schema AS thing, pragma_table_info(thing.name) AS "
                          "part WHERE thing.type IN ('table', 'view') AND thing.name NOT GLOB 'report_search_*' AND "
                          "thing.name NOT GLOB 'sqlite_*' ORDER BY thing.name, part.cid");
         rows.next();) {
        const std::string table = rows.text();
        const std::string column = rows.text();
        EXPECT_NE(page.find("**" + table + "**"), std::string::npos) << table;
        EXPECT_TRUE(words.contains(column)) << table << '.' << column;
        ++columns;
    }
    EXPECT_GT(columns, 100U);
}

} // namespace
