#include "language/tree_choice.h"

#include <gtest/gtest.h>

namespace parallax::language {
namespace {

using Heads = std::vector<std::uint32_t>;
using Confidence = std::vector<std::int32_t>;

// The heads that are chosen, without the unused first.
Heads chosen(const Heads& first, const Confidence& sureFirst, const Heads& second, const Confidence& sureSecond) {
    std::vector<WeighedArc> arcs;
    for (std::uint32_t i = 1; i < first.size(); ++i) {
        arcs.push_back({i, first[i], sureFirst[i]});
        if (second[i] != first[i]) {
            arcs.push_back({i, second[i], sureSecond[i]});
        }
    }
    Heads heads;
    for (const std::uint32_t arc : chooseTree(static_cast<std::uint32_t>(first.size()) - 1, arcs)) {
        heads.push_back(arcs[arc].head);
    }
    return heads;
}

TEST(TreeChoice, takesTheSurerHeadOfEachWord) {
    // Words 1 2 3 4; both have 2 at the root.
    EXPECT_EQ(chosen({0, 2, 0, 2, 3}, {0, 5, 5, 1, 9}, {0, 2, 0, 4, 2}, {0, 5, 5, 3, 2}), (Heads{2, 0, 2, 3}));
    EXPECT_EQ(chosen({0, 2, 0, 2, 3}, {0, 5, 5, 1, 1}, {0, 2, 0, 2, 2}, {0, 5, 5, 3, 2}), (Heads{2, 0, 2, 2}));
}

TEST(TreeChoice, neverClosesACircle) {
    // 3 -> 4 is surer in the first, 4 -> 3 in the second: together they would be a circle, so the dearer one goes.
    EXPECT_EQ(chosen({0, 2, 0, 4, 2}, {0, 5, 5, 9, 1}, {0, 2, 0, 2, 3}, {0, 5, 5, 1, 8}), (Heads{2, 0, 4, 2}));
    EXPECT_EQ(chosen({0, 2, 0, 4, 2}, {0, 5, 5, 7, 1}, {0, 2, 0, 2, 3}, {0, 5, 5, 1, 9}), (Heads{2, 0, 2, 3}));
}

TEST(TreeChoice, hasOneRoot) {
    // The first has word 1 at the root, the second word 3; taken by themselves both would be.
    const Heads heads = chosen({0, 0, 1, 1}, {0, 9, 1, 1}, {0, 3, 3, 0}, {0, 1, 1, 8});
    EXPECT_EQ(std::count(heads.begin(), heads.end(), 0U), 1);
    EXPECT_EQ(heads, (Heads{0, 1, 1}));
}

TEST(TreeChoice, agreementStays) {
    EXPECT_EQ(chosen({0, 2, 0, 2}, {0, 1, 1, 1}, {0, 2, 0, 2}, {0, 9, 9, 9}), (Heads{2, 0, 2}));
    EXPECT_EQ(chosen({0}, {0}, {0}, {0}), Heads{});
    EXPECT_EQ(chosen({0, 0}, {0, 0}, {0, 0}, {0, 0}), Heads{0});
}

TEST(TreeChoice, takesAThirdHead) {
    const std::vector<WeighedArc> arcs{{1, 2, 5}, {2, 0, 5}, {3, 2, 4}, {3, 1, 3}, {3, 4, 6}, {4, 2, 7}, {4, 3, 8}};
    EXPECT_EQ(chooseTree(4, arcs), (std::vector<std::uint32_t>{0, 1, 4, 5})) << "4 under 3 would close a circle";
}

TEST(TreeChoice, hasNoTreeToTakeWhenThereIsNone) {
    EXPECT_TRUE(chooseTree(2, std::vector<WeighedArc>{{1, 2, 1}, {2, 1, 1}}).empty());
    EXPECT_TRUE(chooseTree(3, std::vector<WeighedArc>{{1, 0, 1}, {2, 3, 1}, {3, 2, 1}}).empty());
}

} // namespace
} // namespace parallax::language
