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
#include "language/parser_state.h"

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

    // The trees over `sentences`: an arc for each word, in `arcs`. Relations live as long as the parser's bytes. Faster
    // for many sentences at once than one by one; the trees are the same.
    void parse(std::span<const TaggedWords> sentences, std::span<std::vector<Arc>> arcs) const;

    // What the two parsers say each; false: the first is so sure that the second was not asked.
    bool ask(const TaggedWords& sentence, Opinion& first, Opinion& second) const;

private:
    struct OneWay {
        LinearModel model;
        Decisions decisions;
    };
    struct Asked {
        Opinion* first = nullptr;
        Opinion* second = nullptr;
        bool both = false; // the second one is there
    };
    struct Question {
        const TaggedWords* sentence = nullptr;
        Opinion* out = nullptr;
    };
    // So many sentences are parsed side by side: the next decision of one is worked on while the weights for the others
    // come from memory.
    static constexpr std::size_t together = 4;
    class Run;
    static void run(const OneWay& parser, Direction direction, std::span<const Question> questions);
    void ask(std::span<const TaggedWords> sentences, std::span<Asked> asked) const;
    void choose(const TaggedWords& sentence, const Asked& asked, std::vector<Arc>& arcs) const;

    OneWay m_forward, m_backward;
    ArcChoice m_choice;
};

} // namespace parallax::language
