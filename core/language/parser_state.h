// A transition parser at work (arc-hybrid, Kuhlmann et al. 2011).
#pragma once

#include "language/tagger.h"
#include "language/word_info.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax::language {

enum class Transition : std::uint8_t {
    Shift, // moves the next word to the stack
    Left,  // the top of the stack becomes a dependent of the next word, and leaves the stack
    Right, // the top of the stack becomes a dependent of the word below it, and leaves the stack
};

enum class Direction : std::uint8_t { Forward, Backward };

// A sentence for the parser: `coarse[i]` is the universal tag of word i, `tags[i]` its joint tag, `others[i]` what it
// may be instead (Tagger::noTag: nothing; empty: no word is doubtful).
struct TaggedWords {
    std::span<const WordInfo> words;
    std::span<const Tag> tags;
    std::span<const Upos> coarse;
    std::span<const Tag> others;
};

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
        std::uint32_t other = 0;  // the joint tag that it may have instead + 1; 0: none
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

    void begin(const TaggedWords& sentence, Direction direction);

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

    std::uint32_t verbs() const { return m_verbs; } // of the whole sentence

private:
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_stack;
    std::uint32_t m_next = 1;
    std::uint32_t m_verbs = 0;
};

} // namespace parallax::language
