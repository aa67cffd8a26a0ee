#include "event/local_joins.h"

#include "core/pipeline/hand_made.h"

#include <gtest/gtest.h>

namespace parallax::event {

namespace {

using claim::Attribute;
using mention::ActorKind;
using mention::EventKind;
using mention::Role;
using pipeline::testing::HandMade;

std::vector<std::int32_t> joined(const HandMade& report) {
    const claim::AnalysedReport view{{1}, &report.made.report, &report.made.analysis};
    return joinMentions(view, std::vector<std::int32_t>(report.made.analysis.actors.size(), -1));
}

using Sets = std::vector<std::int32_t>; // the first mention of each mention's happening

} // namespace

TEST(LocalJoins, DeedAndOutcomeOfOneSentenceAreOne) {
    HandMade one("a.txt", "", "Masked men stormed the mill at Ostmark, killing two guards.");
    one.happening("Masked men stormed the mill", EventKind::Attack);
    one.happening("killing two guards", EventKind::Killing).within = 0;
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalJoins, WhatComesAfterIsAnotherThing) {
    HandMade one("a.txt", "", "\n\n\n\nFive were killed after the attack on the mill.");
    one.happening("Five were killed", EventKind::Killing).within = 1;
    one.happening("after the attack on the mill", EventKind::Attack);
    one.made.analysis.events[0].sentence = one.made.analysis.events[1].sentence = 9; // far from the lead
    EXPECT_EQ(joined(one), (Sets{0, 1}));
}

TEST(LocalJoins, OneSentenceOnTheAttackersIsOneOperation) {
    HandMade one("a.txt", "", "Police shot dead three raiders and arrested five of the gang.");
    one.happening("Police shot dead three raiders", EventKind::Killing);
    one.happening("arrested five of the gang", EventKind::Arrest);
    one.count("three raiders", Attribute::Killed, "attackers", 3, 0);
    one.count("five of the gang", Attribute::Detained, "attackers", 5, 1);
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalJoins, HeadlineAndLeadTellOfOneThing) {
    HandMade one("a.txt", "", "Raid on the ferry at Ostmark\nSix people were killed on a ferry in Ostmark on Monday.");
    one.made.report.titleSpan = one.span("Raid on the ferry at Ostmark");
    one.happening("Raid on the ferry at Ostmark", EventKind::Attack, {}, "Ostmark");
    one.happening("Six people were killed on a ferry", EventKind::Killing, HandMade::days(100), "Ostmark");
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalJoins, LeadsThatNameTwoPlacesOrTwoTollsTellOfTwoThings) {
    HandMade places("a.txt", "", "A bomb killed four in Ostmark.\nA bomb went off in Velin.");
    places.happening("A bomb killed four in Ostmark", EventKind::Bombing, {}, "Ostmark");
    places.happening("A bomb went off in Velin", EventKind::Bombing, {}, "Velin");
    EXPECT_EQ(joined(places), (Sets{0, 1}));

    HandMade tolls("b.txt", "", "A bomb killed four people.\nA bomb at the docks killed nine people.");
    tolls.happening("A bomb killed four people", EventKind::Bombing);
    tolls.happening("A bomb at the docks killed nine people", EventKind::Bombing);
    tolls.count("killed four people", Attribute::Killed, "all", 4, 0);
    tolls.count("killed nine people", Attribute::Killed, "all", 9, 1);
    EXPECT_EQ(joined(tolls), (Sets{0, 1}));

    HandMade another("c.txt", "", "Gunmen attacked a bank.\nGunmen attacked another bank.");
    another.happening("Gunmen attacked a bank", EventKind::Attack);
    another.happening("Gunmen attacked another bank", EventKind::Attack);
    EXPECT_EQ(joined(another), (Sets{0, 1}));
}

TEST(LocalJoins, ShotsOfThePoliceAreNotWhatTheHeadlineSumsUp) {
    HandMade one("a.txt", "", "Attack on the harbour\nPolice shot two men dead at the harbour.");
    one.made.report.titleSpan = one.span("Attack on the harbour");
    one.actor("Police", ActorKind::SecurityForce, false);
    one.happening("Attack on the harbour", EventKind::Attack);
    one.happening("Police shot two men dead", EventKind::Killing);
    one.takesPart(0, Role::Perpetrator, 1);
    EXPECT_EQ(joined(one), (Sets{0, 1}));
}

TEST(LocalJoins, FarDefiniteNounMeansTheStory) {
    HandMade one("a.txt", "",
                 "Gunmen attacked the depot.\nA guard was shot at the gate.\nTrains stopped.\nRoads were closed.\n"
                 "Shops shut.\nThe attack was the first in years.");
    one.happening("Gunmen attacked the depot", EventKind::Attack);
    one.happening("A guard was shot at the gate", EventKind::Shooting);
    mention::EventMention& back = one.happening("The attack", EventKind::Attack);
    back.nominal = back.definite = true;
    back.sameAs = 1;
    one.made.analysis.events[1].sentence = 3; // behind the lead
    EXPECT_EQ(joined(one), (Sets{0, 1, 0}));
}

TEST(LocalJoins, TheFirstTollOfAllIsOfWhatTheReportIsAbout) {
    HandMade one("a.txt", "",
                 "Suspect in Ostmark shooting had debts\nHe worked at the docks.\nHe lived alone.\nTrains ran late.\n"
                 "Nine people died when he opened fire.\nFour people died when he opened fire.");
    one.made.report.titleSpan = one.span("Suspect in Ostmark shooting had debts");
    one.happening("Ostmark shooting", EventKind::Shooting, {}, "Ostmark");
    one.happening("Nine people died when he opened fire", EventKind::Shooting);
    one.happening("Four people died when he opened fire", EventKind::Shooting);
    one.count("Nine people", Attribute::Killed, "all", 9, 1);
    one.count("Four people", Attribute::Killed, "all", 4, 2);
    EXPECT_EQ(joined(one), (Sets{0, 0, 2}));
}

TEST(LocalJoins, TheOnlyDayOfViolenceIsThatOfWhatAnArrestIsAbout) {
    const auto about = [](std::int64_t published, std::int64_t second) {
        HandMade one("a.txt", "",
                     "Two held over the shooting of a baker\nThey were charged today.\nHe lived alone.\n"
                     "Trains ran late.\nA man fired at the baker in May.\nA neighbour was stabbed.");
        one.on(published).made.report.titleSpan = one.span("Two held over the shooting of a baker");
        one.happening("the shooting of a baker", EventKind::Shooting);
        one.happening("A man fired at the baker in May", EventKind::Shooting, HandMade::days(100)).background = true;
        if (second > 0)
            one.happening("A neighbour was stabbed", EventKind::Killing, HandMade::days(second));
        return joined(one);
    };
    EXPECT_EQ(about(120, 0), (Sets{0, 0}));
    EXPECT_EQ(about(120, 90), (Sets{0, 1, 2})) << "two days of violence: either may be meant";
    EXPECT_EQ(about(300, 0), (Sets{0, 1})) << "half a year ago: history";
}

TEST(LocalJoins, ATollAtTheHeadOfTheNextSentenceIsTheOutcome) {
    HandMade one("a.txt", "",
                 "Troops and raiders fought at the depot.\nTwo guards were killed.\nLater a clerk was killed.");
    one.happening("Troops and raiders fought at the depot", EventKind::Clash);
    one.happening("Two guards were killed", EventKind::Killing);
    one.happening("Later a clerk was killed", EventKind::Killing);
    one.count("Two guards", Attribute::Killed, "guards", 2, 1);
    one.count("a clerk", Attribute::Killed, "clerk", 1, 2);
    for (mention::EventMention& each : one.made.analysis.events)
        each.sentence += 9; // behind the lead
    EXPECT_EQ(joined(one), (Sets{0, 0, 2}));

    HandMade doers("b.txt", "", "Troops and raiders fought at the depot.\nPolice killed two men.");
    doers.actor("Police", ActorKind::SecurityForce, false);
    doers.happening("Troops and raiders fought at the depot", EventKind::Clash);
    doers.happening("Police killed two men", EventKind::Killing);
    doers.takesPart(0, Role::Authority, 1);
    doers.count("two men", Attribute::Killed, "attackers", 2, 1);
    for (mention::EventMention& each : doers.made.analysis.events)
        each.sentence += 9;
    EXPECT_EQ(joined(doers), (Sets{0, 1})) << "who did it is told anew";
}

TEST(LocalJoins, WhatWasDoneThereIsPartOfGoingThere) {
    HandMade one("a.txt", "", "They rammed the gate of the barracks, where they killed two guards.");
    one.happening("They rammed the gate of the barracks", EventKind::Attack);
    one.happening("where they killed two guards", EventKind::Killing);
    one.count("two guards", Attribute::Killed, "guards", 2, 1);
    for (mention::EventMention& each : one.made.analysis.events)
        each.sentence = 9;
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalJoins, AReportKnowsOneAlertOfEachLevel) {
    HandMade one("a.txt", "",
                 "Velin is on red alert.\nThe country is on yellow alert.\nA code red alert was announced.");
    one.happening("Velin is on red alert", EventKind::Alert);
    one.happening("The country is on yellow alert", EventKind::Alert).sameAs = 0;
    one.happening("A code red alert", EventKind::Alert);
    one.claim("red alert", Attribute::AlertLevel, "all", std::string("red"), 0);
    one.claim("yellow alert", Attribute::AlertLevel, "all", std::string("yellow"), 1);
    one.claim("code red alert", Attribute::AlertLevel, "all", std::string("red"), 2);
    EXPECT_EQ(joined(one), (Sets{0, 1, 0}));
}

TEST(LocalJoins, ANounThatNamesAllThatWasAttackedSumsUp) {
    HandMade one("a.txt", "",
                 "Gunmen attacked two depots and a barracks in Velin.\nOne man ran.\nOne man hid.\n"
                 "Police seek those behind attacks on depots and a barracks.\nThe attack on a barracks was the worst.");
    one.happening("Gunmen attacked two depots and a barracks in Velin", EventKind::Attack, HandMade::days(100),
                  "Velin");
    one.happening("attacks on depots and a barracks", EventKind::Attack).nominal = true;
    one.happening("attack on a barracks was", EventKind::Attack).nominal = true;
    one.made.analysis.events[2].trigger.end = one.made.analysis.events[2].trigger.begin + 6;
    EXPECT_EQ(joined(one), (Sets{0, 0, 2}));
}

TEST(LocalJoins, AnAttackInTheTownOfTheStorySumsUpToo) {
    HandMade one("a.txt", "",
                 "Gunmen attacked a bank in Velin.\nOne man ran.\nOne man hid.\n"
                 "He was tied to an attack in Velin.\nNothing like an attack in Ostmark, he said.");
    one.happening("Gunmen attacked a bank in Velin", EventKind::Attack, HandMade::days(100), "Velin");
    one.happening("an attack in Velin", EventKind::Attack, HandMade::days(100), "Velin").nominal = true;
    one.happening("an attack in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark").nominal = true;
    EXPECT_EQ(joined(one), (Sets{0, 0, 2}));
}

TEST(LocalJoins, TheClauseAfterWhenTellsWhatTheNounNames) {
    HandMade one("a.txt", "", "Velin saw its first bombing in 2011 when a man set off a bomb in a bank.");
    mention::EventMention& noun = one.happening("first bombing in 2011", EventKind::Bombing, HandMade::days(100, 365));
    noun.nominal = noun.background = true;
    noun.timeBecause = "its own words: 2011";
    one.happening("when a man set off a bomb in a bank", EventKind::Bombing, HandMade::days(2000));
    one.made.analysis.events[1].trigger = one.span("set off");
    EXPECT_EQ(joined(one), (Sets{0, 0}));
}

TEST(LocalJoins, GenericAndDeniedMentionsTellNothing) {
    HandMade one("a.txt", "", "Attacks happen. No one was killed.");
    one.happening("Attacks happen", EventKind::Attack).generic = true;
    one.happening("No one was killed", EventKind::Killing).modality = mention::Modality::Denied;
    EXPECT_EQ(joined(one), (Sets{-1, -1}));
}

TEST(LocalJoins, PlacesAreApartOnlyAsNames) {
    const auto apart = [](const char* left, const char* right) {
        return placesApart(placeNameWords(left), placeNameWords(right));
    };
    EXPECT_TRUE(apart("Ostmark", "Velin"));
    EXPECT_FALSE(apart("Ostmark", "Ostmark Province"));
    EXPECT_FALSE(apart("the base", "Velin"));
    EXPECT_FALSE(apart("mostly flat Eastern country", "Velin"));
    EXPECT_FALSE(apart("Belgium", "Velin")) << "a country may hold the town";
}

} // namespace parallax::event
