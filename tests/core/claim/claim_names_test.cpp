#include "claim/claim.h"

#include <gtest/gtest.h>

namespace parallax::claim {
namespace {

TEST(ClaimNames, goBothWays) {
    for (int i = 0; i <= static_cast<int>(Attribute::Other); ++i) {
        const auto attribute = static_cast<Attribute>(i);
        EXPECT_EQ(parseAttribute(name(attribute)), attribute) << name(attribute);
    }
    for (const auto hedge : {Hedge::None, Hedge::Alleged, Hedge::Reported, Hedge::Possible, Hedge::Denied})
        EXPECT_EQ(parseHedge(name(hedge)), hedge);
    for (const auto origin : {Origin::Extracted, Origin::Analyst, Origin::Derived})
        EXPECT_EQ(parseOrigin(name(origin)), origin);
}

TEST(ClaimNames, areThoseOfTheExport) {
    EXPECT_EQ(name(Attribute::AtLarge), "at_large");
    EXPECT_EQ(name(Attribute::OrderedBy), "ordered_by");
    EXPECT_EQ(parseAttribute("other:curfew"), Attribute::Other);
    EXPECT_EQ(parseAttribute("casualties"), std::nullopt);
    EXPECT_EQ(parseHedge("sure"), std::nullopt);
}

TEST(Claim, knowsWhichAttributesCount) {
    EXPECT_TRUE(isCount(Attribute::Killed));
    EXPECT_TRUE(isCount(Attribute::Stolen));
    EXPECT_FALSE(isCount(Attribute::StartTime));
    EXPECT_FALSE(isCount(Attribute::Age));
    EXPECT_TRUE(isCumulative(Attribute::Detained));
    EXPECT_FALSE(isCumulative(Attribute::AtLarge));
    EXPECT_TRUE(isTime(Attribute::DateOfBirth));
    EXPECT_FALSE(isTime(Attribute::Place));
}

} // namespace
} // namespace parallax::claim
