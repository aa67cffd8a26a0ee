#include "language/parser.h"

#include "language/hashing.h"

#include <algorithm>
#include <cassert>

namespace parallax::language {

void ParserState::begin(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse) {
    m_nodes.assign(words.size() + 1, Node{});
    m_stack.assign(1, 0);
    m_next = 1;
    m_nodes[0].tag = 300;
    m_nodes[0].coarse = 30;
    std::uint32_t commas = 0, verbs = 0, conjunctions = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Node& node = m_nodes[i + 1];
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

void ParserState::apply(Transition transition, std::uint32_t relation) {
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

    std::size_t n = 0;
    std::uint32_t number = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a, b, c, d);
    };
    add(0);
    // Single words.
    add(s0.form, s0.tag);
    add(s0.form);
    add(s0.tag);
    add(s1.form, s1.tag);
    add(s1.form);
    add(s1.tag);
    add(s2.form);
    add(s2.tag);
    add(b0.form, b0.tag);
    add(b0.form);
    add(b0.tag);
    add(b1.form, b1.tag);
    add(b1.tag);
    add(b2.form);
    add(b2.tag);
    // Pairs.
    add(s0.form, s0.tag, b0.tag);
    add(s0.tag, b0.tag);
    add(s1.tag, s0.tag);
    add(s1.tag, b0.tag);
    add(s1.form, b0.tag);
    add(s1.tag, b0.form);
    add(b0.tag, b1.tag);
    add(s0.tag, b1.tag);
    // Triples.
    add(s0.tag, b0.tag, b1.tag);
    add(s2.tag, s1.tag, s0.tag);
    add(s2.tag, s1.tag, b0.tag);
    add(b0.tag, b1.tag, b2.tag);
    add(b1.tag, b2.tag, b3.tag);
    add(s0.tag, b1.tag, b2.tag);
    add(s1.coarse, s0.coarse, b0.coarse, b1.coarse * 32 + b2.coarse);
    add(s2.coarse * 32 + s1.coarse, s0.coarse, b0.coarse, b1.coarse);
    // Dependents.
    add(s0.tag, s0l.tag, b0.tag);
    add(s0.tag, s0r.tag, b0.tag);
    add(s0.tag, b0.tag, b0l.tag);
    add(s1.tag, s1r.tag, s0.tag);
    add(s1.tag, s1l.tag, s0.tag);
    add(s1.tag, s0.tag, s0l.tag);
    add(s1.tag, s0.tag, s0r.tag);
    add(s0l.form, s0.tag);
    add(s0r.form, s0.tag);
    add(b0l.form, b0.tag);
    add(s1r.form, s1.tag);
    add(s0l.tag, s0l.relation, s0.tag);
    add(s0r.tag, s0r.relation, s0.tag);
    add(b0l.tag, b0l.relation, b0.tag);
    add(s1r.tag, s1r.relation, s1.tag);
    add(s1l.tag, s1l.relation, s1.tag);
    add(s0.tag, s0l.relation, s0l2.relation);
    add(s0.tag, s0r.relation, s0r2.relation);
    add(s1.tag, s1r.relation, s1r2.relation);
    add(b0.tag, b0l.relation, b0l2.relation);
    add(s0.tag, s0r.relation, b0.tag, s0r2.tag);
    add(s0.tag, s0l.relation, s0r.relation, b0.tag);
    // The word that leads a phrase (a preposition, a subordinator) with what it may depend on.
    add(s2.form, s0l.form, s0.tag);
    add(s2.tag, s1.tag, s0l.form, s0.tag);
    add(s0.tag, b0l.form, b0.tag);
    // Distance and number of dependents.
    add(s0.tag, dNext);
    add(s0.form, dNext);
    add(b0.tag, dNext);
    add(b0.form, dNext);
    add(s0.tag, b0.tag, dNext);
    add(s1.tag, s0.tag, dStack);
    add(s0.tag, few(s0.rightCount));
    add(s0.form, few(s0.rightCount));
    add(s0.tag, few(s0.leftCount));
    add(s0.form, few(s0.leftCount));
    add(b0.tag, few(b0.leftCount));
    add(b0.form, few(b0.leftCount));
    add(s1.tag, few(s1.rightCount));
    add(s1.form, few(s1.rightCount));
    add(s1.tag, few(s1.leftCount), s0.tag);
    // Sets of relations.
    add(s0.tag, folded(s0.rightRelations));
    add(s0.form, folded(s0.rightRelations));
    add(s0.tag, folded(s0.leftRelations));
    add(s0.form, folded(s0.leftRelations));
    add(b0.tag, folded(b0.leftRelations), s0.tag);
    add(b0.form, folded(b0.leftRelations));
    add(s1.tag, folded(s1.rightRelations), s0.tag);
    add(s1.form, folded(s1.rightRelations));
    add(s1.tag, folded(s1.leftRelations), s0.tag);
    add(s0.tag, folded(s0.leftRelations), b0.tag, folded(b0.leftRelations));
    // What lies between.
    add(s0.tag, b0.tag, betweenNext);
    add(s1.tag, s0.tag, betweenStack);
    // Meanings.
    add(s0.meaning, b0.meaning);
    add(s1.meaning, s0.meaning);
    add(s1.meaning, s0.form);
    add(s0.form, b0.meaning);
    add(s0.meaning, b0.form);
    add(s1.meaning, s0.meaning, s0l.form);
    add(s0.meaning, b0.meaning, b0l.form);
    add(s1.meaning, s0.tag, b0.tag);
    add(s1.tag, s0.meaning, b0.tag);
    // The words beside the top of the stack.
    const Node& before = s0At > 1 ? m_nodes[s0At - 1] : nothing;
    const Node& after = s0At + 1 < m_nodes.size() ? m_nodes[s0At + 1] : nothing;
    add(s0.tag, before.form);
    add(s0.tag, after.form);
    add(s0.tag, s1.tag, before.tag);
    add(s0.tag, b0.tag, after.tag);
    add(s0l.form, s0l2.form, s0.tag);
    add(s0.meaning, b0.tag);
    add(s0.meaning, s1.tag);
    // What is still to come.
    const std::uint32_t verbsAhead = b0.tag == 0 ? 9 : few(m_verbs - b0.verbs);
    const std::uint32_t depth = few(static_cast<std::uint32_t>(m_stack.size()));
    add(s0.tag, b0.tag, verbsAhead);
    add(s1.tag, s0.tag, b0.tag, verbsAhead);
    add(depth, verbsAhead, s0.tag, b0.tag);
    add(b0.tag, b1.tag, b2.tag, b3.tag);
    add(s0.tag, b1.form);
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

Parser::Parser(std::string_view bytes) : m_model(bytes), m_relations((m_model.classes() - 1) / 2) {}

void Parser::parse(ParserState& state) const {
    ParserState::Features features;
    std::array<std::int32_t, LinearModel::maxClasses> scores;
    while (!state.done()) {
        Decision next;
        if (!forced(state, next)) {
            std::fill_n(scores.begin(), m_model.classes(), 0);
            m_model.score({features.data(), state.features(features)}, scores.data());
            std::size_t best = LinearModel::maxClasses;
            for (const Transition transition : {Transition::Shift, Transition::Left, Transition::Right}) {
                if (!state.allowed(transition)) {
                    continue;
                }
                const auto [begin, end] = range(transition, m_relations);
                for (std::size_t i = begin; i < end; ++i) {
                    best = best == LinearModel::maxClasses || scores[i] > scores[best] ? i : best;
                }
            }
            next = decision(best, m_relations);
        }
        state.apply(next.transition, next.relation);
    }
}

} // namespace parallax::language
