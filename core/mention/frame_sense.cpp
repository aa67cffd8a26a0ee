#include "mention/frame_sense.h"

#include "base/one_of.h"
#include "mention/actor_nouns.h"
#include "mention/argument.h"
#include "mention/frame_arguments.h"
#include "mention/things.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Upos;

constexpr std::array<std::string_view, 12> againstPrepositions = {
    "at", "against", "on", "into", "in", "under", "near", "inside", "outside", "beside", "behind", "toward"};

} // namespace

FrameSense::FrameSense(const Syntax& syntax, const TriggerLexicon& lexicon)
    : m_syntax(syntax), m_lexicon(lexicon), m_strikes(syntax) {}

bool FrameSense::settle(Frame& frame) {
    refine(frame);
    if (!weapons(frame) || dismisses(frame))
        return false;
    const int t = frame.at;
    if (frame.trigger->kind == EventKind::Protest && m_syntax.lemma(t) == "strike" && !m_syntax.isVerb(t)) {
        const auto kind = m_strikes.kindOf(t);
        if (!kind)
            return false;
        frame.kind = *kind;
    }
    if (byForces(frame))
        frame.kind = EventKind::Operation;
    return frame.kind != EventKind::Departure || !m_syntax.isVerb(t) || leavesCountry(frame);
}

// "left the country", "went to Northland": people who move from one land to another. Rooms and jobs are left, too.
bool FrameSense::leavesCountry(const Frame& frame) const {
    const auto isLand = [&](int t) {
        const auto lemma = m_syntax.lemma(t);
        return lemma == "country" || lemma == "homeland" || m_syntax.upos(t) == Upos::PROPN;
    };
    const auto lemma = m_syntax.lemma(frame.at);
    if (lemma == "go" || lemma == "travel" || lemma == "flee") {
        bool land = false;
        for (const int c : m_syntax.children(frame.at)) {
            const auto preposition = m_syntax.preposition(c);
            land = land || (m_syntax.rel(c) == Rel::Obl && (preposition == "to" || preposition == "for") && isLand(c));
        }
        const bool several = std::ranges::any_of(frame.agents, [&](int a) {
            return m_syntax.xpos(a, "NNS") || m_syntax.upos(a) == Upos::NUM || m_syntax.upos(a) == Upos::PRON;
        });
        return land && several;
    }
    return std::ranges::any_of(frame.patients, isLand);
}

// What is thrown, placed or set off is no one it happens to. False where the trigger is violence only with a
// weapon, or only when people do it, and that is not told.
bool FrameSense::weapons(Frame& frame) const {
    if (!isViolent(frame.kind) || frame.trigger->undergoer == Undergoer::Subject || frame.effect == Effect::Stolen)
        return true;
    bool explosive = false;
    const auto before = frame.instruments.size();
    for (const int p : frame.patients) {
        if (weaponAt(m_syntax, p) < 0)
            continue;
        frame.instruments.push_back(p);
        explosive = explosive || isExplosive(m_syntax, p);
    }
    if (frame.trigger->undergoer == Undergoer::Weapon && frame.instruments.size() == before && !frame.passive) {
        // The tree may read "hurled dynamite sticks" otherwise: the weapon right after the verb.
        for (int t = frame.end + 1; t <= frame.end + 4 && t < static_cast<int>(m_syntax.size()); ++t) {
            const auto tag = m_syntax.upos(t);
            if (m_syntax.sentence(t) != m_syntax.sentence(frame.at) || tag == Upos::ADP || tag == Upos::PUNCT ||
                tag == Upos::CCONJ)
                break;
            if (m_syntax.isNominal(t) && weaponAt(m_syntax, t) == t) {
                frame.instruments.push_back(t);
                explosive = isExplosive(m_syntax, t);
                break;
            }
        }
    }
    const bool used = frame.instruments.size() > before;
    if (used) {
        std::erase_if(frame.patients, [&](int p) { return weaponAt(m_syntax, p) >= 0; });
        if (frame.patients.empty() && m_syntax.isVerb(frame.at))
            against(frame);
    }
    switch (frame.trigger->undergoer) {
    case Undergoer::Weapon:
        if (used && !explosive)
            frame.kind = EventKind::Attack;
        return used;
    case Undergoer::Deed:
        return std::ranges::any_of(frame.agents, [&](int a) { return acts(m_syntax, m_lexicon, a); });
    case Undergoer::None:
    case Undergoer::Object:
    case Undergoer::Subject:
    case Undergoer::Of:
        break;
    }
    return true;
}

// "The workers were fired": a verb of shooting with people as its plain object.
bool FrameSense::dismisses(const Frame& frame) const {
    if (m_syntax.lemma(frame.at) != "fire" || !m_syntax.isVerb(frame.at) || frame.end != frame.at)
        return false;
    return std::ranges::any_of(frame.patients, [&](int p) {
        const Rel r = m_syntax.rel(p);
        // "a clerk who was fired", but "who was fired at"
        const bool relative = frame.passive && m_syntax.rel(frame.at) == Rel::AclRelcl &&
                              m_syntax.head(frame.at) == p &&
                              (frame.end + 1 >= static_cast<int>(m_syntax.size()) ||
                               (m_syntax.lower(frame.end + 1) != "at" && m_syntax.lower(frame.end + 1) != "upon"));
        return (r == Rel::Obj || r == Rel::NsubjPass || relative) && denotesPerson(m_syntax, p);
    });
}

// Police and soldiers who seize weapons, search and raid are at work; that is no attack.
bool FrameSense::byForces(const Frame& frame) const {
    const auto origin = m_syntax.lemma(frame.at);
    if (frame.effect != Effect::Stolen && origin != "raid")
        return false;
    const bool arms = std::ranges::any_of(frame.patients, [&](int p) { return weaponAt(m_syntax, p) >= 0; });
    const bool forces = std::ranges::any_of(frame.agents, [&](int a) {
        const auto kind = ActorNouns::kindOf(m_syntax.lemma(a));
        return kind == ActorKind::SecurityForce || kind == ActorKind::Authority;
    });
    return forces || (arms && origin == "seize");
}

// "at the station", "in front of the bank", "under a bridge": what a weapon is used against.
void FrameSense::against(Frame& frame) const {
    for (int c = frame.end + 1; c <= frame.end + 14 && c < static_cast<int>(m_syntax.size()) &&
                                m_syntax.sentence(c) == m_syntax.sentence(frame.at);
         ++c) {
        // Of the verb, or of what the tree hung on it between the two.
        const int up = m_syntax.head(c);
        if ((m_syntax.rel(c) != Rel::Obl && m_syntax.rel(c) != Rel::Nmod) || up < frame.at || up > frame.at + 6)
            continue;
        if (!isOneOf(m_syntax.preposition(c), againstPrepositions))
            continue;
        int at = c;
        if (m_syntax.lemma(c) == "front") {
            for (const int inner : m_syntax.children(c)) {
                if (m_syntax.rel(inner) == Rel::Nmod && m_syntax.preposition(inner) == "of")
                    at = inner;
            }
        }
        for (const int one : m_syntax.conjuncts(at)) {
            if ((isTargetThing(m_syntax, one) || denotesPerson(m_syntax, one)) &&
                std::ranges::find(frame.patients, one) == frame.patients.end())
                frame.patients.push_back(one);
        }
    }
}

// "six were shot, two fatally", "four men, one fatally, were shot", "and one man fatally": of some alone; not "Two
// fatally shot".
bool FrameSense::ofSome(int adverb, int verb) const {
    const auto inSentence = [&](int t) {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(adverb);
    };
    if (!inSentence(adverb - 1) || (inSentence(adverb + 1) && m_syntax.isVerb(adverb + 1)))
        return false;
    const int before = adverb - 1;
    // "shot one man fatally"
    if (m_syntax.upos(before) == Upos::NOUN && m_syntax.head(before) == verb && m_syntax.rel(before) == Rel::Obj &&
        !m_syntax.isPassive(verb))
        return false;
    return m_syntax.upos(before) == Upos::NUM || m_syntax.lower(before) == "them" ||
           (m_syntax.upos(before) == Upos::NOUN && inSentence(before - 1) && m_syntax.upos(before - 1) == Upos::NUM);
}

void FrameSense::refine(Frame& frame) const {
    frame.effect = frame.trigger->effect;
    frame.kind = frame.trigger->kind;
    const int t = frame.at;
    // "the man shot dead two days ago", whatever the tree says
    const int next = t + 1;
    if (frame.effect == Effect::Wounded && m_syntax.lower(t) == "shot" && m_syntax.isVerb(t) &&
        next < static_cast<int>(m_syntax.size()) && m_syntax.lower(next) == "dead" &&
        m_syntax.sentence(next) == m_syntax.sentence(t)) {
        frame.effect = Effect::Killed;
    }
    for (const int c : m_syntax.children(t)) {
        const auto lemma = m_syntax.lemma(c);
        const Rel r = m_syntax.rel(c);
        if ((lemma == "dead" && (r == Rel::Xcomp || r == Rel::Advmod || r == Rel::Obl || r == Rel::Amod)) ||
            (lemma == "death" && r == Rel::Obl && m_syntax.preposition(c) == "to") ||
            (r == Rel::Conj && m_syntax.isVerb(c) && m_syntax.lemma(c) == "kill" && c - t <= 3 &&
             !m_syntax.hasChild(c, Rel::Nsubj) && !m_syntax.hasChild(c, Rel::NsubjPass) &&
             objectsOf(m_syntax, c).empty())) { // "shot and killed"; not "injured and others killed"
            if (frame.effect == Effect::Wounded && m_syntax.isVerb(t))
                frame.effect = Effect::Killed;
        }
        // "was fatally shot", "the fatal stabbing of a boy"
        const bool fatally = lemma == "fatally" || lemma == "mortally";
        if ((r == Rel::Advmod && m_syntax.isVerb(t) && fatally && frame.effect == Effect::Wounded && !ofSome(c, t)) ||
            (r == Rel::Amod && lemma == "fatal" && isViolent(frame.kind) && !m_syntax.isVerb(t)))
            frame.effect = Effect::Killed;
        if (r == Rel::Compound || r == Rel::Amod) {
            if (const auto* modifier = m_lexicon.find(lemma, Upos::NOUN);
                modifier && frame.kind == EventKind::Attack && modifier->happening) {
                frame.kind = modifier->kind;
            }
            if (frame.kind == EventKind::Attack && (lemma == "bomb" || lemma == "grenade" || lemma == "mortar" ||
                                                    lemma == "missile" || lemma == "rocket")) {
                frame.kind = EventKind::Bombing;
            }
            if (frame.kind == EventKind::Attack && lemma == "arson")
                frame.kind = EventKind::Arson;
            if (frame.kind == EventKind::Attack && (lemma == "gun" || lemma == "shooting"))
                frame.kind = EventKind::Shooting;
        }
    }
}

} // namespace parallax::mention
