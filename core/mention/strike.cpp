#include "mention/strike.h"

#include "base/one_of.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::NounClass;

// Before the noun, and anywhere.
constexpr std::array<std::string_view, 5> firingBefore = {"air", "aerial", "military", "retaliatory", "precision"};
constexpr std::array<std::string_view, 4> firing = {"airstrike", "bombard", "bombardment", "warplane"};
constexpr std::array<std::string_view, 3> workingBefore = {"general", "hunger", "industrial"};
constexpr std::array<std::string_view, 12> working = {"worker",   "union",  "unionist", "employee",
                                                      "employer", "wage",   "labour",   "labor",
                                                      "walkout",  "picket", "striker",  "stoppage"};

// "Air", "drone", "jet" before "strike".
bool isOfFire(std::string_view lemma) {
    return isOneOf(lemma, firingBefore) || language::isA(lemma, NounClass::Weapon, 1) ||
           language::isA(lemma, NounClass::Vehicle, 1);
}

bool isOfWork(std::string_view lemma) {
    return isOneOf(lemma, workingBefore) || isOneOf(lemma, working) || language::isA(lemma, NounClass::Profession, 1);
}

} // namespace

StrikeReader::Words StrikeReader::wordsIn(int from, int to) const {
    Words words;
    for (int i = from; i < to; ++i) {
        const auto lemma = m_syntax.lemma(i);
        const bool before = i + 1 < to && m_syntax.lemma(i + 1) == "strike";
        words.fire = words.fire || isOneOf(lemma, firing) || (before && isOfFire(lemma));
        words.work = words.work || isOneOf(lemma, working) || (before && isOneOf(lemma, workingBefore));
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
        if (isOfFire(lemma))
            return EventKind::Bombing;
        if (isOfWork(lemma))
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
