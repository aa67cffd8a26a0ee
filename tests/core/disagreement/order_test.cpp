// What came first, where someone died, and levels that were changed.
#include "core/disagreement/said.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using namespace testing;

TEST(Order, BeforeAndAfterOfOneHappeningAreOpposed) {
    Said said;
    said.add(0, Attribute::Sequence, "blaze", std::string("before the raid"));
    said.add(1, Attribute::Sequence, "blaze", std::string("after the raid had begun"));
    said.add(2, Attribute::Sequence, "blaze", std::string("before the raid"), 3);
    EXPECT_EQ(said.found(),
              Lines{"sequence blaze contradiction: blaze before the raid | blaze after the raid had begun"});
    EXPECT_EQ(said.result.disagreements.front().positions[0].claims, (std::vector<std::uint32_t>{0, 2}));
}

TEST(Order, ThisBeforeThatIsAtOddsWithThatBeforeThis) {
    Said said;
    said.add(0, Attribute::Sequence, "blaze", std::string("before the raid"));
    said.add(1, Attribute::Sequence, "raid", std::string("before the blaze"));
    EXPECT_EQ(said.found(), Lines{"sequence blaze contradiction: blaze before the raid | raid before the blaze"});
}

TEST(Order, OtherHappeningsSayNothing) {
    Said said;
    said.add(0, Attribute::Sequence, "blaze", std::string("before the raid"));
    said.add(1, Attribute::Sequence, "blaze", std::string("after the storm"));
    said.add(2, Attribute::Sequence, "flood", std::string("after the raid"));
    said.add(3, Attribute::Sequence, "all", std::string("while the gang fled"));
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Order, AtOnceIsNotOneAfterTheOther) {
    Said said;
    said.add(0, Attribute::Sequence, "targets", std::string("near simultaneous")).relation = Relation::About;
    said.add(1, Attribute::Sequence, "targets", std::string("two mills and then the depot"));
    EXPECT_EQ(said.found(), Lines{"sequence targets contradiction: near simultaneous | two mills and then the depot"});
}

TEST(Order, LevelsToldOfOneDayAfterAnotherWereChanged) {
    Said changed;
    changed.add(0, Attribute::AlertLevel, "Velin", std::string("orange")).asOf = base::CivilTime::ofDay(100);
    changed.add(1, Attribute::AlertLevel, "Velin", std::string("red")).asOf = base::CivilTime::ofDay(102);
    EXPECT_EQ(changed.found(), Lines{"alert_level Velin update-over-time: orange | red"});

    Said atOdds;
    atOdds.add(0, Attribute::AlertLevel, "Velin", std::string("orange")).asOf = base::CivilTime::ofDay(102);
    atOdds.add(1, Attribute::AlertLevel, "Velin", std::string("red")).asOf = base::CivilTime::ofDay(102);
    EXPECT_EQ(atOdds.found(), Lines{"alert_level Velin contradiction: orange | red"});
}

TEST(Order, OnePersonDiesInOnePlace) {
    Said said;
    said.add(0, Attribute::Place, "Ana Novak", std::string("in the Velin hospital")).subject = 7;
    said.add(1, Attribute::Place, "Ana Novak", std::string("in an ambulance")).subject = 7;
    said.add(2, Attribute::Place, "Ana Novak", std::string("in hospital")).subject = 7;
    EXPECT_EQ(said.found(), Lines{"place Ana Novak contradiction: in an ambulance | in the Velin hospital"});
}

TEST(Order, AFloorIsInAHouseAndAFlatInItsStreet) {
    Said said;
    said.add(0, Attribute::Place, "Ana Novak", std::string("at a house")).subject = 7;
    said.add(1, Attribute::Place, "Ana Novak", std::string("on the floor")).subject = 7;
    EXPECT_EQ(said.found(), Lines{});
    said.claims.clear();
    said.add(0, Attribute::Place, "Ana Novak", std::string("outside a flat")).subject = 7;
    said.add(1, Attribute::Place, "Ana Novak", std::string("outside a flat in Quay Street")).subject = 7;
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Order, LivingThereIsNoResidence) {
    Said said;
    for (const std::string place : {"Orley", "which"}) {
        ComparedClaim& claim = said.add(0, Attribute::Other, "Ana Novak", place, -1);
        claim.otherName = "residence";
        claim.subject = 7;
    }
    EXPECT_EQ(said.found(), Lines{});
}

TEST(Order, BothOfThemAreAllOfThem) {
    Said said;
    said.count(0, Attribute::Killed, "attackers", 3);
    said.count(0, Attribute::Killed, "attackers", 2, 1).quote = "Both raiders who died";
    EXPECT_EQ(said.found(), Lines{"killed attackers internal-contradiction: 2 | 3"});

    Said part;
    part.count(0, Attribute::Killed, "attackers", 3);
    part.count(0, Attribute::Killed, "attackers", 2, 1).quote = "two raiders died";
    EXPECT_EQ(part.found(), Lines{});
}

TEST(Order, WhoIsKilledBesideTheAttackersIsAVictim) {
    // Seven and two are the nine of the other report.
    Said said;
    ComparedClaim& all = said.count(0, Attribute::Killed, "all", 7);
    all.quote = "Seven people were killed";
    all.sentence = "Seven people were killed and two raiders died.";
    all.span = {0, 24};
    ComparedClaim& raiders = said.count(0, Attribute::Killed, "attackers", 2);
    raiders.quote = "two raiders died";
    raiders.sentence = "Seven people were killed and two raiders died.";
    raiders.span = {29, 45};
    said.count(1, Attribute::Killed, "all", 9);
    EXPECT_EQ(said.found(), Lines{"killed all / victims scope-difference: 7 victims | 9 in all"});
}

} // namespace parallax::disagreement
