#include "mention/strike.h"

#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::mention {
namespace {

using language::NounClass;
using language::Upos;

template <std::size_t N>
bool isIn(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 9> firing = {"air",     "aerial",      "military", "retaliatory", "airstrike",
                                                    "bombard", "bombardment", "warplane", "precision"};
constexpr std::array<std::string_view, 15> working = {"worker",  "union",  "unionist", "employee", "employer",
                                                      "wage",    "labour", "labor",    "walkout",  "picket",
                                                      "striker", "hunger", "general",  "stoppage", "industrial"};

} // namespace

StrikeReader::Words StrikeReader::wordsIn(int from, int to) const {
    Words words;
    for (int i = from; i < to; ++i) {
        const auto lemma = m_syntax.lemma(i);
        // "General" is a rank too; before a strike it is one that all take part in.
        const bool beside = i + 1 < to && m_syntax.lemma(i + 1) == "strike";
        words.fire =
            words.fire || (isIn(firing, lemma) && (beside || lemma.size() > 8)) ||
            (beside && (language::isA(lemma, NounClass::Weapon, 1) || language::isA(lemma, NounClass::Vehicle, 1)));
        words.work = words.work || (isIn(working, lemma) && (beside || lemma != "general"));
    }
    return words;
}

std::optional<EventKind> StrikeReader::kindOf(int t) {
    const auto& sentence = m_syntax.sentenceOf(t);
    const auto first = static_cast<int>(sentence.firstToken), end = static_cast<int>(sentence.endToken);
    bool verb = false;
    for (int i = first; i < end && !verb; ++i)
        verb = m_syntax.isVerb(i);
    if (!verb && t > first && m_syntax.lower(t) == "strikes" && t + 1 < end &&
        language::isA(m_syntax.lemma(first), NounClass::Disaster, 2))
        return std::nullopt;
    for (const int c : m_syntax.children(t)) {
        const Rel rel = m_syntax.rel(c);
        if (rel != Rel::Compound && rel != Rel::Amod)
            continue;
        const auto lemma = m_syntax.lemma(c);
        if (isIn(firing, lemma) || language::isA(lemma, NounClass::Weapon, 1) ||
            language::isA(lemma, NounClass::Vehicle, 1))
            return EventKind::Bombing;
        if (isIn(working, lemma) || language::isA(lemma, NounClass::Profession, 1))
            return EventKind::Protest;
    }
    if (t > first && m_syntax.lower(t - 1) == "on" && m_syntax.lower(t) == "strike")
        return EventKind::Protest;
    const auto here = wordsIn(first, end);
    if (here.fire != here.work)
        return here.fire ? EventKind::Bombing : EventKind::Protest;
    if (!m_document)
        m_document = wordsIn(0, static_cast<int>(m_syntax.size()));
    if (m_document->fire != m_document->work)
        return m_document->fire ? EventKind::Bombing : EventKind::Protest;
    return EventKind::Attack;
}

} // namespace parallax::mention
