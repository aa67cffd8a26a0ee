#include "mention/event_roles.h"

#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/argument.h"

#include <algorithm>

namespace parallax::mention {
namespace {

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

} // namespace

void addParticipants(const Syntax& syntax, const ActorMentions& actors, const Frame& frame, EventMention& event) {
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
        if (mention < 0)
            return;
        const auto& actor = actors.mentions[static_cast<std::size_t>(mention)];
        Role given = *role;
        const auto* noun = ActorNouns::shared().find(actor.headLemma);
        const bool attackers = noun && noun->scope == "attackers";
        if (given == Role::Perpetrator && frame.kind == EventKind::Operation) {
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
        take(mention, given);
    };
    for (const int t : frame.agents)
        add(t, frame.trigger->agent);
    for (const int t : frame.patients)
        add(t, frame.trigger->patient);
}

} // namespace parallax::mention
