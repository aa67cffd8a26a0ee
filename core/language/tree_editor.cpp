#include "language/tree_editor.h"

#include "language/wordnet.h"

#include <algorithm>

namespace parallax::language {

namespace {

// The lists of the last editor of this thread, so that not every sentence asks for as many pieces of memory as it has
// words. Only what ordinary sentences need is kept.
thread_local std::vector<std::vector<int>> spareLists;
constexpr std::size_t mostSpare = 256;

} // namespace

TreeEditor::TreeEditor(std::string_view text, std::span<Token> sentence, std::size_t first)
    : m_text(text), m_tokens(sentence), m_first(static_cast<std::int32_t>(first)) {
    m_children.swap(spareLists);
    m_children.resize(std::max(m_children.size(), sentence.size()));
    for (int i = 0; i < size(); ++i) {
        if (head(i) >= 0)
            m_children[static_cast<std::size_t>(head(i))].push_back(i);
    }
}

TreeEditor::~TreeEditor() {
    m_children.resize(std::min(m_children.size(), mostSpare));
    for (std::vector<int>& list : m_children)
        list.clear();
    m_children.swap(spareLists);
}

const std::vector<int>& TreeEditor::children(int i) const {
    static const std::vector<int> none;
    return has(i) ? m_children[static_cast<std::size_t>(i)] : none;
}

bool TreeEditor::capital(int i) const {
    const std::string_view word = form(i);
    return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

bool TreeEditor::people(int i) const {
    return has(i) && (isA(at(i).lemma, NounClass::Person) || isA(at(i).lemma, NounClass::SecurityForce));
}

bool TreeEditor::speaks(int i) const {
    if (!has(i))
        return false;
    const auto topic = domain(at(i).lemma, WordClass::Verb);
    return topic == "verb.communication" || topic == "verb.cognition" || topic == "verb.perception";
}

bool TreeEditor::finite(int i) const {
    if (!is(i, Upos::VERB) && !is(i, Upos::AUX))
        return false;
    return xpos(i) == "VBD" || xpos(i) == "VBZ" || xpos(i) == "VBP" || xpos(i) == "MD";
}

bool TreeEditor::finiteClause(int i) const {
    if (is(i, Upos::VERB) && finite(i))
        return true;
    return std::ranges::any_of(children(i),
                               [&](int c) { return (rel(c).starts_with("aux") || rel(c) == "cop") && finite(c); });
}

int TreeEditor::child(int i, std::string_view relation) const {
    for (const int c : children(i)) {
        if (rel(c) == relation)
            return c;
    }
    return -1;
}

int TreeEditor::firstSubject(int i) const {
    for (const int c : children(i)) {
        if (subject(c))
            return c;
    }
    return -1;
}

int TreeEditor::phraseStart(int i) const {
    int start = i;
    for (const int c : children(i)) {
        if (c < start && (rel(c) == "compound" || rel(c) == "amod" || rel(c) == "nummod" || rel(c) == "det"))
            start = c;
    }
    return start;
}

bool TreeEditor::below(int i, int ancestor) const {
    for (; i >= 0; i = head(i)) {
        if (i == ancestor)
            return true;
    }
    return false;
}

bool TreeEditor::hang(int i, int to, std::string_view relation) {
    if (!has(i) || i == to || (to >= 0 && below(to, i)))
        return false;
    if (const int old = head(i); old != to) {
        if (old >= 0)
            std::erase(m_children[static_cast<std::size_t>(old)], i);
        if (to >= 0) {
            auto& own = m_children[static_cast<std::size_t>(to)];
            own.insert(std::ranges::lower_bound(own, i), i);
        }
    }
    at(i).head = to < 0 ? -1 : to + m_first;
    at(i).relation = relation;
    return true;
}

bool TreeEditor::takePlace(int i, int old, std::string_view relation) {
    if (i == old || !below(i, old))
        return false;
    hang(i, head(old), at(old).relation);
    return hang(old, i, relation);
}

} // namespace parallax::language
