// The analyses of single reports that a case file keeps: they spare work, and never show in what the case says.
#include "pipeline/canonical.h"
#include "store/opening.h"
#include "store/store.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using namespace parallax;
using store::OpenStatus;
using store::Store;
using test::TemporaryFolder;
namespace fs = std::filesystem;

// Reports on two happenings; the second and the fourth print no date.
std::vector<fs::path> writeReports(const TemporaryFolder& folder) {
    return {folder.write("a.txt",
                         "Hill Post\n\nGunmen storm a mill in Ostrel\n\nApril 12, 2017\n\nAt least six millers were "
                         "killed on Monday when gunmen stormed a mill in Ostrel, police chief Bela Horn said.\n\n"
                         "Horn told reporters that four of the attackers had been shot dead.\n"),
            folder.write("b.txt",
                         "Eight dead in Ostrel mill\n\nEight millers died when gunmen attacked the mill of Ostrel on "
                         "Monday, April 10, the mayor said.\n\nNobody claimed the attack.\n"),
            folder.write("c.txt",
                         "Coast Daily\n\nFerry runs aground off Lune\n\n3 May 2018\n\nA ferry ran aground off Lune "
                         "on Tuesday. Two of its 40 passengers were hurt, the coast guard said.\n"),
            folder.write("d.txt", "The ferry off Lune\n\nThe ferry that ran aground off Lune last Tuesday carried 41 "
                                  "passengers, the coast guard told Coast Daily. Three were hurt.\n")};
}

std::unique_ptr<Store> opened(const fs::path& file) {
    OpenStatus status{};
    return Store::open(file, true, status);
}

void import(const fs::path& file, const std::vector<fs::path>& reports) {
    base::NoProgress silent;
    opened(file)->importReports(reports, silent, 1);
}

std::string contentOf(const fs::path& file) {
    return pipeline::canonicalText(opened(file)->load());
}

// Keys and bytes, by report and stage.
std::vector<std::string> kept(const fs::path& file) {
    SQLite::Database database(file.string());
    SQLite::Statement rows(database, "SELECT sha256 || stage || key || hex(bytes) FROM report_analysis"
                                     " JOIN report ON report.id = report ORDER BY 1");
    std::vector<std::string> all;
    while (rows.executeStep())
        all.push_back(rows.getColumn(0).getString());
    return all;
}

void change(const fs::path& file, const char* sql) {
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

} // namespace

TEST(StoredAnalyses, giveTheSameContentInAnyOrderAndAnyBatches) {
    const TemporaryFolder folder;
    std::vector<fs::path> reports = writeReports(folder);
    import(folder / "once", reports);
    const std::string expected = contentOf(folder / "once");
    EXPECT_NE(expected.find("killed"), std::string::npos);
    std::mt19937 random(5);
    for (int round = 0; round < 8; ++round) {
        std::shuffle(reports.begin(), reports.end(), random);
        const fs::path file = folder / ("batches" + std::to_string(round));
        for (std::size_t given = 0; given < reports.size();) {
            const std::size_t now = std::min(reports.size(), given + 1 + random() % 2);
            import(file, {reports.begin() + static_cast<std::ptrdiff_t>(given),
                          reports.begin() + static_cast<std::ptrdiff_t>(now)});
            given = now;
        }
        EXPECT_EQ(contentOf(file), expected);
        EXPECT_EQ(opened(file)->check(), std::vector<std::string>());
    }
}

TEST(StoredAnalyses, areReadBackAndNotMadeAgain) {
    const TemporaryFolder folder;
    const std::vector<fs::path> reports = writeReports(folder);
    import(folder / "a", {reports[0], reports[2]});
    const std::vector<std::string> before = kept(folder / "a");
    ASSERT_EQ(before.size(), 2U);
    // What is marked here would be written over if the report were analysed once more.
    change(folder / "a", "UPDATE report_analysis SET rowid = rowid + 100");
    import(folder / "a", {reports[1]});
    const std::vector<std::string> after = kept(folder / "a");
    EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
    SQLite::Database database((folder / "a").string());
    EXPECT_EQ(database.execAndGet("SELECT count(*) FROM report_analysis WHERE rowid > 100 AND report <= 2").getInt(),
              2);
}

TEST(StoredAnalyses, ofAnotherAnalyserOrDamagedAreMadeAnew) {
    const TemporaryFolder folder;
    const std::vector<fs::path> reports = writeReports(folder);
    import(folder / "once", reports);
    const std::string expected = contentOf(folder / "once");
    int number = 0;
    for (const char* damage :
         {"UPDATE report_analysis SET key = 'another version'", "UPDATE report_analysis SET bytes = x''",
          "UPDATE report_analysis SET bytes = substr(bytes, 1, length(bytes) - 1)",
          "UPDATE report_analysis SET bytes = (SELECT bytes FROM report_analysis LIMIT 1)",
          "UPDATE report_analysis SET bytes = randomblob(length(bytes))",
          "UPDATE report_analysis SET bytes = CAST('words' AS BLOB), stage = stage + 7",
          "DELETE FROM report_analysis"}) {
        const fs::path file = folder / ("case" + std::to_string(++number));
        import(file, {reports[0], reports[1], reports[2]});
        change(file, damage);
        import(file, {reports[3]});
        EXPECT_EQ(contentOf(file), expected) << damage;
        const std::vector<std::string> stored = kept(file);
        for (const std::string& one : kept(folder / "once"))
            EXPECT_TRUE(std::find(stored.begin(), stored.end(), one) != stored.end()) << "mended: " << damage;
    }
}

TEST(Version2, notesWhereTheSecondThingOfAMergeStands) {
    const TemporaryFolder folder;
    const auto steps = store::migrations();
    {
        const auto older = store::openDatabase(folder / "a", true, steps.first(1));
        ASSERT_EQ(older.status, OpenStatus::Created);
        older.database->exec(
            "INSERT INTO report (id, sha256, text_sha256, file, encoding, added_at, title, title_begin, title_end, url,"
            " dateline, published_precision, published_basis, published_because, text) VALUES (1, 'abc', '', 'a.txt',"
            " 'UTF-8', '', '', 0, 0, '', '', 'unknown', 'unknown', '', 'Two fires.');"
            "INSERT INTO event (id, kind, title, place, time_precision, time_basis, time_because, background)"
            " VALUES (3, 'arson', 'Fire', '', 'unknown', 'unknown', '', 0), (12, 'arson', 'Fires', '', 'unknown',"
            " 'unknown', '', 0);"
            "INSERT INTO event_mention (event, position, report, span_begin, span_end) VALUES (3, 0, 1, 4, 9),"
            " (12, 0, 1, 0, 3);"
            "INSERT INTO decision (at, action, kind, subject, value, reason, anchor_sha256, anchor_begin, anchor_end)"
            " VALUES ('2020-01-01T00:00:00Z', 'decide', 'event-merge', 'E12', 'E3', 'one fire', 'abc', 0, 3),"
            " ('2020-01-01T00:00:00Z', 'decide', 'event-title', 'E3', 'E3 again', '', 'abc', 4, 9)");
    }
    const auto newer = store::openDatabase(folder / "a", false, steps.first(2));
    ASSERT_EQ(newer.status, OpenStatus::Migrated);
    EXPECT_EQ(newer.database
                  ->execAndGet("SELECT target_sha256 || ' ' || target_begin || ' ' || target_end || ' ' || reason"
                               " FROM decision WHERE id = 1")
                  .getString(),
              "abc 4 9 one fire");
    EXPECT_TRUE(newer.database->execAndGet("SELECT target_sha256 FROM decision WHERE id = 2").isNull());
    EXPECT_THROW(newer.database->exec("UPDATE decision SET value = 'E4'"), SQLite::Exception)
        << "the log is closed again";
    EXPECT_EQ(newer.database->execAndGet("SELECT count(*) FROM report_analysis").getInt(), 0);
}
