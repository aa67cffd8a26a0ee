#include "language/tools/training/parser_training.h"

#include "language/parser.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 12;
constexpr std::size_t transitionBytes = 5000000, relationBytes = 2000000; // sizes of the trained models
constexpr std::uint32_t followPrediction =
    90; // percent of the wrong predictions that are followed, from the second epoch on

// Number of gold arcs that can no longer be made after the transition (Goldberg & Nivre 2013, table 2).
class Oracle {
public:
    explicit Oracle(const Example& example) : m_example(example), m_children(example.heads.size()) {
        for (std::uint32_t i = 1; i < example.heads.size(); ++i) {
            m_children[example.heads[i]].push_back(i);
        }
    }

    int cost(const ParserState& state, Transition transition) const {
        const std::vector<std::uint32_t>& stack = state.stack();
        const std::uint32_t next = state.next();
        int cost = 0;
        if (transition == Transition::Shift) {
            const std::uint32_t head = m_example.heads[next];
            for (std::size_t i = 0; i + 1 < stack.size(); ++i) {
                cost += stack[i] == head;
            }
            for (const std::uint32_t child : m_children[next]) {
                cost += child < next && state.nodes()[child].head < 0;
            }
            return cost;
        }
        const std::uint32_t top = state.dependent();
        const std::uint32_t head = m_example.heads[top];
        for (const std::uint32_t child : m_children[top]) {
            cost += child >= next;
        }
        if (transition == Transition::Left) {
            cost += head > next || head == stack[stack.size() - 2];
        } else {
            cost += head >= next;
        }
        return cost;
    }

private:
    const Example& m_example;
    std::vector<std::vector<std::uint32_t>> m_children;
};

} // namespace

std::string trainParser(const Corpus& corpus) {
    Perceptron transitions(3), relations(corpus.relationNames.size());
    std::vector<Oracle> oracles;
    for (const Example& example : corpus.examples) {
        oracles.emplace_back(example);
    }
    std::vector<std::uint32_t> order(corpus.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(11);
    ParserState state;
    ParserState::Features features, relationFeatures;
    std::vector<float> relationScores(relations.classes());
    const auto train = [&](int count, bool trimmed) {
        for (int epoch = 0; epoch < count; ++epoch) {
            shuffle(order, random);
            std::size_t arcs = 0, rightArcs = 0, rightLabels = 0;
            for (const std::uint32_t e : order) {
                const Example& example = corpus.examples[e];
                std::vector<Upos> coarse;
                for (const Tag tag : example.predicted) {
                    const std::string& tagName = corpus.tagNames[tag];
                    coarse.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
                }
                state.begin(example.words, example.predicted, coarse);
                while (!state.done()) {
                    Transition chosen = Transition::Shift;
                    if (state.stack().size() > 1) {
                        const std::size_t n = state.features(features);
                        float scores[3];
                        transitions.score({features.data(), n}, scores);
                        int least = 1 << 20, costs[3] = {0, 0, 0};
                        int best = -1;
                        for (int t = 0; t < 3; ++t) {
                            if (state.allowed(static_cast<Transition>(t))) {
                                costs[t] = oracles[e].cost(state, static_cast<Transition>(t));
                                least = std::min(least, costs[t]);
                                if (best < 0 || scores[t] > scores[best]) {
                                    best = t;
                                }
                            }
                        }
                        chosen = static_cast<Transition>(best);
                        if (costs[best] > least) {
                            int right = -1;
                            for (int t = 0; t < 3; ++t) {
                                if (state.allowed(static_cast<Transition>(t)) && costs[t] == least &&
                                    (right < 0 || scores[t] > scores[right])) {
                                    right = t;
                                }
                            }
                            transitions.update({features.data(), n}, static_cast<std::size_t>(right),
                                               static_cast<std::size_t>(best));
                            if ((epoch == 0 && !trimmed) || random.below(100) >= followPrediction) {
                                chosen = static_cast<Transition>(right);
                            }
                        }
                        transitions.tick();
                    }
                    if (chosen == Transition::Shift) {
                        state.apply(chosen);
                        continue;
                    }
                    const std::uint32_t dependent = state.dependent();
                    const std::uint32_t head = state.headFor(chosen);
                    ++arcs;
                    if (head == 0) {
                        rightArcs += example.heads[dependent] == 0;
                        rightLabels += example.heads[dependent] == 0;
                        state.apply(chosen, 0);
                        continue;
                    }
                    const std::size_t n = state.relationFeatures(chosen, relationFeatures);
                    relations.score({relationFeatures.data(), n}, relationScores.data());
                    const auto best = static_cast<std::uint32_t>(
                        std::max_element(relationScores.begin() + 1, relationScores.end()) - relationScores.begin());
                    if (example.heads[dependent] == head) {
                        ++rightArcs;
                        const std::uint32_t right = example.relations[dependent];
                        rightLabels += best == right;
                        if (best != right) {
                            relations.update({relationFeatures.data(), n}, right, best);
                        }
                        relations.tick();
                    }
                    state.apply(chosen, best);
                }
            }
            std::fprintf(stderr, "parser, epoch %d: UAS %.2f LAS %.2f on the training data\n", epoch + 1,
                         100.0 * static_cast<double>(rightArcs) / static_cast<double>(arcs),
                         100.0 * static_cast<double>(rightLabels) / static_cast<double>(arcs));
        }
        transitions.average();
        relations.average();
    };
    train(epochs, false);
    transitions.trim(transitionBytes);
    relations.trim(relationBytes);
    return transitions.bytes({"shift", "left", "right"}) + relations.bytes(corpus.relationNames);
}

} // namespace parallax::training
