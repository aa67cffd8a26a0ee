#include "claim/keywords.h"

#include <algorithm>
#include <string_view>

namespace parallax::claim {

using language::Upos;

void Keywords::add(const mention::Syntax& syntax, std::size_t sentencesBefore) {
    const auto& document = syntax.document();
    for (std::size_t t = 0; t < syntax.size(); ++t) {
        const auto& token = document.tokens[t];
        if (token.upos != Upos::NOUN && token.upos != Upos::PROPN && token.upos != Upos::VERB)
            continue;
        const auto& sentence = document.sentences[token.sentence];
        const double weight = sentence.headline ? 3 : sentencesBefore + token.sentence < 4 ? 2 : 1;
        const auto lemma = syntax.lemma(static_cast<int>(t));
        if (lemma.size() < 3)
            continue;
        Weight& entry = m_weights.try_emplace(std::string(lemma), Weight{0, m_tokens + t}).first->second;
        entry.sum += weight * (token.upos == Upos::PROPN ? 1.5 : token.upos == Upos::VERB ? 0.6 : 1);
    }
    m_tokens += syntax.size();
}

std::vector<std::string> Keywords::heaviest() const {
    constexpr std::size_t most = 24;
    using Entry = std::pair<std::string_view, Weight>;
    std::vector<Entry> sorted(m_weights.begin(), m_weights.end());
    std::ranges::sort(sorted, [](const Entry& a, const Entry& b) {
        return a.second.sum != b.second.sum ? a.second.sum > b.second.sum : a.second.first < b.second.first;
    });
    std::vector<std::string> words;
    for (const Entry& entry : sorted) {
        if (words.size() == most)
            break;
        words.emplace_back(entry.first);
    }
    return words;
}

} // namespace parallax::claim
