// What the makers of counts share: how many a noun phrase or a list counts to, and the claim that is made of it.
#pragma once

#include "claim/extraction.h"

#include <optional>
#include <string>

namespace parallax::claim {

// How many stand at a noun or number.
struct Counted {
    mention::Quantity quantity;
    base::Span span; // number and noun
    int noun = -1;   // whose scope counts; -1: elliptic ("killing three")
    const char* how = "";
    bool ordinal = false; // "an eighth suspect": eight by now
};

// For one report, on one thread; `extraction` outlives it. Tokens are those of the report's document.
class CountReader {
public:
    explicit CountReader(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

protected:
    // The number of the noun or number `t`, nullptr for none; not ordinals, measures, identifiers and "how many".
    const mention::QuantityMention* quantityOf(int t) const;
    bool isZeroWord(int t) const;
    // The token is part of a time: "Saturday".
    bool isTime(int t) const;
    // What the noun phrase headed by `t` counts to; nothing where it names no number.
    std::optional<Counted> countOf(int t) const;
    // "Jon Varga, 25, and Peter Holm, 26 were arrested": a bare number behind a person's name and a comma.
    bool isAge(const mention::QuantityMention& number) const;
    // "the mother of two died": whose parent.
    bool isParentOf(base::Span number) const;
    // "a 16-year-old": one, told by the age alone.
    std::optional<Counted> byAge(int t) const;
    // A named person: one, with the scope of the role that the name comes with.
    std::optional<Counted> named(int t) const;

    void emitAt(Attribute attribute, int token, std::int32_t event, const mention::Quantity& quantity,
                std::string scope, base::Span span, std::string why);

    // An "and" stands right before the noun phrase of the subject `t`, behind `from`.
    bool startsClause(int t, int from) const {
        const int before = m_syntax.nounPhrase(t).first - 1;
        return before > from && (m_syntax.lower(before) == "and" || m_syntax.lower(before) == "while");
    }

    // ", the monitor said": the subject `t` and a verb right behind it that closes the sentence or a part of it.
    bool isTag(int t) const {
        const int before = m_syntax.nounPhrase(t).first - 1, verb = m_syntax.head(t), next = verb + 1;
        return before >= 0 && m_syntax.form(before) == "," && verb == t + 1 &&
               (next >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(next) != m_syntax.sentence(t) ||
                m_syntax.upos(next) == language::Upos::PUNCT);
    }

    // The nouns after `t` up to the end of the list: each with its number, joined by commas and "and".
    template <class Take>
    void list(int t, Take&& take) {
        const auto& sentence = m_syntax.sentenceOf(t);
        const auto* said = m_x.attributions.at(t);
        const int speaker =
            said && said->speaker >= 0 ? m_x.actors.mentions[static_cast<std::size_t>(said->speaker)].headToken : -1;
        for (int i = t + 1; i < static_cast<int>(sentence.endToken) && i < t + 24; ++i) {
            const auto tag = m_syntax.upos(i);
            // "six children and a guard, a doctor said"
            if (i == speaker)
                break;
            if (tag == language::Upos::VERB || tag == language::Upos::AUX || tag == language::Upos::SCONJ ||
                m_syntax.form(i) == ";")
                break;
            if (tag == language::Upos::ADP && m_syntax.lower(i) != "of")
                break;
            // "including a child, and the gunman shot himself": a new clause
            const auto relation = m_syntax.rel(i);
            if ((relation == mention::Rel::Nsubj || relation == mention::Rel::NsubjPass) && m_syntax.head(i) > i &&
                m_syntax.isVerb(m_syntax.head(i)) && i > t + 1 && (startsClause(i, t) || isTag(i)))
                break;
            const bool vague = tag == language::Upos::ADJ && m_x.quantityAt[static_cast<std::size_t>(i)] >= 0;
            // "and 16 fighters dead, the monitor said": the list is over.
            if (tag == language::Upos::ADJ && m_x.framesOfToken[static_cast<std::size_t>(i)] >= 0 &&
                i + 1 < static_cast<int>(sentence.endToken) && m_syntax.upos(i + 1) == language::Upos::PUNCT)
                break;
            if (!m_syntax.isNominal(i) && !vague)
                continue;
            if (m_syntax.rel(i) == mention::Rel::Compound || m_syntax.rel(i) == mention::Rel::Nummod ||
                tag == language::Upos::NUM)
                continue;
            if (m_x.quantityOfNoun[static_cast<std::size_t>(i)] < 0 && !m_syntax.xpos(i, "NN"))
                continue;
            take(i);
        }
    }

    Extraction& m_x;
    const mention::Syntax& m_syntax;
};

} // namespace parallax::claim
