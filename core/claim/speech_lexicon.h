// Verbs of saying. Data: resources/lexicon/speech.tsv.
#pragma once

#include "base/word_table.h"
#include "claim/attribution.h"

#include <string_view>

namespace parallax::claim {

struct SpeechWord {
    Hedge hedge = Hedge::None;
    Stance stance = Stance::Says;
};

class SpeechLexicon {
public:
    static const SpeechLexicon& shared(); // any thread
    const SpeechWord* findVerb(std::string_view lemma) const;
    const SpeechWord* findNoun(std::string_view lemma) const;

private:
    SpeechLexicon();
    base::WordTable<SpeechWord> m_verbs, m_nouns;
};

} // namespace parallax::claim
