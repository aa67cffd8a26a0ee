#include "mention/event_phrase.h"

#include "language/analyser.h"
#include "mention/event_finder.h"

#include <gtest/gtest.h>

#include <map>

namespace parallax::mention {
namespace {

// The phrase of each trigger of the text, by its words.
std::map<std::string, EventPhrase> phrasesOf(const std::string& text) {
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    ActorMentions actors = findActors(syntax);
    resolveChains(syntax, actors);
    const std::vector<TimeMention> times = findTimes(document, {});
    const std::vector<Frame> frames = findFrames(syntax, TriggerLexicon::shared());
    const EventPhrases phrases(syntax, actors, times);
    std::map<std::string, EventPhrase> all;
    for (const Frame& frame : frames)
        all[std::string(syntax.form(frame.at))] = phrases.happening(frame.at, frame.clause);
    return all;
}

TEST(EventPhrase, leavesOutTimesAndWhatIsSaidAboutTheParticipants) {
    const auto phrases =
        phrasesOf("On Monday, masked men who had come from the north killed two guards in Velden, officials said.");
    EXPECT_EQ(phrases.at("killed").text, "masked men killed two guards in Velden");
    EXPECT_EQ(phrases.at("killed").form, PhraseForm::Clause);
}

TEST(EventPhrase, leavesOutAPartThatIsToldBehindTheVerb) {
    EXPECT_EQ(phrasesOf("Four customs officers were wounded, one of them seriously.").at("wounded").text,
              "Four customs officers were wounded");
}

TEST(EventPhrase, isAGerundWhereTheDoerIsAnotherClauses) {
    const auto phrases = phrasesOf("Rebels shelled the harbour on Friday, wounding six sailors.");
    EXPECT_EQ(phrases.at("wounding").text, "wounding of six sailors");
    EXPECT_EQ(phrases.at("wounding").form, PhraseForm::Gerund);
}

TEST(EventPhrase, ofANounHoldsWhatCompletesItAndNoArticle) {
    const auto phrases = phrasesOf("The council condemned the attacks on the two bus stations.");
    EXPECT_EQ(phrases.at("attacks").text, "attacks on the two bus stations");
    EXPECT_EQ(phrases.at("attacks").form, PhraseForm::Noun);
}

TEST(EventPhrase, ofANounAloneIsBare) {
    EXPECT_EQ(phrasesOf("Nobody saw the attack.").at("attack").form, PhraseForm::Bare);
}

TEST(EventPhrase, ofANounIsItsClauseWhereTheNounSaysNothingMore) {
    EXPECT_EQ(phrasesOf("The attack took place in the market.").at("attack").text,
              "The attack took place in the market");
    EXPECT_EQ(phrasesOf("A suicide attack shocked the town.").at("attack").text, "suicide attack");
}

TEST(EventPhrase, namesWhomAPronounStandsFor) {
    const auto phrases = phrasesOf("Ivo Brandt is a carpenter. He killed two guards in Velden.");
    EXPECT_EQ(phrases.at("killed").text, "Ivo Brandt killed two guards in Velden");
}

TEST(EventPhrase, ofAPronounThatNothingStandsForIsNone) {
    EXPECT_EQ(phrasesOf("They killed two guards.").at("killed").form, PhraseForm::None);
}

TEST(EventPhrase, keepsAReflexiveObject) {
    EXPECT_EQ(phrasesOf("A man blew himself up in Velden.").at("blew").text, "A man blew himself up in Velden");
}

TEST(Frame, hasTheSubjectNextToTheVerbWhereATreeGivesTwo) {
    // The comma after the first words is missing, as reports are pasted.
    const auto phrases = phrasesOf("Brandt the armed gang also hijacked a commuter bus in the city.");
    EXPECT_EQ(phrases.at("hijacked").text, "the armed gang hijacked a commuter bus in the city");
}

TEST(Frame, hasEachSubjectOfACoordination) {
    EXPECT_EQ(phrasesOf("Three gunmen and Sergeant Ivo Brandt, 27, were killed there.").at("killed").text,
              "Three gunmen and Sergeant Ivo Brandt were killed");
    EXPECT_EQ(phrasesOf("Three guards, two clerks and a river policeman were killed.").at("killed").text,
              "Three guards, two clerks and a river policeman were killed");
    EXPECT_EQ(phrasesOf("In the shoot-out there two gunmen and Sergeant Brandt were killed.").at("killed").text,
              "two gunmen and Sergeant Brandt were killed");
}

} // namespace
} // namespace parallax::mention
