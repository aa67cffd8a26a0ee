#include "language/tag_repair.h"

#include "language/tag_repair_forms.h"

#include <algorithm>
#include <array>

namespace parallax::language {
namespace {

template <std::size_t N>
bool isOneOf(std::string_view form, const std::array<std::string_view, N>& list) {
    return std::ranges::any_of(list, [&](std::string_view word) {
        return word.size() == form.size() && std::ranges::equal(word, form, [](char a, char b) {
                   return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a');
               });
    });
}

bool makesPassive(std::string_view form) {
    return isOneOf<14>(form, {"be", "been", "being", "was", "were", "is", "are", "am", "get", "got", "gets", "getting",
                              "gotten", "’s"});
}

bool isNominative(std::string_view form) {
    return isOneOf<6>(form, {"he", "she", "they", "we", "who", "i"});
}

bool standsForPeople(std::string_view form) {
    return isOneOf<6>(form, {"others", "those", "people", "someone", "somebody", "anyone"});
}

bool isPerfect(std::string_view form) {
    return isOneOf<4>(form, {"had", "has", "have", "having"});
}

} // namespace

// "Had been shot", "a boy shot and killed near the mill", "he accidentally shot": forms that are a noun, a past and a
// participle, and are tagged as the noun. What stands before and behind tells.
Tag TagRepair::verbOfHomograph(std::string_view text, std::span<const base::Span> spans,
                               std::span<const WordInfo> words, std::span<const Tag> tags, std::size_t i) const {
    if ((tags[i] != m_noun && tags[i] != m_name) || i == 0 || (words[i].parts & inflectedVerb) == 0 ||
        (words[i].parts & verbLemma) != 0 || !isIrregularPast(spans[i].in(text)) ||
        (tags[i] == m_name && !words[i].allCapitals)) {
        return Tagger::noTag;
    }
    const std::size_t count = tags.size();
    std::size_t before = i - 1;
    const bool adverb = m_upos[tags[before]] == Upos::ADV && spans[before].in(text).ends_with("ly");
    // "were both shot"
    while (before > 0 &&
           (m_upos[tags[before]] == Upos::ADV || isOneOf<3>(spans[before].in(text), {"both", "all", "each"}))) {
        --before;
    }
    const std::string_view last = spans[before].in(text);
    const Upos next = i + 1 < count ? m_upos[tags[i + 1]] : Upos::PUNCT;
    const bool object = opensObject(next) || next == Upos::NUM;
    if (makesPassive(last) && next != Upos::NOUN) {
        return m_participle;
    }
    if (isPerfect(last) && object) {
        return m_participle;
    }
    const std::string_view following = i + 1 < count ? spans[i + 1].in(text) : std::string_view();
    if (isNominative(last) || (next == Upos::PRON && following.find("sel") != std::string_view::npos)) {
        return m_past;
    }
    if (isOneOf<1>(following, {"to"}) && i + 2 < count && isOneOf<1>(spans[i + 2].in(text), {"death"})) {
        return m_participle;
    }
    if (m_upos[tags[before]] == Upos::CCONJ && opensObject(next) &&
        std::ranges::any_of(tags.first(before), [&](Tag tag) { return tag == m_past; })) {
        return m_past;
    }
    // Of two joined verbs the second tells which form it is, and what stands behind it whether they are finite.
    const bool joined = next == Upos::CCONJ && i + 2 < count && m_upos[tags[i + 2]] == Upos::VERB &&
                        (tags[i + 2] == m_past || tags[i + 2] == m_participle);
    const Upos behindJoined = joined && i + 3 < count ? m_upos[tags[i + 3]] : Upos::PUNCT;
    const bool joinedObject = joined && (opensObject(behindJoined) || behindJoined == Upos::NUM);
    if (adverb) {
        return object || joinedObject ? m_past : m_participle;
    }
    const Upos owner = m_upos[tags[i - 1]];
    // "a 15-year-old shot a friend"
    const bool aged = last == "old" && before == i - 1 && i >= 3 && spans[i - 2].in(text) == "-";
    const bool people =
        aged || standsForPeople(last) || (isNominal(owner) && (words[i - 1].classes & bit(NounClass::Person)) != 0);
    if (joined && (people || isNominal(owner))) {
        return joinedObject ? m_past : m_participle;
    }
    // "Someone in a van shot at him" has a doer.
    if (isOneOf<1>(following, {"at"}) && i + 2 < count && m_upos[tags[i + 2]] == Upos::PRON && isNominal(owner)) {
        return m_past;
    }
    if (m_upos[tags[before]] == Upos::PUNCT && next == Upos::ADP) {
        return m_participle;
    }
    if (!people) {
        return Tagger::noTag;
    }
    if (object) {
        return m_past;
    }
    // "A man shot in the leg", "those shot were flown out".
    return next == Upos::ADP || next == Upos::ADV || next == Upos::SCONJ || next == Upos::AUX ? m_participle
                                                                                              : Tagger::noTag;
}

} // namespace parallax::language
