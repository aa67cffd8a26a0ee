#include "mention/nominal_actor.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/actor_phrase.h"
#include "mention/things.h"
#include "mention/trigger_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using language::NounClass;
using language::Upos;

// "guerrilla commands": a noun of no people after one of fighters, which names no deed, place or thing of theirs.
bool isUnitOfFighters(const Syntax& syntax, int t) {
    if (!syntax.xpos(t, "NNS"))
        return false;
    using language::bit;
    const auto classes = language::nounClasses(syntax.lemma(t), 1);
    if (!(classes & (bit(NounClass::Group) | bit(NounClass::Organisation))) && syntax.lemma(t) != "command")
        return false;
    return std::ranges::any_of(syntax.children(t), [&](int c) {
        const auto* noun = ActorNouns::shared().find(syntax.lemma(c));
        return c < t && (syntax.rel(c) == Rel::Compound || syntax.rel(c) == Rel::Amod) && noun &&
               noun->scope == "attackers";
    });
}

// "was kidnapped by the Unnamables": a word that is in no dictionary, as the doer of a deed that people alone do.
bool doesViolence(const Syntax& syntax, int t) {
    const int verb = syntax.head(t);
    if (verb < 0 || !syntax.isVerb(verb) || syntax.preposition(t) != "by" || language::isNoun(syntax.lower(t)) ||
        language::isNoun(syntax.lemma(t)))
        return false;
    // "airstrikes", "IEDs": a deed or a weapon that no dictionary has.
    if (TriggerLexicon::shared().find(syntax.lemma(t), Upos::NOUN) || weaponAt(syntax, t) >= 0)
        return false;
    const auto* trigger = TriggerLexicon::shared().find(syntax.lemma(verb), Upos::VERB);
    return trigger && trigger->agent == Role::Perpetrator && isViolent(trigger->kind) &&
           (trigger->undergoer == Undergoer::Object || trigger->undergoer == Undergoer::None);
}

// Of the noun with the noun before it, where the table has them together ("security service"), else of the noun.
std::optional<ActorKind> kindAt(const Syntax& syntax, int t) {
    const auto lemma = syntax.lemma(t);
    if (t > 0 && syntax.rel(t - 1) == Rel::Compound && syntax.head(t - 1) == t)
        if (const auto* both = ActorNouns::shared().find(fmt::format("{} {}", syntax.lower(t - 1), lemma)))
            return both->kind;
    // "chief executive officer": no officer of the police.
    static constexpr std::array<std::string_view, 6> offices = {"medical", "executive", "financial",
                                                                "press",   "returning", "information"};
    if (lemma == "officer" && t > 0 && base::isOneOf(syntax.lower(t - 1), offices))
        return ActorKind::Person;
    return ActorNouns::kindOf(lemma);
}

// "the maratists": a common noun in the plural with its article that no dictionary has.
bool isUnknownPlural(const Syntax& syntax, int t) {
    const auto word = syntax.lower(t);
    return (syntax.xpos(t, "NNS") || syntax.xpos(t, "NNPS")) && word.size() > 5 &&
           std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           syntax.child(t, Rel::Det, "the") >= 0 && !language::isNoun(word) && !language::isNoun(syntax.lemma(t)) &&
           !language::isAdjective(word) && !TriggerLexicon::shared().find(syntax.lemma(t), Upos::NOUN) &&
           weaponAt(syntax, t) < 0;
}

// The word stands where only people do: they have members and spokesmen, claim and threaten, are blamed and accused.
bool standsForPeople(const Syntax& syntax, int t) {
    static constexpr std::array<std::string_view, 6> does = {"claim", "threaten", "vow", "kidnap", "murder", "demand"};
    static constexpr std::array<std::string_view, 4> suffers = {"blame", "accuse", "denounce", "condemn"};
    static constexpr std::array<std::string_view, 9> had = {"member",    "spokesman", "leader",  "spokeswoman", "chief",
                                                            "commander", "militant",  "founder", "faction"};
    const int head = syntax.head(t);
    if (head < 0)
        return false;
    const auto lemma = syntax.lemma(head);
    switch (syntax.rel(t)) {
    case Rel::Nsubj:
        return base::isOneOf(lemma, does);
    case Rel::Obj:
    case Rel::NsubjPass:
        return base::isOneOf(lemma, suffers);
    case Rel::Nmod:
        return (syntax.preposition(t) == "of" || syntax.preposition(t) == "for") && base::isOneOf(lemma, had);
    default:
        return false;
    }
}

// "at a house party", "the New Year's party": nothing that a body of politics is or has.
bool isFestivity(const Syntax& syntax, int t) {
    static constexpr std::array<std::string_view, 5> at = {"at", "during", "after", "before", "from"};
    static constexpr std::array<std::string_view, 12> occasions = {"birthday", "house",     "block",   "pool",
                                                                   "dinner",   "wedding",   "holiday", "christmas",
                                                                   "year",     "halloween", "street",  "dance"};
    if (syntax.lemma(t) != "party")
        return false;
    return base::isOneOf(syntax.preposition(t), at) || std::ranges::any_of(syntax.children(t), [&](int c) {
               return c < t && base::isOneOf(syntax.lower(c), occasions);
           });
}

} // namespace

UnknownBodies unknownBodies(const Syntax& syntax) {
    UnknownBodies found;
    for (int t = 0; t < static_cast<int>(syntax.size()); ++t)
        if (isUnknownPlural(syntax, t) && standsForPeople(syntax, t))
            found.insert(syntax.lower(t));
    return found;
}

std::optional<ActorMention> nominalActor(const Syntax& syntax, int t, const std::vector<int>& inName,
                                         const UnknownBodies& bodies) {
    switch (syntax.rel(t)) {
    case Rel::Nsubj:
    case Rel::NsubjPass:
    case Rel::Obj:
    case Rel::Iobj:
    case Rel::Obl:
    case Rel::OblAgent:
    case Rel::Nmod:
    case Rel::NmodPoss:
    case Rel::Conj:
    case Rel::Appos:
    case Rel::Root:
    case Rel::Parataxis:
    case Rel::Dep:
    case Rel::Ccomp:
    case Rel::Xcomp:
    case Rel::Advcl:
        break;
    default:
        return std::nullopt;
    }
    auto lemma = syntax.lemma(t);
    if (isFestivity(syntax, t))
        return std::nullopt;
    if (syntax.upos(t) == Upos::ADJ) {
        // "the wounded", "three dead": an adjective as a noun, only as an argument and with its own determiner or
        // number.
        const Rel r = syntax.rel(t);
        if ((lemma != "wounded" && lemma != "injured" && lemma != "dead") ||
            (r != Rel::Nsubj && r != Rel::NsubjPass && r != Rel::Obj))
            return std::nullopt;
    }
    auto kind = syntax.upos(t) == Upos::ADJ ? std::optional(ActorKind::Group) : kindAt(syntax, t);
    const auto [from, to] = syntax.nounPhrase(t);
    const int first = whoBegins(syntax, t, from);
    int last = t;
    const bool collective = kind == ActorKind::Group || lemma == "group" || lemma == "number" || lemma == "member" ||
                            lemma == "dozen" || lemma == "hundred";
    for (const int c : syntax.children(t)) {
        if (syntax.rel(c) != Rel::Nmod || c < t)
            continue;
        const auto preposition = syntax.preposition(c);
        const bool ofPeople = preposition == "of" && collective && ActorNouns::kindOf(syntax.lemma(c)).has_value();
        const bool body =
            kind == ActorKind::Authority || kind == ActorKind::SecurityForce || kind == ActorKind::Organisation;
        const bool ofPlace =
            (preposition == "of" || preposition == "in") && body && inName[static_cast<std::size_t>(c)] >= 0;
        const bool bodyOf = preposition == "of" && body && inName[static_cast<std::size_t>(c)] < 0 && c - t <= 4;
        if (!ofPeople && !ofPlace && !bodyOf)
            continue;
        if (ofPeople && (kind == ActorKind::Group || !kind)) {
            const auto inner = ActorNouns::kindOf(syntax.lemma(c));
            if (inner == ActorKind::ArmedGroup || inner == ActorKind::SecurityForce)
                kind = inner;
            else if (!kind)
                kind = ActorKind::Group;
        }
        const auto [innerFrom, innerTo] = syntax.nounPhrase(c);
        // "a group of gunmen", not "... in the afternoon"; a place is given in full ("authorities in North
        // Harbour").
        last = ofPlace || bodyOf ? std::max(last, innerTo) : c;
        break;
    }
    if (!kind && isUnitOfFighters(syntax, t))
        kind = ActorKind::Group;
    if (!kind && bodies.contains(syntax.lower(t)))
        kind = ActorKind::Organisation;
    if (!kind && doesViolence(syntax, t))
        kind = syntax.upos(t) == Upos::PROPN ? ActorKind::Organisation : ActorKind::Group;
    if (!kind)
        return std::nullopt;
    if (lemma == "way" || lemma == "thing")
        return std::nullopt;
    ActorMention mention;
    mention.form = MentionForm::Nominal;
    mention.span = syntax.span(first, last);
    mention.wholeSpan = syntax.span(from, std::max(to, last));
    mention.headToken = t;
    mention.sentence = syntax.sentence(t);
    mention.headLemma = std::string(lemma);
    mention.kind = *kind;
    mention.plural = syntax.xpos(t, "NNS") || syntax.xpos(t, "NNPS") || lemma == "police" || lemma == "people" ||
                     syntax.upos(t) == Upos::ADJ;
    if (mention.plural && mention.kind == ActorKind::Person)
        mention.kind = ActorKind::Group;
    // "a gunman", "the victim"
    if (!mention.plural && mention.kind == ActorKind::Group && last == t && syntax.upos(t) == Upos::NOUN &&
        language::isA(lemma, NounClass::Person, 2) && !language::isA(lemma, NounClass::Group, 2))
        mention.kind = ActorKind::Person;
    return mention;
}

} // namespace parallax::mention
