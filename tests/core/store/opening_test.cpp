// Every way in which a file can be found, and what is answered.
#include "base/error.h"
#include "store/opening.h"
#include "store/store.h"
#include "support/sample_case.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace parallax;
using store::OpenStatus;
using store::Store;
using test::TemporaryFolder;

OpenStatus statusOf(const std::filesystem::path& file, bool create = false) {
    OpenStatus status{};
    const auto store = Store::open(file, create, status);
    const bool opens = status == OpenStatus::Opened || status == OpenStatus::Created ||
                       status == OpenStatus::Migrated || status == OpenStatus::ReadOnly;
    EXPECT_EQ(store != nullptr, opens);
    EXPECT_NE(Store::explain(status, file).find(file.string()), std::string::npos);
    return status;
}

// A case file with content, closed.
void makeCase(const std::filesystem::path& file) {
    OpenStatus status{};
    base::NoProgress progress;
    Store::open(file, true, status)->fill(test::sampleCase(), progress);
}

TEST(Opening, makesAFileOnlyWhenToldTo) {
    const TemporaryFolder folder;
    EXPECT_EQ(statusOf(folder / "a.parallax"), OpenStatus::NotThere);
    EXPECT_FALSE(std::filesystem::exists(folder / "a.parallax"));
    EXPECT_EQ(statusOf(folder / "a.parallax", true), OpenStatus::Created);
    EXPECT_EQ(statusOf(folder / "a.parallax", true), OpenStatus::Opened);
    EXPECT_EQ(statusOf(folder / "a.parallax"), OpenStatus::Opened);
    EXPECT_THROW(statusOf(folder / "no/folder/a.parallax", true), base::Error);
}

TEST(Opening, leavesNothingBesideTheFile) {
    const TemporaryFolder folder;
    makeCase(folder / "a.parallax");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_EQ(entry.path().filename(), "a.parallax");
        ++files;
    }
    EXPECT_EQ(files, 1U);
}

TEST(Opening, takesNamesWithSignsOfUris) {
    const TemporaryFolder folder;
    makeCase(folder / "50% sure? #1 été.parallax");
    EXPECT_EQ(statusOf(folder / "50% sure? #1 été.parallax"), OpenStatus::Opened);
}

TEST(Opening, refusesWhatIsNoCaseAndLeavesItAlone) {
    const TemporaryFolder folder;
    EXPECT_EQ(statusOf(folder.path(), true), OpenStatus::NotACase);
    EXPECT_EQ(statusOf(folder.write("empty", ""), true), OpenStatus::NotACase);
    EXPECT_EQ(
        statusOf(folder.write("text", "Not a case, just some words that are long enough to be a header of one.\n"),
                 true),
        OpenStatus::NotACase);
    const std::string noise(4096, '\xA7');
    EXPECT_EQ(statusOf(folder.write("noise", noise), true), OpenStatus::NotACase);
    EXPECT_EQ(test::bytesOf(folder / "noise"), noise);
    {
        SQLite::Database other((folder / "other").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE bookmark (url TEXT)");
    }
    EXPECT_EQ(statusOf(folder / "other", true), OpenStatus::NotACase);
    EXPECT_EQ(statusOf("/dev/null", true), OpenStatus::NotACase);
}

TEST(Opening, refusesANewerVersion) {
    const TemporaryFolder folder;
    makeCase(folder / "a.parallax");
    SQLite::Database((folder / "a.parallax").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 999");
    EXPECT_EQ(statusOf(folder / "a.parallax"), OpenStatus::Newer);
    EXPECT_EQ(statusOf(folder / "a.parallax", true), OpenStatus::Newer);
}

TEST(Opening, findsDamage) {
    const TemporaryFolder folder;
    makeCase(folder / "whole");
    const std::string whole = test::bytesOf(folder / "whole");
    EXPECT_EQ(statusOf(folder.write("short", whole.substr(0, 60))), OpenStatus::Corrupt);
    EXPECT_EQ(statusOf(folder.write("half", whole.substr(0, whole.size() / 2))), OpenStatus::Corrupt);
    std::string holed = whole;
    for (std::size_t at = 4096; at < holed.size(); ++at) {
        holed[at] = '\x55';
    }
    EXPECT_EQ(statusOf(folder.write("holed", holed)), OpenStatus::Corrupt);
}

// Any single page overwritten: an answer, or a content that can still be read.
TEST(Opening, survivesAnyBrokenPage) {
    const TemporaryFolder folder;
    makeCase(folder / "whole");
    const std::string whole = test::bytesOf(folder / "whole");
    int refused = 0;
    for (std::size_t page = 0; page < whole.size() / 4096; ++page) {
        std::string broken = whole;
        for (std::size_t at = page * 4096 + (page == 0 ? 100 : 0); at < (page + 1) * 4096; at += 3) {
            broken[at] = static_cast<char>(broken[at] ^ 0x5A);
        }
        OpenStatus status{};
        try {
            const auto store = Store::open(folder.write("broken", broken), false, status);
            if (store == nullptr) {
                EXPECT_EQ(status, OpenStatus::Corrupt);
                ++refused;
                continue;
            }
            static_cast<void>(store->load());
        } catch (const base::Error&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 10);
}

// Runs `action` as a user without special rights, who is bound by permissions (root is not). False when that cannot be
// done here.
template <class Action>
bool asOrdinaryUser(Action&& action) {
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(99);
        ::_exit(action() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 99)
        return false;
    EXPECT_EQ(WEXITSTATUS(status), 0);
    return true;
}

TEST(Opening, readsWhatCannotBeWritten) {
    const TemporaryFolder folder;
    const auto file = folder / "a.parallax";
    makeCase(file);
    ASSERT_EQ(::chmod(file.c_str(), 0444), 0);
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    const bool ran = asOrdinaryUser([&] {
        OpenStatus status{};
        const auto store = Store::open(file, false, status);
        if (status != OpenStatus::ReadOnly || !store->readOnly() || store->load().claims.size() != 20 ||
            !store->check().empty())
            return false;
        try {
            store->setSetting("a", "b");
        } catch (const base::Error& error) {
            return std::string(error.what()).find("read-only") != std::string::npos;
        }
        return false;
    });
    if (!ran)
        GTEST_SKIP() << "cannot become an ordinary user here";
}

TEST(Opening, readsAWriteAheadLogInAReadOnlyFolder) {
    const TemporaryFolder folder;
    const auto file = folder / "a.parallax";
    OpenStatus status{};
    const auto writer = Store::open(file, true, status); // stays open: its log is not yet in the file
    base::NoProgress progress;
    writer->fill(test::sampleCase(), progress);
    ASSERT_GT(std::filesystem::file_size(folder / "a.parallax-wal"), 0U);
    for (const char* name : {"a.parallax", "a.parallax-wal", "a.parallax-shm"}) {
        ASSERT_EQ(::chmod((folder / name).c_str(), 0444), 0);
    }
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    const bool ran = asOrdinaryUser([&] {
        OpenStatus found{};
        const auto reader = Store::open(file, false, found);
        return found == OpenStatus::ReadOnly && reader->load().claims.size() == 20;
    });
    ::chmod(folder.path().c_str(), 0755);
    if (!ran)
        GTEST_SKIP() << "cannot become an ordinary user here";
}

TEST(Opening, saysThatAnotherProgramHoldsTheFile) {
    const TemporaryFolder folder;
    makeCase(folder / "a.parallax");
    SQLite::Database holder((folder / "a.parallax").string(), SQLite::OPEN_READWRITE);
    holder.exec("PRAGMA locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
    holder.exec("UPDATE counter SET value = value");
    EXPECT_EQ(statusOf(folder / "a.parallax"), OpenStatus::Locked);
}

TEST(Opening, aSecondReaderIsWelcomeWhileOneWrites) {
    const TemporaryFolder folder;
    makeCase(folder / "a.parallax");
    SQLite::Database writer((folder / "a.parallax").string(), SQLite::OPEN_READWRITE);
    writer.exec("BEGIN IMMEDIATE");
    OpenStatus status{};
    const auto reader = Store::open(folder / "a.parallax", false, status);
    ASSERT_NE(reader, nullptr);
    EXPECT_EQ(reader->load().claims.size(), 20U);
    try {
        reader->setSetting("a", "b");
        FAIL() << "two wrote at once";
    } catch (const base::Error& error) {
        EXPECT_NE(std::string(error.what()).find("another program"), std::string::npos) << error.what();
    }
}

constexpr store::Migration older[] = {{1, "CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept');"}};
constexpr store::Migration newer[] = {
    older[0],
    {2, "ALTER TABLE note ADD COLUMN author TEXT; UPDATE note SET author = 'unknown';"},
    {3, "CREATE TABLE more (id INTEGER);"}};
constexpr store::Migration broken[] = {older[0],
                                       {2, "CREATE TABLE good (id INTEGER); CREATE TABLE note (id INTEGER);"}};

TEST(Migration, bringsAnOlderFileForwardAndKeepsItsContent) {
    const TemporaryFolder folder;
    ASSERT_EQ(store::openDatabase(folder / "a", true, older).status, OpenStatus::Created);
    {
        const auto opened = store::openDatabase(folder / "a", false, newer);
        ASSERT_EQ(opened.status, OpenStatus::Migrated);
        EXPECT_EQ(opened.database->execAndGet("SELECT text || author FROM note").getString(), "keptunknown");
        EXPECT_EQ(opened.database->execAndGet("PRAGMA user_version").getInt(), 3);
        EXPECT_EQ(opened.database->execAndGet("SELECT count(*) FROM more").getInt(), 0);
    }
    EXPECT_EQ(store::openDatabase(folder / "a", false, newer).status, OpenStatus::Opened);
    EXPECT_EQ(store::openDatabase(folder / "a", false, older).status, OpenStatus::Newer);
}

TEST(Migration, thatFailsLeavesTheFileAsItWas) {
    const TemporaryFolder folder;
    ASSERT_EQ(store::openDatabase(folder / "a", true, older).status, OpenStatus::Created);
    EXPECT_THROW(store::openDatabase(folder / "a", false, broken), base::Error);
    const auto opened = store::openDatabase(folder / "a", false, older);
    ASSERT_EQ(opened.status, OpenStatus::Opened);
    EXPECT_EQ(opened.database->execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'good'").getInt(), 0);
}

TEST(Migration, countsFromOneWithoutGaps) {
    int version = 0;
    for (const store::Migration& step : store::migrations()) {
        EXPECT_EQ(step.to, ++version);
    }
    EXPECT_GE(version, 1);
}

} // namespace
