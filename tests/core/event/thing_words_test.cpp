#include "event/thing_words.h"

#include <gtest/gtest.h>

namespace parallax::event {

TEST(ThingWords, SynonymsAndPluralsOfABuildingOrVehicleAreOneWord) {
    EXPECT_EQ(thingWord("stores"), thingWord("shop"));
    EXPECT_EQ(thingWord("buses"), thingWord("bus"));
    EXPECT_FALSE(thingWord("barracks").empty());
    EXPECT_NE(thingWord("hotel"), thingWord("shop"));
}

TEST(ThingWords, OtherWordsAreNoThings) {
    for (const char* word : {"or", "local", "ministry", "attack", "clerk", "stormed"})
        EXPECT_EQ(thingWord(word), "") << word;
}

TEST(ThingWords, AnotherOneOfItsKindIsMarked) {
    const std::string text = "The gang stormed a hotel and another privately owned gun shop on the quay.";
    const NamedThings named = namedThings(text, 0, text.size());
    EXPECT_EQ(named.others, std::vector<std::string>{thingWord("shop")});
    EXPECT_EQ(named.all.front(), thingWord("hotel"));
}

TEST(ThingWords, WhatStandsBesideANameTellsWhatItIs) {
    const std::string text = "Four of them stormed Larch, another gun shop, and left.";
    const NamedThings named = namedThings(text, 0, text.find(','));
    EXPECT_EQ(named.others, std::vector<std::string>{thingWord("shop")});
    // Not beside a common noun, and not the next clause.
    EXPECT_TRUE(namedThings("They stormed it, another shop burned.", 0, 15).all.empty());
}

} // namespace parallax::event
