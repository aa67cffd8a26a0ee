// Kinds of weapons, vehicles and causes, and which of them are at odds.
#include "core/disagreement/said.h"

#include "disagreement/thing_kind.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using claim::Attribute;
using testing::Lines;
using testing::Said;

namespace {

void told(Said& said, std::uint32_t report, Attribute attribute, std::string value, std::int32_t event = 0) {
    said.add(report, attribute, "attackers", std::move(value), event);
}

} // namespace

TEST(ThingKind, TheHeadOfAValueDecides) {
    EXPECT_EQ(thingKind("a stolen .38 caliber revolver"), thingKind("revolver"));
    EXPECT_EQ(thingKind("two Assault Rifles"), thingKind("assault rifle"));
    EXPECT_EQ(thingKind("rifle with a scope"), thingKind("rifle"));
    EXPECT_EQ(thingKind("car bomb"), thingKind("car bombs"));
    EXPECT_EQ(thingKind("rifle butt"), -1);
    EXPECT_EQ(thingKind(""), -1);
    EXPECT_TRUE(fits(thingKind("gun"), thingKind("firearm")));
    EXPECT_TRUE(fits(thingKind("firearm"), thingKind("pistol")));
    EXPECT_FALSE(fits(thingKind("rifle"), thingKind("pistol")));
    EXPECT_FALSE(fits(thingKind("tug"), thingKind("fishing boat")));
    EXPECT_EQ(familyOf(thingKind("hunting rifle")), thingKind("firearm"));
    EXPECT_TRUE(namesSeveral("automatic rifles"));
    EXPECT_FALSE(namesSeveral("rifle"));
}

TEST(Kinds, ARifleAndAPistolExcludeEachOtherAGunGoesWithBoth) {
    Said said;
    told(said, 0, Attribute::Weapon, "hunting rifle");
    told(said, 1, Attribute::Weapon, "gun");
    told(said, 2, Attribute::Weapon, "rifle");
    EXPECT_EQ(said.found(), Lines{});
    told(said, 3, Attribute::Weapon, "9 mm pistol");
    EXPECT_EQ(said.found(), Lines{"weapon attackers contradiction: 9 mm pistol | hunting rifle"});
}

TEST(Kinds, SeveralWeaponsAndOtherHappeningsAreNoRivals) {
    Said said;
    told(said, 0, Attribute::Weapon, "rifles");
    told(said, 1, Attribute::Weapon, "pistols");
    EXPECT_EQ(said.found(), Lines{}) << "both may have been used";
    Said mixed;
    told(mixed, 0, Attribute::Weapon, "rifle");
    told(mixed, 0, Attribute::Weapon, "pistol");
    told(mixed, 1, Attribute::Weapon, "pistol");
    EXPECT_EQ(mixed.found(), Lines{}) << "one report knows of two";
    Said parts;
    told(parts, 0, Attribute::Weapon, "rifle", 1);
    told(parts, 1, Attribute::Weapon, "pistol", 2);
    EXPECT_EQ(parts.found(), Lines{}) << "two happenings";
    Said families;
    told(families, 0, Attribute::Weapon, "rifle");
    told(families, 1, Attribute::Weapon, "knife");
    EXPECT_EQ(families.found(), Lines{}) << "one may have had both";
}

TEST(Kinds, TwoSpeakersOfOneReportMayBeAtOdds) {
    Said said;
    said.add(0, Attribute::Weapon, "attackers", "rubber bullet").speaker = 1;
    said.add(0, Attribute::Weapon, "attackers", "live round").speaker = 2;
    EXPECT_EQ(said.found(), Lines{"weapon attackers internal-contradiction: live round | rubber bullet"});
    Said known;
    known.add(0, Attribute::Weapon, "attackers", "rubber bullet").speaker = 1;
    known.add(0, Attribute::Weapon, "attackers", "live round");
    EXPECT_EQ(known.found(), Lines{}) << "the report itself knows of one beside";
}

TEST(Kinds, VehiclesOfOneEscape) {
    Said said;
    told(said, 0, Attribute::Vehicle, "fishing boat", 1);
    told(said, 1, Attribute::Vehicle, "stolen tug", 1);
    told(said, 2, Attribute::Vehicle, "boat", 1);
    EXPECT_EQ(said.found(), Lines{"vehicle attackers contradiction: fishing boat | stolen tug"});
    Said land;
    told(land, 0, Attribute::Vehicle, "white van");
    told(land, 1, Attribute::Vehicle, "motorcycle");
    EXPECT_EQ(land.found(), Lines{"vehicle attackers contradiction: motorcycle | white van"});
}

TEST(Kinds, AnAccidentAndADeedAreTwoCauses) {
    Said said;
    said.add(0, Attribute::Cause, "all", std::string("gas leak"));
    said.add(1, Attribute::Cause, "all", std::string("overloaded cable"));
    EXPECT_EQ(said.found(), Lines{}) << "reasons are worded in too many ways";
    said.add(2, Attribute::Cause, "all", std::string("parcel bomb"));
    ASSERT_EQ(said.found().size(), 1u);
    EXPECT_EQ(said.found()[0].substr(0, 24), "cause all contradiction:");
}

} // namespace parallax::disagreement
