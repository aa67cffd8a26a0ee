#include "report/printed_date.h"

#include <gtest/gtest.h>

#include <string>

using namespace parallax;

namespace {

std::string readAs(std::string_view given) {
    const auto date = report::parseGivenDate(given);
    if (!date)
        return "no date";
    const std::string first = base::earliestText(*date).value_or("");
    const std::string last = base::latestText(*date).value_or("");
    return first == last ? first : first + ".." + last;
}

} // namespace

TEST(GivenDate, IsReadWithAClockAndWordsAroundIt) {
    EXPECT_EQ(readAs("2016-06-08T14:03:00Z"), "2016-06-08");
    EXPECT_EQ(readAs("2016-06"), "2016-06-01..2016-06-30");
    EXPECT_EQ(readAs("Posted on 8 June 2016 at 7:10 a.m."), "2016-06-08");
}

TEST(GivenDate, IsReadWhereATokeniserTookItApart) {
    EXPECT_EQ(readAs("2016 - 06 - 08 The ferry left."), "2016-06-08");
    EXPECT_EQ(readAs("Last updated 13 : 26 14 / 06 / 2016"), "2016-06-14");
    EXPECT_EQ(readAs("UPDATED 06 / 08 / 2016 at 11 : 00 AM EDT"), "2016-06-08");
}

TEST(GivenDate, OfTwoDigitYearsIsOfOurTime) {
    EXPECT_EQ(readAs("12/16/08 1:30 AM"), "2008-12-16");
    EXPECT_EQ(readAs("25/12/98"), "1998-12-25");
    EXPECT_EQ(readAs("6/8/16 7:30 PM PDT"), "2016-06-08");
}

TEST(GivenDate, StaysAmbiguousWithoutAZone) {
    EXPECT_EQ(readAs("06/08/2016"), "2016-06-08..2016-08-06");
}

TEST(GivenDate, IsNoneWithoutDayMonthAndYear) {
    EXPECT_EQ(readAs("8 : 24am"), "no date");
    EXPECT_EQ(readAs("APR 28"), "no date");
    EXPECT_EQ(readAs("24/7"), "no date");
    EXPECT_EQ(readAs("1/2/345"), "no date");
    EXPECT_EQ(readAs(""), "no date");
}
