#include "pipeline/case.h"

#include <gtest/gtest.h>

namespace parallax::pipeline {

TEST(Case, FindsByIdAndSaysNothingOfUnknownOnes) {
    Case content;
    for (const int id : {2, 3, 7}) {
        content.events.emplace_back().id = {id};
        content.claims.emplace_back().id = {id * 10};
    }
    content.sources.push_back({{1}, "Hill Post"});
    EXPECT_EQ(content.find(base::EventId{3}), &content.events[1]);
    EXPECT_EQ(content.find(base::EventId{4}), nullptr);
    EXPECT_EQ(content.find(base::EventId{}), nullptr);
    EXPECT_EQ(content.find(base::ClaimId{70}), &content.claims[2]);
    EXPECT_EQ(content.find(base::SourceId{1})->name, "Hill Post");
    EXPECT_EQ(content.find(base::ReportId{1}), nullptr);
    EXPECT_EQ(content.find(base::ActorId{1}), nullptr);
    EXPECT_EQ(content.find(base::DisagreementId{1}), nullptr);
}

} // namespace parallax::pipeline
