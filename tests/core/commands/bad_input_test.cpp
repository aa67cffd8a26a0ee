// What cannot be read, or cannot be written: a clear message, no crash, no half-written case.
#include "store/store.h"
#include "support/run_program.h"
#include "support/sample_case.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sys/stat.h>
#include <thread>

namespace {

using namespace parallax;
using test::Outcome;

class BadInput : public ::testing::Test {
protected:
    Outcome run(const std::vector<std::string>& arguments) { return test::runProgram(m_folder, arguments); }
    std::string path(std::string_view name) const { return (m_folder / name).string(); }

    Outcome import(std::string_view file) { return run({"import", path("a.parallax"), path(file)}); }

    // The import fails with a message that names the file, and leaves no case behind.
    void expectNothing(std::string_view file) {
        const Outcome outcome = import(file);
        EXPECT_EQ(outcome.status, 1) << file << outcome.out;
        EXPECT_NE(outcome.err.find(file), std::string::npos) << outcome.err.substr(0, 500);
        EXPECT_FALSE(std::filesystem::exists(path("a.parallax")));
    }

    std::string makeCase() {
        store::OpenStatus status{};
        base::NoProgress progress;
        store::Store::open(path("a.parallax"), true, status)->fill(test::sampleCase(), progress);
        return path("a.parallax");
    }

    std::size_t claims() const {
        store::OpenStatus status{};
        const auto store = store::Store::open(path("a.parallax"), false, status);
        return store ? store->counts().claims : 0;
    }

    test::TemporaryFolder m_folder;
};

const std::string plainReport =
    "Two dead in Brekhavn blast\n\nTwo people were killed in an explosion in Brekhavn on 3 April 2018, police said.\n";

TEST_F(BadInput, anEmptyFile) {
    m_folder.write("empty.txt", "");
    expectNothing("empty.txt");
}

TEST_F(BadInput, theCaseFileNamedLast) {
    const std::string report = m_folder.write("report.txt", plainReport).string();
    const Outcome outcome = run({"import", report, path("a.parallax")});
    EXPECT_EQ(outcome.status, 1) << outcome.out;
    EXPECT_NE(outcome.err.find("the case file comes first"), std::string::npos) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(path("a.parallax")));
}

TEST_F(BadInput, aFileThatIsNotThere) {
    expectNothing("vanished.txt");
}

TEST_F(BadInput, aLinkToAFileThatVanished) {
    m_folder.write("short-lived.txt", plainReport);
    std::filesystem::create_symlink(path("short-lived.txt"), path("link.txt"));
    std::filesystem::remove(path("short-lived.txt"));
    expectNothing("link.txt");
}

TEST_F(BadInput, anEmptyFolder) {
    std::filesystem::create_directory(path("folder"));
    expectNothing("folder");
}

TEST_F(BadInput, aFolderIsReadWithWhatIsInIt) {
    std::filesystem::create_directories(path("folder/inner"));
    std::ofstream(path("folder/inner/one.txt")) << plainReport;
    std::ofstream(path("folder/two.txt")) << plainReport << "A third person died later.\n";
    EXPECT_EQ(import("folder").status, 0);
    store::OpenStatus status{};
    EXPECT_EQ(store::Store::open(path("a.parallax"), false, status)->counts().reports, 2U);
}

TEST_F(BadInput, randomBytes) {
    std::string bytes;
    std::uint32_t state = 7;
    for (int at = 0; at < 200000; ++at) {
        state = state * 1664525U + 1013904223U;
        bytes += static_cast<char>(state >> 24U);
    }
    m_folder.write("noise.txt", bytes);
    expectNothing("noise.txt");
    m_folder.write("noise.jsonl", bytes);
    expectNothing("noise.jsonl");
}

TEST_F(BadInput, utf16IsReadAsWhatItSays) {
    std::string bytes = "\xFF\xFE";
    for (const char c : plainReport) {
        bytes += c;
        bytes += '\0';
    }
    m_folder.write("wide.txt", bytes);
    ASSERT_EQ(import("wide.txt").status, 0);
    store::OpenStatus status{};
    EXPECT_EQ(store::Store::open(path("a.parallax"), false, status)->load().reports.at(0).report.text, plainReport);
}

TEST_F(BadInput, aHundredMegabytesInOneLine) {
    {
        std::ofstream out(path("long.txt"), std::ios::binary);
        const std::string piece(1 << 20, 'a');
        for (int megabyte = 0; megabyte < 100; ++megabyte) {
            out << piece;
        }
    }
    expectNothing("long.txt");
}

TEST_F(BadInput, aStoreThatIsNoCaseIsLeftAlone) {
    m_folder.write("report.txt", plainReport);
    m_folder.write("a.parallax", "My notes, not a case.");
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"import", path("a.parallax"), path("report.txt")},
                                               {"events", path("a.parallax")},
                                               {"check", path("a.parallax")},
                                               {"export", path("a.parallax"), "-o", path("x")}}) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 1);
        EXPECT_NE(outcome.err.find("a.parallax is not a case file"), std::string::npos) << outcome.err;
    }
    EXPECT_EQ(test::bytesOf(path("a.parallax")), "My notes, not a case.");
    EXPECT_FALSE(std::filesystem::exists(path("x")));
}

TEST_F(BadInput, aMissingStoreIsNotMadeByReading) {
    const Outcome outcome = run({"events", path("a.parallax")});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("there is no case file"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(path("a.parallax")));
}

TEST_F(BadInput, aDamagedStore) {
    const std::string bytes = test::bytesOf(makeCase());
    m_folder.write("a.parallax", bytes.substr(0, bytes.size() / 2));
    const Outcome outcome = run({"check", path("a.parallax")});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("damaged"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, aStoreOfANewerVersion) {
    SQLite::Database(makeCase(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 999");
    const Outcome outcome = run({"events", path("a.parallax")});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("newer version"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, aStoreThatIsBeingWritten) {
    makeCase();
    m_folder.write("report.txt", plainReport);
    SQLite::Database holder(path("a.parallax"), SQLite::OPEN_READWRITE);
    holder.exec("BEGIN IMMEDIATE");
    const Outcome outcome = import("report.txt");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("another program"), std::string::npos) << outcome.err;
    EXPECT_EQ(run({"events", path("a.parallax")}).status, 0);
    holder.exec("ROLLBACK");
    EXPECT_EQ(claims(), 20U);
}

TEST_F(BadInput, aStoreThatMayOnlyBeRead) {
    if (::getuid() == 0)
        GTEST_SKIP() << "permissions do not bind this user; see Opening.readsWhatCannotBeWritten";
    ::chmod(makeCase().c_str(), 0444);
    m_folder.write("report.txt", plainReport);
    const Outcome outcome = import("report.txt");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("read-only"), std::string::npos) << outcome.err;
    EXPECT_EQ(run({"events", path("a.parallax")}).status, 0);
}

TEST_F(BadInput, aNewStoreInAFolderThatIsNotThere) {
    m_folder.write("report.txt", plainReport);
    const Outcome outcome = run({"import", path("no/folder/a.parallax"), path("report.txt")});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("no folder"), std::string::npos) << outcome.err;
}

// Many different reports, enough that an import lasts.
void writeManyReports(const test::TemporaryFolder& folder) {
    std::ofstream out(folder / "many.jsonl");
    for (int number = 0; number < 3000; ++number) {
        out << "{\"text\": \"Police in Brekhavn said " << number % 40 + 2 << " people were killed in attack number "
            << number << " near the old mill on Monday. The mayor told reporters that " << number % 7 + 1
            << " others were wounded.\"}\n";
    }
}

// Sends `signal` after a while; false when the program had ended by itself.
bool interrupt(pid_t child, int signal) {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return ::kill(child, signal) == 0;
}

TEST_F(BadInput, anInterruptedImportLeavesTheCaseAsItWas) {
    makeCase();
    writeManyReports(m_folder);
    const pid_t child = test::startProgram(m_folder, {"import", path("a.parallax"), path("many.jsonl")});
    interrupt(child, SIGINT);
    const Outcome outcome = test::waitForProgram(m_folder, child);
    if (outcome.status == 0)
        GTEST_SKIP() << "the import was faster than the signal";
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("cancelled"), std::string::npos) << outcome.err.substr(0, 500);
    EXPECT_EQ(claims(), 20U);
    EXPECT_EQ(run({"check", path("a.parallax")}).status, 0);
}

TEST_F(BadInput, anInterruptedFirstImportLeavesNoFile) {
    writeManyReports(m_folder);
    const pid_t child = test::startProgram(m_folder, {"import", path("a.parallax"), path("many.jsonl")});
    interrupt(child, SIGTERM);
    if (test::waitForProgram(m_folder, child).status == 0)
        GTEST_SKIP() << "the import was faster than the signal";
    for (const char* suffix : {"", "-wal", "-shm"}) {
        EXPECT_FALSE(std::filesystem::exists(path("a.parallax") + suffix)) << suffix;
    }
}

TEST_F(BadInput, aKilledImportLeavesTheCaseAsItWas) {
    makeCase();
    writeManyReports(m_folder);
    const pid_t child = test::startProgram(m_folder, {"import", path("a.parallax"), path("many.jsonl")});
    interrupt(child, SIGKILL);
    if (test::waitForProgram(m_folder, child).status == 0)
        GTEST_SKIP() << "the import was faster than the signal";
    EXPECT_EQ(claims(), 20U);
    EXPECT_EQ(run({"check", path("a.parallax")}).status, 0);
}

} // namespace
