#include "mention/event_roles.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/argument.h"
#include "mention/belligerents.h"
#include "mention/listing.h"
#include "mention/things.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::NounClass;

// People, not a row or set of things ("power lines").
bool isPeople(const ActorMention& actor) {
    return actor.form != MentionForm::Nominal || ActorNouns::shared().find(actor.headLemma) ||
           language::isA(actor.headLemma, NounClass::Person, 2);
}

bool plainKilling(const Syntax& syntax, const Frame& frame) {
    const auto lemma = syntax.lemma(frame.at);
    return lemma == "kill" || lemma == "die" || lemma == "death" || lemma == "dead" || lemma == "killing" ||
           lemma == "casualty" || lemma == "fatality" || lemma == "shoot";
}

constexpr std::array<std::string_view, 7> roleNouns = {"victim",  "casualty", "dead",    "wounded",
                                                       "injured", "number",   "fatality"};

// A word that is said of no death in combat: "murder", "assassinate", "execute", "kidnap".
bool murders(const Syntax& syntax, const Frame& frame) {
    return frame.effect == Effect::Abducted || (frame.effect == Effect::Killed && !plainKilling(syntax, frame));
}

bool attackersAmong(const Syntax& syntax, const std::vector<int>& tokens) {
    return std::ranges::any_of(tokens, [&](int t) {
        const auto* noun = ActorNouns::shared().find(syntax.lemma(t));
        return noun && noun->scope == "attackers";
    });
}

bool forcesAmong(const ActorMentions& actors, const std::vector<int>& tokens) {
    return std::ranges::any_of(tokens, [&](int t) {
        const int mention = actors.at(t);
        if (mention < 0)
            return false;
        const auto kind = actors.mentions[static_cast<std::size_t>(mention)].kind;
        return kind == ActorKind::SecurityForce || kind == ActorKind::Authority;
    });
}

// In a conflict: of one side's fighters or works against the other's, or told as fighting.
bool isBattle(const Syntax& syntax, const Frame& frame) {
    if (!isViolent(frame.kind) || murders(syntax, frame))
        return false;
    return !frame.patients.empty() &&
           std::ranges::all_of(frame.patients, [&](int p) { return isBelligerent(syntax.lemma(p)); });
}

// "The army fired all night": forces of whom nobody says whom or what they hit are at work; no one is told to have
// suffered a deed. Bodies with a name are blamed by it.
void forcesAtWork(const Syntax& syntax, const ActorMentions& actors, const Frame& frame, EventMention& event) {
    const auto isHit = [&](int p) {
        return !isBelligerent(syntax.lemma(p)) &&
               (isTargetThing(syntax, p) || syntax.upos(p) == language::Upos::PROPN ||
                language::isA(syntax.lemma(p), NounClass::Place, 1));
    };
    const bool hit = std::ranges::any_of(event.participants, [](const Participant& one) {
        return one.role == Role::Victim || one.role == Role::Target;
    });
    if (hit || !isViolent(event.kind) || std::ranges::any_of(frame.patients, isHit))
        return;
    for (auto& one : event.participants) {
        const auto& actor = actors.mentions[one.actorMention];
        if (one.role == Role::Perpetrator && actor.form == MentionForm::Nominal &&
            actor.kind == ActorKind::SecurityForce)
            one.role = Role::Authority;
    }
}

// "They have murdered judges": of whom there is neither number nor name, article nor description, undated.
bool isNobodyInParticular(const Syntax& syntax, const ActorMention& actor, const EventMention& event) {
    const int t = actor.headToken;
    if (actor.form != MentionForm::Nominal || !actor.plural || event.generic || event.time.known() || t < 0 ||
        syntax.sentenceOf(t).headline || !syntax.xpos(t, "NNS"))
        return false;
    return std::ranges::all_of(syntax.children(t), [&](int c) {
        const Rel r = syntax.rel(c);
        return r == Rel::Case || r == Rel::Punct || r == Rel::Cc || r == Rel::Conj;
    });
}

} // namespace

void addParticipants(const Syntax& syntax, const ActorMentions& actors, const Frame& frame, bool conflict,
                     EventMention& event) {
    const bool battle = conflict && isBattle(syntax, frame);
    const auto add = [&](int t, std::optional<Role> role) {
        if (!role)
            return;
        const auto take = [&](int actor, Role as) {
            const Participant one{static_cast<std::uint32_t>(actor), as};
            if (std::ranges::find(event.participants, one) == event.participants.end())
                event.participants.push_back(one);
        };
        // "members of the X", "X fighters": the body acts through them.
        if (role == Role::Perpetrator) {
            for (const int body : bodiesBehind(syntax, actors, t))
                take(body, *role);
        }
        const int mention = actorOfArgument(syntax, actors, t);
        // "attacked the home of Ana Novak": her home, not her.
        if (mention < 0 || (*role == Role::Target && actors.at(t) < 0 && isTargetThing(syntax, t)))
            return;
        const auto& actor = actors.mentions[static_cast<std::size_t>(mention)];
        Role given = *role;
        const auto* noun = ActorNouns::shared().find(actor.headLemma);
        const bool attackers = noun && noun->scope == "attackers";
        // "The casualties", "the dead": the role alone, and nobody.
        if (given == Role::Victim && actor.form == MentionForm::Nominal && isOneOf(actor.headLemma, roleNouns) &&
            (actor.plural || actor.headLemma == "number"))
            return;
        if (battle || (conflict && (given == Role::Victim || given == Role::Target) && isBelligerent(actor) &&
                       isViolent(frame.kind) && !murders(syntax, frame))) {
            given = Role::Subject;
        } else if (given == Role::Perpetrator && frame.kind == EventKind::Operation) {
            given = Role::Authority;
        } else if (given == Role::Perpetrator &&
                   (actor.kind == ActorKind::SecurityForce || actor.kind == ActorKind::Authority) &&
                   attackersAmong(syntax, frame.patients)) {
            given = Role::Authority;
        } else if (given == Role::Victim && attackers &&
                   (forcesAmong(actors, frame.agents) || (!murders(syntax, frame) && frame.agents.empty()))) {
            // Fighters who fall are no victims of an attack: "three rebels were killed in the clash".
            given = Role::Subject;
        } else if (given == Role::Target && isViolent(frame.kind) && frame.kind != EventKind::Hijacking &&
                   (actor.kind == ActorKind::Person || actor.kind == ActorKind::Group)) {
            if (!isPeople(actor))
                return;
            given = Role::Victim;
        }
        if (given == Role::Victim && isNobodyInParticular(syntax, actor, event))
            return;
        take(mention, given);
    };
    for (const int t : frame.agents)
        add(t, frame.trigger->agent);
    for (const int t : frame.patients)
        add(t, frame.trigger->patient);
    if (frame.trigger->patient == Role::Victim) {
        const auto some = [&](int clause) {
            for (const int t : namedAmong(syntax, clause))
                add(t, Role::Victim);
        };
        some(frame.at);
        for (const int t : frame.patients)
            some(t);
    }
    forcesAtWork(syntax, actors, frame, event);
}

} // namespace parallax::mention
