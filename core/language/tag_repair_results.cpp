#include "language/tag_repair.h"

#include "language/tag_repair_forms.h"

#include <algorithm>

namespace parallax::language {
namespace {

constexpr std::size_t longestPhrase = 6; // tokens from the result to the noun of the object
constexpr std::size_t farthestHelper = 3;

// "dead" behind "shot", "to death" behind any verb: how many tokens that is.
std::size_t resultLength(std::string_view text, std::span<const base::Span> spans, std::size_t i) {
    const auto form = spans[i].in(text);
    const auto next = i + 1 < spans.size() ? spans[i + 1].in(text) : std::string_view();
    if (next == "dead")
        return form == "shot" || form == "Shot" ? 1 : 0;
    return next == "to" && i + 2 < spans.size() && spans[i + 2].in(text) == "death" ? 2 : 0;
}

// "at least", "more than" at `i`: how many tokens.
std::size_t boundLength(std::string_view text, std::span<const base::Span> spans, std::size_t i) {
    if (i + 1 >= spans.size())
        return 0;
    const auto form = spans[i].in(text), next = spans[i + 1].in(text);
    const bool two = (form == "at" && (next == "least" || next == "most")) || (form == "up" && next == "to") ||
                     ((form == "more" || form == "fewer" || form == "less") && next == "than");
    return two ? 2 : form == "about" || form == "around" || form == "some" || form == "nearly" ? 1 : 0;
}

bool isHelper(std::string_view form) {
    return form == "was" || form == "were" || form == "been" || form == "being" || form == "be" || form == "is" ||
           form == "are" || form == "got" || form == "get" || form == "had" || form == "has" || form == "have" ||
           form == "having" || form == "found";
}

} // namespace

// "Two men on a motorcycle shot dead a woman", "robbers beat to death a guard": between a verb and whom it killed
// stands what became of him, so the form is a past; with nobody behind it, and somebody before it, a participle. Not:
// "the man shot dead two days ago".
Tag TagRepair::verbBeforeResult(std::string_view text, std::span<const base::Span> spans,
                                std::span<const WordInfo> words, std::span<const Tag> tags, std::size_t i) const {
    const std::size_t result = i == 0 ? 0 : resultLength(text, spans, i);
    if (result == 0)
        return Tagger::noTag;
    const auto form = spans[i].in(text);
    const bool past = ((words[i].parts & inflectedVerb) != 0 && isIrregularPast(form)) ||
                      (m_upos[tags[i]] == Upos::VERB && form.ends_with("ed"));
    if ((!past && form != "beat") || m_upos[tags[i - 1]] == Upos::DET || m_upos[tags[i - 1]] == Upos::ADP)
        return Tagger::noTag;
    bool helped = false;
    for (std::size_t k = i; k-- > 0 && k + farthestHelper >= i;)
        helped = helped || isHelper(spans[k].in(text));
    std::size_t k = i + result + 1;
    k += boundLength(text, spans, k);
    const std::size_t end = std::min(spans.size(), k + longestPhrase);
    if (k < end && !helped && (opensObject(m_upos[tags[k]]) || m_upos[tags[k]] == Upos::NUM)) {
        while (k + 1 < end && !isNominal(m_upos[tags[k]]) && m_upos[tags[k]] != Upos::PUNCT &&
               m_upos[tags[k]] != Upos::ADP)
            ++k;
        while (k + 1 < end && m_upos[tags[k]] == Upos::NOUN && m_upos[tags[k + 1]] == Upos::NOUN)
            ++k; // "a taxi driver"
        constexpr NounClasses living =
            bit(NounClass::Person) | bit(NounClass::Group) | bit(NounClass::Animal) | bit(NounClass::Profession);
        const bool person = (words[k].classes & living) != 0 || words[k].classes == 0; // not "a mile from"
        const bool time = (words[k].classes & bit(NounClass::Time)) != 0;
        if (isNominal(m_upos[tags[k]]) && !time && (person || m_upos[tags[k]] == Upos::PROPN))
            return m_past;
    }
    return !helped && (m_upos[tags[i]] == Upos::NOUN || tags[i] == m_past) &&
                   (words[i - 1].classes & bit(NounClass::Person)) != 0 && form != "beat"
               ? m_participle
               : Tagger::noTag;
}

} // namespace parallax::language
