// Dependency trees: two greedy transition parsers (arc-hybrid, Kuhlmann et al. 2011) with linear models over rich
// features (Zhang & Nivre 2011), trained with a dynamic oracle (Goldberg & Nivre 2012, 2013). One reads from the first
// word to the last, the other from the last to the first, so that their errors differ; where they do, the tree that
// both together are surest of is taken (tree_choice.h). A decision is a transition together with the relation of its
// arc.
//
// Each parser makes projective trees; what is chosen from both need not be. Linear time: no sentence is longer than
// Tokeniser::maxSentence.
#pragma once

#include "language/linear_model.h"
#include "language/tagger.h"
#include "language/word_info.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::language {

enum class Transition : std::uint8_t {
    Shift, // moves the next word to the stack
    Left,  // the top of the stack becomes a dependent of the next word, and leaves the stack
    Right, // the top of the stack becomes a dependent of the word below it, and leaves the stack
};

enum class Direction : std::uint8_t { Forward, Backward };

// A parser at work on one sentence. Words are numbered from 1 in the order in which they are read; 0 is the root, which
// lies at the bottom of the stack.
class ParserState {
public:
    static constexpr std::uint8_t noRelation = 255;

    // What one word looks like to the parser, and the arcs it has so far.
    struct Node {
        std::uint32_t form = 0;
        std::uint32_t tag = 0;    // joint tag + 1; 0: no word
        std::uint32_t coarse = 0; // universal tag + 1
        std::uint32_t meaning = 0;
        std::int32_t head = -1;
        std::uint32_t relation = noRelation;
        std::int32_t confidence = 0;          // by how much the arc to the head beat any other transition
        std::int32_t relationConfidence = 0;  // by how much the relation beat any other
        std::uint32_t left1 = 0, left2 = 0;   // leftmost and second leftmost dependent, 0: none
        std::uint32_t right1 = 0, right2 = 0; // rightmost and second rightmost
        std::uint32_t leftCount = 0, rightCount = 0;
        std::uint64_t leftRelations = 0, rightRelations = 0;   // bit sets
        std::uint32_t commas = 0, verbs = 0, conjunctions = 0; // counts over the words before this one
    };

    // `coarse[i]` is the universal tag of word i, `tags[i]` its joint tag.
    void begin(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
               Direction direction);

    bool done() const { return m_next == m_nodes.size() && m_stack.size() == 1; }
    bool allowed(Transition transition) const;
    // The word that `transition` makes a dependent, and its head; not for Shift.
    std::uint32_t dependent() const { return m_stack.back(); }
    std::uint32_t headFor(Transition transition) const {
        return transition == Transition::Left ? m_next : m_stack[m_stack.size() - 2];
    }
    void apply(Transition transition, std::uint32_t relation = noRelation, std::int32_t confidence = 0,
               std::int32_t relationConfidence = 0);

    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<std::uint32_t>& stack() const { return m_stack; }
    std::uint32_t next() const { return m_next; }

    static constexpr std::size_t maxFeatures = 160;
    using Features = std::array<std::uint32_t, maxFeatures>;
    // The features that weigh most come first: [0, firstStage), then [firstStage, secondStage), then the others.
    std::size_t features(Features& out) const;
    static constexpr std::size_t firstStage = 36, secondStage = 72;

private:
    const Node& node(std::uint32_t i) const { return m_nodes[i]; }

    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_stack;
    std::uint32_t m_next = 1;
    std::uint32_t m_verbs = 0; // in the whole sentence
};

// The arc that leads to a word.
struct Arc {
    std::uint32_t head = 0; // word number from 1; 0: the root
    const char* relation = "";
};

class Parser {
public:
    // Decisions are numbered: 0 shift, then a left arc with each relation, then a right arc with each. Relation 0 is
    // "root".
    struct Decision {
        Transition transition = Transition::Shift;
        std::uint32_t relation = ParserState::noRelation;
    };
    static Decision decision(std::size_t number, std::size_t relations);
    static std::size_t number(Decision decision, std::size_t relations);
    // When there is but one thing to do, it takes no model: true, and the step in `decision`.
    static bool forced(const ParserState& state, Decision& decision);
    // First and last + 1 of the decisions with the arc of `transition`, without "root".
    static std::pair<std::size_t, std::size_t> range(Transition transition, std::size_t relations);

    Parser() = default;
    // `bytes` is what parallax-train wrote and outlives the parser.
    explicit Parser(std::string_view bytes);

    // The tree over `words`: one arc for each, in `arcs`. `coarse[i]` is the universal tag of word i, `tags[i]` its
    // joint tag.
    void parse(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
               std::vector<Arc>& arcs) const;

private:
    void run(const LinearModel& model, ParserState& state) const;
    const char* relation(std::uint32_t i) const { return i < m_relations ? m_forward.className(1 + i) : "dep"; }

    LinearModel m_forward, m_backward;
    std::size_t m_relations = 0;
};

} // namespace parallax::language
