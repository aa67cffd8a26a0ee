#include "report/report.h"

#include <gtest/gtest.h>

namespace parallax::report {
namespace {

TEST(Label, IsThePublisherThenTheTitleThenTheFile) {
    Report report;
    report.file = "a.txt";
    EXPECT_EQ(label(report), "a.txt");
    report.title = "Ferry aground";
    EXPECT_EQ(label(report), "“Ferry aground”");
    report.title = "Ferry aground off the northern cape after its pilot left the bridge for an hour";
    EXPECT_EQ(label(report), "“Ferry aground off the northern cape after its …”");
    report.publisher = Credit{"Harbour News", SourceKind::Outlet, {}};
    EXPECT_EQ(label(report), "Harbour News");
}

TEST(Label, ATitleWithoutASpaceIsNotCutInsideALetter) {
    Report report;
    report.file = "a.txt";
    for (int i = 0; i < 40; ++i)
        report.title += "é";
    EXPECT_EQ(label(report), "a.txt");
}

} // namespace
} // namespace parallax::report
