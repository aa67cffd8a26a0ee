// What the models of names learn from, and what they say of it.
#pragma once

#include "language/name_finder.h"
#include "language/tools/training/corpus.h"
#include "language/tools/training/perceptron.h"

#include <array>
#include <cstdint>
#include <vector>

namespace parallax::training {

// Features of one word for the model that guesses names: it may look at gold tags and trees.
constexpr std::size_t contextFeatures = 4;
using WordFeatures = std::array<std::uint32_t, language::NameFinder::maxFeatures + contextFeatures>;

// A sentence to learn from.
struct Sample {
    const Example* example = nullptr;
    std::vector<language::Upos> tags; // a tagger's
    std::vector<std::array<std::uint32_t, contextFeatures>> context;
    std::vector<std::uint32_t> marks;
    std::vector<language::NameLabel> labels;
    bool guessed = false; // the labels are a model's
};

using Scores = std::vector<std::array<float, language::NameFinder::labels>>;
using Transitions = std::array<std::array<float, language::NameFinder::labels>, language::NameFinder::labels + 1>;

// What the model that is trained here is for: to find names in any text, or to guess them in a treebank.
enum class Purpose { Find, Guess };

// Words around a name in its tree: what it depends on and how, and the preposition before it.
std::vector<std::array<std::uint32_t, contextFeatures>> contextOf(const Example& example);

// Fills `out` with the features of word `i`; returns how many there are.
std::size_t featuresOf(const Sample& sample, std::size_t i, Purpose purpose, WordFeatures& out);

// Of each word and label, and of each label after another, for the Viterbi search.
Scores scoresOf(const Perceptron& model, const Sample& sample, Purpose purpose);
Transitions transitionsOf(const Perceptron& model);

} // namespace parallax::training
