// Base forms: a table of what the treebanks have, then WordNet's exceptions and rules by part of speech.
#pragma once

#include "language/document.h"
#include "language/frozen_map.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace parallax::language {

class Lemmatiser {
public:
    Lemmatiser() = default;
    // `bytes` is what parallax-train wrote and outlives the lemmatiser.
    explicit Lemmatiser(std::string_view bytes) : m_table(bytes) {}

    // The lemma of `form`, lower case but for proper nouns, in `out`.
    void lemma(std::string_view form, Upos upos, std::string_view xpos, std::string& out) const;

    // What the rules say without the table.
    static void byRule(std::string_view form, std::string_view lower, Upos upos, std::string_view xpos,
                       std::string& out);
    static std::uint32_t key(std::string_view lower, Upos upos, std::string_view xpos);
    // Lower case, with typographic apostrophes as plain ones.
    static void normalise(std::string_view form, std::string& out);

private:
    FrozenMap m_table; // key -> offset of a zero-terminated lemma
};

} // namespace parallax::language
