// parallax date, run as a process.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;
using test::Outcome;

class DateCommand : public ::testing::Test {
protected:
    void SetUp() override {
        const auto file = m_folder.write(
            "mill.txt", "Hill Post\n\nGunmen storm a mill in Ostrel\n\nSix millers were killed on Monday when gunmen "
                        "stormed a mill in Ostrel, police chief Bela Horn said.\n");
        ASSERT_EQ(run({"import", m_case, file.string()}).status, 0);
    }
    Outcome run(const std::vector<std::string>& arguments) { return test::runProgram(m_folder, arguments, {}); }
    static bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

    test::TemporaryFolder m_folder;
    std::string m_case = (m_folder / "a.parallax").string();
};

} // namespace

TEST_F(DateCommand, setsListsAndTakesBack) {
    EXPECT_TRUE(contains(run({"date", m_case}).out, "R1    mill.txt: not dated (no date is printed"));
    const Outcome set = run({"date", m_case, "R1", "13 April 2017", "--reason", "letter"});
    EXPECT_EQ(set.status, 0) << set.err;
    EXPECT_TRUE(contains(set.out, "R1    mill.txt: 2017-04-13 (set by hand: letter)")) << set.out;
    EXPECT_TRUE(contains(set.out, "events without a time: 1 before, 0 now")) << set.out;
    EXPECT_TRUE(contains(run({"events", m_case}).out, "2017-04-10"));
    const Outcome again = run({"date", m_case, "mill.txt", "2017-04-18/2017-04-20"});
    EXPECT_TRUE(contains(again.out, "2017-04-18/2017-04-20 (set by hand)")) << again.err;
    EXPECT_TRUE(contains(run({"date", m_case, "R1", "--clear"}).out, "R1    mill.txt: not dated"));
    EXPECT_EQ(run({"date", m_case, "R1", "--clear"}).status, 1) << "there is nothing left to take back";
    EXPECT_EQ(run({"undo", m_case}).out, "undone: report-date R1 \n");
    EXPECT_TRUE(contains(run({"date", m_case}).out, "2017-04-18/2017-04-20"));
}

TEST_F(DateCommand, saysWhatIsWrong) {
    EXPECT_EQ(run({"date"}).err, "parallax: STORE is required (see parallax date --help)\n");
    EXPECT_EQ(run({"date", m_case, "R1"}).status, 2);
    EXPECT_EQ(run({"date", m_case, "R1", "2017", "--clear"}).status, 2);
    const Outcome noDate = run({"date", m_case, "R1", "the day after"});
    EXPECT_EQ(noDate.status, 2);
    EXPECT_TRUE(contains(noDate.err, "\"the day after\" is no date")) << noDate.err;
    const Outcome noReport = run({"date", m_case, "mall.txt", "2017"});
    EXPECT_EQ(noReport.status, 1);
    EXPECT_TRUE(contains(noReport.err, "has no report mall.txt")) << noReport.err;
}
