// A read-only view of a document's trees, made once a report: children, relations as numbers, words in lower case,
// phrase extents.
#pragma once

#include "base/span.h"
#include "language/document.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::mention {

// Relations of Universal Dependencies that the extraction tells apart; a subtype that is not listed counts as its base
// relation.
enum class Rel : std::uint8_t {
    Root,
    Nsubj,
    NsubjPass,
    Csubj,
    Obj,
    Iobj,
    Ccomp,
    Xcomp,
    Obl,
    OblAgent,
    OblTmod,
    Vocative,
    Expl,
    Dislocated,
    Advcl,
    Advmod,
    Discourse,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Nmod,
    NmodPoss,
    NmodTmod,
    Appos,
    Nummod,
    Acl,
    AclRelcl,
    Amod,
    Det,
    Case,
    Conj,
    Cc,
    Fixed,
    Flat,
    Compound,
    CompoundPrt,
    List,
    Parataxis,
    Orphan,
    Goeswith,
    Punct,
    Dep
};

// Holds for one document, which must outlive it and not change. Token numbers index Document::tokens; -1 stands for
// none.
class Syntax {
public:
    explicit Syntax(const language::Document& document);
    Syntax(const Syntax&) = delete;
    Syntax& operator=(const Syntax&) = delete;

    const language::Document& document() const { return m_document; }
    std::size_t size() const { return m_document.tokens.size(); }
    const language::Token& token(int t) const { return m_document.tokens[static_cast<std::size_t>(t)]; }
    std::string_view form(int t) const { return m_document.form(static_cast<std::size_t>(t)); }
    // The lemma in lower case, and the form in lower case.
    std::string_view lemma(int t) const {
        const std::uint32_t at = m_lemmas[static_cast<std::size_t>(t)];
        return at == asGiven ? std::string_view(token(t).lemma) : at == asForm ? lower(t) : owned(at);
    }
    std::string_view lower(int t) const {
        const std::uint32_t at = m_lower[static_cast<std::size_t>(t)];
        return at == asGiven ? form(t) : owned(at);
    }
    Rel rel(int t) const { return m_rels[static_cast<std::size_t>(t)]; }
    int head(int t) const { return token(t).head; }
    std::uint32_t sentence(int t) const { return token(t).sentence; }
    const language::Sentence& sentenceOf(int t) const { return m_document.sentences[token(t).sentence]; }
    language::Upos upos(int t) const { return token(t).upos; }
    bool isVerb(int t) const { return upos(t) == language::Upos::VERB; }
    bool isNominal(int t) const;
    bool xpos(int t, std::string_view tag) const { return token(t).xpos == tag; }

    // In text order.
    std::span<const int> children(int t) const;
    // The first child with that relation, or -1.
    int child(int t, Rel relation) const;
    bool hasChild(int t, Rel relation) const { return child(t, relation) >= 0; }
    // A child whose lemma is `lemma` and whose relation is `relation`, or -1.
    int child(int t, Rel relation, std::string_view lemma) const;
    // The lemma of the preposition in front of a nominal ("by", "according"), empty for none.
    std::string_view preposition(int t) const;
    // `t` stands in the subtree of `ancestor` (or is it).
    bool below(int t, int ancestor) const;

    // First and last token of a token's subtree.
    int first(int t) const { return m_first[static_cast<std::size_t>(t)]; }
    int last(int t) const { return m_last[static_cast<std::size_t>(t)]; }
    base::Span span(int firstToken, int lastToken) const {
        return token(firstToken).span.joined(token(lastToken).span);
    }
    base::Span subtreeSpan(int t) const { return span(first(t), last(t)); }

    // `t` and the nominals or verbs coordinated with it, in text order.
    std::vector<int> conjuncts(int t) const;
    // The head of a coordination that `t` is a conjunct of, or `t`.
    int firstConjunct(int t) const;
    bool isPassive(int verb) const;
    bool isNegated(int t) const;
    // The finite verb or root whose clause `t` stands in (itself for a verb); never crosses a sentence.
    int clauseHead(int t) const;
    // Tokens of a noun phrase without relative clauses, appositions and what is coordinated: first and last token.
    std::pair<int, int> nounPhrase(int t) const;
    // The number of the first token at or after byte `offset`; size() when there is none.
    int tokenAt(std::uint32_t offset) const;

private:
    // Where a word in lower case stands: in the document as it is, with the form's, or from that byte of m_owned on,
    // after its length (four bytes). A token of a long text takes eight bytes for both.
    static constexpr std::uint32_t asGiven = 0xffffffff, asForm = 0xfffffffe;
    std::string_view owned(std::uint32_t at) const {
        std::uint32_t size;
        std::memcpy(&size, m_owned.data() + at, sizeof size);
        return {m_owned.data() + at + sizeof size, size};
    }
    std::uint32_t own(std::string_view word);

    const language::Document& m_document;
    std::vector<Rel> m_rels;
    std::vector<std::uint32_t> m_lemmas, m_lower;
    std::vector<int> m_childBegin, m_children;
    std::vector<int> m_first, m_last, m_enter, m_leave;
    std::vector<char> m_owned;
};

} // namespace parallax::mention
