// What the system allows the program is said like any other error.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

namespace {

using namespace parallax;

} // namespace

TEST(Limits, aFileThatMayNotGrowIsSaid) {
    test::TemporaryFolder folder;
    const auto report = folder.write("a.txt", "Two sailors were killed in Lune on Friday.\n");
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 100 * 1024; // less than an empty case
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const test::Outcome outcome =
        test::runProgram(folder, {"import", (folder / "a.parallax").string(), report.string()});
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("a.parallax"), std::string::npos) << outcome.err;
}
