// Dependency trees: two greedy transition parsers (arc-hybrid, Kuhlmann et al. 2011) with linear models over rich
// features (Zhang & Nivre 2011), trained with a dynamic oracle (Goldberg & Nivre 2012, 2013). One reads from the first
// word to the last, the other from the last to the first, so that their errors differ; where they do, a third model
// says which of them to believe (arc_choice.h), and the tree that it finds best is taken (tree_choice.h).
//
// Each parser makes projective trees; what is chosen from both need not be. Linear time: no sentence is longer than
// Tokeniser::maxSentence.
#pragma once

#include "language/arc_choice.h"
#include "language/decisions.h"
#include "language/linear_model.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// The arc that leads to a word.
struct Arc {
    std::uint32_t head = 0; // word number from 1; 0: the root
    const char* relation = "";
};

class Parser {
public:
    Parser() = default;
    // `bytes` (a model for each direction) and `choice` are what parallax-train wrote and outlive the parser; without
    // `choice` the more confident direction is believed.
    explicit Parser(std::string_view bytes, std::string_view choice = {});

    // The tree over `words`: one arc for each, in `arcs`. `coarse[i]` is the universal tag of word i, `tags[i]` its
    // joint tag. Relations live as long as the parser's bytes.
    void parse(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
               std::vector<Arc>& arcs) const;

    // What the two parsers say each; false: the first is so sure that the second was not asked.
    bool ask(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse, Opinion& first,
             Opinion& second) const;

private:
    struct OneWay {
        LinearModel model;
        Decisions decisions;
    };
    static void run(const OneWay& parser, ParserState& state);

    OneWay m_forward, m_backward;
    ArcChoice m_choice;
};

} // namespace parallax::language
