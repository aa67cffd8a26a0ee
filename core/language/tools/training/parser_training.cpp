#include "language/tools/training/parser_training.h"

#include "language/parser.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int trainings = 2; // whose weights are averaged
constexpr int epochs = 7;    // of each
constexpr std::size_t modelBytes = 12000000;
constexpr std::uint32_t leastCount = 8;
constexpr std::uint32_t followPrediction =
    90; // percent of the wrong predictions that are followed, from the second epoch on
constexpr int impossible = 1 << 20;

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

std::vector<Upos> coarseOf(const Corpus& corpus, const Example& example) {
    std::vector<Upos> coarse;
    for (const Tag tag : example.predicted) {
        const std::string& tagName = corpus.tagNames[tag];
        coarse.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
    }
    return coarse;
}

} // namespace

std::string trainParser(const Corpus& corpus) {
    const std::size_t relations = corpus.relationNames.size();
    Perceptron model(1 + 2 * relations);
    std::vector<Oracle> oracles;
    for (const Example& example : corpus.examples) {
        oracles.emplace_back(example);
    }
    std::vector<std::uint32_t> order(corpus.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(11);
    ParserState state;
    ParserState::Features features;

    // Features that fewer states on the way to the gold trees have are too rare to learn from.
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        const Example& example = corpus.examples[e];
        state.begin(example.words, example.predicted, coarseOf(corpus, example));
        while (!state.done()) {
            Transition chosen = Transition::Shift;
            int least = impossible;
            for (const Transition transition : {Transition::Left, Transition::Right, Transition::Shift}) {
                if (state.allowed(transition) && oracles[e].cost(state, transition) < least) {
                    least = oracles[e].cost(state, transition);
                    chosen = transition;
                }
            }
            if (Parser::Decision only; !Parser::forced(state, only)) {
                model.count({features.data(), state.features(features)});
            }
            state.apply(chosen,
                        chosen == Transition::Shift ? ParserState::noRelation : example.relations[state.dependent()]);
        }
    }
    model.require(leastCount);

    std::vector<float> scores(model.classes());
    for (int epoch = 0; epoch < trainings * epochs; ++epoch) {
        if (epoch % epochs == 0) {
            model.forget();
        }
        shuffle(order, random);
        std::size_t arcs = 0, rightArcs = 0, rightLabels = 0;
        for (const std::uint32_t e : order) {
            const Example& example = corpus.examples[e];
            state.begin(example.words, example.predicted, coarseOf(corpus, example));
            while (!state.done()) {
                Parser::Decision next;
                if (!Parser::forced(state, next)) {
                    const std::size_t n = state.features(features);
                    model.score({features.data(), n}, scores.data());
                    const std::uint32_t dependent = state.dependent();
                    std::array<int, 3> costs{impossible, impossible, impossible};
                    for (std::size_t t = 0; t < costs.size(); ++t) {
                        if (state.allowed(static_cast<Transition>(t))) {
                            costs[t] = oracles[e].cost(state, static_cast<Transition>(t));
                        }
                    }
                    const int least = *std::min_element(costs.begin(), costs.end());
                    std::size_t best = model.classes(), right = model.classes();
                    for (std::size_t t = 0; t < costs.size(); ++t) {
                        if (costs[t] == impossible) {
                            continue;
                        }
                        const auto transition = static_cast<Transition>(t);
                        const bool gold =
                            transition != Transition::Shift && state.headFor(transition) == example.heads[dependent];
                        const auto [begin, end] = Parser::range(transition, relations);
                        for (std::size_t c = begin; c < end; ++c) {
                            best = best == model.classes() || scores[c] > scores[best] ? c : best;
                            // An arc that the tree has must get the tree's relation; any will do for another that costs
                            // nothing.
                            if (costs[t] == least &&
                                (!gold || Parser::decision(c, relations).relation == example.relations[dependent])) {
                                right = right == model.classes() || scores[c] > scores[right] ? c : right;
                            }
                        }
                    }
                    std::size_t chosen = best;
                    if (best != right && right != model.classes()) {
                        model.update({features.data(), n}, right, best);
                        if (epoch % epochs == 0 || random.below(100) >= followPrediction) {
                            chosen = right;
                        }
                    }
                    model.tick();
                    next = Parser::decision(chosen, relations);
                }
                if (next.transition != Transition::Shift) {
                    const std::uint32_t dependent = state.dependent();
                    const bool gold = state.headFor(next.transition) == example.heads[dependent];
                    ++arcs;
                    rightArcs += gold;
                    rightLabels += gold && next.relation == example.relations[dependent];
                }
                state.apply(next.transition, next.relation);
            }
        }
        std::fprintf(stderr, "parser, epoch %d: UAS %.2f LAS %.2f on the training data\n", epoch + 1,
                     100.0 * static_cast<double>(rightArcs) / static_cast<double>(arcs),
                     100.0 * static_cast<double>(rightLabels) / static_cast<double>(arcs));
    }
    model.average();
    model.trim(modelBytes);
    std::vector<std::string> names{"shift"};
    for (int side = 0; side < 2; ++side) {
        names.insert(names.end(), corpus.relationNames.begin(), corpus.relationNames.end());
    }
    return model.bytes(names);
}

} // namespace parallax::training
