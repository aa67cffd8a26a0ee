// When reports that print no date were written.
#include "claim/report_analysis.h"
#include "language/analyser.h"
#include "report/reader.h"

#include <gtest/gtest.h>

namespace parallax::claim {
namespace {

// "2019-03-18/2019-03-24" for `text`, in a case whose other reports are of `others`.
std::string dated(const std::string& text, const std::vector<base::TimeInterval>& others) {
    report::Report report;
    report.file = "undated.txt";
    report.text = text;
    report::describe(report);
    inferPublished(report, language::analyser().analyse(report.text, report.bodyLines, 0), others);
    return base::earliestText(report.published).value_or("?") + "/" + base::latestText(report.published).value_or("?");
}

const std::vector<base::TimeInterval> others = {base::TimeInterval::ofDay(2019, 3, 15),
                                                base::TimeInterval::ofDay(2019, 3, 16),
                                                base::TimeInterval::ofDay(2019, 4, 2)};

// 16 March 2019 was a Saturday.
TEST(Dating, AWeekdayIsTheLastOneBeforeTheOtherReports) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Nobody claimed it.\n", others),
              "2019-03-14/2019-03-15");
}

TEST(Dating, WhatTellsOfLastWeekIsOfTheWeekAfter) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Whoever asks why the guards were "
                    "shot last week should read on.\n",
                    others),
              "2019-03-18/2019-03-24");
}

// 14 October 2016 was a Friday; so is that of 2022.
TEST(Dating, AWeekdayIsOfTheYearNearestToADateInFull) {
    EXPECT_EQ(
        dated("Two men pleaded guilty on Friday (October 14) over the shooting of Nov. 22, court records show. They "
              "will be sentenced on Jan. 17, 2017.\n",
              {}),
        "2016-10-14/2016-10-16");
}

// 9 December was a Wednesday in 2015, not in 2016.
TEST(Dating, AWeekdayDecidesBetweenTheYearsAroundOtherReports) {
    EXPECT_EQ(dated("A man was booked into jail Wednesday night (Dec. 9), police said.\n",
                    {base::TimeInterval::ofDay(2016, 10, 14)}),
              "2015-12-09/2015-12-11");
}

TEST(Dating, WeekdaysSayNothingAmongReportsOfDifferentTimes) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Nobody claimed it.\n",
                    {base::TimeInterval::ofDay(2017, 3, 15), base::TimeInterval::ofDay(2018, 3, 15),
                     base::TimeInterval::ofDay(2019, 3, 15)}),
              "?/?");
}

} // namespace
} // namespace parallax::claim
