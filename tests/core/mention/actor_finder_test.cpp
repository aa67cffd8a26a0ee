#include "mention/actor_finder.h"

#include "language/analyser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace parallax::mention {
namespace {

std::vector<std::string> actorsOf(const std::string& text) {
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    std::vector<std::string> all;
    for (const ActorMention& mention : findActors(syntax).mentions)
        all.push_back(mention.text);
    return all;
}

// The kind of the first mention with these words; none where there is none.
std::optional<ActorKind> kindOf(const std::string& text, const std::string& actor) {
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    for (const ActorMention& mention : findActors(syntax).mentions)
        if (mention.text == actor)
            return mention.kind;
    return std::nullopt;
}

TEST(ActorFinder, leavesOutHowExactANumberIs) {
    EXPECT_EQ(actorsOf("At least five people were killed.").front(), "five people");
    EXPECT_EQ(actorsOf("About 15 men attacked the depot.").front(), "15 men");
    EXPECT_EQ(actorsOf("More than 20 soldiers were wounded.").front(), "20 soldiers");
}

TEST(ActorFinder, leavesOutARangeOfNumbers) {
    EXPECT_EQ(actorsOf("Between 200 and 400 fighters left the town.").front(), "fighters");
}

TEST(ActorFinder, leavesOutTheCoordinationBeforeAPhrase) {
    EXPECT_EQ(actorsOf("Three guards and two customs clerks were killed, Kolen said."),
              (std::vector<std::string>{"Three guards", "two customs clerks", "Kolen"}));
}

TEST(ActorFinder, aTownBeforeAManOfSomeAgeIsNoPerson) {
    EXPECT_EQ(actorsOf("A 33-year-old Pontis man was wounded on Monday, police said."),
              (std::vector<std::string>{"33-year-old Pontis man", "police"}));
    EXPECT_EQ(kindOf("Police arrested 33-year-old Pontis Varga on Monday.", "Pontis Varga"), ActorKind::Person);
}

TEST(ActorFinder, takesNoDatelineForABody) {
    EXPECT_EQ(actorsOf("NORVAL -- Two people were killed on Monday."), std::vector<std::string>{"Two people"});
    EXPECT_EQ(actorsOf("NORVAL (Coast Wire) - Two people were killed on Monday.").back(), "Two people");
}

TEST(ActorFinder, ANounInCapitalsIsNoName) {
    const std::string text = "POLICE were searching the hills.";
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    const ActorMentions found = findActors(syntax);
    ASSERT_FALSE(found.mentions.empty());
    EXPECT_EQ(found.mentions.front().form, MentionForm::Nominal);
    EXPECT_EQ(found.mentions.front().kind, ActorKind::SecurityForce);
}

TEST(ActorFinder, leavesOutTheDayAndWhatStandsBeforeTheArticle) {
    EXPECT_EQ(actorsOf("Early Sunday morning gunmen attacked the depot."), std::vector<std::string>{"gunmen"});
    EXPECT_EQ(actorsOf("Kolen was not among the suspected attackers.").back(), "suspected attackers");
}

TEST(ActorFinder, takesABodyToTheEndOfWhatItIsFor) {
    EXPECT_EQ(actorsOf("The government's Committee for Religious Harmony said two clerks were wounded."),
              (std::vector<std::string>{"government", "Committee for Religious Harmony", "two clerks"}));
    EXPECT_EQ(actorsOf("He ran the Centre for the Study of Border Wars, police said.")[1],
              "Centre for the Study of Border Wars");
}

TEST(ActorFinder, knowsAServiceByTheNounBeforeIt) {
    EXPECT_EQ(actorsOf("A bomb went off in the building of the state security service."),
              std::vector<std::string>{"state security service"});
}

TEST(ActorFinder, knowsAnInstitutionByItsNoun) {
    EXPECT_EQ(kindOf("Marta Kolen, a student of Peter Brannock College, was wounded.", "Peter Brannock College"),
              ActorKind::Organisation);
}

TEST(ActorFinder, takesNoDayIntoTheNameOfABody) {
    const auto all = actorsOf("Two men were shot outside Rose Hill Apartments Sunday, police said.");
    EXPECT_TRUE(std::ranges::none_of(all, [](const auto& one) { return one.ends_with("Sunday"); }));
    EXPECT_EQ(actorsOf("The Security Council on Sunday condemned the raid.").front(), "Security Council");
}

TEST(ActorFinder, takesNoStreetForAPerson) {
    EXPECT_EQ(actorsOf("A man was shot on Carol Lane in Velm. The 3900 block of Betty Court was closed."),
              std::vector<std::string>{"man"});
}

TEST(ActorFinder, takesNoWordInCapitalsForABody) {
    EXPECT_EQ(actorsOf("The HOME of the clerk was burned and the SUV was stolen."), std::vector<std::string>{"clerk"});
}

TEST(ActorFinder, takesNoDeedWeaponOrStringOfWordsForPeople) {
    EXPECT_EQ(actorsOf("Ten clerks were killed by airstrikes."), std::vector<std::string>{"Ten clerks"});
    EXPECT_EQ(actorsOf("Kolen was given a two-year sentence."), std::vector<std::string>{"Kolen"});
}

TEST(ActorFinder, beginsNoPhraseBeforeItsCopula) {
    const auto actors =
        actorsOf("The dead are three guards and two clerks, said Marta Kolen, the ministry's spokeswoman.");
    EXPECT_NE(std::ranges::find(actors, "three guards"), actors.end());
    EXPECT_EQ(std::ranges::find(actors, "dead are three guards"), actors.end());
}

} // namespace
} // namespace parallax::mention
