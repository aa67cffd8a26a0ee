#include "core/disagreement/said.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

namespace {

using claim::Attribute;
using mention::Relation;
using testing::dayOf;
using testing::Lines;
using testing::Said;

} // namespace

TEST(Finder, EqualFiguresAgree) {
    Said said;
    said.count(0, Attribute::Killed, "all", 6);
    said.count(1, Attribute::Killed, "all", 6);
    said.count(2, Attribute::Killed, "people", 6, 0, Relation::AtLeast);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Finder, AboutAndMoreThanOneNumberSayOneThing) {
    Said said;
    said.count(0, Attribute::Participants, "all", 100, 0, Relation::About);
    said.count(1, Attribute::Participants, "all", 100, 0, Relation::MoreThan);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Finder, CompatibleFiguresDifferInPrecision) {
    Said said;
    said.count(0, Attribute::Participants, "attackers", 20, 0, Relation::MoreThan);
    said.count(1, Attribute::Participants, "attackers", 25);
    EXPECT_EQ(said.found(), Lines{"participants attackers precision-difference: more than 20 | 25"});
}

TEST(Finder, GrowingTollIsAnUpdateAndAFallingOneIsNot) {
    Said grows;
    grows.count(0, Attribute::Killed, "all", 22);
    grows.count(1, Attribute::Killed, "all", 31);
    EXPECT_EQ(grows.found(), Lines{"killed all update-over-time: 22 | 31"});
    Said falls;
    falls.count(0, Attribute::Killed, "all", 31);
    falls.count(1, Attribute::Killed, "all", 22);
    EXPECT_EQ(falls.found(), Lines{"killed all contradiction: 22 | 31"});
    Said undated;
    undated.count(0, Attribute::Killed, "all", 22);
    undated.count(1, Attribute::Killed, "all", 31);
    undated.reports[0].published = {};
    EXPECT_EQ(undated.found(), Lines{"killed all contradiction: 22 | 31"}) << "an unknown date explains nothing";
}

TEST(Finder, AnUpdateIsToldInTheOrderOfDays) {
    Said said;
    said.count(0, Attribute::Killed, "attackers", 1);
    said.count(1, Attribute::Killed, "attackers", 13);
    said.count(2, Attribute::Killed, "attackers", 3, 0, Relation::AtLeast); // compatible with 13, told after it
    ASSERT_EQ(said.found().size(), 1U);
    const std::string& explanation = said.result.disagreements.front().explanation;
    const auto first = explanation.find("1 on 1970-04-11");
    const auto second = explanation.find("13 on 1970-04-12");
    ASSERT_NE(first, std::string::npos) << explanation;
    ASSERT_NE(second, std::string::npos) << explanation;
    EXPECT_LT(first, second);
    const auto third = explanation.find("at least 3 on 1970-04-13");
    EXPECT_TRUE(third == std::string::npos || third > second) << explanation;
}

TEST(Finder, HowManyWereAboardIsNoPart) {
    Said said;
    said.count(0, Attribute::Other, "all", 118).otherName = "aboard";
    ComparedClaim& guard = said.count(0, Attribute::Other, "all", 200, 0, Relation::MoreThan);
    guard.otherName = "aboard";
    guard.speaker = 1;
    said.count(1, Attribute::Other, "all", 240).otherName = "aboard";
    EXPECT_EQ(said.found().front(), "other all contradiction: 118 | more than 200 | 240");
}

TEST(Finder, OneReportAtOddsWithItself) {
    Said said;
    said.count(0, Attribute::Detained, "attackers", 8);
    said.count(0, Attribute::Detained, "attackers", 7);
    EXPECT_EQ(said.found(), Lines{"detained attackers internal-contradiction: 7 | 8"});
    said.count(1, Attribute::Detained, "attackers", 9);
    EXPECT_EQ(said.found(), (Lines{"detained attackers update-over-time: 7 | 8 | 9",
                                   "detained attackers internal-contradiction: 7 | 8"}));
}

TEST(Finder, AttackersAndVictimsMakeTheTotal) {
    Said said;
    said.count(0, Attribute::Killed, "all", 10, 0, Relation::AtLeast);
    said.count(1, Attribute::Killed, "victims", 6);
    said.count(1, Attribute::Killed, "attackers", 4);
    const Lines lines = said.found();
    ASSERT_EQ(said.result.derived.size(), 1u);
    EXPECT_EQ(std::get<mention::Quantity>(said.result.derived[0].value).low, 10);
    EXPECT_EQ(said.result.derived[0].from, (std::vector<std::uint32_t>{1, 2}));
    // 6 + 4 = 10: no disagreement on the total, only another scope.
    EXPECT_EQ(lines, Lines{"killed all / victims scope-difference: 6 victims | at least 10 in all"});
}

TEST(Finder, PartsThatDoNotMakeTheTotal) {
    Said said;
    said.count(0, Attribute::Killed, "attackers", 13);
    said.count(0, Attribute::Killed, "attackers", 3, 1);
    said.count(0, Attribute::Killed, "attackers", 1, 2);
    said.count(0, Attribute::Killed, "attackers", 5, 3);
    EXPECT_EQ(said.found(), Lines{"killed attackers derived-arithmetic: 9 | 13"});
    EXPECT_NE(said.result.disagreements[0].explanation.find("3 + 1 + 5"), std::string::npos);
}

TEST(Finder, PartsOfAGroupAreInItsFigure) {
    Said said;
    said.count(0, Attribute::Killed, "all", 21);
    said.count(0, Attribute::Killed, "victims", 8, 1);
    said.count(0, Attribute::Killed, "attackers", 13, 2);
    said.count(0, Attribute::Killed, "attackers", 3, 3);
    said.count(0, Attribute::Killed, "attackers", 1, 4);
    said.count(0, Attribute::Killed, "attackers", 5, 5);
    // 8 and 13 make 21; the 3, 1 and 5 are of the 13, whether or not they make it, and do not count again beside it.
    EXPECT_EQ(said.found(), Lines{"killed attackers derived-arithmetic: 9 | 13"});
}

TEST(Finder, PartsThatMakeTheTotalAgree) {
    Said said;
    said.count(0, Attribute::Killed, "all", 24);
    said.count(0, Attribute::Killed, "all", 12, 1);
    said.count(0, Attribute::Killed, "all", 10, 2);
    said.count(0, Attribute::Killed, "all", 2, 3);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Finder, MoreFoundThanTheGroupHad) {
    Said said;
    said.count(0, Attribute::Participants, "attackers", 25);
    said.count(1, Attribute::Killed, "attackers", 18);
    said.count(1, Attribute::Detained, "attackers", 9);
    EXPECT_EQ(said.found(), Lines{"participants attackers derived-arithmetic: 25 | 27"});
}

TEST(Finder, LeastFiguresFarApartAreNotOneKnowledge) {
    Said said;
    said.count(0, Attribute::Killed, "all", 200, 0, Relation::MoreThan);
    said.count(1, Attribute::Killed, "all", 220, 0, Relation::AtLeast);
    EXPECT_EQ(said.found(), Lines{"killed all precision-difference: more than 200 | at least 220"});
    said.count(2, Attribute::Killed, "all", 500, 0, Relation::MoreThan);
    EXPECT_EQ(said.found(), Lines{"killed all update-over-time: more than 200 | at least 220 | more than 500"});
    said.count(0, Attribute::Killed, "all", 500, 0, Relation::AtLeast).speaker = 3;
    EXPECT_NE(said.found()[0].find("contradiction"), std::string::npos) << "no later than the lower one";
}

TEST(Finder, ADeniedChargeIsNoOtherAge) {
    Said said;
    for (const std::uint32_t report : {0u, 1u}) {
        ComparedClaim& claim =
            said.add(report, Attribute::Age, "Nik Halden", mention::Quantity{Relation::Equal, 23, 23});
        claim.subject = 1;
        claim.hedge = report == 0 ? claim::Hedge::None : claim::Hedge::Denied;
    }
    EXPECT_EQ(said.found(), Lines());
}

TEST(Finder, TimesOfDifferentExactness) {
    Said said;
    base::TimeInterval clock = dayOf(100);
    clock.begin->minutes += 868;
    clock.end = base::CivilTime{clock.begin->minutes + 1};
    clock.precision = base::Precision::Minute;
    said.add(0, Attribute::StartTime, "", dayOf(100));
    said.add(1, Attribute::StartTime, "", clock);
    EXPECT_EQ(said.found(), Lines{"start_time  precision-difference: 11 April 1970 | 11 April 1970, 14:28"});
    said.add(2, Attribute::Date, "", dayOf(103));
    EXPECT_EQ(said.found()[0].substr(0, 26), "start_time  precision-diff") << "one day against two that agree";
    said.add(3, Attribute::Date, "", dayOf(103));
    said.reports[2].published = dayOf(110);
    said.reports[3].published = dayOf(110);
    EXPECT_EQ(said.found()[0].substr(0, 26), "start_time  contradiction:");
}

TEST(Finder, ADayAndALatePartOfItAreOneTime) {
    Said said;
    base::TimeInterval late = dayOf(100);
    late.begin->minutes += 900;
    late.precision = base::Precision::PartOfDay;
    said.add(0, Attribute::StartTime, "", dayOf(100));
    said.add(1, Attribute::StartTime, "", late);
    EXPECT_EQ(said.found(), Lines{});
    late = dayOf(101);
    late.precision = base::Precision::PartOfDay;
    for (const std::uint32_t report : {2u, 3u}) {
        said.add(report, Attribute::StartTime, "", late);
        said.reports[report].published = dayOf(110);
    }
    ASSERT_FALSE(said.found().empty());
    EXPECT_EQ(said.found()[0].substr(0, 26), "start_time  contradiction:") << "another day is another time";
}

TEST(Finder, DozensBesideAnExactTollSayNoMore) {
    Said said;
    said.count(0, Attribute::Wounded, "all", 24, 0, Relation::Some);
    said.count(1, Attribute::Wounded, "all", 140);
    EXPECT_EQ(said.found(), Lines{});
    said.count(2, Attribute::Wounded, "all", 170);
    EXPECT_EQ(said.found().size(), 1u) << "two exact ones differ";
}

TEST(Finder, AFigureOutOfAllProportionCountsSomethingElse) {
    Said said;
    said.count(0, Attribute::Killed, "all", 29);
    said.count(1, Attribute::Killed, "all", 61);
    said.count(2, Attribute::Killed, "all", 400000).relation = Relation::AtLeast;
    EXPECT_EQ(said.found(), Lines{"killed all update-over-time: 29 | 61"}) << "the dead of a war";

    Said quake;
    quake.count(0, Attribute::Killed, "all", 76);
    quake.count(1, Attribute::Killed, "all", 9500);
    EXPECT_EQ(quake.found(), Lines{"killed all update-over-time: 76 | 9500"}) << "tolls do grow";
    quake.count(1, Attribute::Killed, "all", 80);
    EXPECT_EQ(quake.found(), Lines{"killed all update-over-time: 76 | 80"}) << "told beside one of the others' size";
}

TEST(Finder, AnotherDeadManIsNoToll) {
    Said said;
    said.count(0, Attribute::Killed, "all", 46);
    said.count(1, Attribute::Killed, "all", 1).quote = "another man who died";
    EXPECT_EQ(said.found(), Lines{});
    said.count(2, Attribute::Killed, "all", 0).quote = "None of the dead";
    EXPECT_EQ(said.found(), Lines{}) << "none of them were something";
    said.count(3, Attribute::Wounded, "all", 11, 1).quote = "Eleven of the wounded";
    said.count(4, Attribute::Wounded, "all", 0, 1).quote = "None of the wounded";
    EXPECT_EQ(said.found(), Lines{}) << "nor inside a part";
}

TEST(Finder, ThoseWhoWereKilledAreNotTheSizeOfTheGroup) {
    Said said;
    said.count(0, Attribute::Participants, "attackers", 20).relation = Relation::MoreThan;
    said.count(1, Attribute::Participants, "attackers", 2).span = {100, 111};
    EXPECT_EQ(said.found().size(), 1u);
    said.count(1, Attribute::Killed, "attackers", 2).span = {100, 127}; // "two gunmen who were killed"
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Finder, AnAttackWithoutADayIsWhatItsReportIsAbout) {
    Said said;
    ComparedEvent apart;
    apart.incident = 6;
    said.events.push_back(apart);
    said.reports[1].incident = 0;
    said.add(0, Attribute::OrderedBy, "attackers", std::string("Anton Belsky"));
    said.add(1, Attribute::OrderedBy, "attackers", std::string("River Front"), 6); // "having ordered the attack"
    said.add(2, Attribute::OrderedBy, "attackers", std::string("He"));
    EXPECT_EQ(said.found(), Lines{"ordered_by attackers contradiction: Anton Belsky | River Front"});
    said.events[6].time = dayOf(20);
    EXPECT_EQ(said.found(), Lines{}) << "of another day";
}

TEST(Finder, DatesOfBirthAreOfAPerson) {
    Said said;
    said.add(0, Attribute::DateOfBirth, "person", dayOf(10)).subject = 3;
    said.add(0, Attribute::DateOfBirth, "person", dayOf(14)).subject = 3;
    said.add(1, Attribute::DateOfBirth, "person", dayOf(30)).subject = 4;
    EXPECT_EQ(said.found(), Lines{"date_of_birth person internal-contradiction: 11 January 1970 | 15 January 1970"});
}

TEST(Finder, WordsThatShareNothing) {
    Said said;
    said.add(0, Attribute::Motive, "attackers", std::string("to obtain weapons"));
    said.add(1, Attribute::Motive, "attackers", std::string("obtaining the weapons"));
    EXPECT_EQ(said.found(), Lines());
    said.add(2, Attribute::Motive, "attackers", std::string("")).relation = Relation::Unknown;
    EXPECT_EQ(said.found(), Lines{"motive attackers contradiction: not known | to obtain weapons"});
}

TEST(Finder, OneSpokesmanIsOneOrigin) {
    Said said;
    said.count(0, Attribute::Killed, "all", 6).speaker = 1;
    said.count(1, Attribute::Killed, "all", 6).speaker = 1;
    said.count(2, Attribute::Killed, "all", 8).speaker = 1;
    said.found();
    ASSERT_EQ(said.result.disagreements.size(), 1u);
    EXPECT_EQ(said.result.disagreements[0].positions[0].origins, 1);
    EXPECT_EQ(said.result.disagreements[0].positions[0].claims.size(), 2u);
    EXPECT_FALSE(said.result.disagreements[0].independent);
}

} // namespace parallax::disagreement
