#include "language/tools/training/parser_training.h"

#include "language/parser.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <future>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int trainings = 2;                // whose weights are averaged
constexpr int epochs = 7;                   // of each
constexpr std::size_t modelBytes = 7000000; // of each direction
// A decision has to be ahead of the best wrong one by more than this; otherwise the weights are changed although it is
// taken. 0.3 % better than no margin; 3 is worse again.
constexpr float margin = 1;
constexpr std::uint32_t leastCount = 8;
constexpr std::uint32_t followPrediction =
    90; // percent of the wrong predictions that are followed, from the second epoch on
constexpr int impossible = 1 << 20;

// Number of gold arcs that can no longer be made after the transition (Goldberg & Nivre 2013, table 2).
class Oracle {
public:
    explicit Oracle(const std::vector<std::uint32_t>& heads) : m_heads(heads), m_children(heads.size()) {
        for (std::uint32_t i = 1; i < heads.size(); ++i) {
            m_children[heads[i]].push_back(i);
        }
    }

    int cost(const ParserState& state, Transition transition) const {
        const std::vector<std::uint32_t>& stack = state.stack();
        const std::uint32_t next = state.next();
        int cost = 0;
        if (transition == Transition::Shift) {
            const std::uint32_t head = m_heads[next];
            for (std::size_t i = 0; i + 1 < stack.size(); ++i) {
                cost += stack[i] == head;
            }
            for (const std::uint32_t child : m_children[next]) {
                cost += child < next && state.nodes()[child].head < 0;
            }
            return cost;
        }
        const std::uint32_t top = state.dependent();
        const std::uint32_t head = m_heads[top];
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
    const std::vector<std::uint32_t>& m_heads;
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

// The tree of a sentence in the order in which it is read.
struct Tree {
    std::vector<std::uint32_t> heads, relations;
};

Tree treeOf(const Example& example, Direction direction) {
    Tree tree{example.heads, example.relations};
    if (direction == Direction::Backward) {
        std::reverse(tree.heads.begin() + 1, tree.heads.end());
        std::reverse(tree.relations.begin() + 1, tree.relations.end());
        const auto size = static_cast<std::uint32_t>(tree.heads.size());
        for (std::uint32_t i = 1; i < size; ++i) {
            tree.heads[i] = tree.heads[i] == 0 ? 0 : size - tree.heads[i];
        }
    }
    return tree;
}

std::string trainDirection(const Corpus& corpus, Direction direction) {
    const std::size_t relations = corpus.relationNames.size();
    Perceptron model(1 + 2 * relations);
    std::vector<Tree> trees;
    for (const Example& example : corpus.examples) {
        trees.push_back(treeOf(example, direction));
    }
    std::vector<Oracle> oracles;
    for (const Tree& tree : trees) {
        oracles.emplace_back(tree.heads);
    }
    std::vector<std::uint32_t> order(corpus.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(11);
    ParserState state;
    ParserState::Features features;

    // Features that fewer states on the way to the gold trees have are too rare to learn from.
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        const Example& example = corpus.examples[e];
        state.begin(example.words, example.predicted, coarseOf(corpus, example), direction);
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
                        chosen == Transition::Shift ? ParserState::noRelation : trees[e].relations[state.dependent()]);
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
            const Tree& tree = trees[e];
            state.begin(example.words, example.predicted, coarseOf(corpus, example), direction);
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
                    const std::size_t none = model.classes();
                    std::size_t best = none, right = none, wrong = none;
                    for (std::size_t t = 0; t < costs.size(); ++t) {
                        if (costs[t] == impossible) {
                            continue;
                        }
                        const auto transition = static_cast<Transition>(t);
                        const bool gold =
                            transition != Transition::Shift && state.headFor(transition) == tree.heads[dependent];
                        const auto [begin, end] = Parser::range(transition, relations);
                        for (std::size_t c = begin; c < end; ++c) {
                            best = best == none || scores[c] > scores[best] ? c : best;
                            // An arc that the tree has must get the tree's relation; any will do for another that costs
                            // nothing.
                            const bool good = costs[t] == least && (!gold || Parser::decision(c, relations).relation ==
                                                                                 tree.relations[dependent]);
                            std::size_t& top = good ? right : wrong;
                            top = top == none || scores[c] > scores[top] ? c : top;
                        }
                    }
                    std::size_t chosen = best;
                    if (right != none && wrong != none && scores[right] - scores[wrong] <= margin) {
                        model.update({features.data(), n}, right, wrong);
                    }
                    if (best != right && right != none) {
                        if (epoch % epochs == 0 || random.below(100) >= followPrediction) {
                            chosen = right;
                        }
                    }
                    model.tick();
                    next = Parser::decision(chosen, relations);
                }
                if (next.transition != Transition::Shift) {
                    const std::uint32_t dependent = state.dependent();
                    const bool gold = state.headFor(next.transition) == tree.heads[dependent];
                    ++arcs;
                    rightArcs += gold;
                    rightLabels += gold && next.relation == tree.relations[dependent];
                }
                state.apply(next.transition, next.relation);
            }
        }
        std::fprintf(stderr, "parser %s, epoch %d: UAS %.2f LAS %.2f on the training data\n",
                     direction == Direction::Forward ? "forward" : "backward", epoch + 1,
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

} // namespace

std::string trainParser(const Corpus& corpus) {
    std::future<std::string> backward =
        std::async(std::launch::async, [&] { return trainDirection(corpus, Direction::Backward); });
    const std::string forward = trainDirection(corpus, Direction::Forward);
    return forward + backward.get();
}

} // namespace parallax::training
