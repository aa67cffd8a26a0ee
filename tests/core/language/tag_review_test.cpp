// Which tags are doubtful, and what the tree says of them.
#include "language/parser_features.h"
#include "language/tag_review.h"
#include "language/tagger.h"
#include "language/tools/training/model_writer.h"

#include <array>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace parallax::language {
namespace {

TEST(TaggerBestOf, namesTheTwoBestAndTheirDistance) {
    const std::array<std::int32_t, 4> scores{5, -3, 40, 12};
    const Tagger::Best best = Tagger::bestOf(scores);
    EXPECT_EQ(best.tag, 2);
    EXPECT_EQ(best.other, 3);
    EXPECT_EQ(best.margin, 28);
    const std::array<std::int32_t, 3> falling{9, 4, 1};
    EXPECT_EQ(Tagger::bestOf(falling).tag, 0);
    EXPECT_EQ(Tagger::bestOf(falling).other, 1);
    EXPECT_EQ(Tagger::bestOf(falling).margin, 5);
}

// Two words, the second the object of the first; tags 0 and 1.
class TagReviews : public testing::Test {
protected:
    TagReviews() {
        m_words[0].form = 11;
        m_words[1].form = 12;
    }
    TaggedWords sentence() const { return {m_words, m_tags, m_coarse, m_others}; }
    // A model that knows one feature of word `i` as it is now and takes it for tag 1 (or 0).
    std::string modelFor(std::size_t i, bool forOne) const {
        TagReview::Features features;
        TagReview::View(sentence(), {}, m_arcs).describe(i, features);
        training::ModelWriter writer(2, 1);
        const std::array<float, 2> weights{forOne ? -1.0F : 1.0F, forOne ? 1.0F : -1.0F};
        writer.add(features[1], weights);
        return writer.bytes({"VERB|VB", "NOUN|NN"});
    }

    std::vector<WordInfo> m_words = std::vector<WordInfo>(2);
    std::vector<Tag> m_tags{0, 0}, m_others{Tagger::noTag, 1};
    std::vector<Upos> m_coarse{Upos::VERB, Upos::VERB};
    std::vector<Arc> m_arcs{{0, "root"}, {1, "obj"}};
};

TEST_F(TagReviews, swapTheTagsOfADoubtfulWord) {
    const std::string bytes = modelFor(1, true);
    EXPECT_TRUE(TagReview(bytes).review(sentence(), {}, m_arcs, m_tags, m_others));
    EXPECT_EQ(m_tags, (std::vector<Tag>{0, 1}));
    EXPECT_EQ(m_others, (std::vector<Tag>{Tagger::noTag, 0}));
}

TEST_F(TagReviews, keepATagThatFits) {
    const std::string bytes = modelFor(1, false);
    EXPECT_FALSE(TagReview(bytes).review(sentence(), {}, m_arcs, m_tags, m_others));
    EXPECT_EQ(m_tags, (std::vector<Tag>{0, 0}));
}

TEST_F(TagReviews, leaveSureWordsAlone) {
    m_others[1] = Tagger::noTag;
    const std::string bytes = modelFor(1, true);
    EXPECT_FALSE(TagReview(bytes).review(sentence(), {}, m_arcs, m_tags, m_others));
    EXPECT_EQ(m_tags, (std::vector<Tag>{0, 0}));
}

TEST_F(TagReviews, seeTheTree) {
    TagReview::Features object, subject;
    TagReview::View(sentence(), {}, m_arcs).describe(1, object);
    m_arcs[1].relation = "nsubj";
    TagReview::View(sentence(), {}, m_arcs).describe(1, subject);
    EXPECT_NE(object, subject);
}

// The parser sees what a doubtful word may be instead; for a sentence without doubts nothing is added.
TEST_F(TagReviews, doubtsAreFeaturesOfTheParser) {
    const auto features = [&] {
        ParserState state;
        state.begin(sentence(), Direction::Forward);
        state.apply(Transition::Shift);
        ParserFeatures view(state);
        const std::span<const std::uint32_t> all = view.allStages();
        return std::vector<std::uint32_t>(all.begin(), all.end());
    };
    const std::vector<std::uint32_t> doubtful = features();
    m_others[1] = Tagger::noTag;
    const std::vector<std::uint32_t> sure = features();
    EXPECT_EQ(sure.size(), ParserFeatures::all);
    EXPECT_GT(doubtful.size(), sure.size());
    m_others.clear();
    EXPECT_EQ(features(), sure);
}

} // namespace
} // namespace parallax::language
