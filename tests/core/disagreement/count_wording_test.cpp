// What the words around a count say of it, and which figures are compared for it.
#include "core/disagreement/said.h"

#include "disagreement/count_wording.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using claim::Attribute;
using mention::Relation;
using testing::Lines;
using testing::Said;

namespace {

ComparedClaim worded(std::string_view sentence, std::string_view quote, double size,
                     Attribute attribute = Attribute::Wounded) {
    ComparedClaim claim;
    claim.attribute = attribute;
    claim.sentence = sentence;
    claim.quote = quote;
    claim.value = mention::Quantity{mention::Relation::Equal, size, size};
    return claim;
}

} // namespace

TEST(CountWording, SummandsAreNoTotals) {
    const auto sum = [](std::string_view sentence, std::string_view quote, double size) {
        return isSummand(worded(sentence, quote, size));
    };
    EXPECT_TRUE(sum("Four men and three women were shot.", "Four men and three women were shot", 4));
    EXPECT_TRUE(sum("It injured two men and a 10-year-old girl.", "injured two men", 2));
    EXPECT_FALSE(sum("It injured two men and the police came.", "injured two men", 2));
    EXPECT_FALSE(sum("It left two people dead and four others hurt.", "two people dead", 2));
    EXPECT_FALSE(sum("Six people were killed and 20 were wounded.", "Six people were killed", 6));
    EXPECT_FALSE(sum("It killed six people and injured 20.", "killed six people", 6));
    EXPECT_TRUE(sum("Officers there found two children and one man dead.", "one man dead", 1));
    EXPECT_FALSE(sum("The blast killed two people and three raiders died.", "three raiders died", 3));
    EXPECT_TRUE(sum("Two women and one man were shot.", "one man were shot", 1));
    const auto dead = [](std::string_view sentence, std::string_view quote, double size) {
        return isSummand(worded(sentence, quote, size, Attribute::Killed));
    };
    EXPECT_TRUE(dead("Police came for a dead clerk but found two more people dead.", "two more people dead", 2));
    EXPECT_TRUE(dead("One mill clerk and four night guards were killed.", "four night guards were killed", 4));
    EXPECT_TRUE(dead("Four night guards also died.", "Four night guards also died", 4));
    EXPECT_FALSE(dead("The blast hurt a clerk and left two more people dead.", "two more people dead", 2));
}

TEST(CountWording, SomeOfThemAndOneOfThem) {
    EXPECT_TRUE(countsSome(worded("The other four victims were hurt.", "four victims were hurt", 4)));
    EXPECT_TRUE(countsSome(worded("The fourth victim was found dead.", "fourth victim was found dead", 4)));
    EXPECT_FALSE(countsSome(worded("A fourth victim was found dead.", "fourth victim was found dead", 4)));
    EXPECT_TRUE(tellsOfOne(worded("He shot a man in the arm.", "shot a man", 1)));
    EXPECT_TRUE(tellsOfOne(worded("The man wounded there is well.", "man wounded", 1)));
    EXPECT_FALSE(tellsOfOne(worded("He shot one man in the arm.", "shot one man", 1)));
    EXPECT_TRUE(tellsOfOne(worded("They arrested a clerk.", "arrested a clerk", 1, Attribute::Detained)));
    EXPECT_FALSE(tellsOfOne(worded("They arrested one clerk.", "arrested one clerk", 1, Attribute::Detained)));
}

TEST(CountWording, WishesLinksAndWhoWasNotHurtHimself) {
    const auto nobody = [](std::string_view sentence, std::string_view quote, double size) {
        return countsNobody(worded(sentence, quote, size));
    };
    EXPECT_TRUE(nobody("She was praying that nobody died.", "nobody died", 0));
    EXPECT_TRUE(nobody("A guard had a torn coat but no injuries.", "no injuries", 0));
    EXPECT_FALSE(nobody("The house was hit, but no injuries were reported.", "no injuries were reported", 0));
    EXPECT_TRUE(nobody("+ Two killed in a crash in Velin", "Two killed", 2));
    EXPECT_TRUE(nobody("It seems like no one was hurt too badly.", "no one was hurt", 0));
    EXPECT_TRUE(nobody("Two who range in age from 23 to 31 - were hurt.", "31 - were hurt", 31));
    EXPECT_TRUE(nobody("Five men between the ages of 21 and 58 were shot.", "58 were shot", 58));
    EXPECT_FALSE(nobody("Between 21 and 58 were shot.", "58 were shot", 58));
    EXPECT_TRUE(countsNobody(
        worded("Two have been released from the hospital.", "Two have been released", 2, Attribute::Released)));
    EXPECT_TRUE(
        countsNobody(worded("They will not name him until he is arrested.", "he is arrested", 1, Attribute::Detained)));
    EXPECT_FALSE(nobody("Two killed in a crash in Velin", "Two killed", 2));
}

TEST(CountWording, SomeByDegreeOrderAndPlace) {
    const auto some = [](std::string_view sentence, std::string_view quote, double size) {
        return countsSome(worded(sentence, quote, size));
    };
    EXPECT_TRUE(some("Nine victims sustained minor injuries.", "Nine victims sustained minor injuries", 9));
    EXPECT_TRUE(some("Two were critically wounded.", "Two were critically wounded", 2));
    EXPECT_FALSE(some("Six clerks were hurt, one of them seriously.", "Six clerks were hurt", 6));
    EXPECT_TRUE(some("He stabbed the first three victims at home.", "three victims", 3));
    EXPECT_TRUE(some("No one inside the mill was hurt.", "No one inside the mill was hurt", 0));
    EXPECT_FALSE(some("No one was hurt.", "No one was hurt", 0));
    EXPECT_TRUE(some("One was shot in the arm; the other was shot in the leg.", "One was shot", 1));
    EXPECT_FALSE(some("One was shot in the arm.", "One was shot", 1));
    EXPECT_TRUE(some("One was shot in the arm, a second was found later.", "One was shot", 1));
    EXPECT_TRUE(countsFirst(worded("Three of the dead were clerks.", "Three of the dead", 3, Attribute::Killed)));
    EXPECT_FALSE(countsFirst(worded("Three of the clerks were shot.", "Three of the clerks", 3, Attribute::Killed)));
    EXPECT_TRUE(some("It left four more wounded.", "four more wounded", 4));
    EXPECT_TRUE(some("In addition to the six injured there was another.", "six injured", 6));
    EXPECT_FALSE(some("It left more than four wounded.", "more than four wounded", 4));
}

TEST(CountWording, BothAreAllOfTheAttackersAndSomeOfTheHurt) {
    ComparedClaim hurt = worded("Both were taken to hospital.", "Both were taken", 2);
    hurt.scope = "all";
    EXPECT_FALSE(countsAll(hurt));
    EXPECT_TRUE(countsFirst(hurt));
    ComparedClaim raiders = worded("Both raiders who died were young.", "Both raiders who died", 2, Attribute::Killed);
    raiders.scope = "attackers";
    EXPECT_TRUE(countsAll(raiders));
    EXPECT_FALSE(countsFirst(raiders));
}

TEST(CountWording, AgesFarApartAreOfTwoPersons) {
    Said said;
    const auto age = [&](std::uint32_t report, std::string years) {
        ComparedClaim& claim = said.add(report, Attribute::Age, "Nik Halden", std::move(years), -1);
        claim.subject = 3;
    };
    age(0, "40");
    age(1, "19");
    EXPECT_EQ(said.found(), Lines{});
    said.claims.pop_back();
    age(1, "41");
    ASSERT_EQ(said.found().size(), 1u);
}

TEST(CountWording, TheAttackerAmongTheDead) {
    const auto holds = [](std::string_view sentence, std::string_view quote) {
        return holdsTheAttacker(worded(sentence, quote, 7, Attribute::Killed));
    };
    EXPECT_TRUE(holds("Seven people are dead, including the gunman, police said.", "Seven people are dead"));
    EXPECT_TRUE(holds("It left seven people dead including the suspected shooter.", "seven people dead"));
    EXPECT_FALSE(holds("Seven people are dead, including the mayor.", "Seven people are dead"));
    EXPECT_FALSE(holds("Seven people are dead, including the two gunmen.", "Seven people are dead"));
}

TEST(CountWording, OtherHappeningsAreCountedToo) {
    EXPECT_TRUE(countsMoreThanOneHappening(worded("Nine were hurt across the city.", "Nine were hurt", 9)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded("Two died in separate attacks.", "Two died", 2)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded("Six hurt in violent weekend", "Six hurt", 6)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded("An unrelated raid in Velin hurt 10.", "hurt 10", 10)));
    EXPECT_FALSE(countsMoreThanOneHappening(worded("Two died across the street.", "Two died", 2)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded(
        "Four people died, a boy among them, and 30 were hurt in shootings across Velin.", "Four people died", 4)));
    EXPECT_TRUE(countsMoreThanOneHappening(
        worded("The body count in Velin is up to seven in less than three months.", "body count", 7)));
    EXPECT_FALSE(countsMoreThanOneHappening(worded("Nine died in attacks across Velin.", "Nine died", 9)));
    EXPECT_FALSE(countsMoreThanOneHappening(worded("Nine died in less than an hour.", "Nine died", 9)));
    EXPECT_TRUE(countsMoreThanOneHappening(
        worded("Forty were shot in Velin over the snowy weekend, two attacks among them.", "Forty were shot", 40)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded("Four separate shootings left 10 hurt.", "left 10 hurt", 10)));
    EXPECT_TRUE(countsMoreThanOneHappening(
        worded("Earlier Monday, eight people were shot at a parade.", "eight people were shot", 8)));
}

TEST(CountWording, RatesAndAgesCountNobody) {
    EXPECT_TRUE(countsNobody(worded("The rate is 19.3 deaths per 100,000.", "19.3 deaths", 19.3)));
    EXPECT_TRUE(countsNobody(worded("Tove Marsk, 24, and Nik Halden, 32 were all hurt.", "32 were all hurt", 32)));
    EXPECT_TRUE(countsNobody(worded("Three men, ages 15, 17, and 18, were hurt.", "17, and 18, were hurt", 17)));
    EXPECT_FALSE(countsNobody(worded("In Orley, 32 were hurt.", "32 were hurt", 32)));
    EXPECT_FALSE(countsNobody(worded("On Sunday, 32 were hurt.", "32 were hurt", 32)));
    EXPECT_TRUE(countsNobody(worded("He wounded an 18 and a 15 year old.", "wounded an 18", 18)));
    EXPECT_FALSE(countsNobody(worded("He wounded 18 people.", "wounded 18 people", 18)));
    EXPECT_TRUE(countsNobody(worded("Tove marsk, 22 was shot in both legs.", "22 was shot", 22)));
    EXPECT_FALSE(countsNobody(worded("At noon 22 were shot.", "22 were shot", 22)));
    EXPECT_TRUE(countsNobody(worded("Women, ages 15, 17, and 18, were hurt.", "18, were hurt", 18)));
    EXPECT_FALSE(countsNobody(worded("At noon 18, among them a child, were hurt.", "18, among them a child", 18)));
    EXPECT_TRUE(countsNobody(worded("Police look into slayings of 14- and 18-year-olds", "slayings of 14", 14)));
    EXPECT_TRUE(countsNobody(worded("A third man was shot and killed.", "third man was shot and killed", 3)));
    EXPECT_FALSE(countsNobody(worded("A third man died.", "third man died", 3, Attribute::Killed)));
    EXPECT_TRUE(countsNobody(worded("It left a clerk dead and five other people wounded.", "dead and five other people",
                                    5, Attribute::Killed)));
    EXPECT_TRUE(countsNobody(worded("He has four prior arrests.", "four prior arrests", 4, Attribute::Detained)));
    EXPECT_TRUE(countsNobody(worded("Of 12 death sentences", "12 death sentences", 12, Attribute::Killed)));
}

TEST(CountWording, WhoeverWasShotMayHaveDied) {
    Said said;
    said.count(0, Attribute::Killed, "all", 1);
    said.count(0, Attribute::Wounded, "all", 4).quote = "Four people were shot";
    said.count(1, Attribute::Wounded, "all", 3).quote = "three people were injured";
    EXPECT_EQ(said.found(), Lines());
    said.count(2, Attribute::Wounded, "all", 5).quote = "five people were injured";
    EXPECT_EQ(said.found(), Lines{"wounded all update-over-time: 3 | 5"});
}

TEST(CountWording, AManShotIsNoFigureBesideThoseThatCount) {
    Said said;
    said.count(0, Attribute::Wounded, "all", 1).quote = "shooting a man";
    said.count(1, Attribute::Wounded, "all", 3).quote = "three people hurt";
    EXPECT_EQ(said.found(), Lines());
}

// The one attacker who died is counted in one report and not in the other.
TEST(CountWording, TheDeadWithAndWithoutTheAttackerAgree) {
    Said said;
    said.count(0, Attribute::Killed, "all", 6);
    ComparedClaim& whole = said.count(1, Attribute::Killed, "all", 7);
    whole.sentence = "Seven people are dead, including the gunman.";
    whole.quote = "Seven people are dead";
    EXPECT_EQ(said.found(), (Lines{"killed all / victims scope-difference: 6 victims | 7 in all"}));
}

// Not known of at first, and told a few lines below.
TEST(CountWording, NoReportsBesideAFigureInOneReport) {
    Said said;
    ComparedClaim& none = said.count(0, Attribute::Killed, "all", 0);
    none.sentence = "There were no immediate reports of casualties.";
    none.quote = "no immediate reports of casualties";
    said.count(0, Attribute::Killed, "all", 30);
    EXPECT_EQ(said.found(), Lines{});
    said.claims.pop_back();
    said.count(1, Attribute::Killed, "all", 30);
    EXPECT_EQ(said.found(), (Lines{"killed all update-over-time: 0 | 30"}));
}

// What follows counts some of those who were hurt, or all of them and the dead.
TEST(CountWording, SomeOfThemAreNoTotalEvenAlone) {
    const auto listed = [](std::string_view sentence, std::string_view quote, double size) {
        Said said;
        said.count(0, Attribute::Killed, "all", 1);
        said.count(0, Attribute::Wounded, "all", 4);
        ComparedClaim& other = said.count(1, Attribute::Wounded, "all", size);
        other.sentence = sentence;
        other.quote = quote;
        return said.found();
    };
    EXPECT_EQ(listed("Two of them were shot.", "Two of them were shot", 2), Lines{});
    EXPECT_EQ(listed("Three were critically hurt.", "Three were critically hurt", 3), Lines{});
    EXPECT_EQ(listed("Three others were taken to hospital.", "Three others were taken to hospital", 3), Lines{});
    EXPECT_EQ(listed("One of five people hurt has died.", "five people hurt", 5), Lines{});
    EXPECT_EQ(listed("Five people were hurt, one of whom died.", "Five people were hurt", 5), Lines{});
    EXPECT_EQ(listed("The raid sent five people to hospital.", "sent five people", 5), Lines{});
    EXPECT_EQ(listed("Five people were hurt.", "Five people were hurt", 5).size(), 1u);
    EXPECT_EQ(listed("All three were taken to hospital.", "three were taken", 3).size(), 1u);
}

// "Shots were fired there in April, but nobody was hurt" beside those who were hurt this time.
TEST(CountWording, NobodyHurtBesideTheHurtOfOneVoiceIsOfAnotherHappening) {
    Said said;
    said.count(0, Attribute::Wounded, "all", 0);
    said.count(0, Attribute::Wounded, "all", 4);
    said.count(1, Attribute::Wounded, "all", 4);
    EXPECT_EQ(said.found(), Lines{});
    said.claims[0].speaker = 3;
    EXPECT_EQ(said.found().size(), 2u) << "who says that nobody was hurt is at odds with the report";
}

// "Killed two people and then himself" and "three dead" differ by the attacker.
TEST(CountWording, TheAttackerWhoDiedBesideThem) {
    Said said;
    ComparedClaim& two = said.count(0, Attribute::Killed, "all", 2);
    two.sentence = "The gunman killed two people and then himself.";
    two.quote = "killed two people";
    said.count(1, Attribute::Killed, "all", 3);
    EXPECT_EQ(said.found(), (Lines{"killed all / victims scope-difference: 2 victims | 3 in all"}));
    EXPECT_FALSE(
        attackerDiedBeside(worded("He killed two. He did not say himself why.", "killed two", 2, Attribute::Killed)));
}

TEST(CountWording, WhoIsNamedBesideTheOthers) {
    EXPECT_TRUE(isSummand(worded("He and six others were shot.", "six others were shot", 6)));
    EXPECT_TRUE(isSummand(worded("It left three women and one man injured.", "one man injured", 1)));
    EXPECT_TRUE(isSummand(worded("The raid left a 10-year-old girl and two men hurt.", "two men", 2)));
    EXPECT_FALSE(isSummand(worded("The raid left a girl dead and two men hurt.", "two men", 2)));
    EXPECT_TRUE(isSummand(worded("Medics found a man who was shot and two women, who were also shot.",
                                 "two women, who were also shot", 2)));
    EXPECT_TRUE(countsSome(
        worded("The coroner identified the four deceased clerks.", "four deceased clerks", 4, Attribute::Killed)));
    EXPECT_TRUE(countsMoreThanOneHappening(worded(
        "Three died in Monday shootings on the North, South and Far South sides, police said.", "Three died", 3)));
    EXPECT_TRUE(countsMoreThanOneHappening(
        worded("Four shootings left seven hurt in less than a week.", "left seven hurt", 7)));
    EXPECT_TRUE(isSummand(worded("Two pupils were hurt along with a teacher.", "Two pupils were hurt", 2)));
    EXPECT_FALSE(isSummand(worded("A blast killed Ana Berg and six others were hurt.", "six others were hurt", 6)));
    EXPECT_TRUE(isSummand(
        worded("A couple and their baby were killed.", "couple and their baby were killed", 2, Attribute::Killed)));
    EXPECT_TRUE(isSummand(
        worded("He killed his brother and two others.", "killed his brother and two others", 2, Attribute::Killed)));
    EXPECT_TRUE(isSummand(
        worded("One man is in critical condition and three others are injured.", "three others are injured", 3)));
    EXPECT_FALSE(isSummand(worded("Two men and their wives were killed.", "their wives were killed", 2)));
}

// The dead of two weeks and those of one night.
TEST(CountWording, TotalsOfAWarAreNoFiguresOfADay) {
    Said said;
    said.count(0, Attribute::Killed, "all", 67);
    said.count(1, Attribute::Killed, "all", 72, 0, Relation::About);
    ComparedClaim& war = said.count(2, Attribute::Killed, "all", 425, 0, Relation::MoreThan);
    war.quote = "425 people have been killed";
    EXPECT_EQ(said.found().size(), 1u);
    EXPECT_EQ(said.result.disagreements.front().positions.size(), 3u) << "a toll that grew";
    war.sentence = "More than 425 people have been killed in the two-week offensive.";
    EXPECT_EQ(said.found(), Lines{"killed all precision-difference: 67 | about 72"});
}

TEST(CountWording, TheWoundedWithAndWithoutTheDeadInOneReport) {
    Said said;
    said.count(0, Attribute::Killed, "all", 1);
    said.count(0, Attribute::Wounded, "all", 4);
    said.count(0, Attribute::Wounded, "all", 5);
    EXPECT_EQ(said.found(), Lines{});
    said.claims.back().quote = "five others";
    EXPECT_EQ(said.found().size(), 1u);
    said.claims.back().quote = "";
    said.count(0, Attribute::Wounded, "all", 7);
    EXPECT_EQ(said.found().size(), 0u) << "a larger one is the total, and the four are of a part";
    said.count(1, Attribute::Wounded, "all", 6);
    EXPECT_EQ(said.found().size(), 1u);
}

TEST(CountWording, WhoWasGunnedDownMayLive) {
    Said said;
    said.count(0, Attribute::Killed, "all", 2);
    said.count(1, Attribute::Killed, "all", 4).quote = "four clerks gunned down";
    EXPECT_EQ(said.found(), Lines{});
}

TEST(CountWording, OtherDetaineesAreNoTotal) {
    Said said;
    said.count(0, Attribute::Detained, "all", 4);
    said.count(1, Attribute::Detained, "all", 3).quote = "three others arrested";
    EXPECT_EQ(said.found(), Lines{});
}

// A part and the whole of one report are no two exactnesses.
TEST(CountWording, LeastFiguresOfOneReportAreNoDifference) {
    Said said;
    said.count(0, Attribute::Killed, "all", 40, 0, Relation::AtLeast);
    said.count(0, Attribute::Killed, "all", 50, 0, Relation::MoreThan);
    EXPECT_EQ(said.found(), Lines{});
}

} // namespace parallax::disagreement
