#include "language/tools/training/name_sample.h"

#include "language/hashing.h"

#include <algorithm>
#include <string_view>

namespace parallax::training {

using namespace language;

Transitions transitionsOf(const Perceptron& model) {
    Transitions transitions{};
    for (std::size_t from = 0; from <= NameFinder::labels; ++from) {
        const std::uint32_t wanted = NameFinder::transitionFeature(from);
        model.score({&wanted, 1}, transitions[from].data());
    }
    return transitions;
}

std::vector<std::array<std::uint32_t, contextFeatures>> contextOf(const Example& example) {
    const Document& document = example.document->document;
    const std::uint32_t first = document.sentences[example.sentence].firstToken;
    const std::size_t size = example.words.size();
    std::vector<std::uint32_t> preposition(size + 1, 0);
    for (std::size_t i = 1; i <= size; ++i) {
        if (std::string_view(document.tokens[first + i - 1].relation) == "case") {
            preposition[example.heads[i]] = example.words[i - 1].form;
        }
    }
    std::vector<std::array<std::uint32_t, contextFeatures>> context(size);
    for (std::size_t i = 1; i <= size; ++i) {
        // Up to the head of the name: through words that belong to it.
        std::size_t top = i;
        const auto inside = [&](std::size_t at) {
            const std::string_view relation = document.tokens[first + at - 1].relation;
            return (relation == "flat" || relation == "compound" || relation == "goeswith") && example.heads[at] != 0 &&
                   example.upos[example.heads[at] - 1] == Upos::PROPN;
        };
        while (inside(top)) {
            top = example.heads[top];
        }
        const std::uint32_t relation = example.relations[top];
        const std::uint32_t above =
            example.heads[top] == 0 ? 1 : hashOf(document.tokens[first + example.heads[top] - 1].lemma);
        const auto tag = static_cast<std::uint32_t>(example.upos[i - 1]);
        context[i - 1] = {feature(800, relation, tag, top == i), feature(801, relation, above, tag),
                          feature(802, preposition[top], relation, tag), feature(803, preposition[top], above, tag)};
    }
    return context;
}

std::size_t featuresOf(const Sample& sample, std::size_t i, Purpose purpose, WordFeatures& out) {
    NameFinder::Features features;
    std::size_t n =
        NameFinder::features(sample.example->words, purpose == Purpose::Find ? sample.tags : sample.example->upos,
                             sample.marks, i, features);
    std::copy_n(features.begin(), n, out.begin());
    if (purpose == Purpose::Guess) {
        for (const std::uint32_t one : sample.context[i]) {
            out[n++] = one;
        }
    }
    return n;
}

Scores scoresOf(const Perceptron& model, const Sample& sample, Purpose purpose) {
    WordFeatures features;
    Scores scores(sample.example->words.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        model.score({features.data(), featuresOf(sample, i, purpose, features)}, scores[i].data());
    }
    return scores;
}

} // namespace parallax::training
