// The tree of one sentence while it is mended: words by their number in the sentence, from 0; -1 stands for none.
#pragma once

#include "language/document.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// Holds: the heads form a tree with one root. `text` and the tokens outlive the editor.
class TreeEditor {
public:
    TreeEditor(std::string_view text, std::span<Token> sentence, std::size_t first);
    ~TreeEditor();
    TreeEditor(const TreeEditor&) = delete;
    TreeEditor& operator=(const TreeEditor&) = delete;

    int size() const { return static_cast<int>(m_tokens.size()); }
    // Of a word that there is.
    const Token& at(int i) const { return m_tokens[static_cast<std::size_t>(i)]; }
    Token& at(int i) { return m_tokens[static_cast<std::size_t>(i)]; }
    // What is asked about a word that there is not (the one before the first, behind the last, none) has no answer: it
    // is nothing, under no head, and has no words.
    bool has(int i) const { return i >= 0 && i < size(); }
    int head(int i) const { return !has(i) || at(i).head < 0 ? -1 : at(i).head - m_first; }
    std::string_view rel(int i) const { return has(i) ? at(i).relation : std::string_view(); }
    std::string_view xpos(int i) const { return has(i) ? at(i).xpos : std::string_view(); }
    std::string_view form(int i) const { return has(i) ? at(i).span.in(m_text) : std::string_view(); }
    bool is(int i, Upos upos) const { return has(i) && at(i).upos == upos; }
    bool noun(int i) const { return is(i, Upos::NOUN) || is(i, Upos::PROPN); }
    bool nominal(int i) const { return noun(i) || is(i, Upos::PRON) || is(i, Upos::NUM); }
    bool subject(int i) const { return rel(i).starts_with("nsubj"); }
    bool comma(int i) const { return form(i) == ","; }
    bool capital(int i) const;
    // Nouns of people and of armed bodies.
    bool people(int i) const;
    // Verbs of saying, thinking and perceiving (WordNet's topics).
    bool speaks(int i) const;
    // A verb in the past or present, or a modal.
    bool finite(int i) const;
    // A finite verb, or a word with a finite auxiliary or copula.
    bool finiteClause(int i) const;

    // In text order.
    const std::vector<int>& children(int i) const;
    // The first child with that relation, or -1.
    int child(int i, std::string_view relation) const;
    int firstSubject(int i) const;
    // The first word of the plain noun phrase that ends with the noun `i`.
    int phraseStart(int i) const;
    // `i` stands in the subtree of `ancestor` (or is it).
    bool below(int i, int ancestor) const;

    // Relations live as long as the program. Hangs `i` on `to` (-1: the root); false, with nothing done, where that
    // would close a circle.
    bool hang(int i, int to, std::string_view relation);
    // `i`, which stands below `old`, takes its place, and `old` then hangs on `i`.
    bool takePlace(int i, int old, std::string_view relation);

private:
    std::string_view m_text;
    std::span<Token> m_tokens;
    std::int32_t m_first;
    std::vector<std::vector<int>> m_children; // more than there are words
};

} // namespace parallax::language
