#include "language/tag_repair.h"

#include "language/tag_repair_forms.h"

#include <algorithm>

namespace parallax::language {
namespace {

bool isPast(std::string_view form) {
    return form.size() > 3 && (form.ends_with("ed") || form == "shot");
}

// Participles behind which what they name or measure stands: "a man named Varn", "aged twelve".
bool isOfNaming(std::string_view form) {
    return form == "named" || form == "called" || form == "dubbed" || form == "nicknamed" || form == "aged" ||
           form == "titled" || form == "entitled" || form == "codenamed" || form == "dated" || form == "based";
}

} // namespace

TagRepair::TagRepair(const Tagger& tagger) {
    for (std::size_t i = 0; i < tagger.tags(); ++i) {
        const std::string_view name = tagger.name(static_cast<Tag>(i));
        m_upos.push_back(tagger.upos(static_cast<Tag>(i)));
        const auto tag = static_cast<Tag>(i);
        m_finite.push_back(name.ends_with("|VBD") || name.ends_with("|VBP") || name.ends_with("|VBZ") ||
                           name.ends_with("|MD"));
        if (name == "VERB|VBD")
            m_past = tag;
        else if (name == "VERB|VBN")
            m_participle = tag;
        else if (name == "VERB|VBG")
            m_gerund = tag;
        else if (name == "VERB|VBP")
            m_present = tag;
        else if (name == "VERB|VBZ")
            m_third = tag;
        else if (name == "NOUN|NN")
            m_noun = tag;
        else if (name == "PROPN|NNP")
            m_name = tag;
        else if (name == "NOUN|NNS")
            m_nouns = tag;
        else if (name == "ADJ|JJ")
            m_adjective = tag;
    }
}

void TagRepair::mend(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                     std::span<Tag> tags, std::span<Tag> others) const {
    const std::vector<Tag> before(tags.begin(), tags.end());
    mend(text, spans, words, tags);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (tags[i] != before[i]) {
            others[i] = Tagger::noTag;
        }
    }
}

void TagRepair::mend(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                     std::span<Tag> tags) const {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        // "The robbers stole": a form of the past alone is no present.
        if (tags[i] == m_present && (words[i].parts & inflectedVerb) != 0 && (words[i].parts & verbLemma) == 0) {
            const auto form = spans[i].in(text);
            if (!form.ends_with("s") && !form.ends_with("ing") && form != "are" && form != "am" && form != "Are" &&
                form.find_first_of("'’") == std::string_view::npos)
                tags[i] = m_past;
        }
        // "A man clung to it": no present participle.
        if (tags[i] == m_gerund && (words[i].parts & inflectedVerb) != 0 && isIrregularPast(spans[i].in(text)) &&
            !spans[i].in(text).ends_with("in'")) {
            tags[i] = m_past;
        }
        // "Gunmen shot two guards": people in the plural stand before a noun of theirs with an apostrophe.
        if (tags[i] == m_noun && i > 0 && i + 1 < tags.size() && tags[i - 1] == m_nouns &&
            (words[i].parts & inflectedVerb) != 0 && isIrregularPast(spans[i].in(text)) &&
            (words[i - 1].classes & bit(NounClass::Person)) != 0) {
            tags[i] = m_past;
        }
        // "Rebels kidnapped and killed a judge": what is joined to a past with an object is a past.
        if ((tags[i] == m_participle || tags[i] == m_past) && i > 0 && i + 3 < tags.size() &&
            m_upos[tags[i + 1]] == Upos::CCONJ && (tags[i + 2] == m_past || tags[i + 2] == m_participle) &&
            tags[i] != tags[i + 2] && tags[i - 1] == m_nouns &&
            (opensObject(m_upos[tags[i + 3]]) || m_upos[tags[i + 3]] == Upos::NUM)) {
            tags[i] = tags[i + 2] = m_past;
        }
        // "An RLF attack": capitals that WordNet does not know in a text of small letters are a name.
        if (tags[i] == m_noun && words[i].allCapitals && (words[i].parts & (anyLemma | inflectedNoun)) == 0 &&
            words[i].shape % 4 == static_cast<std::uint32_t>(CaseStyle::Normal)) {
            tags[i] = m_name;
        }
        // "A man clung to it": a form that only verbs have is no noun. One that is a noun too, but a rarer one, is none
        // between a noun and the beginning of an object: "a quake shook the town".
        if (tags[i] == m_noun && (words[i].parts & inflectedVerb) != 0 && isIrregularPast(spans[i].in(text))) {
            const bool between = i > 0 && i + 1 < tags.size() && words[i].parts >> frequentPart == 1 &&
                                 isNominal(m_upos[tags[i - 1]]) && opensObject(m_upos[tags[i + 1]]);
            if ((words[i].parts & anyLemma) == 0 || between)
                tags[i] = m_past;
        }
        // "Seen as calm.": a word that is an adjective more often than a noun is one where it ends what "as" says.
        if (tags[i] == m_noun && i > 0 && words[i].parts >> frequentPart == 2 && spans[i - 1].in(text) == "as" &&
            (i + 1 == tags.size() || m_upos[tags[i + 1]] == Upos::PUNCT || m_upos[tags[i + 1]] == Upos::CCONJ)) {
            tags[i] = m_adjective;
        }
        // "The air strikes on the town": air strikes nobody.
        if (tags[i] == m_third && i > 0 && (words[i].parts & inflectedNoun) != 0) {
            const auto before = spans[i - 1].in(text);
            if (before == "air" || before == "Air") {
                tags[i] = m_nouns;
                tags[i - 1] = m_noun;
            }
        }
        // "Rebel commands attacked": of two finite verbs that follow one another the first is a noun.
        if (tags[i] == m_third && i > 0 && i + 1 < tags.size() && tags[i + 1] == m_past &&
            (words[i].parts & inflectedNoun) != 0 && isNominal(m_upos[tags[i - 1]]))
            tags[i] = m_nouns;
        if (const Tag verb = verbOfHomograph(text, spans, words, tags, i); verb != Tagger::noTag)
            tags[i] = verb;
        if (const Tag verb = verbBeforeResult(text, spans, words, tags, i); verb != Tagger::noTag)
            tags[i] = verb;
        if (isPredicate(text, spans, words, tags, i))
            tags[i] = m_past;
        if (isPersonAlone(text, spans, words, tags, i))
            tags[i] = m_noun;
        // "stormed a hunting supplies shop": no verb stands inside a noun phrase that an article opened behind a verb.
        if (tags[i] == m_third && i >= 3 && i + 1 < tags.size() && (words[i].parts & inflectedNoun) != 0 &&
            tags[i - 1] == m_noun && tags[i + 1] == m_noun && m_upos[tags[i - 3]] == Upos::VERB) {
            const auto article = spans[i - 2].in(text);
            if (article == "a" || article == "an")
                tags[i] = m_nouns;
        }
    }
}

// "A civilian was killed", "killed a civilian and injured ten": a word for a person behind "a" with no noun after it is
// the noun. Not: "a military and a civilian airport", "a civilian airport".
bool TagRepair::isPersonAlone(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                              std::span<const Tag> tags, std::size_t i) const {
    if (i == 0 || m_upos[tags[i]] != Upos::ADJ || (words[i].classes & bit(NounClass::Person)) == 0)
        return false;
    const auto before = spans[i - 1].in(text);
    const auto form = spans[i].in(text);
    if ((before != "a" && before != "A" && before != "an" && before != "An" && before != "another" && before != "one" &&
         before != "One") ||
        form.empty() || form[0] < 'a' || form[0] > 'z')
        return false;
    if (i + 1 >= tags.size())
        return true;
    switch (m_upos[tags[i + 1]]) {
    case Upos::AUX:
    case Upos::VERB:
    case Upos::ADP:
    case Upos::SCONJ:
        return true;
    case Upos::PUNCT: {
        const auto mark = spans[i + 1].in(text);
        return mark == "." || mark == ";";
    }
    case Upos::CCONJ: {
        // "and injured 14 others": what is joined is a deed with an object of its own.
        if (i + 3 >= tags.size())
            return false;
        const auto next = m_upos[tags[i + 2]];
        const bool deed = next == Upos::VERB || (next == Upos::ADJ && spans[i + 2].in(text).ends_with("ed"));
        return next == Upos::DET || (deed && (opensObject(m_upos[tags[i + 3]]) || m_upos[tags[i + 3]] == Upos::NUM));
    }
    case Upos::ADJ:
    case Upos::ADV:
    case Upos::DET:
    case Upos::INTJ:
    case Upos::NOUN:
    case Upos::NUM:
    case Upos::PART:
    case Upos::PRON:
    case Upos::PROPN:
    case Upos::SYM:
    case Upos::X:
        return false;
    }
    return false;
}

// "Rebels killed a minister": a participle between a noun and an article, a name or a noun, in a clause that has no
// other verb, is that clause's verb. Not: "a man considered a suspect was held", "found a man killed two days before".
bool TagRepair::isPredicate(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                            std::span<const Tag> tags, std::size_t i) const {
    if (tags[i] != m_participle || i == 0 || i + 1 >= tags.size() || !isPast(spans[i].in(text)) ||
        isOfNaming(spans[i].in(text))) {
        return false;
    }
    const Upos before = m_upos[tags[i - 1]], after = m_upos[tags[i + 1]];
    if ((before != Upos::NOUN && before != Upos::PROPN) ||
        (after != Upos::DET && after != Upos::PROPN && after != Upos::NOUN)) {
        return false;
    }
    constexpr NounClasses times = bit(NounClass::Time);
    if (after != Upos::DET && (words[i + 1].classes & times) != 0) {
        return false; // "killed Monday"
    }
    const auto opensClause = [&](std::size_t at) {
        const Upos tag = m_upos[tags[at]];
        return tag == Upos::CCONJ || tag == Upos::SCONJ || tag == Upos::PUNCT;
    };
    for (std::size_t k = i; k-- > 0 && !opensClause(k);) {
        if (m_finite[tags[k]] || m_upos[tags[k]] == Upos::AUX || m_upos[tags[k]] == Upos::VERB) {
            return false;
        }
    }
    for (std::size_t k = i + 1; k < tags.size() && !opensClause(k); ++k) {
        if (m_finite[tags[k]]) {
            return false;
        }
    }
    return true;
}

} // namespace parallax::language
