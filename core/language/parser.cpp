#include "language/parser.h"

#include "base/error.h"
#include "language/hashing.h"
#include "language/tree_choice.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace parallax::language {

void ParserState::begin(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
                        Direction direction) {
    m_nodes.assign(words.size() + 1, Node{});
    m_stack.assign(1, 0);
    m_next = 1;
    m_nodes[0].tag = 300;
    m_nodes[0].coarse = 30;
    std::uint32_t commas = 0, verbs = 0, conjunctions = 0;
    for (std::size_t n = 0; n < words.size(); ++n) {
        const std::size_t i = direction == Direction::Forward ? n : words.size() - 1 - n;
        Node& node = m_nodes[n + 1];
        node.form = words[i].form;
        node.tag = tags[i] + 1U;
        node.coarse = static_cast<std::uint32_t>(coarse[i]) + 1;
        node.meaning = words[i].meaning + 4096U * (words[i].names != 0);
        node.commas = commas;
        node.verbs = verbs;
        node.conjunctions = conjunctions;
        commas += coarse[i] == Upos::PUNCT;
        verbs += coarse[i] == Upos::VERB || coarse[i] == Upos::AUX;
        conjunctions += coarse[i] == Upos::CCONJ || coarse[i] == Upos::SCONJ;
    }
    m_verbs = verbs;
}

bool ParserState::allowed(Transition transition) const {
    switch (transition) {
    case Transition::Shift:
        return m_next < m_nodes.size();
    case Transition::Left:
        return m_next < m_nodes.size() && m_stack.size() > 1;
    case Transition::Right:
        // A single word depends on the root: the one that is left when all others have heads.
        return m_stack.size() > 2 || (m_stack.size() == 2 && m_next == m_nodes.size());
    }
    return false;
}

void ParserState::apply(Transition transition, std::uint32_t relation, std::int32_t confidence,
                        std::int32_t relationConfidence) {
    assert(allowed(transition));
    if (transition == Transition::Shift) {
        m_stack.push_back(m_next++);
        return;
    }
    const std::uint32_t child = dependent();
    const std::uint32_t parent = headFor(transition);
    m_stack.pop_back();
    m_nodes[child].head = static_cast<std::int32_t>(parent);
    m_nodes[child].relation = relation;
    m_nodes[child].confidence = confidence;
    m_nodes[child].relationConfidence = relationConfidence;
    Node& head = m_nodes[parent];
    const std::uint64_t bit = std::uint64_t{1} << (relation & 63);
    if (child < parent) {
        head.left2 = head.left1;
        head.left1 = child;
        ++head.leftCount;
        head.leftRelations |= bit;
    } else {
        head.right2 = head.right1;
        head.right1 = child;
        ++head.rightCount;
        head.rightRelations |= bit;
    }
}

namespace {

std::uint32_t distance(std::uint32_t from, std::uint32_t to) {
    const std::uint32_t d = to - from;
    return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : 7;
}

std::uint32_t few(std::uint32_t count) {
    return std::min(count, 3U);
}
std::uint32_t folded(std::uint64_t set) {
    return static_cast<std::uint32_t>(set * 0x9e3779b97f4a7c15ULL >> 32);
}

} // namespace

std::size_t ParserState::features(Features& out) const {
    static const Node nothing{};
    const auto stackNode = [&](std::size_t depth) -> const Node& {
        return m_stack.size() > depth ? m_nodes[m_stack[m_stack.size() - 1 - depth]] : nothing;
    };
    const auto bufferNode = [&](std::size_t ahead) -> const Node& {
        return m_next + ahead < m_nodes.size() ? m_nodes[m_next + ahead] : nothing;
    };
    const auto child = [&](std::uint32_t i) -> const Node& { return i == 0 ? nothing : m_nodes[i]; };
    const Node& s0 = stackNode(0);
    const Node& s1 = stackNode(1);
    const Node& s2 = stackNode(2);
    const Node& b0 = bufferNode(0);
    const Node& b1 = bufferNode(1);
    const Node& b2 = bufferNode(2);
    const Node& b3 = bufferNode(3);
    const Node& s0l = child(s0.left1);
    const Node& s0r = child(s0.right1);
    const Node& s1l = child(s1.left1);
    const Node& s1r = child(s1.right1);
    const Node& b0l = child(b0.left1);
    const Node& s0l2 = child(s0.left2);
    const Node& s0r2 = child(s0.right2);
    const Node& s1r2 = child(s1.right2);
    const Node& b0l2 = child(b0.left2);
    const std::uint32_t s0At = m_stack.back();
    const std::uint32_t s1At = m_stack.size() > 1 ? m_stack[m_stack.size() - 2] : 0;
    const std::uint32_t dNext = b0.tag == 0 ? 9 : distance(s0At, m_next);
    const std::uint32_t dStack = m_stack.size() > 1 ? distance(s1At, s0At) : 9;
    // What lies between the top of the stack and the next word, and between the two top words.
    const auto between = [](const Node& left, const Node& right) {
        return few(right.commas - left.commas) + 4 * few(right.verbs - left.verbs) +
               16 * few(right.conjunctions - left.conjunctions);
    };
    const std::uint32_t betweenNext = b0.tag == 0 ? 99 : between(s0, b0);
    const std::uint32_t betweenStack = between(s1, s0);

    // The words beside the top of the stack, and what is still to come.
    const Node& before = s0At > 1 ? m_nodes[s0At - 1] : nothing;
    const Node& after = s0At + 1 < m_nodes.size() ? m_nodes[s0At + 1] : nothing;
    const std::uint32_t verbsAhead = b0.tag == 0 ? 9 : few(m_verbs - b0.verbs);
    const std::uint32_t depth = few(static_cast<std::uint32_t>(m_stack.size()));

    std::size_t n = 0;
    std::uint32_t number = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a, b, c, d);
    };
    // What weighs most, by the mean difference that it makes between the two best decisions.
    add(0);
    add(s0.form, s0.tag);
    add(s0.form);
    add(s0.tag);
    add(s1.tag);
    add(s2.form);
    add(s2.tag);
    add(b0.tag);
    add(b1.form, b1.tag);
    add(b1.tag);
    add(b2.form);
    add(b2.tag);
    add(b0.tag, b1.tag);
    add(s0.tag, b1.tag);
    add(b1.tag, b2.tag, b3.tag);
    add(s0l.form, s0.tag);
    add(b0l.form, b0.tag);
    add(s0l.tag, s0l.relation, s0.tag);
    add(s0r.tag, s0r.relation, s0.tag);
    add(b0l.tag, b0l.relation, b0.tag);
    add(s1r.tag, s1r.relation, s1.tag);
    add(s1l.tag, s1l.relation, s1.tag);
    add(s0.tag, s0l.relation, s0l2.relation);
    add(s1.tag, s1r.relation, s1r2.relation);
    add(b0.tag, b0l.relation, b0l2.relation);
    add(s0.tag, dNext);
    add(b0.tag, dNext);
    add(s0.tag, few(s0.leftCount));
    add(b0.tag, few(b0.leftCount));
    add(s1.tag, few(s1.rightCount));
    add(s0.tag, folded(s0.leftRelations));
    add(s0.tag, b0.tag, betweenNext);
    add(s1.tag, s0.tag, betweenStack);
    add(s0.tag, after.form);
    add(s0.meaning, b0.tag);
    add(s0.meaning, s1.tag);
    // Those that weigh less.
    add(b0.form, b0.tag);
    add(b0.form);
    add(s1.tag, b0.tag);
    add(s0.tag, b0.tag, b1.tag);
    add(s2.tag, s1.tag, b0.tag);
    add(b0.tag, b1.tag, b2.tag);
    add(s0.tag, b1.tag, b2.tag);
    add(s2.coarse * 32 + s1.coarse, s0.coarse, b0.coarse, b1.coarse);
    add(s0.tag, s0l.tag, b0.tag);
    add(s1.tag, s0.tag, s0l.tag);
    add(s1.tag, s0.tag, s0r.tag);
    add(s0r.form, s0.tag);
    add(s1r.form, s1.tag);
    add(s0.tag, s0r.relation, s0r2.relation);
    add(s0.tag, s0l.relation, s0r.relation, b0.tag);
    add(s0.form, dNext);
    add(s1.tag, s0.tag, dStack);
    add(s0.tag, few(s0.rightCount));
    add(s0.form, few(s0.rightCount));
    add(s0.form, few(s0.leftCount));
    add(b0.form, few(b0.leftCount));
    add(s0.tag, folded(s0.rightRelations));
    add(s0.form, folded(s0.rightRelations));
    add(s0.form, folded(s0.leftRelations));
    add(b0.form, folded(b0.leftRelations));
    add(s0.meaning, b0.meaning);
    add(s1.meaning, s0.meaning);
    add(s0.meaning, b0.meaning, b0l.form);
    add(s0.tag, before.form);
    add(s0.tag, s1.tag, before.tag);
    add(s0.tag, b0.tag, after.tag);
    add(s0l.form, s0l2.form, s0.tag);
    add(s0.tag, b0.tag, verbsAhead);
    add(s1.tag, s0.tag, b0.tag, verbsAhead);
    add(depth, verbsAhead, s0.tag, b0.tag);
    add(s0.tag, b1.form);
    // Those that weigh least.
    add(s1.form, s1.tag);
    add(s1.form);
    add(s0.form, s0.tag, b0.tag);
    add(s0.tag, b0.tag);
    add(s1.tag, s0.tag);
    add(s1.form, b0.tag);
    add(s1.tag, b0.form);
    add(s2.tag, s1.tag, s0.tag);
    add(s1.coarse, s0.coarse, b0.coarse, b1.coarse * 32 + b2.coarse);
    add(s0.tag, s0r.tag, b0.tag);
    add(s0.tag, b0.tag, b0l.tag);
    add(s1.tag, s1r.tag, s0.tag);
    add(s1.tag, s1l.tag, s0.tag);
    add(s0.tag, s0r.relation, b0.tag, s0r2.tag);
    add(s2.form, s0l.form, s0.tag);
    add(s2.tag, s1.tag, s0l.form, s0.tag);
    add(s0.tag, b0l.form, b0.tag);
    add(b0.form, dNext);
    add(s0.tag, b0.tag, dNext);
    add(s1.form, few(s1.rightCount));
    add(s1.tag, few(s1.leftCount), s0.tag);
    add(b0.tag, folded(b0.leftRelations), s0.tag);
    add(s1.tag, folded(s1.rightRelations), s0.tag);
    add(s1.form, folded(s1.rightRelations));
    add(s1.tag, folded(s1.leftRelations), s0.tag);
    add(s0.tag, folded(s0.leftRelations), b0.tag, folded(b0.leftRelations));
    add(s1.meaning, s0.form);
    add(s0.form, b0.meaning);
    add(s0.meaning, b0.form);
    add(s1.meaning, s0.meaning, s0l.form);
    add(s1.meaning, s0.tag, b0.tag);
    add(s1.tag, s0.meaning, b0.tag);
    add(b0.tag, b1.tag, b2.tag, b3.tag);
    add(s2.form, s0.tag, b0.tag);
    add(m_nodes.back().form, s0.tag, b0.tag, depth);
    assert(n <= maxFeatures);
    return n;
}

Parser::Decision Parser::decision(std::size_t number, std::size_t relations) {
    if (number == 0) {
        return {};
    }
    const bool left = number <= relations;
    return {left ? Transition::Left : Transition::Right,
            static_cast<std::uint32_t>(number - 1 - (left ? 0 : relations))};
}

std::size_t Parser::number(Decision decision, std::size_t relations) {
    switch (decision.transition) {
    case Transition::Shift:
        return 0;
    case Transition::Left:
        return 1 + decision.relation;
    case Transition::Right:
        return 1 + relations + decision.relation;
    }
    return 0;
}

bool Parser::forced(const ParserState& state, Decision& decision) {
    if (state.stack().size() == 1) {
        decision = {};
        return true;
    }
    decision = {Transition::Right, 0};
    return !state.allowed(Transition::Shift) && state.stack().size() == 2;
}

std::pair<std::size_t, std::size_t> Parser::range(Transition transition, std::size_t relations) {
    switch (transition) {
    case Transition::Shift:
        return {0, 1};
    case Transition::Left:
        return {2, 1 + relations};
    case Transition::Right:
        return {2 + relations, 1 + 2 * relations};
    }
    return {0, 0};
}

Parser::Parser(std::string_view bytes) : m_forward(bytes), m_relations((m_forward.classes() - 1) / 2) {
    m_backward = LinearModel(bytes.substr(m_forward.size()));
    if (m_backward.classes() != m_forward.classes()) {
        throw base::Error("the two models of the parser do not belong together: train it again with parallax-train");
    }
}

namespace {

// In the model's own units (LinearModel::largestWeight). Chosen on the development data.
//
// How sure the parser is of a step that it had to take; between the confidence of a guess and that of a clear case.
constexpr std::int32_t forcedConfidence = 300000;
// A sentence in which no step of the first parser was less sure than this needs no second one.
constexpr std::int32_t clearConfidence = 1500000;
// A decision that is ahead by so much after the first features, or after those of the second stage, stands: the others
// hardly ever turn it.
constexpr std::int32_t enoughAfterFirst = 2600000, enoughAfterSecond = 2000000;

using Scores = std::array<std::int32_t, LinearModel::padded(LinearModel::maxClasses)>;

// The best allowed decision; by how much it is ahead of other transitions and of the same with another relation.
struct Choice {
    std::size_t number = 0;
    std::int32_t confidence = forcedConfidence, relationConfidence = forcedConfidence;
};

Choice choose(const Scores& scores, const ParserState& state, std::size_t relations) {
    constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();
    Choice choice;
    std::int32_t best = lowest, other = lowest, next = lowest;
    for (const Transition transition : {Transition::Shift, Transition::Left, Transition::Right}) {
        if (!state.allowed(transition)) {
            continue;
        }
        const auto [begin, end] = Parser::range(transition, relations);
        std::int32_t first = lowest, second = lowest;
        std::size_t at = begin;
        for (std::size_t i = begin; i < end; ++i) {
            if (scores[i] > first) {
                second = first;
                first = scores[i];
                at = i;
            } else if (scores[i] > second) {
                second = scores[i];
            }
        }
        if (first > best) {
            other = std::max(other, best);
            best = first;
            next = second;
            choice.number = at;
        } else {
            other = std::max(other, first);
        }
    }
    choice.confidence = other == lowest ? forcedConfidence : best - other;
    choice.relationConfidence = next == lowest ? choice.confidence : best - next;
    return choice;
}

} // namespace

void Parser::run(const LinearModel& model, ParserState& state) const {
    ParserState::Features features;
    Scores scores;
    while (!state.done()) {
        Decision next;
        Choice choice;
        if (!forced(state, next)) {
            const std::size_t count = state.features(features);
            std::fill_n(scores.begin(), LinearModel::padded(model.classes()), 0);
            const auto ahead = [&] { return std::min(choice.confidence, choice.relationConfidence); };
            model.score({features.data(), ParserState::firstStage}, scores.data());
            choice = choose(scores, state, m_relations);
            if (ahead() < enoughAfterFirst) {
                model.score(
                    {features.data() + ParserState::firstStage, ParserState::secondStage - ParserState::firstStage},
                    scores.data());
                choice = choose(scores, state, m_relations);
                if (ahead() < enoughAfterSecond) {
                    model.score({features.data() + ParserState::secondStage, count - ParserState::secondStage},
                                scores.data());
                    choice = choose(scores, state, m_relations);
                }
            }
            next = decision(choice.number, m_relations);
        }
        state.apply(next.transition, next.relation, choice.confidence, choice.relationConfidence);
    }
}

void Parser::parse(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
                   std::vector<Arc>& arcs) const {
    const std::size_t count = words.size();
    arcs.resize(count);
    ParserState forward, backward;
    forward.begin(words, tags, coarse, Direction::Forward);
    run(m_forward, forward);
    std::int32_t least = clearConfidence;
    for (std::size_t i = 1; i <= count; ++i) {
        const ParserState::Node& node = forward.nodes()[i];
        least = node.confidence == forcedConfidence ? least : std::min(least, node.confidence);
        arcs[i - 1] = {static_cast<std::uint32_t>(node.head), relation(node.relation)};
    }
    if (least >= clearConfidence) {
        return;
    }
    backward.begin(words, tags, coarse, Direction::Backward);
    run(m_backward, backward);

    struct Tree {
        std::vector<std::uint32_t> heads;
        std::vector<std::int32_t> confidence;
    };
    std::array<Tree, 2> trees;
    for (Tree& tree : trees) {
        tree.heads.assign(count + 1, 0);
        tree.confidence.assign(count + 1, 0);
    }
    for (std::size_t i = 1; i <= count; ++i) {
        const ParserState::Node& ahead = forward.nodes()[i];
        const ParserState::Node& back = backward.nodes()[count + 1 - i];
        trees[0].heads[i] = static_cast<std::uint32_t>(ahead.head);
        trees[0].confidence[i] = ahead.confidence;
        trees[1].heads[i] =
            back.head == 0 ? 0 : static_cast<std::uint32_t>(count + 1) - static_cast<std::uint32_t>(back.head);
        trees[1].confidence[i] = back.confidence;
    }
    const std::vector<bool> second =
        chooseTree({trees[0].heads, trees[0].confidence}, {trees[1].heads, trees[1].confidence});
    for (std::size_t i = 1; i <= count; ++i) {
        const ParserState::Node& ahead = forward.nodes()[i];
        const ParserState::Node& back = backward.nodes()[count + 1 - i];
        const bool agree = trees[0].heads[i] == trees[1].heads[i];
        const bool takeBack = agree ? back.relationConfidence > ahead.relationConfidence : second[i];
        arcs[i - 1] = {trees[takeBack ? 1 : 0].heads[i], relation(takeBack ? back.relation : ahead.relation)};
    }
}

} // namespace parallax::language
