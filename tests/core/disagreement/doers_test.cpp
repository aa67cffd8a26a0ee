// Who did it: names against names, and against "denied" and "not known".
#include "core/disagreement/said.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using claim::Attribute;
using mention::ActorKind;
using mention::Relation;
using testing::Lines;
using testing::Said;

namespace {

ComparedClaim& doer(Said& said, std::uint32_t report, std::string name, std::int32_t actor = -1,
                    std::optional<ActorKind> kind = {}) {
    ComparedClaim& claim = said.add(report, Attribute::Perpetrator, "attackers", std::move(name));
    claim.actor = actor;
    claim.actorKind = kind;
    claim.sentenceNumber = claim.span.begin;
    return claim;
}

} // namespace

TEST(Doers, PersonsNamedAndChargedOneAfterAnotherExcludeNobody) {
    Said said;
    doer(said, 0, "Nik Halden", 1, ActorKind::Person);
    doer(said, 1, "Tove Marsk", 2, ActorKind::Person);
    doer(said, 2, "Orley", 3, ActorKind::PlaceCommunity);
    EXPECT_EQ(said.found(), Lines());
    doer(said, 0, "Northern Front", 4, ActorKind::ArmedGroup);
    doer(said, 1, "Sea Guard", 5, ActorKind::SecurityForce);
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Northern Front | Sea Guard"});
}

TEST(Doers, WhoIsChargedIsAPersonWhateverTheNameLooksLike) {
    Said said;
    doer(said, 0, "Orm Kell");
    doer(said, 1, "Dell Marsk");
    EXPECT_EQ(said.found().size(), 1u);
    said.claims[0].quote = "Orm Kell was booked on two counts of murder";
    EXPECT_EQ(said.found(), Lines());
}

TEST(Doers, AgeAndHomeAreNoOtherName) {
    Said said;
    doer(said, 0, "Halden");
    doer(said, 1, "25-year-old Nik Halden, of West Orley");
    doer(said, 2, "Nik");
    EXPECT_EQ(said.found(), Lines());
}

TEST(Doers, WhatSomeoneIsMayBearAnyName) {
    Said said;
    doer(said, 0, "Northern Front");
    doer(said, 1, "Orley Mills worker");
    doer(said, 2, "Six Orley Pilgrims"); // how many, not who
    EXPECT_EQ(said.found(), Lines());
}

TEST(Doers, OneVoiceThatNamesTwoTakesThemForSeveral) {
    Said said;
    doer(said, 0, "Northern Front");
    doer(said, 0, "Sea Guard");
    doer(said, 1, "Sea Guard");
    EXPECT_EQ(said.found(), Lines());
    doer(said, 1, "River Council").speaker = 7;
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Northern Front | River Council | Sea Guard"});
}

TEST(Doers, ADenialStandsAgainstTheOneWhoDenies) {
    Said said;
    doer(said, 0, "Sea Guard", 4, ActorKind::SecurityForce);
    const auto deny = [&](std::uint32_t report, std::string who) {
        ComparedClaim& claim = doer(said, report, std::move(who));
        claim.relation = Relation::Denied;
        claim.hedge = claim::Hedge::Denied;
    };
    deny(1, "his lawyer");
    deny(1, "Anders Vik"); // denies something else
    EXPECT_EQ(said.found(), Lines());
    deny(2, "Sea Guard spokesman");
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Sea Guard | denied by Sea Guard spokesman"});
}

TEST(Doers, WhoIsClearedBySomebodyElseDoesNotDenyIt) {
    Said said;
    doer(said, 0, "Anders Vik", 4, ActorKind::Person);
    ComparedClaim& cleared = doer(said, 1, "Anders Vik", 4, ActorKind::Person);
    cleared.relation = Relation::Denied;
    cleared.speaker = 9;
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Anders Vik | not Anders Vik"});
}

TEST(Doers, AStateIsADoerAndNotKnownStandsBesideIt) {
    Said said;
    doer(said, 0, "Belgium", 4, ActorKind::PlaceCommunity);
    ComparedClaim& unknown = said.add(1, Attribute::Perpetrator, "attackers", {});
    unknown.relation = Relation::Unknown;
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Belgium | not known"});
}

// Two parts of a war that one story tells of: each was someone's deed.
TEST(Doers, DoersOfTwoHappeningsAreNoRivals) {
    Said said;
    doer(said, 0, "Northern Front").event = 1;
    doer(said, 1, "Sea Guard").event = 2;
    EXPECT_EQ(said.found(), Lines());
    doer(said, 1, "Sea Guard").event = 1;
    EXPECT_EQ(said.found(), Lines{"perpetrator attackers contradiction: Northern Front | Sea Guard"});
}

TEST(Doers, AHeadlineAboutASuspectNamesNobody) {
    Said said;
    doer(said, 0, "Northern Front");
    doer(said, 1, "Orley Harbour Unit Arrests Suspect");
    EXPECT_EQ(said.found(), Lines());
}

} // namespace parallax::disagreement
