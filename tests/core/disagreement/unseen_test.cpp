// What unseen reports listed wrongly: parts, the dead among those shot, ages that grow, clocks without a day.
#include "core/disagreement/said.h"

#include "disagreement/count_wording.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using claim::Attribute;
using mention::Relation;
using testing::Lines;
using testing::Said;

namespace {

ComparedClaim worded(std::string_view sentence, std::string_view quote, double size, Attribute attribute) {
    ComparedClaim claim;
    claim.attribute = attribute;
    claim.sentence = sentence;
    claim.quote = quote;
    claim.value = mention::Quantity{Relation::Equal, size, size};
    return claim;
}

base::TimeInterval clockOf(std::int64_t day, int minute, int last, base::Precision precision) {
    base::TimeInterval time = testing::dayOf(day);
    time.begin->minutes += minute;
    time.end = base::CivilTime{time.begin->minutes + last - minute};
    time.precision = precision;
    return time;
}

} // namespace

TEST(Unseen, PartsByPlaceAndOrder) {
    EXPECT_TRUE(countsSome(worded("Four clerks died at the scene.", "Four clerks died", 4, Attribute::Killed)));
    EXPECT_FALSE(countsSome(worded("Four clerks died at home.", "Four clerks died", 4, Attribute::Killed)));
    EXPECT_TRUE(countsFirst(worded("The four remaining victims killed were named.", "four remaining victims killed", 4,
                                   Attribute::Killed)));
    EXPECT_TRUE(isSummand(worded("He fled after injuring his two sons and four other guests.",
                                 "injuring his two sons and four other guests", 4, Attribute::Wounded)));
}

TEST(Unseen, AgesInARowAndWishesCountNobody) {
    EXPECT_TRUE(countsNobody(worded("The clerks, 16, 20 and 17, respectively, were hurt.",
                                    "17, respectively, were hurt", 17, Attribute::Wounded)));
    EXPECT_TRUE(countsNobody(worded("No child should die.", "No child should die", 0, Attribute::Killed)));
    EXPECT_FALSE(countsNobody(worded("No child died.", "No child died", 0, Attribute::Killed)));
}

TEST(Unseen, WhoWasShotIsDeadOrWounded) {
    const auto listed = [](double shot) {
        Said said;
        said.count(0, Attribute::Killed, "all", 1, 0, Relation::AtLeast);
        said.count(0, Attribute::Wounded, "all", 7);
        said.count(1, Attribute::Wounded, "all", shot).quote = "shooting some people";
        return said.found();
    };
    EXPECT_EQ(listed(8), Lines{});
    EXPECT_EQ(listed(9).size(), 1u);
}

TEST(Unseen, TheAttackerAmongTheWounded) {
    Said said;
    said.count(0, Attribute::Wounded, "all", 4);
    ComparedClaim& all = said.count(1, Attribute::Wounded, "all", 5);
    all.sentence = "The spree injured five people, including the gunman.";
    all.quote = "injured five people";
    EXPECT_EQ(said.found(), Lines{"wounded all / victims scope-difference: 4 victims | 5 in all"});
}

TEST(Unseen, AgesGrow) {
    const auto listed = [](std::int64_t days) {
        Said said;
        said.reports[1].published = testing::dayOf(100 + days);
        said.count(0, Attribute::Age, "Nik Orm", 21).subject = 4;
        said.count(1, Attribute::Age, "Nik Orm", 22).subject = 4;
        return said.found().size();
    };
    EXPECT_EQ(listed(300), 0u);
    EXPECT_EQ(listed(3), 1u) << "nobody grows a year older in three days, but for a birthday";
    EXPECT_EQ(listed(1500), 1u);
}

TEST(Unseen, AClockWithoutADayIsOfTheDayThatIsTold) {
    const auto listed = [](std::string_view quote) {
        Said said;
        said.add(0, Attribute::StartTime, "", clockOf(100, 17 * 60, 30 * 60, base::Precision::PartOfDay)).quote =
            "on Saturday night";
        said.add(1, Attribute::StartTime, "", clockOf(101, 1300, 1360, base::Precision::Hour)).quote = quote;
        said.events[0].time = {};
        return said.found().size();
    };
    EXPECT_EQ(listed("around 10 p.m."), 0u);
    EXPECT_EQ(listed("around 10 p.m. on Sunday"), 1u);
}

TEST(Unseen, HedgedClockTimesAgreeWhenNear) {
    const auto listed = [](int minute, int end, base::Precision precision) {
        Said said;
        said.add(0, Attribute::StartTime, "", clockOf(100, 772, 773, base::Precision::Minute)); // 12:52 p.m.
        said.add(1, Attribute::StartTime, "", clockOf(100, minute, end, precision));
        return said.found();
    };
    EXPECT_EQ(listed(780, 810, base::Precision::PartOfDay), Lines{}) << "shortly after 1 p.m.";
    EXPECT_EQ(listed(750, 781, base::Precision::PartOfDay), Lines{}) << "just before 1 p.m.";
    EXPECT_EQ(listed(780, 781, base::Precision::Minute).size(), 1u) << "1 p.m. sharp";
    EXPECT_EQ(listed(840, 870, base::Precision::PartOfDay),
              Lines{"start_time  contradiction: 11 April 1970, 12:52 | 11 April 1970, 14:00 to 14:30"});
}

TEST(Unseen, TwoDaysOfOneReportAreNoContradiction) {
    Said said;
    said.add(0, Attribute::StartTime, "", clockOf(100, 540, 720, base::Precision::PartOfDay)).speaker = 1;
    said.add(0, Attribute::StartTime, "", clockOf(101, 540, 720, base::Precision::PartOfDay)).speaker = 2;
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Unseen, AgesAYearApartInOneReportAreOfTwoDays) {
    Said said;
    const auto age = [&](std::uint32_t report, std::string years) {
        said.add(report, Attribute::Age, "Nik Halden", std::move(years), -1).subject = 3;
    };
    age(0, "25");
    age(1, "26");
    EXPECT_EQ(said.found().size(), 1u);
    age(1, "25");
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Unseen, AFeastThatIsHeldIsNoDay) {
    Said said;
    ComparedClaim& feast = said.add(0, Attribute::StartTime, "", testing::dayOf(101));
    feast.sentence = "Two were hurt at a Halloween party.";
    feast.quote = "Halloween";
    said.add(1, Attribute::StartTime, "", testing::dayOf(100)).quote = "on Sunday";
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Unseen, OneQuoteStandsOnceInAPosition) {
    Said said;
    said.add(0, Attribute::StartTime, "", clockOf(100, 600, 601, base::Precision::Minute));
    const base::Span span = said.claims.front().span;
    said.add(0, Attribute::Date, "", clockOf(100, 600, 601, base::Precision::Minute)).span = span;
    said.add(1, Attribute::StartTime, "", clockOf(100, 900, 901, base::Precision::Minute));
    ASSERT_EQ(said.found().size(), 1u);
    EXPECT_EQ(said.result.disagreements[0].positions[0].claims.size(), 1u);
}

} // namespace parallax::disagreement
