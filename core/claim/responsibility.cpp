// Who did it: whoever acts in a deed of violence, claims of responsibility.
#include "claim/blame.h"
#include "claim/claim_maker.h"
#include "claim/deed.h"
#include "claim/doer_text.h"
#include "claim/scope.h"

#include "language/wordnet.h"
#include "mention/address.h"
#include "mention/argument.h"
#include "mention/belligerents.h"
#include "mention/countries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::ActorKind;
using mention::EventKind;
using mention::Frame;
using mention::MentionForm;
using mention::Modality;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

constexpr std::array<std::string_view, 3> reflexives = {"himself", "herself", "themselves"};
// One of them in the report, and police who shoot shoot at him.
constexpr std::array<std::string_view, 6> gunmen = {"gunman", "shooter", "attacker", "assailant", "bomber", "suspect"};
constexpr std::array<std::string_view, 5> doVerbs = {"carry", "perpetrate", "commit", "stage", "execute"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            agents(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                verb(t);
        }
    }

private:
    std::optional<bool> m_conflict; // of the report, once somebody asked

    // It looks at each word of the report.
    bool tellsOfConflict() {
        if (!m_conflict)
            m_conflict = mention::tellsOfConflict(m_syntax);
        return *m_conflict;
    }

    // Named bodies, countries and persons that do violence in a frame.
    void agents(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        if (!mention::isViolent(frame.kind) || !frame.trigger->happening)
            return;
        const auto event = m_x.events.frameEvent[f];
        if (event < 0)
            return;
        // What an earthquake or a crash kills is nobody's deed.
        if (m_x.events.main >= 0) {
            const auto story = m_x.events.mentions[static_cast<std::size_t>(m_x.events.main)].kind;
            if (story == EventKind::Disaster || story == EventKind::Accident)
                return;
        }
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.generic || mention.background || mention.modality == Modality::Planned ||
            mention.modality == Modality::Denied)
            return;
        if (const auto* said = m_x.attributions.at(frame.at); said && said->stance == Stance::Denies)
            return;
        if (isNoDeed(frame) || isTheftBeside(frame) || isDoubted(m_syntax, frame.clause) || isReturned(frame.at))
            return;
        // Who shoots himself has attacked nobody.
        const auto isSelf = [&](int p) { return isOneOf(m_syntax.lower(p), reflexives); };
        if (std::ranges::any_of(frame.patients, isSelf) && std::ranges::none_of(frame.patients, [&](int p) {
                return !isSelf(p) && (m_x.actors.at(p) >= 0 || denotesPeople(m_syntax, p));
            }))
            return;
        if (frame.end + 1 < static_cast<int>(m_syntax.size()) && isSelf(frame.end + 1))
            return;
        for (const int a : frame.agents) {
            const int index = m_x.actors.at(a);
            if (m_syntax.lemma(a) == "victim" || !actsInNoun(a, frame) || isAgainstAttackers(a, frame))
                continue;
            if (ownFighters(a, frame, event))
                continue;
            if (index < 0) {
                // "Northland warplanes": whose they are is told with them.
                if (language::isA(m_syntax.lemma(a), language::NounClass::Vehicle, 2) && belongsToNamed(a))
                    m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, value(a), mention.span, frame.at,
                                event, fmt::format("the agent of \"{}\"", m_syntax.form(frame.at)));
                continue;
            }
            const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(index)];
            // "..., wounding both, the Wire Service reported": who tells it did not do it.
            if (const auto* said = m_x.attributions.at(frame.at); said && said->speaker == index)
                continue;
            if (actor.form == MentionForm::Pronoun) {
                if (m_syntax.lower(a) == "it" || m_syntax.lower(a) == "they")
                    ownClaim(actor, frame, event);
                continue;
            }
            const bool named = actor.form == MentionForm::Name;
            // "The Mill Street shooting": where it was.
            if (isStreetName(a))
                continue;
            if (!named && namedBeside(a, frame, event))
                continue;
            if (m_syntax.sentenceOf(a).headline && !m_syntax.isVerb(frame.at))
                continue;
            // In headlines, and in front of a noun, a place is where it was ("Oldtown shooting"), not who did it.
            if (actor.kind == ActorKind::PlaceCommunity &&
                (m_syntax.sentenceOf(a).headline || !m_syntax.isVerb(frame.at)))
                continue;
            // Countries do violence, towns do not: "a bombing in the second city Velin killed six".
            if (actor.kind == ActorKind::PlaceCommunity && !mention::isCountry(m_syntax.lower(a)) &&
                !mention::isCountry(actor.text))
                continue;
            if (actor.kind == ActorKind::Person && m_syntax.sentenceOf(a).headline)
                continue;
            if (!named && (!belongsToNamed(a) || isBareDescription(m_syntax, a)))
                continue;
            if (frame.kind == EventKind::Clash)
                continue;
            if (isVictimBefore(a, frame) || std::ranges::any_of(frame.patients, [&](int p) {
                    return denotesAttackers(m_syntax, p) || actsInSentence(p, frame);
                }))
                continue;
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, named ? actor.text : value(a),
                        mention.span, frame.at, event, fmt::format("the agent of \"{}\"", m_syntax.form(frame.at)));
        }
    }

    // "fired the clerk", "executed a search warrant"
    bool isNoDeed(const Frame& frame) const {
        const auto lemma = m_syntax.lemma(frame.at);
        if (!m_syntax.isVerb(frame.at) || (lemma != "fire" && lemma != "execute"))
            return false;
        const auto objects = m_syntax.isPassive(frame.at) ? mention::subjectsOf(m_syntax, frame.at)
                                                          : mention::objectsOf(m_syntax, frame.at);
        const auto isWho = [&](int o) { return m_x.actors.at(o) >= 0 || denotesPeople(m_syntax, o); };
        return lemma == "fire" ? std::ranges::any_of(objects, isWho)
                               : !objects.empty() && std::ranges::none_of(objects, isWho);
    }

    // "stole a gun" in a story of a shooting: another deed
    bool isTheftBeside(const Frame& frame) const {
        return m_syntax.lemma(frame.at) == "steal" && m_x.events.main >= 0 &&
               m_x.events.mentions[static_cast<std::size_t>(m_x.events.main)].lemma != "steal";
    }

    // "fired back": at those who had fired
    bool isReturned(int t) const {
        return m_syntax.isVerb(t) &&
               (m_syntax.child(t, Rel::Advmod, "back") >= 0 || m_syntax.child(t, Rel::CompoundPrt, "back") >= 0);
    }

    // Of a noun ("the shooting") those who do it are told by "by", as its possessor or before it, or by the verb that
    // it is the object of; the subject of another verb ("police charged him in the shooting") is not. Who stands before
    // a killing or shooting is its victim or its place.
    bool actsInNoun(int a, const Frame& frame) const {
        // "police responded to shots fired": who fired them is not told
        if (m_syntax.isVerb(frame.at) && m_syntax.rel(frame.at) == Rel::Acl && m_syntax.xpos(frame.at, "VBN") &&
            a < m_syntax.head(frame.at))
            return false;
        if (m_syntax.isVerb(frame.at) && !isNounForVerb(a, frame.at))
            return true;
        const Rel r = m_syntax.rel(a);
        if (m_syntax.isVerb(frame.at))
            return false;
        if (m_syntax.below(a, frame.at)) {
            const bool before = a < frame.at && (r == Rel::Compound || r == Rel::NmodPoss || r == Rel::Amod);
            return !before || (frame.kind != EventKind::Shooting && frame.kind != EventKind::Killing);
        }
        static constexpr std::array<std::string_view, 22> carriers{
            "carry",    "launch", "commit",    "conduct", "stage",   "mount",   "make",  "perpetrate",
            "execute",  "open",   "unleash",   "wage",    "do",      "begin",   "start", "step",
            "continue", "resume", "intensify", "lead",    "attempt", "escalate"};
        const int noun = m_syntax.firstConjunct(frame.at), verb = m_syntax.head(noun);
        const Rel own = m_syntax.rel(noun);
        return verb >= 0 && isOneOf(m_syntax.lemma(verb), carriers) && (own == Rel::Obj || own == Rel::NsubjPass);
    }

    // "a drive-by shooting", "an Oldtown shooting": a noun that the tagger takes for a verb
    bool isNounForVerb(int a, int t) const {
        if (!m_syntax.xpos(t, "VBG") || t < 2)
            return false;
        const auto before = m_syntax.lower(t - 1);
        const bool ofSomebody =
            !m_syntax.hasChild(t, Rel::Obj) &&
            std::ranges::any_of(m_syntax.children(t), [&](int c) { return c > t && m_syntax.preposition(c) == "of"; });
        if (ofSomebody || m_syntax.hasChild(t, Rel::Det) || before == "drive-by" ||
            (before == "by" && m_syntax.form(t - 2) == "-"))
            return true;
        // "Torma police: shooting, two held": told without whom
        if (m_syntax.lemma(t) == "shoot" && !m_syntax.hasChild(t, Rel::Aux) && !m_syntax.hasChild(t, Rel::Obj) &&
            !m_syntax.hasChild(t, Rel::Obl) && m_syntax.head(a) != t)
            return true;
        return m_syntax.rel(t) == Rel::Acl && m_syntax.head(t) == a && a == t - 1 && !m_syntax.hasChild(t, Rel::Obj) &&
               m_syntax.upos(a) != Upos::PRON;
    }

    bool isPolice(int t) const {
        static constexpr std::array<std::string_view, 7> words{"police",  "swat",    "officer", "deputy",
                                                               "sheriff", "trooper", "officers"};
        const auto [first, last] = m_syntax.nounPhrase(t);
        for (int i = first; i <= last; ++i)
            if (isOneOf(m_syntax.lower(i), words) || isOneOf(m_syntax.lemma(i), words))
                return true;
        return false;
    }

    // "the SWAT team stormed the flat and shot him": police who act against the story's gunman.
    bool isAgainstAttackers(int a, const Frame& frame) {
        if (std::ranges::any_of(frame.patients, [&](int p) {
                return m_syntax.upos(p) == Upos::PRON && m_syntax.lower(p) != "them" && isCalledAttacker(p);
            }))
            return true;
        const int index = m_x.actors.at(a);
        if (index < 0 || tellsOfConflict())
            return false;
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(index)];
        static constexpr std::array<std::string_view, 5> ranks{"officer", "deputy", "trooper", "sergeant", "detective"};
        const bool police = actor.kind == ActorKind::SecurityForce || isPolice(a) ||
                            std::ranges::any_of(m_x.actors.mentions, [&](const mention::ActorMention& one) {
                                return one.chain == actor.chain && isOneOf(one.role, ranks);
                            });
        return police && std::ranges::any_of(m_x.actors.mentions, [&](const mention::ActorMention& one) {
                   return one.form == MentionForm::Nominal && isOneOf(one.headLemma, gunmen);
               });
    }

    // The chain of a pronoun has a noun for those who attack.
    bool isCalledAttacker(int t) const {
        const int index = m_x.actors.at(t);
        if (index < 0)
            return false;
        const auto chain = m_x.actors.mentions[static_cast<std::size_t>(index)].chain;
        return std::ranges::any_of(m_x.actors.mentions, [&](const mention::ActorMention& one) {
            return one.chain == chain && one.form == MentionForm::Nominal && isOneOf(one.headLemma, gunmen);
        });
    }

    // "A man fired at shoppers before being killed by a guard": whom this deed is done to has done one himself.
    bool actsInSentence(int patient, const Frame& frame) const {
        return frame.passive && std::ranges::any_of(m_x.frames, [&](const Frame& other) {
                   return other.at < frame.at && m_syntax.sentence(other.at) == m_syntax.sentence(frame.at) &&
                          mention::isViolent(other.kind) && !other.passive &&
                          std::ranges::find(other.agents, patient) != other.agents.end();
               });
    }

    // "She was gunned down by men who drove up and opened fire": the subject of a passive of harm is not who acts in
    // the verb joined to it.
    bool isVictimBefore(int agent, const Frame& frame) const {
        return !denotesAttackers(m_syntax, agent) && std::ranges::any_of(m_x.frames, [&](const Frame& other) {
            return other.at < frame.at && other.passive && m_syntax.sentence(other.at) == m_syntax.sentence(frame.at) &&
                   (other.effect == mention::Effect::Killed || other.effect == mention::Effect::Wounded) &&
                   std::ranges::find(other.patients, agent) != other.patients.end();
        });
    }

    // "The Red Hand said it had carried out the bombing": whoever speaks did it.
    void ownClaim(const mention::ActorMention& pronoun, const Frame& frame, std::int32_t event) {
        const auto* said = m_x.attributions.at(frame.at);
        if (!said || said->speaker < 0 || !m_syntax.isVerb(frame.clause) || m_syntax.isNegated(frame.clause))
            return;
        const auto& speaker = m_x.actors.mentions[static_cast<std::size_t>(said->speaker)];
        if (speaker.chain == pronoun.chain && isNamedBody(speaker))
            claimed(said->speaker, frame, event);
    }

    static bool isNamedBody(const mention::ActorMention& actor) {
        return actor.form == MentionForm::Name && actor.kind != ActorKind::Person;
    }

    void claimed(int speaker, const Frame& frame, std::int32_t event) {
        const auto span = clause(frame.clause);
        for (const auto attribute : {Attribute::Perpetrator, Attribute::Responsibility})
            m_x.addText(attribute, "attackers", Relation::Equal,
                        m_x.actors.mentions[static_cast<std::size_t>(speaker)].text, span, frame.at, event,
                        "says that it did it itself");
        m_x.takeActor(event, speaker, mention::Role::Perpetrator);
    }

    // "The Red Hand said that two of its fighters had carried out the attack"
    bool ownFighters(int a, const Frame& frame, std::int32_t event) {
        const auto* said = m_x.attributions.at(frame.at);
        if (!said || said->speaker < 0 || !m_syntax.isVerb(frame.clause) || m_syntax.isNegated(frame.clause) ||
            !isNamedBody(m_x.actors.mentions[static_cast<std::size_t>(said->speaker)]))
            return false;
        // A country has forces, a town from which somebody speaks has none.
        const auto& speaker = m_x.actors.mentions[static_cast<std::size_t>(said->speaker)];
        if (speaker.kind == ActorKind::PlaceCommunity && !mention::isCountry(speaker.text))
            return false;
        const auto isOwn = [&](int t) {
            const int whose = m_syntax.child(t, Rel::NmodPoss);
            return whose >= 0 && (m_syntax.lower(whose) == "its" || m_syntax.lower(whose) == "our") &&
                   (denotesAttackers(m_syntax, t) || denotesPeople(m_syntax, t));
        };
        if (!isOwn(a) && std::ranges::none_of(m_syntax.children(a),
                                              [&](int c) { return m_syntax.preposition(c) == "of" && isOwn(c); }))
            return false;
        claimed(said->speaker, frame, event);
        return true;
    }

    // "A lone gunman, Peter Holt, carried out the shooting": the name beside the noun.
    bool namedBeside(int a, const Frame& frame, std::int32_t event) {
        const int beside = m_syntax.child(a, Rel::Appos);
        const int index = beside >= 0 ? m_x.actors.at(beside) : -1;
        if (index < 0 || m_x.actors.mentions[static_cast<std::size_t>(index)].form != MentionForm::Name)
            return false;
        const auto& name = m_x.actors.mentions[static_cast<std::size_t>(index)];
        m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, name.text,
                    m_syntax.token(a).span.joined(name.span), frame.at, event,
                    fmt::format("the name of the agent of \"{}\"", m_syntax.form(frame.at)));
        m_x.takeActor(event, index, mention::Role::Perpetrator);
        return true;
    }

    bool isStreetName(int t) const {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Flat && mention::isStreetWord(m_syntax.lower(c)))
                return true;
        }
        return mention::isStreetWord(m_syntax.lower(t));
    }

    // "Northland jets", "the Red Front's fighters": a noun with a name or a people's adjective before it.
    bool belongsToNamed(int t) const {
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if ((r == Rel::Compound || r == Rel::NmodPoss || r == Rel::Amod) &&
                (m_syntax.upos(c) == Upos::PROPN ||
                 (r == Rel::Amod && m_syntax.form(c)[0] >= 'A' && m_syntax.form(c)[0] <= 'Z' &&
                  c > static_cast<int>(m_syntax.sentenceOf(t).firstToken)))) {
                return true;
            }
        }
        return false;
    }

    void verb(int t) {
        const auto lemma = m_syntax.lemma(t);
        if (lemma == "claim" || lemma == "assume" || lemma == "accept")
            responsibility(t);
        if (isOneOf(lemma, doVerbs) && m_syntax.isPassive(t))
            doneBy(t);
    }

    void responsibility(int t) {
        int object = -1;
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) == Rel::Obj || m_syntax.rel(c) == Rel::NsubjPass) &&
                (m_syntax.lower(c) == "responsibility" || m_syntax.lower(c) == "credit"))
                object = c;
        }
        bool passiveClaim = false;
        if (object < 0 && m_syntax.lemma(t) == "claim" && m_syntax.isPassive(t))
            passiveClaim = attackBelow(m_x, t) >= 0; // "The attack was claimed by X"
        if (object < 0 && !passiveClaim)
            return;
        std::int32_t event = attackBelow(m_x, t);
        if (event < 0 && object >= 0)
            event = attackBelow(m_x, object);
        if (event < 0)
            event = m_x.events.main;
        const auto span = clause(t);
        const std::vector<int> who = (passiveClaim || m_syntax.isPassive(t)) ? mention::byPhrasesOf(m_syntax, t)
                                                                             : mention::subjectsOf(m_syntax, t);
        bool nobody = m_syntax.isNegated(t);
        for (const int w : who) {
            const auto word = m_syntax.lower(w);
            nobody = nobody || m_syntax.isNegated(w) || word == "nobody" || word == "none" ||
                     (word == "one" && w > 0 && m_syntax.lower(w - 1) == "no");
        }
        if (nobody || who.empty()) {
            if (nobody)
                m_x.addText(Attribute::Responsibility, "attackers", Relation::Denied, "none claimed", span, t, event,
                            "nobody claims responsibility");
            return;
        }
        for (const int w : who) {
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, value(w), span, t, event,
                        "claims responsibility");
            m_x.take(event, w, mention::Role::Perpetrator);
            for (const int body : mention::bodiesBehind(m_syntax, m_x.actors, w))
                m_x.takeActor(event, body, mention::Role::Perpetrator);
            if (!m_x.claims.empty() && m_x.claims.back().attribute == Attribute::Perpetrator &&
                m_x.claims.back().span == span) {
                m_x.claims.back().speaker = m_x.actors.at(w);
            }
            m_x.addText(Attribute::Responsibility, "attackers", Relation::Equal, value(w), span, t, event,
                        "claims responsibility");
        }
    }

    void doneBy(int t) {
        std::int32_t event = -1;
        if ((m_syntax.rel(t) == Rel::Acl || m_syntax.rel(t) == Rel::AclRelcl) && m_syntax.head(t) >= 0)
            event = m_x.eventOf(m_syntax.head(t));
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            if (m_x.framesOfToken[static_cast<std::size_t>(s)] >= 0)
                event = m_x.eventOf(s);
        }
        if (event < 0 || !mention::isViolent(m_x.events.mentions[static_cast<std::size_t>(event)].kind))
            return;
        if (m_syntax.child(t, Rel::Mark, "whether") >= 0)
            return; // left to unclear()
        // "a gun carried by an officer"
        if (m_syntax.lemma(t) == "carry" && m_syntax.child(t, Rel::CompoundPrt, "out") < 0 &&
            m_syntax.child(t, Rel::Advmod, "out") < 0)
            return;
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) != Rel::Obl && m_syntax.rel(c) != Rel::OblAgent) || m_syntax.preposition(c) != "by")
                continue;
            if (const auto text = doerText(m_x, c); !text.empty())
                m_x.addText(Attribute::Perpetrator, "attackers",
                            isDoubted(m_syntax, t) ? Relation::Denied : Relation::Equal, text, clause(t), t, event,
                            fmt::format("\"{}\" by", m_syntax.form(t)));
        }
    }
};

} // namespace

void findResponsibility(Extraction& extraction) {
    Finder(extraction).run();
    findIdentified(extraction);
    findRaiders(extraction);
    findOrders(extraction);
    findDenials(extraction);
    findBlame(extraction);
}

} // namespace parallax::claim
