// The fixture itself keeps what pipeline::Case promises.
#include "support/sample_case.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;

TEST(SampleCase, hasWhatItsCommentSays) {
    const auto content = test::sampleCase();
    EXPECT_EQ(content.sources.size(), 4U);
    EXPECT_EQ(content.reports.size(), 3U);
    EXPECT_EQ(content.actors.size(), 6U);
    EXPECT_EQ(content.events.size(), 12U);
    EXPECT_EQ(content.claims.size(), 20U);
    EXPECT_EQ(content.disagreements.size(), 4U);
}

TEST(SampleCase, everyQuoteStandsAtItsSpan) {
    const auto content = test::sampleCase();
    for (const auto& claim : content.claims) {
        if (claim.origin == claim::Origin::Derived)
            continue;
        EXPECT_EQ(claim.span.in(content.find(claim.report)->report.text), claim.quote) << claim.id.text();
    }
    for (const auto& actor : content.actors) {
        for (const auto& name : actor.names) {
            EXPECT_EQ(name.span.in(content.find(name.report)->report.text), name.text) << actor.id.text();
        }
    }
}

} // namespace
