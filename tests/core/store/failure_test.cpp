// A process that is killed and a disk that is full while a case is written: the case is as it was before.
#include "base/error.h"
#include "store/store.h"
#include "support/sample_case.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <csignal>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace parallax;
using store::OpenStatus;
using store::Store;

// The invented case with so many more events that writing it takes several steps.
pipeline::Case largeCase() {
    auto content = test::sampleCase();
    for (int more = 0; more < 5000; ++more) {
        content.events.push_back(content.events.back());
        content.events.back().id.value += 1;
    }
    return content;
}

class DieWhileStoring final : public base::Progress {
public:
    void report(std::string_view stage, std::size_t done, std::size_t) override {
        if (stage == "storing" && done > 2000)
            ::kill(::getpid(), SIGKILL);
    }
};

TEST(Failure, aProcessKilledWhileStoringLeavesTheOldContent) {
    const test::TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        OpenStatus status{};
        DieWhileStoring progress;
        const auto store = Store::open(folder / "a", true, status);
        store->setSetting("before", "kept");
        store->fill(largeCase(), progress);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    OpenStatus found{};
    const auto store = Store::open(folder / "a", false, found);
    ASSERT_EQ(found, OpenStatus::Opened);
    EXPECT_EQ(store->counts().events, 0U);
    EXPECT_EQ(store->setting("before"), "kept");
    EXPECT_EQ(store->check(), std::vector<std::string>());
    base::NoProgress progress;
    store->fill(largeCase(), progress);
    EXPECT_EQ(store->counts().events, 5012U);
}

// SQLite's own access to files, but for a disk that takes nothing any more once `full` is set.
class FullDisk {
public:
    FullDisk() {
        s_original = sqlite3_vfs_find(nullptr);
        s_vfs = *s_original;
        s_vfs.zName = "full-disk";
        s_vfs.xOpen = open;
        sqlite3_vfs_register(&s_vfs, 1);
    }
    ~FullDisk() {
        sqlite3_vfs_unregister(&s_vfs);
        sqlite3_vfs_register(s_original, 1);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    static inline int writesLeft = -1; // negative: without end

private:
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        const int result = s_original->xOpen(s_original, name, file, flags, outFlags);
        if (result == SQLITE_OK && file->pMethods != nullptr) {
            auto [methods, added] = s_methods.try_emplace(file->pMethods, *file->pMethods);
            if (added) {
                s_write = methods->second.xWrite;
                methods->second.xWrite = write;
                if (methods->second.xShmMap != nullptr) { // a log has none
                    s_share = methods->second.xShmMap;
                    methods->second.xShmMap = share;
                }
            }
            file->pMethods = &methods->second;
        }
        return result;
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        if (writesLeft == 0)
            return SQLITE_FULL;
        if (writesLeft > 0)
            --writesLeft;
        return s_write(file, bytes, size, at);
    }

    static int share(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
        return writesLeft == 0 ? SQLITE_IOERR_SHMSIZE : s_share(file, page, size, extend, memory);
    }

    static inline sqlite3_vfs* s_original = nullptr;
    static inline sqlite3_vfs s_vfs{};
    static inline std::map<const sqlite3_io_methods*, sqlite3_io_methods> s_methods;
    static inline int (*s_write)(sqlite3_file*, const void*, int, sqlite3_int64) = nullptr;
    static inline int (*s_share)(sqlite3_file*, int, int, int, void volatile**) = nullptr;
};

TEST(Failure, aFullDiskLeavesTheOldContentWhereverItComes) {
    const FullDisk disk;
    int failed = 0;
    for (const int room : {0, 1, 3, 10, 40, 120}) {
        const test::TemporaryFolder folder;
        OpenStatus status{};
        base::NoProgress progress;
        FullDisk::writesLeft = -1;
        const auto store = Store::open(folder / "a", true, status);
        store->setSetting("before", "kept");
        FullDisk::writesLeft = room;
        try {
            store->fill(largeCase(), progress);
        } catch (const base::Error& error) {
            EXPECT_NE(std::string(error.what()).find("disk is full"), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find((folder / "a").string()), std::string::npos) << error.what();
            ++failed;
            FullDisk::writesLeft = -1;
            EXPECT_EQ(store->counts().events, 0U);
        }
        FullDisk::writesLeft = -1;
        EXPECT_EQ(store->setting("before"), "kept");
        EXPECT_EQ(store->check(), std::vector<std::string>());
    }
    EXPECT_GE(failed, 4);
}

TEST(Failure, aFullDiskIsToldOfWhereRowsAreWrittenBesideTheAnalysis) {
    const FullDisk disk;
    const test::TemporaryFolder folder;
    std::vector<std::filesystem::path> reports;
    for (int i = 0; i < 40; ++i)
        reports.push_back(folder.write("r" + std::to_string(i) + ".txt",
                                       "Hill Post\n\nFire kills " + std::to_string(i + 2) +
                                           " in mill\n\nMay 3, 2019\n\nA fire killed " + std::to_string(i + 2) +
                                           " workers in a mill in Ostmark, police said on Friday.\n"));
    OpenStatus status{};
    base::NoProgress progress;
    FullDisk::writesLeft = -1;
    const auto store = Store::open(folder / "a", true, status);
    FullDisk::writesLeft = 3;
    try {
        store->importReports(reports, progress, 2);
        ADD_FAILURE() << "nothing was said";
    } catch (const base::Error& error) {
        EXPECT_NE(std::string(error.what()).find("disk is full"), std::string::npos) << error.what();
    }
    FullDisk::writesLeft = -1;
    EXPECT_EQ(store->counts().reports, 0U);
    store->importReports(reports, progress, 2);
    EXPECT_EQ(store->counts().reports, 40U);
    EXPECT_EQ(store->check(), std::vector<std::string>());
}

TEST(Failure, aCaseCanBeReadOnAFullDisk) {
    const FullDisk disk;
    const test::TemporaryFolder folder;
    OpenStatus status{};
    base::NoProgress progress;
    FullDisk::writesLeft = -1;
    Store::open(folder / "a", true, status)->fill(test::sampleCase(), progress);
    FullDisk::writesLeft = 0;
    {
        const auto store = Store::open(folder / "a", false, status);
        ASSERT_NE(store, nullptr);
        EXPECT_EQ(status, OpenStatus::ReadOnly);
        EXPECT_NE(Store::explain(status, folder / "a").find("disk is full"), std::string::npos);
        EXPECT_EQ(store->load().claims.size(), 20U);
        EXPECT_THROW(store->setSetting("a", "b"), base::Error);
    }
    FullDisk::writesLeft = -1;
    Store::open(folder / "a", false, status);
    EXPECT_EQ(status, OpenStatus::Opened);
}

} // namespace
