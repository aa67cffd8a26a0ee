#include "event/vague_events.h"

#include "core/pipeline/hand_made.h"

#include <gtest/gtest.h>

namespace parallax::event {

namespace {

using claim::Attribute;
using mention::EventKind;
using mention::Modality;
using mention::PhraseForm;
using pipeline::testing::HandMade;

const std::string lead = "Raiders stormed the mill at Ostmark on Monday.\n";

HandMade lineAfterLead(const std::string& line) {
    HandMade made("a.txt", "", lead + line);
    made.happening("Raiders stormed the mill at Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark")
        .phrase.form = PhraseForm::Clause;
    return made;
}

bool isVague(const HandMade& one, std::size_t mention = 1) {
    return findVague(one.made.report, one.made.analysis)[mention];
}

Merge merged(const HandMade& one) {
    const claim::AnalysedReport view{{1}, &one.made.report, &one.made.analysis};
    actor::Resolution nobody;
    nobody.of.emplace_back(one.made.analysis.actors.size(), -1);
    return mergeEvents({&view, 1}, {0}, nobody);
}

} // namespace

TEST(VagueEvents, AnAimIsNoneUntilSomethingIsClaimedOfItOrItHasATime) {
    HandMade one = lineAfterLead("They vowed to seize the depot.");
    one.happening("seize the depot", EventKind::Attack).modality = Modality::Planned;
    EXPECT_TRUE(isVague(one));
    EXPECT_EQ(merged(one).of[0][1], -1);
    EXPECT_EQ(merged(one).events.size(), 1u);
    HandMade claimed = one;
    claimed.claim("the depot", Attribute::Target, "all", std::string("the depot"), 1);
    EXPECT_FALSE(isVague(claimed));
    one.made.analysis.events[1].timeBecause = "its own words: a day";
    one.made.analysis.events[1].time = HandMade::days(110);
    EXPECT_FALSE(isVague(one));
}

TEST(VagueEvents, WhatIsAnnouncedIsAnEvent) {
    HandMade one = lineAfterLead("The family prepared to bury Halden.");
    one.happening("bury Halden", EventKind::Burial).modality = Modality::Planned;
    EXPECT_FALSE(isVague(one));
    EXPECT_GE(merged(one).of[0][1], 0);
}

TEST(VagueEvents, TheFirstSentenceAndTheHeadlineTellWhatTheReportIsAbout) {
    HandMade one("a.txt", "", "Raiders threaten to seize the depot.\nThe owner fears violence.");
    one.made.report.titleSpan = one.span("Raiders threaten to seize the depot.");
    one.happening("seize the depot", EventKind::Attack).modality = Modality::Planned;
    EXPECT_FALSE(isVague(one, 0));
}

TEST(VagueEvents, ANounAloneIsOfTheIncidentThatItStandsIn) {
    HandMade one = lineAfterLead("Shops were shut for fear of violence.");
    mention::EventMention& noun = one.happening("violence", EventKind::Clash, HandMade::days(100));
    noun.nominal = true;
    noun.phrase.form = PhraseForm::Bare;
    noun.timeBecause = "the day of the story";
    noun.within = 0;
    EXPECT_TRUE(isVague(one));
    const Merge merge = merged(one);
    ASSERT_EQ(merge.events.size(), 1u);
    EXPECT_EQ(merge.of[0], (std::vector<std::int32_t>{0, 0}));
    ASSERT_EQ(merge.events[0].mentions.size(), 2u);
    EXPECT_LT(merge.events[0].mentions[0].span.begin, merge.events[0].mentions[1].span.begin);
}

TEST(VagueEvents, AParticipleThatOnlySaysWhichOneIsNone) {
    HandMade one = lineAfterLead("Papers of the arrested trader were found, and a street was closed in Velin.");
    one.happening("arrested", EventKind::Arrest);
    one.happening("a street was closed in Velin", EventKind::Other).phrase.form = PhraseForm::Clause;
    EXPECT_TRUE(isVague(one, 1));
    EXPECT_FALSE(isVague(one, 2));
    const Merge merge = merged(one);
    EXPECT_EQ(merge.of[0][1], -1);
    EXPECT_GE(merge.of[0][2], 0);
}

} // namespace parallax::event
