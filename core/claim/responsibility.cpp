// Who did it: claims of responsibility, blame, denial, identification of the attackers, orders.
#include "base/one_of.h"
#include "claim/blame.h"
#include "claim/extraction.h"
#include "claim/scope.h"

#include "language/wordnet.h"
#include "mention/argument.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;

using language::Upos;
using mention::ActorKind;
using mention::EventKind;
using mention::Frame;
using mention::MentionForm;
using mention::Modality;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

constexpr std::array<std::string_view, 7> orderVerbs = {"order",      "command",   "instruct",   "direct",
                                                        "mastermind", "instigate", "orchestrate"};
constexpr std::array<std::string_view, 4> orderNouns = {"instruction", "order", "command", "directive"};
constexpr std::array<std::string_view, 5> doVerbs = {"carry", "perpetrate", "commit", "stage", "execute"};

class Finder {
public:
    explicit Finder(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            agents(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                verb(t);
            else if (m_syntax.lemma(t) == "clear" || m_syntax.lemma(t) == "unclear")
                unclear(t);
            else if (m_syntax.hasChild(t, Rel::Cop))
                identified(t);
        }
    }

private:
    std::string value(int t) const { return std::string(m_x.text(m_x.phrase(t))); }

    base::Span clause(int verb) const {
        Frame frame;
        frame.at = frame.end = frame.clause = verb;
        return mention::clauseSpan(m_syntax, frame);
    }

    // An act of violence that stands below `t` as object, content or oblique: its event mention, or -1.
    std::int32_t attackBelow(int t) const {
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (r != Rel::Obj && r != Rel::Xcomp && r != Rel::Ccomp && r != Rel::Obl && r != Rel::Advcl &&
                r != Rel::Nmod && r != Rel::Nsubj && r != Rel::NsubjPass && r != Rel::Acl)
                continue;
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(c)];
            if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                return m_x.events.frameEvent[static_cast<std::size_t>(f)];
            if (r == Rel::Xcomp || r == Rel::Ccomp || r == Rel::Advcl || r == Rel::Obl) {
                for (const int d : m_syntax.children(c)) {
                    const auto g = m_x.framesOfToken[static_cast<std::size_t>(d)];
                    if (g >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(g)].kind))
                        return m_x.events.frameEvent[static_cast<std::size_t>(g)];
                }
            }
        }
        return -1;
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
        for (const int a : frame.agents) {
            const int index = m_x.actors.at(a);
            if (index < 0) {
                // "Northland warplanes": whose they are is told with them.
                if (language::isA(m_syntax.lemma(a), language::NounClass::Vehicle, 2) && belongsToNamed(a))
                    m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, value(a), mention.span, frame.at,
                                event, fmt::format("the agent of \"{}\"", m_syntax.form(frame.at)));
                continue;
            }
            const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(index)];
            if (actor.form == MentionForm::Pronoun)
                continue;
            const bool named = actor.form == MentionForm::Name;
            if (m_syntax.sentenceOf(a).headline && !m_syntax.isVerb(frame.at))
                continue;
            // In headlines, and in front of a noun, a place is where it was ("Oldtown shooting"), not who did it.
            if (actor.kind == ActorKind::PlaceCommunity &&
                (m_syntax.sentenceOf(a).headline || !m_syntax.isVerb(frame.at)))
                continue;
            if (actor.kind == ActorKind::Person && m_syntax.sentenceOf(a).headline)
                continue;
            if (!named && !belongsToNamed(a))
                continue;
            if (frame.kind == EventKind::Clash)
                continue;
            bool attackedAttackers = false;
            for (const int p : frame.patients)
                attackedAttackers = attackedAttackers || denotesAttackers(m_syntax, p);
            if (attackedAttackers)
                continue;
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, named ? actor.text : value(a),
                        mention.span, frame.at, event, fmt::format("the agent of \"{}\"", m_syntax.form(frame.at)));
        }
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
        if (lemma == "deny")
            denial(t);
        else if (lemma == "identify" || lemma == "name" || lemma == "describe")
            namedAs(t);
        else if (lemma == "belong")
            belongs(t);
        else if (isOneOf(lemma, orderVerbs))
            ordered(t);
        else if (lemma == "receive")
            received(t);
        else if (lemma == "urge" || lemma == "incite")
            urged(t);
        else if (isOneOf(lemma, doVerbs) && m_syntax.isPassive(t))
            doneBy(t);
        else if ((lemma == "determine" || lemma == "say" || lemma == "know") && m_syntax.isNegated(t))
            unclear(t);
    }

    void responsibility(int t) {
        int object = -1;
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) == Rel::Obj || m_syntax.rel(c) == Rel::NsubjPass) &&
                (m_syntax.lemma(c) == "responsibility" || m_syntax.lemma(c) == "credit"))
                object = c;
        }
        bool passiveClaim = false;
        if (object < 0 && m_syntax.lemma(t) == "claim" && m_syntax.isPassive(t))
            passiveClaim = attackBelow(t) >= 0; // "The attack was claimed by X"
        if (object < 0 && !passiveClaim)
            return;
        std::int32_t event = attackBelow(t);
        if (event < 0 && object >= 0)
            event = attackBelow(object);
        if (event < 0)
            event = m_x.events.main;
        const auto span = clause(t);
        std::vector<int> who;
        if (passiveClaim || m_syntax.isPassive(t)) {
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::OblAgent) &&
                    m_syntax.preposition(c) == "by")
                    who.push_back(c);
            }
        } else {
            who = mention::subjectsOf(m_syntax, t);
        }
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

    void denial(int t) {
        // The denier denies a deed of violence, or that it did anything.
        std::int32_t event = attackBelow(t);
        const bool deed = event >= 0 || m_syntax.hasChild(t, Rel::Xcomp);
        const int object = m_syntax.child(t, Rel::Obj);
        const bool involvement =
            object >= 0 && (m_syntax.lemma(object) == "involvement" || m_syntax.lemma(object) == "responsibility" ||
                            m_syntax.lemma(object) == "role" || m_syntax.lemma(object) == "accusation" ||
                            m_syntax.lemma(object) == "allegation" || m_syntax.lemma(object) == "charge");
        if (!deed && !involvement && !m_syntax.hasChild(t, Rel::Ccomp))
            return;
        if (event < 0)
            event = m_x.events.main;
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            const int actor = m_x.actors.at(s);
            if (actor < 0 && m_syntax.upos(s) != Upos::PROPN)
                continue;
            ReportClaim claim;
            claim.attribute = Attribute::Perpetrator;
            claim.scope = "attackers";
            claim.relation = Relation::Denied;
            claim.value = value(s);
            claim.hedge = Hedge::Denied;
            claim.speaker = actor;
            claim.span = m_syntax.span(m_syntax.first(s) <= t ? m_syntax.first(s) : t,
                                       m_syntax.last(t) > t ? std::min(m_syntax.last(t), t + 12) : t);
            claim.span = clause(t).joined(m_syntax.token(s).span);
            claim.why.push_back("denies the deed");
            m_x.add(std::move(claim), t, event);
            return;
        }
    }

    // "identified the attackers as X", "have not named X as one of the attackers"
    void namedAs(int t) {
        const auto objects = m_syntax.isPassive(t) ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
        int as = -1;
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::Xcomp || m_syntax.rel(c) == Rel::Advcl) &&
                (m_syntax.preposition(c) == "as" || m_syntax.child(c, Rel::Mark, "as") >= 0))
                as = c;
        }
        for (const int o : objects) {
            if (as < 0) {
                for (const int c : m_syntax.children(o)) {
                    if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "as")
                        as = c;
                }
            }
            if (as < 0)
                return;
            const bool subject = denotesAttackers(m_syntax, o);
            const bool predicate = denotesAttackers(m_syntax, as);
            if (!subject && !predicate)
                continue;
            const auto relation = m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal;
            const auto phrase = subject ? m_x.phrase(as) : m_x.phrase(o);
            m_x.addText(Attribute::Perpetrator, "attackers", relation, std::string(m_x.text(phrase)),
                        clause(t).joined(m_syntax.span(t, m_syntax.last(as) - t < 30 ? m_syntax.last(as) : as)), t,
                        m_x.eventNear(t), fmt::format("\"{} ... as\"", m_syntax.form(t)));
            return;
        }
    }

    void belongs(int t) {
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            if (!denotesAttackers(m_syntax, s))
                continue;
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == Rel::Obl && m_syntax.preposition(c) == "to") {
                    m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, value(c), clause(t), t,
                                m_x.eventNear(t), "the attackers \"belong to\"");
                }
            }
        }
    }

    // "The attackers were followers of X": a noun said of the attackers.
    void identified(int t) {
        if (!m_syntax.isNominal(t))
            return;
        const auto subjects = mention::subjectsOf(m_syntax, t);
        if (subjects.empty()) {
            return;
        }
        const int s = subjects.front();
        bool attackers = denotesAttackers(m_syntax, s);
        if (!attackers && m_syntax.upos(s) == Upos::PRON)
            return;
        const bool people = m_x.actors.at(t) >= 0;
        if (attackers && people) {
            m_x.addText(Attribute::Perpetrator, "attackers", m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal,
                        value(t), m_syntax.span(std::min(s, t), m_syntax.last(t) - t < 20 ? m_syntax.last(t) : t), t,
                        m_x.eventNear(t), fmt::format("\"{}\" is said of the attackers", m_syntax.form(t)));
        }
    }

    void ordered(int t) {
        const auto lemma = m_syntax.lemma(t);
        // What was ordered must be violence.
        std::int32_t event = attackBelow(t);
        const bool passive = m_syntax.isPassive(t);
        if (event < 0 && (m_syntax.rel(t) == Rel::Acl || m_syntax.rel(t) == Rel::AclRelcl) && m_syntax.head(t) >= 0) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(m_syntax.head(t))];
            if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
        }
        if (event < 0 && passive) {
            for (const int s : mention::subjectsOf(m_syntax, t)) {
                const auto f = m_x.framesOfToken[static_cast<std::size_t>(s)];
                if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                    event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
            }
        }
        if (event < 0)
            return;
        std::vector<int> who;
        if (passive) {
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::OblAgent) &&
                    m_syntax.preposition(c) == "by")
                    who.push_back(c);
            }
        } else {
            who = mention::subjectsOf(m_syntax, t);
        }
        for (const int w : who) {
            if (m_x.actors.at(w) < 0 && m_syntax.upos(w) != Upos::PROPN)
                continue;
            const bool attackers = denotesAttackers(m_syntax, w);
            const auto attribute = lemma == "instigate" && attackers ? Attribute::Perpetrator : Attribute::OrderedBy;
            m_x.addText(attribute, "attackers", doubted(t) ? Relation::Unknown : Relation::Equal, value(w), clause(t),
                        t, event, fmt::format("\"{}\" by", m_syntax.form(t)));
        }
    }

    // "There was no evidence that ..."
    bool doubted(int t) const {
        int at = t;
        for (int steps = 0; steps < 4 && m_syntax.head(at) >= 0; ++steps) {
            const int head = m_syntax.head(at);
            const auto lemma = m_syntax.lemma(head);
            if ((lemma == "evidence" || lemma == "sign" || lemma == "proof" || lemma == "indication") &&
                m_syntax.isNegated(head))
                return true;
            at = head;
        }
        return m_syntax.isNegated(t);
    }

    void received(int t) {
        for (const int o : mention::objectsOf(m_syntax, t)) {
            if (!isOneOf(m_syntax.lemma(o), orderNouns))
                continue;
            bool attackers = false;
            for (const int s : mention::subjectsOf(m_syntax, t))
                attackers = attackers || denotesAttackers(m_syntax, s) || m_syntax.lower(s) == "they";
            if (!attackers)
                continue;
            int from = -1;
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::Advmod) &&
                    (m_syntax.preposition(c) == "from" || m_syntax.lower(c) == "abroad"))
                    from = c;
            }
            for (const int c : m_syntax.children(o)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "from")
                    from = c;
            }
            m_x.addText(Attribute::OrderedBy, "attackers", Relation::Equal, from >= 0 ? value(from) : value(o),
                        clause(t), t, m_x.eventNear(t), fmt::format("received \"{}\"", m_syntax.form(o)));
        }
    }

    void urged(int t) {
        const int x =
            m_syntax.child(t, Rel::Xcomp) >= 0 ? m_syntax.child(t, Rel::Xcomp) : m_syntax.child(t, Rel::Advcl);
        if (x < 0)
            return;
        bool violent = false;
        for (int i = m_syntax.first(x); i <= m_syntax.last(x) && i < x + 12; ++i) {
            violent = violent || m_syntax.lemma(i) == "violent" ||
                      (m_x.framesOfToken[static_cast<std::size_t>(i)] >= 0 &&
                       mention::isViolent(
                           m_x.frames[static_cast<std::size_t>(m_x.framesOfToken[static_cast<std::size_t>(i)])].kind));
        }
        if (!violent)
            return;
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            if (m_x.actors.at(s) < 0)
                continue;
            m_x.addText(Attribute::OrderedBy, "attackers", Relation::Equal, value(s),
                        m_syntax.span(t, std::min(m_syntax.last(x), x + 12)), t, m_x.eventNear(t),
                        fmt::format("\"{}\" to violence", m_syntax.form(t)));
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
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) != Rel::Obl && m_syntax.rel(c) != Rel::OblAgent) || m_syntax.preposition(c) != "by")
                continue;
            m_x.addText(Attribute::Perpetrator, "attackers", doubted(t) ? Relation::Denied : Relation::Equal, value(c),
                        clause(t), t, event, fmt::format("\"{}\" by", m_syntax.form(t)));
        }
    }

    // "It was not clear who / whether ...": nobody knows, the speaker says.
    void unclear(int t) {
        const bool negated = m_syntax.isNegated(t);
        const auto lemma = m_syntax.lemma(t);
        if (lemma == "clear" && !negated)
            return;
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (r != Rel::Ccomp && r != Rel::Csubj && r != Rel::Advcl && r != Rel::Xcomp)
                continue;
            bool whether = false, who = false, number = false;
            int attack = -1;
            for (int i = m_syntax.first(c); i <= m_syntax.last(c) && i < m_syntax.first(c) + 40; ++i) {
                const auto word = m_syntax.lower(i);
                whether = whether || word == "whether" || word == "if";
                who = who || word == "who";
                number = number || (word == "many" && i > 0 && m_syntax.lower(i - 1) == "how");
                const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
                if (attack < 0 && f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                    attack = i;
            }
            // With what denies it: "was not clear", "could not determine".
            int from = t;
            for (const int n : m_syntax.children(t)) {
                if (n < from && from - n <= 4 &&
                    (m_syntax.rel(n) == Rel::Advmod || m_syntax.rel(n) == Rel::Cop || m_syntax.rel(n) == Rel::Aux ||
                     m_syntax.rel(n) == Rel::Expl))
                    from = n;
            }
            const auto span =
                m_syntax.span(from, std::min(m_syntax.last(c), m_syntax.first(c) + 40)).joined(m_syntax.token(t).span);
            if (number) {
                unknownNumber(t, c, span);
                return;
            }
            if ((!whether && !who) || lemma == "say" || lemma == "know")
                continue;
            bool alternatives = who;
            for (int i = m_syntax.first(c); i <= m_syntax.last(c) && i < m_syntax.first(c) + 40; ++i)
                alternatives = alternatives || m_syntax.lower(i) == "by" || m_syntax.lower(i) == "behind";
            if (!alternatives)
                continue;
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Unknown, {}, span, t, m_x.eventOf(attack),
                        "said not to be known");
            return;
        }
    }

    // "did not say how many people were involved in the attacks"
    void unknownNumber(int t, int content, base::Span span) {
        Attribute attribute = Attribute::Participants;
        for (int i = m_syntax.first(content); i <= m_syntax.last(content); ++i) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
            if (f < 0)
                continue;
            const auto effect = m_x.frames[static_cast<std::size_t>(f)].effect;
            if (effect == mention::Effect::Killed)
                attribute = Attribute::Killed;
            else if (effect == mention::Effect::Wounded)
                attribute = Attribute::Wounded;
            else if (effect == mention::Effect::Detained)
                attribute = Attribute::Detained;
        }
        int noun = -1;
        for (int i = m_syntax.first(content); i <= m_syntax.last(content) && noun < 0; ++i) {
            if (m_syntax.upos(i) == Upos::NOUN && denotesPeople(m_syntax, i))
                noun = i;
        }
        ReportClaim claim;
        claim.attribute = attribute;
        claim.scope = attribute == Attribute::Participants ? "attackers"
                      : noun >= 0                          ? scopeOf(m_syntax, noun, false)
                                                           : "all";
        claim.relation = Relation::Unknown;
        claim.span = span;
        claim.why.push_back("said not to be known or told: \"how many\"");
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            if (claim.speaker < 0)
                claim.speaker = m_x.actors.at(s);
        }
        m_x.add(std::move(claim), t, m_x.eventNear(content));
    }

    Extraction& m_x;
    const Syntax& m_syntax;
};

} // namespace

void findResponsibility(Extraction& extraction) {
    Finder(extraction).run();
    findBlame(extraction);
}

} // namespace parallax::claim
