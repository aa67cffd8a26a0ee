// What is compared over a whole incident, whichever part of it a sentence speaks of.
#include "core/disagreement/said.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using claim::Attribute;
using mention::Relation;
using testing::Lines;
using testing::Said;

TEST(Incident, TheLargestFigureOfAReportIsItsTotalWhicheverPartItIsToldOf) {
    Said said;
    said.count(0, Attribute::Detained, "attackers", 7, 2); // told of an operation
    said.count(1, Attribute::Detained, "all", 9, 0);       // told of the whole
    said.count(1, Attribute::Detained, "attackers", 2, 3);
    EXPECT_EQ(said.found(), Lines{"detained attackers update-over-time: 7 | 9"});
}

TEST(Incident, AFigureOfAllBelowThatOfTheAttackersCountsVictims) {
    Said said;
    said.count(0, Attribute::Killed, "victims", 6);
    said.count(1, Attribute::Killed, "all", 7);
    said.count(1, Attribute::Killed, "attackers", 18);
    EXPECT_EQ(said.found(), Lines{"killed victims update-over-time: 6 | 7"});
}

TEST(Incident, SomeOfTheVictimsAreNoTotal) {
    Said said;
    said.count(0, Attribute::Wounded, "all", 13);
    said.count(0, Attribute::Wounded, "all", 11).quote = "Eleven of the victims were hurt slightly";
    said.count(1, Attribute::Wounded, "all", 13);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Incident, OneChildIsNotHowManyChildrenThereWere) {
    Said said;
    said.count(0, Attribute::Killed, "children", 1).quote = "a child died";
    said.count(1, Attribute::Killed, "children", 6);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Incident, MarchersAreCountedForTheirMarchAndQuakesHaveTheirOwnStrength) {
    Said said;
    said.count(0, Attribute::Participants, "protesters", 500, 1);
    said.count(1, Attribute::Participants, "protesters", 3000, 2);
    said.count(0, Attribute::Magnitude, "quake", 6.1, 1);
    said.count(1, Attribute::Magnitude, "quake", 5, 2);
    EXPECT_EQ(said.found(), Lines());
}

TEST(Incident, WhereTheOneClerkDied) {
    Said said;
    said.add(0, Attribute::Place, "clerk", std::string("Miller's store"), 1);
    said.add(0, Attribute::Place, "clerk", std::string("Harbour Bank"), 2);
    said.add(1, Attribute::Place, "clerk", std::string("shop"), 2); // may be either
    EXPECT_EQ(said.found(), Lines{"place clerk internal-contradiction: Harbour Bank | Miller's store"});
}

TEST(Incident, NoOneClaimedItAndANameBehindIt) {
    Said said;
    ComparedClaim& none = said.add(0, Attribute::Responsibility, "attackers", std::string("none claimed"));
    none.relation = Relation::Denied;
    said.add(1, Attribute::OrderedBy, "attackers", std::string("Northern Front"));
    EXPECT_EQ(said.found(), Lines{"responsibility attackers update-over-time: not claimed | Northern Front"});
}

TEST(Incident, TwoNamesInOneBreathAreOnePosition) {
    Said said;
    for (const char* name : {"Northern Front", "Sea Guard"}) {
        ComparedClaim& claim = said.add(0, Attribute::OrderedBy, "attackers", std::string(name));
        claim.span = {10, 60};
    }
    said.add(1, Attribute::OrderedBy, "attackers", std::string("River Council"));
    EXPECT_EQ(said.found(), Lines{"ordered_by attackers contradiction: Northern Front | River Council"});
}

TEST(Incident, ANationalityIsNoPerpetrator) {
    Said said;
    said.add(0, Attribute::Perpetrator, "attackers", std::string("Belgian"));
    said.add(1, Attribute::Perpetrator, "attackers", std::string("Northern Front"));
    EXPECT_EQ(said.found(), Lines());
}

TEST(Incident, TimesOfSomethingElseAreNotComparedWithTheDay) {
    const auto day = [](std::int64_t first, std::int64_t count) {
        return base::TimeInterval{base::CivilTime::ofDay(first), base::CivilTime::ofDay(first + count),
                                  count == 1 ? base::Precision::Day : base::Precision::Range, base::Basis::Explicit};
    };
    Said said;
    said.events[0].time = day(100, 1);
    said.add(0, Attribute::StartTime, "all", day(100, 1));
    said.add(1, Attribute::StartTime, "all", day(120, 1));  // a hearing named in the same sentence
    said.add(2, Attribute::StartTime, "all", day(101, 30)); // "on the eve of the fast"
    EXPECT_EQ(said.found(), Lines());
    said.add(3, Attribute::StartTime, "all", day(101, 1));
    EXPECT_EQ(said.found().size(), 1u) << "a day out is a disagreement";
}

TEST(Incident, DaysOfWhatFollowedAreNoRivals) {
    Said said;
    said.add(0, Attribute::StartTime, "all", testing::dayOf(99));
    said.add(1, Attribute::StartTime, "all", testing::dayOf(101)); // printed on day 101: "died on Monday"
    EXPECT_EQ(said.found(), Lines());
    said.add(2, Attribute::StartTime, "all", testing::dayOf(97));
    said.reports[0].published = testing::dayOf(105); // told long after, day 99 is no news of the day
    EXPECT_EQ(said.found().size(), 1u);
    said.add(3, Attribute::StartTime, "all", testing::dayOf(99)); // two agree, and one stands alone
    EXPECT_EQ(said.found(), Lines());
}

TEST(Incident, AWeekSaysNothingAgainstItsDay) {
    base::TimeInterval week = testing::dayOf(97);
    week.end = base::CivilTime::ofDay(104);
    week.precision = base::Precision::Week;
    Said said;
    said.add(0, Attribute::StartTime, "all", testing::dayOf(99));
    said.add(1, Attribute::StartTime, "all", week);
    EXPECT_EQ(said.found(), Lines());
}

namespace {

base::TimeInterval clockOf(std::int64_t day, std::int64_t from, std::int64_t to, base::Precision precision) {
    base::TimeInterval clock = testing::dayOf(day);
    clock.end = base::CivilTime{clock.begin->minutes + to};
    clock.begin = base::CivilTime{clock.begin->minutes + from};
    clock.precision = precision;
    return clock;
}

} // namespace

TEST(Incident, TheClockOfAnotherZoneIsNoRival) {
    Said said;
    said.add(0, Attribute::StartTime, "", clockOf(100, 870, 871, base::Precision::Minute));
    ComparedClaim& far = said.add(1, Attribute::StartTime, "", clockOf(100, 210, 211, base::Precision::Minute));
    far.sentence = "It struck at 3:30 a.m. EDT, the agency said.";
    far.quote = "at 3:30 a.m. EDT";
    EXPECT_EQ(said.found(), Lines{});
    far.sentence = "It struck at 3:30 a.m., the agency said.";
    far.quote = "at 3:30 a.m.";
    EXPECT_EQ(said.found(), Lines{"start_time  contradiction: 11 April 1970, 03:30 | 11 April 1970, 14:30"});
}

TEST(Incident, ATimeBesideADeathOrAnArrestIsOfThat) {
    Said said;
    said.add(0, Attribute::StartTime, "", clockOf(100, 465, 466, base::Precision::Minute));
    ComparedClaim& late = said.add(1, Attribute::StartTime, "", clockOf(100, 1107, 1108, base::Precision::Minute));
    late.sentence = "The man was shot at a bar and pronounced dead at 6.27pm.";
    late.quote = "at 6.27pm";
    EXPECT_EQ(said.found(), Lines{});
    late.sentence = "The man was shot at a bar at 6.27pm.";
    EXPECT_EQ(said.found(), Lines{"start_time  contradiction: 11 April 1970, 07:45 | 11 April 1970, 18:27"});
    late.sentence = "He was arrested after the shooting, which was at 6.27pm.";
    said.add(2, Attribute::StartTime, "", clockOf(100, 1107, 1108, base::Precision::Minute));
    EXPECT_EQ(said.found(), Lines{"start_time  contradiction: 11 April 1970, 07:45 | 11 April 1970, 18:27"})
        << "another report tells that time too";
}

TEST(Incident, ThisYearSaysNothingOfTheDay) {
    Said said;
    said.add(0, Attribute::StartTime, "", testing::dayOf(100));
    base::TimeInterval year = testing::dayOf(0);
    year.end = base::CivilTime::ofDay(365);
    year.precision = base::Precision::Year;
    ComparedClaim& wide = said.add(1, Attribute::StartTime, "", year);
    EXPECT_EQ(said.found(), Lines{"start_time  precision-difference: 1970 | 11 April 1970"});
    wide.quote = "this year";
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Incident, ALevelLoweredLaterIsOfTheIncidentItWasRaisedFor) {
    Said said;
    ComparedEvent apart;
    apart.incident = 6;
    apart.time = testing::dayOf(120);
    said.events.push_back(apart);
    said.reports[0].incident = 0;
    said.reports[1].incident = 0;
    said.add(0, Attribute::AlertLevel, "Orley", std::string("red"), 1);
    said.add(1, Attribute::AlertLevel, "Orley", std::string("yellow"), 6);
    EXPECT_EQ(said.found(), Lines{"alert_level Orley update-over-time: red | yellow"});
}

TEST(Incident, AboutAClockTimeAndThatTimeAreOne) {
    Said said;
    said.add(0, Attribute::StartTime, "", clockOf(100, 885, 946, base::Precision::Hour));
    said.add(1, Attribute::StartTime, "", clockOf(100, 915, 916, base::Precision::Minute));
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Incident, TwoSpellingsOfOneName) {
    Said said;
    said.add(0, Attribute::Spelling, "Ilya Vetrov", std::string("Ilya Vetrov")).subject = 4;
    said.add(1, Attribute::Spelling, "Ilya Vetrov", std::string("Iliya Vetrov")).subject = 4;
    EXPECT_EQ(said.found(), Lines{"spelling Ilya Vetrov precision-difference: Iliya Vetrov | Ilya Vetrov"});
}

TEST(Incident, HouseNumbersOfOneStreetAreRivalsOverTheIncident) {
    Said said;
    said.add(0, Attribute::Place, "all", std::string("19 Quay Street"), 1);
    said.add(1, Attribute::Place, "all", std::string("18 Quay Street"), 0);
    said.add(2, Attribute::Place, "all", std::string("the harbour"), 0);
    EXPECT_EQ(said.found(), Lines{"place all contradiction: 18 Quay Street | 19 Quay Street"});
    said.add(1, Attribute::Place, "all", std::string("19 Quay Street"), 0);
    EXPECT_EQ(said.found(), Lines{}) << "who tells both knows of two houses";
}

} // namespace parallax::disagreement
