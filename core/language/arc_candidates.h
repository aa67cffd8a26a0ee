// What two parsers say of a sentence, and the arcs that come into question for a word because of it.
#pragma once

#include "language/parser_state.h"
#include "language/word_info.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parallax::language {

// An arc that a parser nearly made: by how much it was behind what the parser did instead, at least 0.
struct RefusedArc {
    std::uint32_t word = 0, head = 0;
    const char* relation = "";
    std::uint32_t relationHash = 0;
    std::int32_t behind = 0;
};

// A parser's tree. Words are numbered from 1 in the order of the text, 0 is the root; element 0 is unused.
struct Opinion {
    std::vector<std::uint32_t> heads;
    std::vector<const char*> relations;
    std::vector<std::uint32_t> relationHashes;    // hashOf the relations
    std::vector<std::int32_t> confidence;         // by how much each arc beat any other; see Parser
    std::vector<std::int32_t> relationConfidence; // by how much its relation beat any other
    std::vector<RefusedArc> refused;              // in the order of the words
};

struct ArcCandidate {
    // Whose tree has the arc with this relation.
    enum class Source : std::uint8_t { First, Second, Both, NeitherOtherHead, NeitherSameHead };

    std::uint32_t word = 0, head = 0;
    const char* relation = "";
    std::uint32_t relationHash = 0;
    Source source = Source::Both;
};

// The two opinions of one sentence, with what is asked of them again and again. All of it outlives the candidates.
class ArcCandidates {
public:
    // Of a word; those of the parsers' trees come first.
    static constexpr std::size_t most = 6;

    ArcCandidates(const TaggedWords& sentence, const Opinion& first, const Opinion& second);

    // The arcs that come into question for word `i`: those of both trees, and those that a parser refused by little.
    // They differ in head or relation; there is at least one.
    void of(std::uint32_t i, std::vector<ArcCandidate>& out) const;

    const TaggedWords& sentence() const { return m_sentence; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_sentence.words.size()); }
    const Opinion& opinion(std::size_t parser) const { return *m_views[parser].opinion; }

    // The arcs to word `i` that the parser refused.
    std::span<const RefusedArc> refused(std::size_t parser, std::uint32_t i) const;
    // The first word that marks `i` by its relation (the preposition of a noun, the conjunction of a clause): its
    // form, 0 when there is none.
    std::uint32_t marker(std::size_t parser, std::uint32_t i) const { return m_views[parser].marker[i]; }
    std::uint32_t dependents(std::size_t parser, std::uint32_t i) const { return m_views[parser].count[i]; }
    // Whether a word other than `i` has this relation to `head`.
    bool hasOther(std::size_t parser, std::uint32_t head, std::uint32_t relationHash, std::uint32_t i) const;
    // Bits for a verb (1), a sign (2), a conjunction (4) between two words.
    std::uint32_t between(std::uint32_t word, std::uint32_t head) const;
    // Which parser is surer of the words that they differ about in the whole sentence: 4 for equal, more for the first.
    std::uint32_t balance() const { return m_balance; }

private:
    struct View {
        const Opinion* opinion = nullptr;
        std::vector<std::uint32_t> refusedFrom; // by word, where its refused arcs begin; one more at the end
        std::vector<std::uint32_t> marker, count;
        std::vector<std::uint32_t> firstChild, nextChild; // 0: none
    };
    struct Seen {
        std::uint32_t verbs = 0, signs = 0, conjunctions = 0; // among the words before
    };

    TaggedWords m_sentence;
    std::array<View, 2> m_views;
    std::vector<Seen> m_seen;
    std::uint32_t m_balance = 0;
};

} // namespace parallax::language
