#include "language/parser_features.h"

#include "language/hashing.h"

#include <algorithm>
#include <cassert>

namespace parallax::language {

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

using Node = ParserState::Node;
const Node nothing{};

const Node& onStack(const ParserState& state, std::size_t depth) {
    const std::vector<std::uint32_t>& stack = state.stack();
    return stack.size() > depth ? state.nodes()[stack[stack.size() - 1 - depth]] : nothing;
}

const Node& ahead(const ParserState& state, std::size_t by) {
    return state.next() + by < state.nodes().size() ? state.nodes()[state.next() + by] : nothing;
}

const Node& dependent(const ParserState& state, std::uint32_t i) {
    return i == 0 ? nothing : state.nodes()[i];
}

const Node& beside(const ParserState& state, std::int32_t by) {
    const std::uint32_t at = state.stack().back() + static_cast<std::uint32_t>(by);
    return at > 0 && at < state.nodes().size() ? state.nodes()[at] : nothing;
}

// What lies between two words: commas, verbs, conjunctions.
std::uint32_t between(const Node& left, const Node& right) {
    return few(right.commas - left.commas) + 4 * few(right.verbs - left.verbs) +
           16 * few(right.conjunctions - left.conjunctions);
}

} // namespace

ParserView::ParserView(const ParserState& at)
    : state(at), s0(onStack(state, 0)), s1(onStack(state, 1)), s2(onStack(state, 2)), b0(ahead(state, 0)),
      b1(ahead(state, 1)), b2(ahead(state, 2)), b3(ahead(state, 3)), s0l(dependent(state, s0.left1)),
      s0r(dependent(state, s0.right1)), s1l(dependent(state, s1.left1)), s1r(dependent(state, s1.right1)),
      b0l(dependent(state, b0.left1)), s0l2(dependent(state, s0.left2)), s0r2(dependent(state, s0.right2)),
      s1r2(dependent(state, s1.right2)), b0l2(dependent(state, b0.left2)), before(beside(state, -1)),
      after(beside(state, 1)) {
    const std::vector<std::uint32_t>& stack = state.stack();
    const bool atEnd = b0.tag == 0;
    dNext = atEnd ? 9 : distance(stack.back(), state.next());
    dStack = stack.size() > 1 ? distance(stack[stack.size() - 2], stack.back()) : 9;
    betweenNext = atEnd ? 99 : between(s0, b0);
    betweenStack = between(s1, s0);
    verbsAhead = atEnd ? 9 : few(state.verbs() - b0.verbs);
    depth = few(static_cast<std::uint32_t>(stack.size()));
}

std::span<const std::uint32_t> ParserFeatures::first() {
    std::uint32_t n = 0;
    m_count = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0)
        __attribute__((always_inline)) {
        m_features[m_count++] = feature(n++, a, b, c, d);
    };
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
    assert(n == firstStage);
    addDoubts();
    return std::span(m_features).first(m_count);
}

// What a word may be instead of what its tag says, with the words that the next decision is about.
void ParserFeatures::addDoubts() {
    std::uint32_t n = all;
    const auto add = [&](const Node& word, std::uint32_t a = 0, std::uint32_t b = 0) {
        if (word.other != 0) {
            m_features[m_count++] = feature(n, word.other, a, b);
        }
        ++n;
    };
    add(s0);
    add(s0, s0.tag);
    add(s0, s0.form);
    add(s0, b0.tag);
    add(s0, s1.tag);
    add(s0, b0.tag, b1.tag);
    add(s0, s0.tag, b0.tag);
    add(b0);
    add(b0, b0.tag);
    add(b0, b0.form);
    add(b0, s0.tag);
    add(b0, b1.tag);
    add(b0, s0.tag, b1.tag);
    add(b0, s0.tag, b0.tag);
    add(s1);
    add(s1, s0.tag, s1.tag);
    add(s1, s0.tag, b0.tag);
    add(b1, b0.tag);
    add(b1, s0.tag, b0.tag);
    assert(n == all + ofDoubts);
}

std::span<const std::uint32_t> ParserFeatures::second() {
    const std::size_t begin = m_count;
    std::uint32_t n = firstStage;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0)
        __attribute__((always_inline)) {
        m_features[m_count++] = feature(n++, a, b, c, d);
    };
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
    assert(n == secondStage);
    return std::span(m_features).subspan(begin, m_count - begin);
}

std::span<const std::uint32_t> ParserFeatures::third() {
    const std::size_t begin = m_count;
    std::uint32_t n = secondStage;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0)
        __attribute__((always_inline)) {
        m_features[m_count++] = feature(n++, a, b, c, d);
    };
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
    add(state.nodes().back().form, s0.tag, b0.tag, depth);
    assert(n == all);
    return std::span(m_features).subspan(begin, m_count - begin);
}

std::span<const std::uint32_t> ParserFeatures::allStages() {
    static_cast<void>(first());
    static_cast<void>(second());
    static_cast<void>(third());
    return std::span(m_features).first(m_count);
}

} // namespace parallax::language
