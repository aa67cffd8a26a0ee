#include "disagreement/number_set.h"
#include "disagreement/origin.h"
#include "disagreement/scope.h"
#include "disagreement/text_value.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using mention::Relation;

TEST(NumberSet, RelationsAreSets) {
    const auto set = [](Relation relation, double low) { return numberSet({relation, low, low}, relation); };
    EXPECT_EQ(set(Relation::Equal, 10), (NumberSet{10, 10}));
    EXPECT_EQ(set(Relation::AtLeast, 10), (NumberSet{10, std::nullopt}));
    EXPECT_EQ(set(Relation::MoreThan, 20), (NumberSet{21, std::nullopt}));
    EXPECT_EQ(set(Relation::LessThan, 20), (NumberSet{0, 19}));
    EXPECT_EQ(set(Relation::About, 30), (NumberSet{24, 36}));
    EXPECT_EQ(numberSet({Relation::Some, 24, std::nullopt}, Relation::Some), (NumberSet{24, std::nullopt}));
    EXPECT_EQ(set(Relation::Denied, 5), (NumberSet{0, 0}));
    EXPECT_TRUE(set(Relation::AtLeast, 43).meets(set(Relation::Equal, 112)));
    EXPECT_FALSE(set(Relation::MoreThan, 20).meets(set(Relation::Equal, 20)));
}

TEST(Scope, LatticeOfWhoIsCounted) {
    const auto scope = [](const char* text) { return parseScope(text); };
    EXPECT_EQ(scope("people"), scope("all"));
    EXPECT_EQ(scope("Soldiers"), scope("servicemen"));
    EXPECT_TRUE(isBelow(scope("attackers"), scope("all")));
    EXPECT_TRUE(isBelow(scope("police"), scope("security forces")));
    EXPECT_TRUE(isBelow(scope("police"), scope("victims")));
    EXPECT_TRUE(isBelow(scope("clerk"), scope("civilians")));
    EXPECT_FALSE(isBelow(scope("attackers"), scope("victims")));
    EXPECT_FALSE(isBelow(scope("all"), scope("all")));
    EXPECT_TRUE(areApart(scope("attackers"), scope("police")));
    EXPECT_FALSE(areApart(scope("women"), scope("children")));
    EXPECT_EQ(scopeText(scope("customers")), "customer");
    EXPECT_EQ(scope("prisoners"), scope("inmate")) << "one report's prisoners are the other's inmates";
    EXPECT_NE(scope("prisoners"), scope("children"));
}

TEST(Origin, NearIdenticalSentencesResemble) {
    EXPECT_GT(resemblance("Six miners were killed when the shaft gave way on Monday, the owner said.",
                          "Six miners were killed when the shaft gave way on Monday."),
              0.5);
    EXPECT_LT(resemblance("Six miners were killed when the shaft gave way.",
                          "The owner said that the shaft collapsed and six died."),
              0.2);
    EXPECT_EQ(resemblance("", ""), 0);
}

TEST(TextValue, WordsDecide) {
    EXPECT_EQ(valueLikeness(valueWords("to seize weapons"), valueWords("seizing the weapons")), 1);
    EXPECT_EQ(valueLikeness(valueWords("Northland"), valueWords("the government of Northland")), 1);
    EXPECT_EQ(valueLikeness(valueWords("Northland"), valueWords("rebels of the south")), 0);
}

} // namespace parallax::disagreement
