#include "language/arc_choice.h"

#include "language/hashing.h"
#include "language/tools/training/model_writer.h"

#include <gtest/gtest.h>

namespace parallax::language {
namespace {

Opinion opinion(std::vector<std::uint32_t> heads, std::vector<const char*> relations,
                std::vector<std::int32_t> confidence) {
    Opinion opinion{std::move(heads), std::move(relations), {}, confidence, confidence, {}};
    for (const std::string_view relation : opinion.relations) {
        opinion.relationHashes.push_back(hashOf(relation));
    }
    return opinion;
}

class ArcChoices : public testing::Test {
protected:
    std::vector<ArcCandidate> candidatesOf(std::uint32_t word) const {
        std::vector<ArcCandidate> out;
        ArcCandidates(sentence(), m_first, m_second).of(word, out);
        return out;
    }
    TaggedWords sentence() const { return {m_words, m_tags, m_coarse, {}}; }

    std::vector<WordInfo> m_words = std::vector<WordInfo>(3);
    std::vector<Tag> m_tags{4, 5, 6};
    std::vector<Upos> m_coarse{Upos::PROPN, Upos::VERB, Upos::NOUN};
    // The parsers differ about the head of word 3 and the relation of word 1.
    Opinion m_first = opinion({0, 2, 0, 2}, {"", "nsubj", "root", "obl"}, {0, 900000, 900000, 500000});
    Opinion m_second = opinion({0, 2, 0, 1}, {"", "obj", "root", "nmod"}, {0, 100000, 900000, 700000});
};

TEST_F(ArcChoices, areBetweenTheArcsOfBothTrees) {
    const std::vector<ArcCandidate> agreed = candidatesOf(2);
    ASSERT_EQ(agreed.size(), 1U);
    EXPECT_EQ(agreed[0].source, ArcCandidate::Source::Both);
    const std::vector<ArcCandidate> heads = candidatesOf(3);
    ASSERT_EQ(heads.size(), 2U);
    EXPECT_EQ(heads[0].head, 2U);
    EXPECT_EQ(heads[1].head, 1U);
    const std::vector<ArcCandidate> relations = candidatesOf(1);
    ASSERT_EQ(relations.size(), 2U);
    EXPECT_STREQ(relations[1].relation, "obj");
}

TEST_F(ArcChoices, knowWhatWasNearlyDone) {
    m_first.refused = {{3, 1, "nmod", hashOf("nmod"), 100}, {3, 1, "appos", hashOf("appos"), 300}};
    m_second.refused = {{2, 3, "acl", hashOf("acl"), 50}, {3, 2, "obj", hashOf("obj"), 200}};
    const std::vector<ArcCandidate> three = candidatesOf(3);
    ASSERT_EQ(three.size(), 4U) << "one of the refused arcs is the second parser's own";
    EXPECT_STREQ(three[2].relation, "obj") << "the least refused first";
    EXPECT_STREQ(three[3].relation, "appos");
    EXPECT_EQ(candidatesOf(2)[1].source, ArcCandidate::Source::NeitherOtherHead);
}

TEST_F(ArcChoices, believeTheSurerWithoutAModel) {
    const ArcChoice choice;
    const ArcCandidates candidates(sentence(), m_first, m_second);
    const auto heads = candidatesOf(3), relations = candidatesOf(1);
    const std::vector<std::int32_t> ofHeads = choice.scores(candidates, heads);
    EXPECT_LT(ofHeads[0], ofHeads[1]);
    const std::vector<std::int32_t> ofRelations = choice.scores(candidates, relations);
    EXPECT_GT(ofRelations[0], ofRelations[1]);
}

TEST_F(ArcChoices, believeTheModel) {
    // One weight, on what the second candidate alone shows.
    const ArcCandidates candidates(sentence(), m_first, m_second);
    const std::vector<ArcCandidate> heads = candidatesOf(3);
    ArcChoice::Features one, other;
    ArcChoice::describe(candidates, heads[0], one);
    ArcChoice::describe(candidates, heads[1], other);
    EXPECT_NE(one, other);
    training::ModelWriter writer(1, 1);
    writer.add(other[0], std::vector<float>{1});
    const std::string bytes = writer.bytes({"likely"});
    const ArcChoice choice(bytes);
    const std::vector<std::int32_t> scores = choice.scores(candidates, heads);
    EXPECT_EQ(scores[0], 0);
    EXPECT_GT(scores[1], 0);
}

// What is asked of arcs at once is what is asked of those of each word; one without a rival needs no weighing.
TEST_F(ArcChoices, weighTheArcsOfAllWordsAtOnce) {
    const ArcCandidates candidates(sentence(), m_first, m_second);
    const ArcChoice choice;
    std::vector<ArcCandidate> all;
    std::vector<std::int32_t> each;
    for (std::uint32_t word = 1; word <= candidates.size(); ++word) {
        const auto some = candidatesOf(word);
        const auto scores = choice.scores(candidates, some);
        all.insert(all.end(), some.begin(), some.end());
        each.insert(each.end(), scores.begin(), scores.end());
    }
    EXPECT_EQ(choice.scores(candidates, all), each);
    EXPECT_EQ(choice.scores(candidates, std::vector{all[0]}), std::vector<std::int32_t>{0});
}

} // namespace
} // namespace parallax::language
