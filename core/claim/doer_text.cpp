#include "claim/doer_text.h"

#include "base/one_of.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::MentionForm;
using mention::Rel;
using mention::Role;

constexpr std::array<std::string_view, 30> anybody = {
    "man",     "woman",     "male",   "female",   "person",   "people",     "individual", "subject",
    "boy",     "girl",      "teen",   "teenager", "youth",    "juvenile",   "guy",        "adult",
    "suspect", "gentleman", "gunman", "shooter",  "attacker", "assailant",  "someone",    "somebody",
    "anyone",  "other",     "one",    "kid",      "lady",     "perpetrator"};
constexpr std::array<std::string_view, 42> looks = {
    "white",   "black",    "hispanic",     "latino",   "asian",         "caucasian",    "african-american",
    "african", "american", "dark",         "light",    "light-skinned", "dark-skinned", "tall",
    "short",   "thin",     "heavy",        "heavyset", "stocky",        "slim",         "skinny",
    "young",   "old",      "older",        "elderly",  "middle-aged",   "adult",        "male",
    "female",  "unknown",  "unidentified", "masked",   "hooded",        "lone",         "single",
    "armed",   "possible", "second"};

bool isDay(std::string_view word) {
    static constexpr std::array<std::string_view, 11> days{"monday",    "tuesday",  "wednesday", "thursday",
                                                           "friday",    "saturday", "sunday",    "today",
                                                           "yesterday", "tonight",  "tomorrow"};
    return isOneOf(word, days);
}

} // namespace

bool isBareDescription(const mention::Syntax& syntax, int noun) {
    if (!isOneOf(syntax.lemma(noun), anybody))
        return false;
    for (const int c : syntax.children(noun)) {
        const Rel r = syntax.rel(c);
        const auto preposition = syntax.preposition(c);
        const bool name = syntax.upos(c) == Upos::PROPN;
        if ((r == Rel::Appos && name) || r == Rel::Flat ||
            (r == Rel::Nmod && (preposition == "of" || preposition == "from")))
            return false;
        if (c > noun || (r != Rel::Amod && r != Rel::Compound && r != Rel::NmodPoss))
            continue;
        // "17-year-old" tells more, "light-skinned African-American" does not
        for (int i = syntax.first(c); i <= c; ++i)
            if (syntax.upos(i) != Upos::PUNCT && syntax.form(i) != "-" && !isOneOf(syntax.lower(i), looks) &&
                !isOneOf(syntax.lemma(i), looks))
                return false;
    }
    return true;
}

std::string doerText(const Extraction& x, int token) {
    const auto& syntax = x.syntax;
    if (isDay(syntax.lower(token)))
        return {};
    const int index = x.actors.at(token);
    const auto* actor = index < 0 ? nullptr : &x.actors.mentions[static_cast<std::size_t>(index)];
    if (actor && actor->form == MentionForm::Name)
        return actor->text;
    // "his friend, Ivo Marr"
    for (const int c : syntax.children(token)) {
        const int name = syntax.rel(c) == Rel::Appos && c > token ? x.actors.at(c) : -1;
        if (name >= 0 && x.actors.mentions[static_cast<std::size_t>(name)].form == MentionForm::Name &&
            x.actors.mentions[static_cast<std::size_t>(name)].kind == mention::ActorKind::Person)
            return x.actors.mentions[static_cast<std::size_t>(name)].text;
    }
    const bool pronoun = syntax.upos(token) == Upos::PRON;
    if (!pronoun && !isBareDescription(syntax, token))
        return std::string(x.text(x.phrase(token)));
    // "one of the men blamed for it"
    const int of = syntax.preposition(token) == "of" ? syntax.head(token) : -1;
    if (of >= 0 && (syntax.lemma(of) == "one" || syntax.upos(of) == Upos::NUM))
        return std::string(x.text(x.phrase(of)));
    if (actor) {
        for (const auto& one : x.actors.mentions)
            if (one.chain == actor->chain && one.form == MentionForm::Name)
                return one.text;
    }
    return {};
}

bool isOfAttackers(const Extraction& x, int token) {
    if (denotesAttackers(x.syntax, token))
        return true;
    const int index = x.actors.at(token);
    if (index < 0)
        return false;
    const auto chain = x.actors.mentions[static_cast<std::size_t>(index)].chain;
    for (const auto& mention : x.actors.mentions)
        if (mention.chain == chain && mention.headToken >= 0 && denotesAttackers(x.syntax, mention.headToken))
            return true;
    for (const auto& event : x.events.mentions) {
        if (!mention::isViolent(event.kind) || event.generic)
            continue;
        for (const auto& one : event.participants)
            if ((one.role == Role::Perpetrator || one.role == Role::Suspect) &&
                x.actors.mentions[one.actorMention].chain == chain)
                return true;
    }
    return false;
}

} // namespace parallax::claim
