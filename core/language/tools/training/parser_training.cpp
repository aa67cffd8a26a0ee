#include "language/tools/training/parser_training.h"

#include "language/parser.h"
#include "language/parser_features.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <future>
#include <map>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 7;                   // of each training
constexpr std::size_t modelBytes = 6300000; // of each direction
// Decisions, so that a model's full rows take one cache line. What is left out is one arc of six hundred.
constexpr std::size_t decisions = 64;
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

// The tree of a sentence in the order in which it is read.
struct Tree {
    std::vector<std::uint32_t> heads;
    std::vector<std::size_t> decisions; // the arc to each word; none where it is not among the decisions
};
constexpr std::size_t none = 0;

std::vector<std::uint32_t> headsOf(const Example& example, Direction direction) {
    std::vector<std::uint32_t> heads = example.heads;
    if (direction == Direction::Backward) {
        std::reverse(heads.begin() + 1, heads.end());
        const auto size = static_cast<std::uint32_t>(heads.size());
        for (std::uint32_t i = 1; i < size; ++i) {
            heads[i] = heads[i] == 0 ? 0 : size - heads[i];
        }
    }
    return heads;
}

// Name of the decision for the arc to word i in reading order.
std::string arcName(const Corpus& corpus, const Example& example, const std::vector<std::uint32_t>& heads,
                    Direction direction, std::size_t i) {
    const std::size_t word = direction == Direction::Forward ? i : heads.size() - i;
    return Decisions::name(heads[i] > i ? Transition::Left : Transition::Right,
                           corpus.relationNames[example.relations[word]]);
}

// The names of the decisions: the most frequent arcs of the whole corpus.
std::vector<std::string> decisionNames(const Corpus& corpus, Direction direction) {
    std::map<std::string, std::size_t> counts;
    for (const Example& example : corpus.examples) {
        const std::vector<std::uint32_t> heads = headsOf(example, direction);
        for (std::size_t i = 1; i < heads.size(); ++i) {
            if (heads[i] != 0) {
                ++counts[arcName(corpus, example, heads, direction, i)];
            }
        }
    }
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& [name, count] : counts) {
        ranked.emplace_back(count, name);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    ranked.resize(std::min(ranked.size(), decisions - 1));
    std::vector<std::string> names;
    for (const auto& [count, name] : ranked) {
        names.push_back(name);
    }
    std::sort(names.begin(), names.end()); // left arcs come first
    names.insert(names.begin(), Decisions::shift);
    return names;
}

Tree treeOf(const Corpus& corpus, const Example& example, Direction direction, const std::vector<std::string>& names) {
    Tree tree{headsOf(example, direction), std::vector<std::size_t>(example.heads.size(), none)};
    for (std::size_t i = 1; i < tree.heads.size(); ++i) {
        std::string name = arcName(corpus, example, tree.heads, direction, i);
        auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            found = std::find(names.begin(), names.end(), name.substr(0, name.find(':')));
        }
        tree.decisions[i] = found == names.end() ? none : static_cast<std::size_t>(found - names.begin());
    }
    return tree;
}

std::string trainDirection(const Corpus& corpus, const std::vector<std::uint32_t>& subset, int trainings,
                           Direction direction) {
    const std::vector<std::string> names = decisionNames(corpus, direction);
    std::vector<const char*> pointers;
    for (const std::string& name : names) {
        pointers.push_back(name.c_str());
    }
    const Decisions decisions(pointers);
    Perceptron model(names.size());
    std::vector<Tree> trees;
    for (const Example& example : corpus.examples) {
        trees.push_back(treeOf(corpus, example, direction, names));
    }
    std::vector<Oracle> oracles;
    for (const Tree& tree : trees) {
        oracles.emplace_back(tree.heads);
    }
    std::vector<std::uint32_t> order = subset;
    Random random(11);
    ParserState state;

    // Features that fewer states on the way to the gold trees have are too rare to learn from.
    for (const std::uint32_t e : subset) {
        const Example& example = corpus.examples[e];
        const std::vector<Upos> coarse = coarseOf(corpus, example);
        state.begin({example.words, example.predicted, coarse, example.others}, direction);
        while (!state.done()) {
            Transition chosen = Transition::Shift;
            int least = impossible;
            for (const Transition transition : {Transition::Left, Transition::Right, Transition::Shift}) {
                if (state.allowed(transition) && oracles[e].cost(state, transition) < least) {
                    least = oracles[e].cost(state, transition);
                    chosen = transition;
                }
            }
            if (Decisions::Decision only; !Decisions::forced(state, only)) {
                model.count(ParserFeatures(state).allStages());
            }
            state.apply(chosen, chosen == Transition::Shift
                                    ? ParserState::noRelation
                                    : decisions[trees[e].decisions[state.dependent()]].relation);
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
            const std::vector<Upos> coarse = coarseOf(corpus, example);
            state.begin({example.words, example.predicted, coarse, example.others}, direction);
            while (!state.done()) {
                Decisions::Decision next;
                if (!Decisions::forced(state, next)) {
                    ParserFeatures view(state);
                    const std::span<const std::uint32_t> features = view.allStages();
                    model.score(features, scores.data());
                    const std::uint32_t dependent = state.dependent();
                    std::array<int, 3> costs{impossible, impossible, impossible};
                    for (std::size_t t = 0; t < costs.size(); ++t) {
                        if (state.allowed(static_cast<Transition>(t))) {
                            costs[t] = oracles[e].cost(state, static_cast<Transition>(t));
                        }
                    }
                    const int least = *std::min_element(costs.begin(), costs.end());
                    const std::size_t nothing = model.classes();
                    std::size_t best = nothing, right = nothing, wrong = nothing;
                    for (std::size_t t = 0; t < costs.size(); ++t) {
                        if (costs[t] == impossible) {
                            continue;
                        }
                        const auto transition = static_cast<Transition>(t);
                        const bool gold = transition != Transition::Shift && tree.decisions[dependent] != none &&
                                          state.headFor(transition) == tree.heads[dependent];
                        const auto [begin, end] = decisions.range(transition);
                        for (std::size_t c = begin; c < end; ++c) {
                            best = best == nothing || scores[c] > scores[best] ? c : best;
                            // An arc that the tree has must get the tree's relation; any will do for another that costs
                            // nothing.
                            const bool good = costs[t] == least && (!gold || c == tree.decisions[dependent]);
                            std::size_t& top = good ? right : wrong;
                            top = top == nothing || scores[c] > scores[top] ? c : top;
                        }
                    }
                    std::size_t chosen = best;
                    if (right != nothing && wrong != nothing && scores[right] - scores[wrong] <= margin) {
                        model.update(features, right, wrong);
                    }
                    if (best != right && right != nothing) {
                        if (epoch % epochs == 0 || random.below(100) >= followPrediction) {
                            chosen = right;
                        }
                    }
                    model.tick();
                    next = decisions[chosen];
                }
                if (next.transition != Transition::Shift) {
                    const std::uint32_t dependent = state.dependent();
                    const bool gold = state.headFor(next.transition) == tree.heads[dependent];
                    ++arcs;
                    rightArcs += gold;
                    rightLabels += gold && (tree.heads[dependent] == 0 ||
                                            next.relation == decisions[tree.decisions[dependent]].relation);
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
    return model.bytes(names);
}

} // namespace

std::vector<Upos> coarseOf(const Corpus& corpus, const Example& example) {
    std::vector<Upos> coarse;
    for (const Tag tag : example.predicted) {
        const std::string& tagName = corpus.tagNames[tag];
        coarse.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
    }
    return coarse;
}

std::string trainBothWays(const Corpus& corpus, const std::vector<std::uint32_t>& examples, int trainings) {
    std::future<std::string> backward = std::async(
        std::launch::async, [&] { return trainDirection(corpus, examples, trainings, Direction::Backward); });
    const std::string forward = trainDirection(corpus, examples, trainings, Direction::Forward);
    return forward + backward.get();
}

std::string trainParser(const Corpus& corpus) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t e = 0; e < corpus.examples.size(); ++e) {
        all.push_back(e);
    }
    return trainBothWays(corpus, all, 4); // the mean of two trainings is steadier
}

} // namespace parallax::training
