#include "mention/actor_finder.h"

#include "language/analyser.h"
#include "mention/name_context.h"

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

bool has(const std::string& text, const std::string& actor) {
    const auto all = actorsOf(text);
    return std::ranges::find(all, actor) != all.end();
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

TEST(ActorFinder, aNameOfNothingButATitleAtTheEndOfATextIsNone) {
    const std::string text = "Police asked for Berger";
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    ASSERT_EQ(document.tokens.size(), 4u);
    std::vector<language::Name> names{{language::NameKind::Person, 2, 4, syntax.span(2, 3)}};
    readNameContext(syntax, names);
    EXPECT_TRUE(names.empty());
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

TEST(ActorFinder, takesAnOfficeWithWhoHeadsIt) {
    EXPECT_EQ(kindOf("The Velm County Sheriff's Office said a man died.", "Velm County Sheriff's Office"),
              ActorKind::SecurityForce);
    EXPECT_EQ(kindOf("He died at once, the Velm County Coroner’s Office said.", "Velm County Coroner’s Office"),
              ActorKind::Organisation);
    EXPECT_TRUE(
        has("The Kolen County District Attorney's office charged him.", "Kolen County District Attorney's office"));
}

TEST(ActorFinder, cutsTitlesOffTheFrontOfAPerson) {
    EXPECT_TRUE(has("Chief of Detectives Ana Novak said that two men fled.", "Ana Novak"));
    EXPECT_TRUE(has("Sgt. Ana Novak said that two men fled.", "Ana Novak"));
    EXPECT_FALSE(has("Sgt. Ana Novak said that two men fled.", "Sgt. Ana Novak"));
}

TEST(ActorFinder, anOfficeIsNoName) {
    EXPECT_EQ(kindOf("The Chief Medical Officer told reporters that nine patients died.", "Chief Medical Officer"),
              ActorKind::Person);
}

TEST(ActorFinder, takesNothingOfADatelineForAnActor) {
    EXPECT_EQ(actorsOf("PONTIS, Tav. (KXYZ) – A guard shot two men on Friday.").front(), "guard");
    EXPECT_EQ(actorsOf("VELM HARBOUR — A guard shot two men on Friday.").front(), "guard");
    EXPECT_EQ(actorsOf("VELM HARBOUR, Tavria A guard shot two men on Friday.").front(), "guard");
}

TEST(ActorFinder, takesNoCreditOrClockForABody) {
    EXPECT_EQ(actorsOf("Posted at 8:18 PM EST on Tuesday, a guard called the police.").front(), "guard");
    EXPECT_FALSE(has("The guard called the police. (KXYZ)", "KXYZ"));
}

TEST(ActorFinder, takesNoMakeOfThingForABody) {
    EXPECT_FALSE(has("A witness saw a man driving a black BMW through the streets.", "BMW"));
    EXPECT_TRUE(has("The NATO said that it had killed two men.", "NATO"));
}

TEST(ActorFinder, aWordThatOnlyOpensItsSentenceIsNobody) {
    EXPECT_FALSE(has("Bail has been set at a thousand dollars.", "Bail"));
    EXPECT_FALSE(has("He shot two men on New Year's Eve, and the police came.", "Eve"));
    EXPECT_FALSE(has("The hearing was put off to August, the judge said.", "August"));
}

TEST(ActorFinder, knowsAPoliceDepartmentByItsInitials) {
    EXPECT_EQ(kindOf("The NVPD said that a man was shot.", "NVPD"), ActorKind::SecurityForce);
    EXPECT_EQ(kindOf("The Velm Police Department said that a man was shot.", "Velm Police Department"),
              ActorKind::SecurityForce);
}

TEST(ActorFinder, beginsAPhraseAtItsOwnPossessive) {
    EXPECT_TRUE(has("He called right after his younger brother shot himself.", "younger brother"));
}

TEST(ActorFinder, takesWordsThatGoOnWithAPersonsName) {
    EXPECT_TRUE(has("The murder of Luis Pedro Montenegro shocked the country.", "Luis Pedro Montenegro"));
    EXPECT_TRUE(has("Police Chief Paula May spoke to reporters.", "Paula May"));
    EXPECT_TRUE(has("Authorities say that Velma R. Kolen died.", "Velma R. Kolen"));
    EXPECT_EQ(kindOf("Raymone West, Brian Kolen and Marko Novak were struck.", "Raymone West"), ActorKind::Person);
}

TEST(ActorFinder, takesNoCrossingOrAvenueForAPerson) {
    EXPECT_FALSE(has("Officers came to the corner of Betty and East Carol Avenues.", "Betty"));
    EXPECT_FALSE(has("A man was hit near 26th Street and Avenue J.", "Avenue J"));
    EXPECT_FALSE(has("The guards stayed at a home on Bade Rd last week.", "Bade Rd"));
}

TEST(ActorFinder, oneGunmanIsNoGroup) {
    EXPECT_EQ(kindOf("A gunman fired at the crowd.", "gunman"), ActorKind::Person);
    EXPECT_EQ(kindOf("Three gunmen fired at the crowd.", "Three gunmen"), ActorKind::Group);
    EXPECT_NE(kindOf("A gang fired at the crowd.", "gang"), ActorKind::Person);
}

TEST(ActorFinder, aFestivityIsNoBody) {
    EXPECT_FALSE(has("A man was shot during a large party in Velm.", "large party"));
    EXPECT_FALSE(has("The birthday party ended when a man was shot.", "birthday party"));
    EXPECT_TRUE(has("The opposition party condemned the raid.", "opposition party"));
}

TEST(ActorFinder, knowsAHospitalOfTheChildren) {
    EXPECT_TRUE(has("Velm Children's Hospital said that the boy died.", "Velm Children's Hospital"));
}

TEST(ActorFinder, aSentenceToldTwiceTellsOfTheSamePeople) {
    const std::string text = "A guard was shot at a depot in Velm on Monday.\nOne clerk ran away.\n"
                             "A guard was shot at a depot in Velm on Monday.";
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    auto actors = findActors(syntax);
    resolveChains(syntax, actors);
    ASSERT_EQ(actors.mentions.size(), 3U);
    EXPECT_EQ(actors.mentions[0].chain, actors.mentions[2].chain);
    EXPECT_NE(actors.mentions[0].chain, actors.mentions[1].chain);
}

TEST(ActorFinder, takesAWordOfNoDictionaryForABodyWhereOnlyPeopleStand) {
    EXPECT_EQ(kindOf("A member of the maratistas called the station.", "maratistas"), ActorKind::Organisation);
    EXPECT_EQ(kindOf("The maratistas claimed responsibility for the attack.", "maratistas"), ActorKind::Organisation);
    EXPECT_FALSE(has("The maratistas were sold on the market.", "maratistas"));
}

TEST(ActorFinder, takesNoWarAndNoPrizeForAPerson) {
    EXPECT_FALSE(has("It was the hundredth anniversary of World War One.", "War One"));
    EXPECT_TRUE(has("Marta Kolen of the Organization for the Prohibition of Chemical Weapons said so.",
                    "Organization for the Prohibition of Chemical Weapons"));
}

} // namespace
} // namespace parallax::mention
