#include "language/parser_state.h"

#include <cassert>

namespace parallax::language {

void ParserState::begin(const TaggedWords& sentence, Direction direction) {
    const auto& [words, tags, coarse, others] = sentence;
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
        node.other = others.empty() || others[i] == Tagger::noTag ? 0 : others[i] + 1U;
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

} // namespace parallax::language
