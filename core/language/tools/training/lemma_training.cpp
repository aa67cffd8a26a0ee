#include "language/tools/training/lemma_training.h"

#include "language/lemmatiser.h"
#include "language/tools/training/frozen.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace parallax::training {

using namespace language;

std::string trainLemmas(const Corpus& corpus) {
    struct Entry {
        std::map<std::string, int> lemmas;
        std::map<std::string, int> rules;
    };
    std::map<std::uint32_t, Entry> entries;
    std::string lower, rule;
    for (const GivenDocument& given : corpus.documents) {
        for (std::uint32_t i = 0; i < given.document.tokens.size(); ++i) {
            const Token& token = given.document.tokens[i];
            if (token.lemma.empty()) {
                continue;
            }
            Lemmatiser::normalise(given.document.form(i), lower);
            Lemmatiser::byRule(given.document.form(i), lower, token.upos, token.xpos, rule);
            Entry& entry = entries[Lemmatiser::key(lower, token.upos, token.xpos)];
            ++entry.lemmas[token.lemma];
            ++entry.rules[rule];
        }
    }
    std::map<std::uint32_t, std::uint32_t> values;
    std::string data;
    for (const auto& [key, entry] : entries) {
        const auto best = std::max_element(entry.lemmas.begin(), entry.lemmas.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        int byRule = 0;
        for (const auto& [lemma, count] : entry.rules) {
            const auto same = entry.lemmas.find(lemma);
            byRule += same == entry.lemmas.end() ? 0 : std::min(count, same->second);
        }
        if (best->second > byRule) {
            values[key] = static_cast<std::uint32_t>(data.size());
            data += best->first + '\0';
        }
    }
    std::fprintf(stderr, "lemmas: %zu of %zu forms are not by rule\n", values.size(), entries.size());
    return frozenMap(values, data);
}

} // namespace parallax::training
