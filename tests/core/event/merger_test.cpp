#include "event/merger.h"

#include "core/pipeline/hand_made.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace parallax::event {

namespace {

using claim::Attribute;
using mention::EventKind;
using pipeline::testing::HandMade;

// Reports of hand-made happenings, merged: which mentions are one event, and what is part of what.
class Merged {
public:
    HandMade& report(std::string text) {
        m_reports.emplace_back("r" + std::to_string(m_reports.size()), "", std::move(text));
        return m_reports.back();
    }
    void run(std::vector<std::uint32_t> stories = {}) {
        std::vector<claim::AnalysedReport> views;
        for (HandMade& one : m_reports)
            views.push_back({{static_cast<std::int64_t>(views.size()) + 1}, &one.made.report, &one.made.analysis});
        if (stories.empty())
            stories.assign(views.size(), 0);
        actor::Resolution nobody;
        for (const claim::AnalysedReport& one : views)
            nobody.of.emplace_back(one.analysis->actors.size(), -1);
        merge = mergeEvents(views, stories, nobody);
    }
    std::int32_t of(std::size_t report, std::size_t mention) const { return merge.of[report][mention]; }
    std::int32_t parentOf(std::size_t report, std::size_t mention) const {
        return merge.parent[static_cast<std::size_t>(of(report, mention))];
    }
    const Event& event(std::size_t report, std::size_t mention) const {
        return merge.events[static_cast<std::size_t>(of(report, mention))];
    }
    Merge merge;

private:
    std::vector<HandMade> m_reports;
};

} // namespace

TEST(Merger, MainHappeningsOfOneStoryAreOneThoughDatedDaysApart) {
    Merged made;
    made.report("Gunmen attacked the ferry in Ostmark.")
        .happening("Gunmen attacked the ferry in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    made.report("The ferry attack in Ostmark shocked the town.")
        .happening("The ferry attack in Ostmark", EventKind::Attack, HandMade::days(102), "Ostmark");
    made.run();
    EXPECT_EQ(made.of(0, 0), made.of(1, 0));
    EXPECT_FALSE(made.event(0, 0).because.empty());
}

// A report that names no day of its own for what it is about is dated by the day of the news: that can only be late.
TEST(Merger, ADayOfTheNewsCanOnlyBeLate) {
    const auto together = [](std::int64_t own, std::int64_t loose) {
        Merged made;
        made.report("Gunmen attacked the ferry in Ostmark.")
            .happening("Gunmen attacked the ferry in Ostmark", EventKind::Attack, HandMade::days(own), "Ostmark")
            .timeBecause = "its own words: a day";
        made.report("The ferry attack in Ostmark shocked the town.")
            .happening("The ferry attack in Ostmark", EventKind::Attack, HandMade::days(loose), "Ostmark")
            .timeBecause = "the day of the story";
        made.run();
        return made.of(0, 0) == made.of(1, 0);
    };
    EXPECT_TRUE(together(100, 120));
    EXPECT_FALSE(together(120, 100));
    EXPECT_FALSE(together(100, 150)) << "weeks, not months";
}

TEST(Merger, MainHappeningsOfOneDayAreJoinedBeforeThoseDaysApart) {
    Merged made;
    for (const std::int64_t day : {100, 103, 103, 106})
        made.report("Shells hit Ostmark.")
            .happening("Shells hit Ostmark", EventKind::Attack, HandMade::days(day), "Ostmark")
            .timeBecause = "its own words: a day";
    made.run();
    EXPECT_EQ(made.of(1, 0), made.of(2, 0));
    EXPECT_NE(made.of(0, 0), made.of(3, 0)) << "six days apart";
}

// A report on a second bombing that recalls the first one: what both are about are not one.
TEST(Merger, WhatOneReportTellsOfBothStaysApart) {
    const auto together = [](bool recalls) {
        Merged made;
        made.report("A bomb killed six at the market in Ostmark on Sunday.")
            .happening("A bomb killed six at the market in Ostmark", EventKind::Bombing, HandMade::days(100), "Ostmark")
            .timeBecause = "its own words: a day";
        HandMade& other = made.report("A bomb killed four on a bus in Ostmark on Tuesday.\n\n\n\n\nA bombing killed "
                                      "nine at the market in Ostmark on Sunday.");
        other.happening("A bomb killed four on a bus in Ostmark", EventKind::Bombing, HandMade::days(102), "Ostmark")
            .timeBecause = "its own words: a day";
        if (recalls)
            other
                .happening("A bombing killed nine at the market in Ostmark", EventKind::Bombing, HandMade::days(100),
                           "Ostmark")
                .timeBecause = "its own words: a day";
        made.run();
        return made.of(0, 0) == made.of(1, 0);
    };
    EXPECT_TRUE(together(false)) << "a slip of a day or two";
    EXPECT_FALSE(together(true));
}

TEST(Merger, DifferentAttacksOfOneReportStayApart) {
    Merged made;
    HandMade& one = made.report("Gunmen attacked the ferry in Ostmark.\n\n\n\n\nGunmen attacked the mill in Velin.");
    one.happening("Gunmen attacked the ferry in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    one.happening("Gunmen attacked the mill in Velin", EventKind::Attack, HandMade::days(60), "Velin");
    made.report("The mill in Velin was attacked by gunmen.")
        .happening("The mill in Velin was attacked by gunmen", EventKind::Attack, HandMade::days(60), "Velin");
    made.run({0, 1});
    EXPECT_NE(made.of(0, 0), made.of(0, 1));
    EXPECT_EQ(made.of(0, 1), made.of(1, 0)) << "two stories, one town and day, like words";
}

TEST(Merger, SameTownAndDayAloneIsNotEnoughAcrossStories) {
    Merged made;
    made.report("A pedlar was shot in Ostmark.")
        .happening("A pedlar was shot in Ostmark", EventKind::Shooting, HandMade::days(100), "Ostmark");
    made.report("Masked youths fired at buses near Ostmark.")
        .happening("Masked youths fired at buses", EventKind::Shooting, HandMade::days(100), "Ostmark");
    made.run({0, 1});
    EXPECT_NE(made.of(0, 0), made.of(1, 0));
}

TEST(Merger, PartsThatShareAFigureAndWordsAreOne) {
    Merged made;
    for (const char* text : {"Gunmen attacked Ostmark.\nThey stormed the ferry office, killing three sailors.",
                             "Ostmark was attacked by gunmen.\nThree sailors died at the ferry office."}) {
        HandMade& one = made.report(text);
        const bool first = one.made.report.text.starts_with("Gunmen");
        one.happening(first ? "Gunmen attacked Ostmark" : "Ostmark was attacked by gunmen", EventKind::Attack,
                      HandMade::days(100), "Ostmark");
        one.happening(first ? "They stormed the ferry office, killing three sailors"
                            : "Three sailors died at the ferry office",
                      first ? EventKind::Attack : EventKind::Killing, HandMade::days(100), "ferry office");
        one.made.analysis.events[1].sentence = 9; // behind the lead
        one.count(first ? "three sailors" : "Three sailors", Attribute::Killed, "sailor", 3, 1);
    }
    made.run();
    EXPECT_EQ(made.of(0, 1), made.of(1, 1));
    EXPECT_NE(made.of(0, 0), made.of(0, 1));
    EXPECT_EQ(made.parentOf(0, 1), made.of(0, 0));
    EXPECT_EQ(made.event(0, 1).place, "ferry office, Ostmark") << "a noun is placed in its whole's town";
}

TEST(Merger, TheOnlyOneOfARareKindInBothReportsAndTheSameThing) {
    Merged made;
    for (const char* text : {"Gunmen attacked Ostmark.\nThe gang commandeered a school bus.",
                             "Ostmark was attacked by gunmen.\nA third group took over a bus."}) {
        HandMade& one = made.report(text);
        const bool first = one.made.report.text.starts_with("Gunmen");
        one.happening(first ? "Gunmen attacked Ostmark" : "Ostmark was attacked by gunmen", EventKind::Attack,
                      HandMade::days(100), "Ostmark");
        one.happening(first ? "The gang commandeered a school bus" : "A third group took over a bus",
                      EventKind::Hijacking, HandMade::days(100));
        one.claim("bus", Attribute::Vehicle, "attackers", std::string(first ? "school bus" : "bus"), 1);
    }
    made.run();
    EXPECT_EQ(made.of(0, 1), made.of(1, 1));
}

TEST(Merger, TheOnlyExodusOfAStoryIsOneAndNoPartOfItsAttack) {
    Merged made;
    for (const char* told : {"Up to 90 families have left the country.", "The exodus to Velin goes on."}) {
        HandMade& one = made.report(std::string("Gunmen attacked the ferry in Ostmark.\n") + told);
        one.happening("Gunmen attacked the ferry", EventKind::Attack, HandMade::days(100), "Ostmark");
        one.happening(told, EventKind::Departure);
        one.made.analysis.events[1].sentence = 8;
    }
    made.run();
    EXPECT_EQ(made.of(0, 1), made.of(1, 1));
    EXPECT_EQ(made.parentOf(0, 1), -1);
    EXPECT_FALSE(made.event(0, 1).time.known());
}

TEST(Merger, AnotherShopIsAnotherShopInBothReports) {
    Merged made;
    for (const char* text :
         {"Gunmen attacked Ostmark.\nThey raided a gun shop.\nThey raided another gun store.",
          "Ostmark was attacked by gunmen.\nA gun store was raided.\nSome stormed Larch, another gun shop."}) {
        HandMade& one = made.report(text);
        const bool first = one.made.report.text.starts_with("Gunmen");
        one.happening(first ? "Gunmen attacked Ostmark" : "Ostmark was attacked by gunmen", EventKind::Attack,
                      HandMade::days(100), "Ostmark");
        one.happening(first ? "They raided a gun shop" : "A gun store was raided", EventKind::Attack,
                      HandMade::days(100));
        one.happening(first ? "They raided another gun store" : "Some stormed Larch", EventKind::Attack,
                      HandMade::days(100));
        one.made.analysis.events[1].sentence = 8; // behind the lead
        one.made.analysis.events[2].sentence = 9;
    }
    made.run();
    EXPECT_EQ(made.of(0, 2), made.of(1, 2));
    EXPECT_EQ(made.of(0, 1), made.of(1, 1));
    EXPECT_NE(made.of(0, 1), made.of(0, 2));
}

TEST(Merger, WhatPoliceDidIsNotWhatTheAttackersDid) {
    Merged made;
    for (const char* text :
         {"Gunmen attacked Ostmark.\nThe raiders killed three men at the depot gate.\nPolice shot two men.",
          "Ostmark was attacked by gunmen.\nPolice killed men at the depot gate."}) {
        HandMade& one = made.report(text);
        const bool first = one.made.report.text.starts_with("Gunmen");
        one.actor(first ? "The raiders" : "Police",
                  first ? mention::ActorKind::Group : mention::ActorKind::SecurityForce, false);
        one.happening(first ? "Gunmen attacked Ostmark" : "Ostmark was attacked by gunmen", EventKind::Attack,
                      HandMade::days(100), "Ostmark");
        one.happening(first ? "The raiders killed three men" : "Police killed men", EventKind::Killing,
                      HandMade::days(100));
        one.takesPart(0, first ? mention::Role::Perpetrator : mention::Role::Authority, 1);
        one.made.analysis.events[1].sentence = 9; // behind the lead
        if (!first)
            continue;
        one.actor("Police", mention::ActorKind::SecurityForce, false);
        one.happening("Police shot two men", EventKind::Killing, HandMade::days(100));
        one.takesPart(1, mention::Role::Authority, 2);
        one.made.analysis.events[2].sentence = 10;
        one.count("two men", Attribute::Killed, "attackers", 2, 2);
    }
    made.run();
    EXPECT_NE(made.of(0, 1), made.of(1, 1));
}

TEST(Merger, OtherFiguresAreOfOtherParts) {
    // "Three raiders" goes with three, though thirteen in all are told in words and by doers as like.
    Merged made;
    for (const char* text : {"Gunmen attacked Ostmark.\nPolice killed three raiders.",
                             "Ostmark was attacked by gunmen.\nPolice killed 13 raiders.\nThree raiders died in a "
                             "shoot-out at the mill."}) {
        HandMade& one = made.report(text);
        const bool first = one.made.report.text.starts_with("Gunmen");
        one.happening(first ? "Gunmen attacked Ostmark" : "Ostmark was attacked by gunmen", EventKind::Attack,
                      HandMade::days(100), "Ostmark");
        one.happening(first ? "Police killed three raiders" : "Police killed 13 raiders", EventKind::Killing);
        one.made.analysis.events[1].sentence = 9; // behind the lead
        one.count(first ? "three raiders" : "13 raiders", Attribute::Killed, "attackers", first ? 3 : 13, 1);
        if (first)
            continue;
        one.happening("Three raiders died in a shoot-out at the mill", EventKind::Killing);
        one.made.analysis.events[2].sentence = 11;
        one.count("Three raiders", Attribute::Killed, "attackers", 3, 2);
    }
    made.run();
    EXPECT_EQ(made.of(0, 1), made.of(1, 2));
    EXPECT_NE(made.of(0, 1), made.of(1, 1));
}

TEST(Merger, APartThatGoesOnMakesTheWholeLast) {
    Merged made;
    HandMade& one = made.report("Gunmen attacked Ostmark.\nPolice arrested four men through the night.");
    one.happening("Gunmen attacked Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    one.happening("Police arrested four men through the night", EventKind::Arrest, HandMade::days(100, 2));
    made.run();
    EXPECT_EQ(made.parentOf(0, 1), made.of(0, 0));
    EXPECT_EQ(base::edtf(made.event(0, 0).time), "1970-04-11/1970-04-12");
    EXPECT_EQ(made.event(0, 1).place, "Ostmark");
}

TEST(Merger, AnOldHappeningIsNoPart) {
    Merged made;
    HandMade& one = made.report("Gunmen attacked Ostmark.\nIn the year before, a bomb went off there.");
    one.happening("Gunmen attacked Ostmark", EventKind::Attack, HandMade::days(400), "Ostmark");
    one.happening("a bomb went off there", EventKind::Bombing, HandMade::days(30)).background = true;
    made.run();
    EXPECT_EQ(made.parentOf(0, 1), -1);
}

TEST(Merger, ARetellingWeeksLaterBelongsToTheIncident) {
    Merged made;
    HandMade& news = made.report("Gunmen attacked the ferry in Ostmark, killing four sailors.");
    news.happening("Gunmen attacked the ferry in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    HandMade& later = made.report("A court in Velin sentenced a man.\n\n\n\nGunmen attacked the ferry in Ostmark.\n"
                                  "Police arrested nine men.");
    later.happening("A court in Velin sentenced a man", EventKind::Sentence, HandMade::days(140), "Velin");
    later.happening("Gunmen attacked the ferry in Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark")
        .background = true;
    made.run({0, 1});
    EXPECT_EQ(made.of(0, 0), made.of(1, 1));
    EXPECT_NE(made.of(1, 0), made.of(1, 1));
}

// "the story's country": what nobody places is where the story is, context apart.
TEST(Merger, WhatHasNoPlaceIsInTheCountryOfItsStory) {
    Merged made;
    HandMade& told = made.report(
        "Police in Northport, Kenya, held three men. Kenya mourned. The city mourned. A minister spoke in Kenya.");
    told.happening("held three men", EventKind::Arrest, HandMade::days(100), "Kenya");
    told.happening("Kenya mourned", EventKind::Mourning, HandMade::days(102), "Kenya");
    told.happening("A minister spoke", EventKind::Statement, HandMade::days(104), "Kenya");
    told.happening("The city mourned", EventKind::Burial, HandMade::days(130), "");
    made.run();
    EXPECT_EQ(made.event(0, 3).place, "Kenya");
}

TEST(Merger, ACountryNamedTwiceIsNotTheStorys) {
    Merged made;
    HandMade& told = made.report("Police held three men. Kenya mourned. The city mourned.");
    told.happening("held three men", EventKind::Arrest, HandMade::days(100), "Kenya");
    told.happening("Kenya mourned", EventKind::Mourning, HandMade::days(102), "Kenya");
    told.happening("The city mourned", EventKind::Burial, HandMade::days(130), "");
    made.run();
    EXPECT_EQ(made.event(0, 2).place, "");
}

} // namespace parallax::event
