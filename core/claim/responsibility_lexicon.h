// Words that put a deed down to somebody: "accuse X of", "attributed to X", "responsible for". Data:
// resources/lexicon/responsibility.tsv.
#pragma once

#include "language/document.h"
#include "mention/event_mention.h"

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parallax::claim {

struct BlameWord {
    enum class Claims { None, OfNames, OfAll };
    std::string_view doer;              // "subj", "obj" or a preposition
    std::vector<std::string_view> deed; // "subj", "obj" or prepositions
    mention::Role role = mention::Role::Suspect;
    Claims claims = Claims::None;
};

class ResponsibilityLexicon {
public:
    // Made on first use, any thread. Throws base::Error when the table cannot be read.
    static const ResponsibilityLexicon& shared();

    // The patterns of a lemma in lower case, in the table's order; empty for none.
    std::span<const BlameWord> find(std::string_view lemma, language::Upos upos) const;
    // A noun that refers back to a deed told before ("the crime").
    bool isDeed(std::string_view lemma) const { return m_deeds.contains(lemma); }

private:
    ResponsibilityLexicon();
    using Table = std::unordered_map<std::string_view, std::vector<BlameWord>>;
    Table m_verbs, m_adjectives, m_nouns;
    std::unordered_set<std::string_view> m_deeds;
};

} // namespace parallax::claim
