#include "language/wordnet.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace parallax::language {
namespace {

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

TEST(Wordnet, SaysWhatANounDenotes) {
    EXPECT_TRUE(isA("clerk", NounClass::Person));
    EXPECT_TRUE(isA("clerk", NounClass::Profession));
    EXPECT_FALSE(isA("clerk", NounClass::SecurityForce));
    EXPECT_TRUE(isA("soldier", NounClass::SecurityForce));
    EXPECT_TRUE(isA("policeman", NounClass::SecurityForce));
    EXPECT_TRUE(isA("police", NounClass::SecurityForce));
    EXPECT_TRUE(isA("rifle", NounClass::Weapon));
    EXPECT_TRUE(isA("bus", NounClass::Vehicle));
    EXPECT_TRUE(isA("school", NounClass::Organisation));
    EXPECT_TRUE(isA("shop", NounClass::Building));
    EXPECT_TRUE(isA("village", NounClass::Place));
    EXPECT_TRUE(isA("earthquake", NounClass::Disaster));
    EXPECT_TRUE(isA("murder", NounClass::Crime));
    EXPECT_TRUE(isA("fracture", NounClass::Injury));
    EXPECT_TRUE(isA("statement", NounClass::Communication));
    EXPECT_TRUE(isA("hour", NounClass::Time));
    EXPECT_TRUE(isA("dog", NounClass::Animal));
    EXPECT_FALSE(isA("table", NounClass::Person));
    EXPECT_EQ(nounClasses("qwertzuiop"), 0u);
    EXPECT_EQ(nounClasses(""), 0u);
}

TEST(Wordnet, KnowsNames) {
    EXPECT_NE(nameClasses("danube") & bit(NounClass::Place), 0u);
    EXPECT_NE(nameClasses("beethoven") & bit(NounClass::Person), 0u);
    EXPECT_EQ(nameClasses("table"), 0u);
}

TEST(Wordnet, FindsBaseForms) {
    EXPECT_EQ(verbBase("shot"), "shoot");
    EXPECT_EQ(verbBase("killed"), "kill");
    EXPECT_EQ(verbBase("stabbed"), "stab");
    EXPECT_EQ(verbBase("dying"), "die");
    EXPECT_EQ(verbBase("denies"), "deny");
    EXPECT_EQ(nounBase("policemen"), "policeman");
    EXPECT_EQ(nounBase("bodies"), "body");
    EXPECT_EQ(nounBase("buses"), "bus");
    EXPECT_EQ(nounBase("qwertz"), "qwertz");
}

TEST(Wordnet, TellsWordClasses) {
    EXPECT_TRUE(isNoun("attack"));
    EXPECT_TRUE(isVerb("attack"));
    EXPECT_FALSE(isVerb("table_tennis"));
    EXPECT_TRUE(isAdjective("wounded"));
    EXPECT_TRUE(isAdverb("slowly"));
    EXPECT_EQ(domain("say", WordClass::Verb), "verb.communication");
    EXPECT_EQ(domain("qwertz", WordClass::Verb), "");
}

TEST(Wordnet, LinksNounsAndVerbs) {
    EXPECT_TRUE(contains(derivations("explosion", WordClass::Noun, WordClass::Verb), "explode"));
    EXPECT_TRUE(contains(derivations("killer", WordClass::Noun, WordClass::Verb), "kill"));
    EXPECT_TRUE(contains(derivations("kidnap", WordClass::Verb, WordClass::Noun), "kidnapping"));
    EXPECT_TRUE(derivations("qwertz", WordClass::Noun, WordClass::Verb).empty());
    EXPECT_TRUE(contains(synonyms("policeman", WordClass::Noun), "police_officer"));
    EXPECT_TRUE(contains(synonyms("kidnap", WordClass::Verb), "abduct"));
    EXPECT_FALSE(contains(synonyms("kidnap", WordClass::Verb), "kidnap"));
}

} // namespace
} // namespace parallax::language
