// What the parsers' models see of a state (after Zhang & Nivre 2011), in three stages: the features that weigh most
// come first, by the mean difference that they make between the two best decisions.
#pragma once

#include "language/parser_state.h"

#include <array>
#include <cstdint>
#include <span>

namespace parallax::language {

// What features are made of.
struct ParserView {
    explicit ParserView(const ParserState& state);

    const ParserState& state;
    // The words on the stack from its top, the next words, their outermost dependents, and the words beside the top.
    const ParserState::Node &s0, &s1, &s2, &b0, &b1, &b2, &b3, &s0l, &s0r, &s1l, &s1r, &b0l, &s0l2, &s0r2, &s1r2, &b0l2,
        &before, &after;
    std::uint32_t dNext, dStack; // distances
    std::uint32_t betweenNext, betweenStack, verbsAhead, depth;
};

class ParserFeatures : ParserView {
public:
    // Where each stage ends; behind the first come those of words whose tags are doubtful, if there are any.
    static constexpr std::size_t firstStage = 36, secondStage = 72, all = 107, ofDoubts = 19;

    // `state` outlives the features and stays as it is.
    explicit ParserFeatures(const ParserState& state) : ParserView(state) {}

    // Each stage comes after the one before. They return the features of that stage.
    std::span<const std::uint32_t> first();
    std::span<const std::uint32_t> second();
    std::span<const std::uint32_t> third();
    // All three.
    std::span<const std::uint32_t> allStages();

private:
    void addDoubts();

    std::array<std::uint32_t, all + ofDoubts> m_features;
    std::size_t m_count = 0;
};

} // namespace parallax::language
