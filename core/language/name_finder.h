// Names of persons, organisations and places: a linear sequence model over B-, I- and O labels with the best sequence
// by the Viterbi algorithm, trained as a structured perceptron (Collins 2002). It looks at words, affixes, capitals,
// tags and at what WordNet knows.
#pragma once

#include "language/document.h"
#include "language/frozen_map.h"
#include "language/linear_model.h"
#include "language/tagger.h"
#include "language/word_info.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// O, then B- and I- of each NameKind.
using NameLabel = std::uint8_t;

class NameFinder {
public:
    static constexpr std::size_t labels = 7;
    static constexpr std::size_t maxFeatures = 80;
    using Features = std::array<std::uint32_t, maxFeatures>;
    using Transitions =
        std::array<std::array<std::int32_t, labels>, labels + 1>; // [from][to]; last row: from the sentence's begin

    NameFinder() = default;
    // `bytes` is what parallax-train wrote and outlives the finder.
    explicit NameFinder(std::string_view bytes);

    // Bits of the gazetteer: what a word can be by itself, and what the names are that it begins or continues.
    enum Mark : std::uint32_t {
        GivenName = 1,
        Surname = 2,
        Title = 4,
        Demonym = 8,
        Person = 16,
        Place = 32,
        Region = 64,
        Organisation = 128,
        Continues = 256, // this word does not begin the name that Person ... Organisation tell of
        Common = 512,    // the word is also one that is written small ("gap", "delta")
        Begins = 1024,   // in the gazetteer alone: longer entries begin with this word
        Outside = 2048   // beside the sentence
    };
    static constexpr std::size_t longestName = 8; // words of a gazetteer entry
    static std::uint32_t gazetteerKey(std::span<const std::uint32_t> forms);
    // Marks of each word: its own, and those of the longest entry that covers it.
    static void marks(const FrozenMap& gazetteer, std::span<const WordInfo> words, std::vector<std::uint32_t>& out);

    // The same by the gazetteer that comes with the model.
    void marks(std::span<const WordInfo> words, std::vector<std::uint32_t>& out) const {
        marks(m_gazetteer, words, out);
    }

    // The names of one sentence whose tokens begin at `firstToken`, appended to `names`. Spans are taken from `tokens`.
    void find(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> marks,
              std::uint32_t firstToken, std::span<const Token> tokens, std::vector<Name>& names) const;

    static std::size_t features(std::span<const WordInfo> words, std::span<const Upos> tags,
                                std::span<const std::uint32_t> marks, std::size_t i, Features& out);
    static std::uint32_t transitionFeature(std::size_t from);
    static bool follows(std::size_t from, std::size_t to); // I- continues B- or I- of its kind

    // Best sequence by the scores of each word's labels.
    template <typename Score, typename Matrix>
    static void viterbi(const std::vector<std::array<Score, labels>>& scores, const Matrix& transitions,
                        std::vector<NameLabel>& best);

private:
    FrozenMap m_gazetteer;
    LinearModel m_model;
    Transitions m_transitions{};
};

template <typename Score, typename Matrix>
void NameFinder::viterbi(const std::vector<std::array<Score, labels>>& scores, const Matrix& transitions,
                         std::vector<NameLabel>& best) {
    constexpr Score never = static_cast<Score>(-1000000000);
    std::vector<std::array<NameLabel, labels>> from(scores.size());
    std::array<Score, labels> current{};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        std::array<Score, labels> next;
        for (std::size_t to = 0; to < labels; ++to) {
            next[to] = never;
            from[i][to] = 0;
            if (i == 0) {
                if (follows(labels, to)) {
                    next[to] = transitions[labels][to] + scores[0][to];
                }
                continue;
            }
            for (std::size_t prior = 0; prior < labels; ++prior) {
                if (follows(prior, to) && current[prior] > never &&
                    current[prior] + transitions[prior][to] + scores[i][to] > next[to]) {
                    next[to] = current[prior] + transitions[prior][to] + scores[i][to];
                    from[i][to] = static_cast<NameLabel>(prior);
                }
            }
        }
        // Kept near zero, so that sums over long sentences do not overflow.
        Score highest = next[0];
        for (const Score score : next) {
            highest = score > highest ? score : highest;
        }
        for (std::size_t to = 0; to < labels; ++to) {
            current[to] = next[to] == never ? never : next[to] - highest;
        }
    }
    best.assign(scores.size(), 0);
    if (scores.empty()) {
        return;
    }
    std::size_t label = 0;
    for (std::size_t to = 1; to < labels; ++to) {
        label = current[to] > current[label] ? to : label;
    }
    for (std::size_t i = scores.size(); i-- > 0;) {
        best[i] = static_cast<NameLabel>(label);
        label = from[i][label];
    }
}

} // namespace parallax::language
