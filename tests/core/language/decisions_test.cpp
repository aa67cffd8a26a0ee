#include "language/decisions.h"

#include "base/error.h"

#include <array>
#include <gtest/gtest.h>

namespace parallax::language {
namespace {

TEST(Decisions, areTheModelsClasses) {
    const std::array<const char*, 5> names{"shift", "<det", "<nsubj", ">nsubj", ">obj"};
    const Decisions decisions(names);
    ASSERT_EQ(decisions.count(), 5U);
    EXPECT_EQ(decisions.range(Transition::Shift), (std::pair<std::size_t, std::size_t>{0, 1}));
    EXPECT_EQ(decisions.range(Transition::Left), (std::pair<std::size_t, std::size_t>{1, 3}));
    EXPECT_EQ(decisions.range(Transition::Right), (std::pair<std::size_t, std::size_t>{3, 5}));
    EXPECT_EQ(decisions[2].transition, Transition::Left);
    EXPECT_EQ(decisions[3].transition, Transition::Right);
    EXPECT_EQ(decisions[2].relation, decisions[3].relation) << "one relation, whatever its direction";
    EXPECT_STREQ(decisions.relation(decisions[4].relation), "obj");
    EXPECT_STREQ(decisions.relation(0), "root");
    for (std::size_t i = 1; i < names.size(); ++i) {
        EXPECT_EQ(Decisions::name(decisions[i].transition, decisions.relation(decisions[i].relation)), names[i]);
    }
}

TEST(Decisions, refuseOtherNames) {
    EXPECT_THROW(Decisions(std::array<const char*, 2>{"shift", "det"}), base::Error);
    EXPECT_THROW(Decisions(std::array<const char*, 3>{"shift", ">obj", "<det"}), base::Error);
}

TEST(Decisions, leaveNothingToDecideAtBothEnds) {
    const std::array<const char*, 3> names{"shift", "<det", ">obj"};
    const Decisions decisions(names);
    const std::vector<WordInfo> words(1);
    const std::vector<Tag> tags(1, 0);
    const std::vector<Upos> coarse(1, Upos::NOUN);
    ParserState state;
    state.begin({words, tags, coarse, {}}, Direction::Forward);
    Decisions::Decision step;
    ASSERT_TRUE(Decisions::forced(state, step));
    EXPECT_EQ(step.transition, Transition::Shift);
    state.apply(step.transition);
    ASSERT_TRUE(Decisions::forced(state, step));
    EXPECT_EQ(step.transition, Transition::Right);
    EXPECT_STREQ(decisions.relation(step.relation), "root");
    state.apply(step.transition, step.relation);
    EXPECT_TRUE(state.done());
    EXPECT_EQ(state.nodes()[1].head, 0);
}

} // namespace
} // namespace parallax::language
