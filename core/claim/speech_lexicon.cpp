#include "claim/speech_lexicon.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"

#include <fmt/format.h>

namespace parallax::claim {

SpeechLexicon::SpeechLexicon() {
    base::readTable(base::resource("lexicon/speech.tsv"), [&](const std::vector<std::string_view>& fields,
                                                              std::size_t line) {
        const auto hedge = fields.size() == 4 ? parseHedge(fields[2]) : std::nullopt;
        const bool known =
            fields.size() == 4 && (fields[3] == "says" || fields[3] == "denies" || fields[3] == "unknown");
        if (!hedge || !known)
            throw base::Error(fmt::format("lexicon/speech.tsv, line {}: expected lemma, part, hedge and stance", line));
        const Stance stance = fields[3] == "denies"    ? Stance::Denies
                              : fields[3] == "unknown" ? Stance::Unknown
                                                       : Stance::Says;
        (fields[1] == "v" ? m_verbs : m_nouns).add(fields[0], SpeechWord{*hedge, stance});
    });
}

const SpeechLexicon& SpeechLexicon::shared() {
    static const SpeechLexicon lexicon;
    return lexicon;
}

const SpeechWord* SpeechLexicon::findVerb(std::string_view lemma) const {
    return m_verbs.find(lemma);
}

const SpeechWord* SpeechLexicon::findNoun(std::string_view lemma) const {
    return m_nouns.find(lemma);
}

} // namespace parallax::claim
