#include "mention/actor_mention.h"
#include "mention/event_mention.h"

#include <gtest/gtest.h>

namespace parallax::mention {
namespace {

TEST(MentionNames, goBothWays) {
    for (int i = 0; i <= static_cast<int>(ActorKind::PlaceCommunity); ++i) {
        const auto kind = static_cast<ActorKind>(i);
        EXPECT_EQ(parseActorKind(name(kind)), kind) << name(kind);
    }
    for (int i = 0; i <= static_cast<int>(EventKind::Other); ++i) {
        const auto kind = static_cast<EventKind>(i);
        EXPECT_EQ(parseEventKind(name(kind)), kind) << name(kind);
    }
    for (int i = 0; i <= static_cast<int>(Role::Subject); ++i) {
        const auto role = static_cast<Role>(i);
        EXPECT_EQ(parseRole(name(role)), role) << name(role);
    }
}

TEST(MentionNames, areThoseOfTheExport) {
    EXPECT_EQ(name(ActorKind::SecurityForce), "security-force");
    EXPECT_EQ(name(EventKind::Departure), "departure");
    EXPECT_EQ(name(Role::Witness), "witness");
    EXPECT_EQ(parseEventKind("riot"), std::nullopt);
}

} // namespace
} // namespace parallax::mention
