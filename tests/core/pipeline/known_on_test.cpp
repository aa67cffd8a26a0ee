#include "pipeline/known_on.h"

#include <gtest/gtest.h>

namespace parallax::pipeline {
namespace {

// C1 stands in R1, C2 in R2; C3 is worked out from both. D1 sets C1 against C2 and C3.
Case twoReports() {
    Case content;
    for (int i = 1; i <= 3; ++i) {
        Claim& claim = content.claims.emplace_back();
        claim.id = {i};
        if (i < 3)
            claim.report = {i};
    }
    content.claims.back().from = {{1}, {2}};
    disagreement::Disagreement& one = content.disagreements.emplace_back();
    one.positions = {{"8", {{1}}, 1}, {"9", {{2}, {3}}, 1}};
    return content;
}

TEST(KnownOn, AWorkedOutClaimFallsWithAnyOfItsParts) {
    const Case content = twoReports();
    EXPECT_TRUE(isLeftOut(content, content.claims[0], {{1}}));
    EXPECT_FALSE(isLeftOut(content, content.claims[1], {{1}}));
    EXPECT_TRUE(isLeftOut(content, content.claims[2], {{1}}));
    EXPECT_FALSE(isLeftOut(content, content.claims[2], {}));
}

TEST(KnownOn, APositionWithoutClaimsGoes) {
    const Case content = twoReports();
    const auto left = leavingOut(content, content.disagreements.front(), {{1}});
    ASSERT_EQ(left.positions.size(), 1U);
    EXPECT_EQ(left.positions.front().value, "9");
    EXPECT_EQ(left.positions.front().claims, std::vector<base::ClaimId>{{2}});
    EXPECT_EQ(leavingOut(content, content.disagreements.front(), {}).positions,
              content.disagreements.front().positions);
    EXPECT_TRUE(leavingOut(content, content.disagreements.front(), {{1}, {2}}).positions.empty());
}

} // namespace
} // namespace parallax::pipeline
