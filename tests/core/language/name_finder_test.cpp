#include "language/analyser.h"
#include "language/conllu.h"

#include <gtest/gtest.h>

#include <string>

namespace parallax::language {
namespace {

// "PER Anton Varga; LOC Zelvia"
std::string namesOf(const std::string& text) {
    const Document document = analyser().analyse(text);
    std::string all;
    for (const Name& found : document.names) {
        all += (all.empty() ? "" : "; ") + std::string(name(found.kind)) + ' ' + std::string(found.span.in(text));
    }
    return all;
}

TEST(NameFinder, knowsOrganisationsByTheirNames) {
    EXPECT_EQ(namesOf("The attack was claimed by Islamic State and condemned by the African Union."),
              "ORG Islamic State; ORG African Union");
    EXPECT_EQ(namesOf("The unrest in Central Asia worries Reuters and the World Food Programme."),
              "LOC Central Asia; ORG Reuters; ORG World Food Programme");
}

TEST(NameFinder, takesThePeoplesAdjectiveIntoABodysName) {
    EXPECT_EQ(namesOf("Two planes of the Peruvian Air Force bombed the camp."), "ORG Peruvian Air Force");
}

TEST(NameFinder, keepsABodysNameWhole) {
    EXPECT_EQ(namesOf("A bomb exploded at the Ministry of Public Health on Monday."), "ORG Ministry of Public Health");
}

TEST(NameFinder, joinsANameThatGivesItsInitials) {
    EXPECT_EQ(namesOf("The \"Islamic Front of Varn and the Coast\" (IFVC) began the fighting, authorities said."),
              "ORG Islamic Front of Varn and the Coast; ORG IFVC");
    EXPECT_EQ(namesOf("The Committee for Peace and the Environment (CPE) said on Monday that two people died."),
              "ORG Committee for Peace and the Environment; ORG CPE");
    EXPECT_EQ(namesOf("The Party of Freedom and Justice (PFJ) claimed the attack."),
              "ORG Party of Freedom and Justice; ORG PFJ");
}

TEST(NameFinder, joinsNothingToInitialsOfOtherWords) {
    EXPECT_EQ(namesOf("Police arrested Anton Varga in Norvale (NV) on Monday, and Peter Olsen in Taran (XYZ)."),
              "PER Anton Varga; LOC Norvale; LOC NV; PER Peter Olsen; LOC Taran");
}

TEST(NameFinder, takesABodysNameWholeAtTheHeadOfASentence) {
    EXPECT_EQ(namesOf("Interior Ministry spokesman Oren Vask said on Monday that two banks were attacked."),
              "ORG Interior Ministry; PER Oren Vask");
}

TEST(NameFinder, callsPeoplesNoPersons) {
    EXPECT_EQ(namesOf("Dozens of Norwegians and Brazilians were evacuated."), "");
}

TEST(NameFinder, findsTitlesNoNames) {
    EXPECT_EQ(namesOf("The President said that Dr. Varga had left."), "PER Varga");
}

TEST(NameFinder, callsADepartmentOfThatNameAPlace) {
    EXPECT_EQ(namesOf("Clashes were reported in Arequipa Department."), "LOC Arequipa Department");
}

} // namespace
} // namespace parallax::language
