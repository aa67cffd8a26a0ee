// Reports dated by hand: events follow, also those of undated reports on the same, and all of it can be undone.
#include "base/error.h"
#include "pipeline/canonical.h"
#include "store/store.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace parallax;
using store::DecisionKind;
using store::OpenStatus;
using store::Store;

class Dates : public ::testing::Test {
protected:
    void SetUp() override {
        import("mill.txt",
               "Hill Post\n\nGunmen storm a mill in Ostrel\n\nSix millers were killed on Monday when gunmen "
               "stormed a mill in Ostrel, police chief Bela Horn said.\n");
    }

    std::unique_ptr<Store> open() const {
        OpenStatus status{};
        return Store::open(m_folder / "a", true, status);
    }
    base::Diagnostics import(const char* name, const char* text) {
        base::NoProgress silent;
        return open()->importReports({m_folder.write(name, text)}, silent, 1);
    }
    pipeline::Case content() const { return open()->load(); }
    void date(const char* report, const char* value, const char* reason = "") const {
        open()->decide({0, "", DecisionKind::ReportDate, report, value, reason, false});
    }
    static const pipeline::CaseReport& report(const pipeline::Case& content, const std::string& file) {
        return *std::find_if(content.reports.begin(), content.reports.end(),
                             [&](const pipeline::CaseReport& one) { return one.report.file == file; });
    }
    // Of the event with the claim on six killed.
    static std::string timeOfRaid(const pipeline::Case& content) {
        for (const pipeline::Claim& claim : content.claims)
            if (claim.attribute == claim::Attribute::Killed)
                if (const event::Event* event = content.find(claim.event))
                    return base::edtf(event->time);
        return "no raid";
    }

    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(Dates, setByHandDateTheEvents) {
    const pipeline::Case before = content();
    ASSERT_FALSE(report(before, "mill.txt").report.published.known());
    ASSERT_EQ(timeOfRaid(before), "");

    date("R1", "2017-04-13", "the editor's letter");
    const pipeline::Case dated = content();
    const pipeline::CaseReport& mill = report(dated, "mill.txt");
    EXPECT_TRUE(mill.datedByHand);
    EXPECT_EQ(base::edtf(mill.report.published), "2017-04-13");
    EXPECT_EQ(mill.report.published.basis, base::Basis::Explicit);
    EXPECT_EQ(mill.report.publishedBecause, "set by hand: the editor's letter");
    EXPECT_EQ(timeOfRaid(dated), "2017-04-10") << "the Monday before";
    EXPECT_EQ(open()->check(), std::vector<std::string>());

    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
    EXPECT_FALSE(report(content(), "mill.txt").datedByHand);
    ASSERT_TRUE(open()->redo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(dated));
    date("R1", "");
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before)) << "taken back, not undone";
}

TEST_F(Dates, standAboveAPrintedOneWhichComesBack) {
    import("late.txt", "Coast Daily\n\nBoats burn in Lune\n\nMay 2, 2016\n\nFour boats burned in Lune on Sunday.\n");
    const pipeline::Case before = content();
    ASSERT_EQ(base::edtf(report(before, "late.txt").report.published), "2016-05-02");
    date("R2", "2019-05-06");
    EXPECT_EQ(base::edtf(report(content(), "late.txt").report.published), "2019-05-06");
    EXPECT_EQ(report(content(), "late.txt").report.publishedBecause, "set by hand");
    date("R2", "");
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
}

TEST_F(Dates, holdOverImportsAndEditsAndLeadOthers) {
    date("R1", "2017-04-13");
    import("echo.txt", "River Echo\n\nRaid on Ostrel mill leaves nine dead\n\nNine millers were killed on Monday when "
                       "gunmen attacked a mill in Ostrel, the governor said.\n");
    const pipeline::Case after = content();
    EXPECT_EQ(base::edtf(report(after, "mill.txt").report.published), "2017-04-13");
    const report::Report& echo = report(after, "echo.txt").report;
    EXPECT_EQ(echo.published.basis, base::Basis::Inferred) << "from the one that was dated";
    EXPECT_FALSE(report(after, "echo.txt").datedByHand);
    // The same when the date comes last.
    ASSERT_TRUE(open()->undo());
    EXPECT_FALSE(report(content(), "echo.txt").report.published.known());
    ASSERT_TRUE(open()->redo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(after));

    // The same file once more, and an edit that takes analyses as they are.
    import("mill.txt", "Hill Post\n\nGunmen storm a mill in Ostrel\n\nSix millers were killed on Monday when gunmen "
                       "stormed a mill in Ostrel, police chief Bela Horn said.\n");
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(after));
    ASSERT_GE(after.actors.size(), 2U);
    open()->decide({0, "", DecisionKind::ActorMerge, after.actors[1].id.text(), after.actors[0].id.text(), "", false});
    EXPECT_EQ(base::edtf(report(content(), "mill.txt").report.published), "2017-04-13");
    EXPECT_EQ(timeOfRaid(content()), timeOfRaid(after));
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(after));
}

TEST_F(Dates, canBeAnIntervalButNothingElse) {
    date("R1", "2017-04-12/2017-04-14");
    EXPECT_EQ(base::edtf(report(content(), "mill.txt").report.published), "2017-04-12/2017-04-14");
    for (const char* wrong : {"soon", "2017-13", "../.."})
        EXPECT_THROW(date("R1", wrong), base::Error) << wrong;
    EXPECT_THROW(date("E1", "2017"), base::Error);
    EXPECT_EQ(open()->decisions().size(), 1U);
}
