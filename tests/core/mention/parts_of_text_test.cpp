#include "mention/parts_of_text.h"

#include <gtest/gtest.h>

namespace parallax::mention {
namespace {

TimeMention timeAt(std::uint32_t begin, std::uint32_t end) {
    TimeMention time;
    time.span = {begin, end};
    return time;
}

language::Document sentencesAt(std::initializer_list<base::Span> spans) {
    language::Document document;
    for (const base::Span& span : spans)
        document.sentences.emplace_back().span = span;
    return document;
}

TEST(TimesOfParts, EachPartHasTheTimesInItsSentences) {
    std::vector<TimeMention> all{timeAt(2, 5), timeAt(12, 15), timeAt(16, 19), timeAt(25, 28)};
    all[1].rangeEnd = 2;
    TimesOfParts times(std::move(all));
    const auto first = times.next(sentencesAt({{0, 10}, {11, 20}}));
    ASSERT_EQ(first.size(), 3U);
    EXPECT_EQ(first[0].sentence, 0U);
    EXPECT_EQ(first[1].sentence, 1U);
    EXPECT_EQ(first[1].rangeEnd, 2);
    const auto second = times.next(sentencesAt({{24, 30}}));
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].span, (base::Span{25, 28}));
    EXPECT_EQ(second[0].sentence, 0U);
}

TEST(TimesOfParts, ARangeIsNumberedInsideItsPartAndEndsWithIt) {
    std::vector<TimeMention> all{timeAt(0, 3), timeAt(12, 15), timeAt(16, 19), timeAt(22, 24), timeAt(25, 28)};
    all[1].rangeEnd = 2;
    all[3].rangeEnd = 4;
    TimesOfParts times(std::move(all));
    EXPECT_EQ(times.next(sentencesAt({{0, 10}})).size(), 1U);
    const auto second = times.next(sentencesAt({{11, 20}, {21, 24}}));
    ASSERT_EQ(second.size(), 3U);
    EXPECT_EQ(second[0].rangeEnd, 1);
    EXPECT_EQ(second[2].rangeEnd, -1); // its end stands in the next part
}

// What lies between sentences belongs to no part.
TEST(TimesOfParts, ATimeOutsideOfAllSentencesIsLeftOut) {
    TimesOfParts times({timeAt(11, 14), timeAt(22, 24)});
    const auto found = times.next(sentencesAt({{0, 10}, {20, 30}}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].sentence, 1U);
}

ActorMention named(std::string text, std::uint32_t chain, ActorKind kind = ActorKind::Person) {
    ActorMention mention;
    mention.text = std::move(text);
    mention.chain = chain;
    mention.kind = kind;
    return mention;
}

std::vector<std::uint32_t> chainsOf(const std::vector<ActorMention>& mentions) {
    std::vector<std::uint32_t> chains;
    for (const ActorMention& mention : mentions)
        chains.push_back(mention.chain);
    return chains;
}

TEST(ChainsOfParts, TheFirstPartKeepsItsNumbers) {
    ChainsOfParts chains;
    std::vector<ActorMention> part{named("Mira Tolle", 0), named("Ivo Brandt", 1), named("Tolle", 0)};
    chains.number(part);
    EXPECT_EQ(chainsOf(part), (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(ChainsOfParts, NamesAndSurnamesOfOnePersonGoOn) {
    ChainsOfParts chains;
    std::vector<ActorMention> first{named("Mira Tolle", 0), named("Ivo Brandt", 1), named("Ana Brandt", 2),
                                    named("Harbour Office", 3, ActorKind::Authority)};
    chains.number(first);
    std::vector<ActorMention> second{named("Harbour\nOffice", 0, ActorKind::Authority), named("Brandt", 1),
                                     named("Tolle", 2), named("ANA BRANDT", 3), named("Pavel Korin", 4)};
    chains.number(second);
    // "Brandt" may be either, and is somebody else than both for now.
    EXPECT_EQ(chainsOf(second), (std::vector<std::uint32_t>{3, 4, 0, 2, 5}));
}

TEST(ChainsOfParts, WithoutANameAChainEndsWithItsPart) {
    ChainsOfParts chains;
    std::vector<ActorMention> first{named("the gunmen", 0, ActorKind::Group)};
    first[0].form = MentionForm::Nominal;
    std::vector<ActorMention> second = first;
    chains.number(first);
    chains.number(second);
    EXPECT_EQ(chainsOf(second), (std::vector<std::uint32_t>{1}));
}

} // namespace
} // namespace parallax::mention
