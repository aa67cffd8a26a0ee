#include "language/arc_choice.h"

#include "language/hashing.h"
#include "language/tools/training/model_writer.h"

#include <gtest/gtest.h>

namespace parallax::language {
namespace {

Opinion opinion(std::vector<std::uint32_t> heads, std::vector<const char*> relations,
                std::vector<std::int32_t> confidence) {
    Opinion opinion{std::move(heads), std::move(relations), {}, confidence, confidence};
    for (const std::string_view relation : opinion.relations) {
        opinion.relationHashes.push_back(hashOf(relation));
    }
    return opinion;
}

class ArcChoices : public testing::Test {
protected:
    std::vector<WordInfo> m_words = std::vector<WordInfo>(3);
    std::vector<Tag> m_tags{4, 5, 6};
    std::vector<Upos> m_coarse{Upos::PROPN, Upos::VERB, Upos::NOUN};
    // The parsers differ about the head of word 3 and the relation of word 1.
    Opinion m_first = opinion({0, 2, 0, 2}, {"", "nsubj", "root", "obl"}, {0, 900000, 900000, 500000});
    Opinion m_second = opinion({0, 2, 0, 1}, {"", "obj", "root", "nmod"}, {0, 100000, 900000, 700000});
};

TEST_F(ArcChoices, believeTheSurerWithoutAModel) {
    const ArcChoice choice;
    EXPECT_EQ(choice.secondAhead(m_words, m_tags, m_coarse, m_first, m_second, 3), 200000);
    EXPECT_EQ(choice.secondAhead(m_words, m_tags, m_coarse, m_first, m_second, 1), -800000);
}

TEST_F(ArcChoices, believeTheModel) {
    // One weight for the second parser, on the feature that all differences about heads have.
    ArcChoice::Features features;
    const auto ofHead = ArcChoice::features(m_words, m_tags, m_coarse, m_first, m_second, 3, features);
    training::ModelWriter writer(2, 1);
    writer.add(ofHead[0], std::vector<float>{0, 1});
    const std::string bytes = writer.bytes({"first", "second"});
    const ArcChoice choice(bytes);
    EXPECT_GT(choice.secondAhead(m_words, m_tags, m_coarse, m_first, m_second, 3), 0);
    EXPECT_EQ(choice.secondAhead(m_words, m_tags, m_coarse, m_first, m_second, 1), 0)
        << "relations are another question";
}

} // namespace
} // namespace parallax::language
