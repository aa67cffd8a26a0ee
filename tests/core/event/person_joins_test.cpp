// What befell one person, and what a report tells without place or day of its own.
#include "event/local_joins.h"
#include "event/merger.h"

#include "core/pipeline/hand_made.h"

#include <gtest/gtest.h>

namespace parallax::event {

namespace {

using claim::Attribute;
using mention::ActorKind;
using mention::EventKind;
using mention::Role;
using pipeline::testing::HandMade;

using Sets = std::vector<std::int32_t>; // the first mention of each mention's happening

// `actorOf`: of each actor mention.
Sets joined(const HandMade& report, std::vector<std::int32_t> actorOf = {}) {
    const claim::AnalysedReport view{{1}, &report.made.report, &report.made.analysis};
    if (actorOf.empty())
        actorOf.assign(report.made.analysis.actors.size(), -1);
    return joinMentions(view, actorOf);
}

// Mentions so far behind the lead that only where they stand joins them.
void putFar(HandMade& report) {
    for (mention::EventMention& each : report.made.analysis.events)
        each.sentence += 20;
}

Merge mergedAlone(const HandMade& report) {
    const std::vector<claim::AnalysedReport> views{{{1}, &report.made.report, &report.made.analysis}};
    actor::Resolution nobody;
    nobody.of.emplace_back(report.made.analysis.actors.size(), -1);
    return mergeEvents(views, {0}, nobody);
}

} // namespace

TEST(PersonJoins, NobodyIsKilledTwice) {
    const auto told = [](std::int32_t second) {
        HandMade one("a.txt", "",
                     "Officers shot at a lorry.\nTrains ran late.\nRoads shut.\nOda Lind was shot in a bakery.\n"
                     "A driver was shot near the mill.\nThe death of Lind shocked the street.");
        one.person("Oda Lind");
        one.actor("A driver", ActorKind::Person, false);
        one.person("Lind shocked").text = "Lind";
        one.happening("Officers shot at a lorry", EventKind::Clash, HandMade::days(90));
        one.happening("Oda Lind was shot in a bakery", EventKind::Shooting, {}, "Ostmark");
        one.happening("A driver was shot near the mill", EventKind::Shooting, {}, "Velin");
        one.happening("The death of Lind", EventKind::Killing);
        one.takesPart(0, Role::Victim, 1).takesPart(1, Role::Victim, 2).takesPart(2, Role::Victim, 3);
        return joined(one, {0, 1, second});
    };
    EXPECT_EQ(told(0)[3], 1);
    EXPECT_EQ(told(2)[3], 3) << "somebody else";
}

TEST(PersonJoins, OnePersonIsChargedOnceInAReport) {
    HandMade one("a.txt", "", "Police charged Nik Orm.\nA clerk was charged.\nOrm is accused of arson.");
    one.person("Nik Orm");
    one.actor("A clerk", ActorKind::Person, false);
    one.person("Orm is").text = "Orm";
    one.happening("Police charged Nik Orm", EventKind::Charge);
    one.happening("A clerk was charged", EventKind::Charge);
    one.happening("Orm is accused of arson", EventKind::Charge);
    one.takesPart(0, Role::Suspect, 0).takesPart(1, Role::Suspect, 1).takesPart(2, Role::Suspect, 2);
    EXPECT_EQ(joined(one, {0, 1, 0}), (Sets{0, 1, 0}));
}

TEST(PersonJoins, AllThatBefellTheOnlyPersonHurtIsTheStory) {
    const auto told = [](double dead) {
        HandMade one("a.txt", "",
                     "Girl shot in Ostmark\nA girl was shot in Ostmark.\nTrains ran late.\nShops shut.\nRoads shut.\n"
                     "Neighbours heard the gunfire.\nA teenager died at once.");
        one.made.report.titleSpan = one.span("Girl shot in Ostmark");
        one.actor("A girl", ActorKind::Person, false);
        one.actor("A teenager", ActorKind::Person, false);
        one.happening("Girl shot in Ostmark", EventKind::Shooting, {}, "Ostmark");
        one.happening("A girl was shot in Ostmark", EventKind::Shooting, HandMade::days(100), "Ostmark");
        one.happening("the gunfire", EventKind::Shooting);
        one.happening("A teenager died", EventKind::Killing);
        one.takesPart(0, Role::Victim, 1).takesPart(1, Role::Victim, 3);
        one.count("A girl", Attribute::Killed, "victims", dead, 1);
        return joined(one, {0, 1});
    };
    EXPECT_EQ(told(1), (Sets{0, 0, 0, 0}));
    EXPECT_EQ(told(2), (Sets{0, 0, 0, 3})) << "of two dead the teenager is one";
}

TEST(PersonJoins, TollsInOneListAreOfOneDeed) {
    HandMade one("a.txt", "",
                 "At the depot two guards were killed and six clerks wounded, then a driver was shot dead.");
    one.happening("two guards were killed", EventKind::Killing);
    one.happening("six clerks wounded", EventKind::Attack);
    one.happening("a driver was shot dead", EventKind::Killing);
    one.count("two guards", Attribute::Killed, "guards", 2, 0);
    one.count("six clerks", Attribute::Wounded, "clerks", 6, 1);
    one.count("a driver", Attribute::Killed, "driver", 1, 2);
    putFar(one);
    EXPECT_EQ(joined(one), (Sets{0, 0, 2}));
}

TEST(PersonJoins, APostReadAsAStatementIsOne) {
    HandMade one("a.txt", "", "Mira Tolle tweeted on Monday that the bridge was closed.");
    one.happening("Mira Tolle tweeted on Monday", EventKind::Post, HandMade::days(100));
    one.happening("Mira Tolle tweeted on Monday", EventKind::Statement, HandMade::days(100));
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalContext, WhatHasNoPlaceIsWhereItsSentenceWas) {
    HandMade one("a.txt", "",
                 "Raid in Ostmark on Sunday\nRaiders rammed the gate of the depot, where they hurt two, before guards "
                 "killed one raider.");
    one.happening("Raid in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    one.happening("Raiders rammed the gate of the depot", EventKind::Attack, {}, "depot").placeSpan = one.span("depot");
    one.happening("guards killed one raider", EventKind::Killing);
    one.count("one raider", Attribute::Killed, "attackers", 1, 2);
    const Merge merge = mergedAlone(one);
    EXPECT_EQ(merge.events[static_cast<std::size_t>(merge.of[0][2])].place, "depot, Ostmark");
}

TEST(LocalContext, ASentenceThatGoesOnHasTheDayOfTheOneBefore) {
    const auto told = [](const std::string& opening) {
        HandMade one("a.txt", "",
                     "Raid in Ostmark on Sunday\nTrains ran late.\nOn June 26 police searched a house in Velin.\n" +
                         opening + " officers entered, a man fired.");
        one.happening("Raid in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
        one.happening("On June 26 police searched a house", EventKind::Operation, HandMade::days(140), "Velin");
        one.happening(opening + " officers entered, a man fired", EventKind::Shooting);
        const Merge merge = mergedAlone(one);
        return merge.events[static_cast<std::size_t>(merge.of[0][2])].time;
    };
    EXPECT_TRUE(told("When").meets(HandMade::days(140)));
    EXPECT_FALSE(told("Since").meets(HandMade::days(140)));
}

TEST(LocalContext, WhatIsDoneWasDoneBeforeTheReport) {
    HandMade one("a.txt", "", "Raid in Ostmark on Sunday\nA list of names was leaked.");
    one.on(105).happening("Raid in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    one.happening("A list of names was leaked", EventKind::Post);
    const Merge merge = mergedAlone(one);
    const base::TimeInterval& time = merge.events[static_cast<std::size_t>(merge.of[0][1])].time;
    EXPECT_FALSE(time.begin);
    EXPECT_EQ(time.end, base::CivilTime::ofDay(106));
    EXPECT_EQ(time.basis, base::Basis::Inferred);
}

} // namespace parallax::event
