// When reports that print no date were written.
#include "claim/report_analysis.h"
#include "report/reader.h"

#include <gtest/gtest.h>

namespace parallax::claim {
namespace {

// "2019-03-18/2019-03-24" for `text`, in a case whose other reports say this of their days.
std::string dated(const std::string& text, const StoryDays& others) {
    report::Report report;
    report.file = "undated.txt";
    report.text = text;
    report::describe(report);
    inferPublished(report, others);
    return base::earliestText(report.published).value_or("?") + "/" + base::latestText(report.published).value_or("?");
}

base::TimeInterval onDay(int year, int month, int day) {
    return base::TimeInterval::ofDay(year, month, day);
}

// 14 March 2019 was a Thursday.
const StoryDays raid = {{onDay(2019, 3, 15), onDay(2019, 3, 16), onDay(2019, 4, 2)},
                        {onDay(2019, 3, 14), onDay(2019, 3, 14), onDay(2019, 3, 7)}};

TEST(Dating, AWeekdayIsTheDayThatOthersTellMostOf) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Nobody claimed it.\n", raid),
              "2019-03-14/2019-03-16");
}

TEST(Dating, LastWeekMayBeThatOfTheDay) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Whoever asks why the guards were "
                    "shot last week should read on.\n",
                    raid),
              "2019-03-14/2019-03-24");
}

TEST(Dating, AWeekdayOfNothingThatOthersTellDatesNothing) {
    EXPECT_EQ(dated("A man was arrested over the raid on Tuesday, officials said. Nobody claimed it.\n", raid), "?/?");
}

// The lead tells what is new; the Thursday of the raid stands behind it.
TEST(Dating, ALeadOnALaterWeekdayIsNewerThanTheHappening) {
    EXPECT_EQ(dated("A man was arrested on Saturday over the killing of nine people in Velin, officials said. The man, "
                    "aged 31, was found in a barn outside the town, where he had been hiding for some days with a "
                    "rifle, some food and two of "
                    "the stolen cars, the head of the police said. Nine people were killed when the raiders came on "
                    "Thursday.\n",
                    raid),
              "2019-03-16/2019-03-18");
}

// The Monday behind the lead may be the one after the raid.
TEST(Dating, ALaterWeekdayBehindTheLeadMayBeOfTheDaysAfter) {
    EXPECT_EQ(dated("Nine people were killed in the raid on Thursday, officials said. Two men were arrested on Monday "
                    "over it.\n",
                    raid),
              "2019-03-14/2019-03-19");
}

TEST(Dating, HowADayIsToldSaysHowFreshItIs) {
    const std::string rest = " Nobody has claimed it, and the police said that they look for three men.\n";
    // In the lead, where no weekday tells of anything newer.
    EXPECT_EQ(dated("Nine people were killed in a raid on the bank on March 14, officials said." + rest, raid),
              "2019-03-14/2019-03-18");
    // With its weekday.
    EXPECT_EQ(
        dated("Nine people were killed in a raid on the bank on Thursday, March 14, officials said." + rest, raid),
        "2019-03-14/2019-03-17");
    // Far below the lead.
    const std::string lead = "Nine people were killed in a raid on the bank, officials said." + rest;
    EXPECT_EQ(dated(lead + "\n" + lead + "\n" + lead + "\nThe raid of March 14 was the third on the bank.\n", raid),
              "2019-03-14/2019-04-03");
}

TEST(Dating, WhatIsStillToComeIsNoLowerBound) {
    EXPECT_EQ(dated("Nine people were killed in a raid on March 14, officials said. The burial will be held on March "
                    "17.\n",
                    raid),
              "2019-03-14/2019-03-17");
    EXPECT_EQ(dated("Nine people were killed in a raid on March 14, weeks before the May 26 election, officials "
                    "said.\n",
                    raid),
              "2019-03-14/2019-03-18");
}

TEST(Dating, AMessageSetIntoTheReportIsOfItsDay) {
    EXPECT_EQ(dated("Nine people were killed in a raid on the bank, officials said. \"We are looking for three men.\" "
                    "— Velin Police (@velinpolice) March 14, 2019\n\nNobody claimed it.\n",
                    {}),
              "2019-03-14/2019-03-15");
}

TEST(Dating, AYearIsPrintedWithWhatMayBeLongPast) {
    EXPECT_EQ(dated("The raid of March 14, 2019 was the worst that the town had seen. Nobody claimed it.\n", {}),
              "2019-03-14/?");
}

// 14 October 2016 was a Friday; so is that of 2022.
TEST(Dating, AWeekdayIsOfTheYearNearestToADateInFull) {
    EXPECT_EQ(
        dated("Two men pleaded guilty on Friday (October 14) over the shooting of Nov. 22, court records show. They "
              "will be sentenced on Jan. 17, 2017.\n",
              {}),
        "2016-10-14/2016-10-17");
}

// 9 December was a Wednesday in 2015, not in 2016.
TEST(Dating, AWeekdayDecidesBetweenTheYearsAroundOtherReports) {
    EXPECT_EQ(dated("A man was booked into jail Wednesday night (Dec. 9), police said.\n", {{onDay(2016, 10, 14)}, {}}),
              "2015-12-09/2015-12-12");
}

} // namespace
} // namespace parallax::claim
