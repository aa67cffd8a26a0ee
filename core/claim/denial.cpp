// Who denies a deed, that nobody claims it, and what is said not to be known: who did it, and how many.
#include "claim/claim_maker.h"
#include "claim/deed.h"
#include "claim/scope.h"
#include "mention/things.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Rel;
using mention::Relation;

// By which a clause asks who did it, beside the deeds themselves.
constexpr std::array<std::string_view, 11> blameWords{"behind",  "responsible", "do",   "carry",  "cause", "fire",
                                                      "culprit", "perpetrator", "plan", "commit", "blame"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            ownDenial(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "clear" || lemma == "unclear")
                unclear(t);
            else if (lemma == "claim" && !m_syntax.isVerb(t))
                unclaimed(t);
            else if (lemma == "behind")
                nobodyBehind(t);
            else if (m_syntax.isVerb(t) && lemma == "deny")
                denial(t);
            else if (m_syntax.isVerb(t) &&
                     (lemma == "determine" || lemma == "establish" || lemma == "verify" || lemma == "confirm" ||
                      lemma == "say" || lemma == "know") &&
                     m_syntax.isNegated(t))
                unclear(t);
        }
    }

private:
    void denial(int t) {
        // The denier denies a deed of violence, or that it did anything.
        std::int32_t event = attackBelow(m_x, t);
        const bool deed = (event >= 0 && !m_syntax.hasChild(t, Rel::Ccomp)) || deedBelow(t);
        const int object = m_syntax.child(t, Rel::Obj);
        static constexpr std::array<std::string_view, 11> involvements{
            "involvement", "responsibility", "role", "accusation", "allegation", "charge",
            "part",        "link",           "hand", "connection", "knowledge"};
        const bool involvement = object >= 0 && isOneOf(m_syntax.lemma(object), involvements);
        if (!deed && !involvement)
            return;
        if (object >= 0 && !involvement && deniesOther(object))
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
            claim.value = bodyBehind(value(s));
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

    // "The owner denied this": whatever was said before, unless that put the deed down to somebody.
    bool deniesOther(int object) const {
        static constexpr std::array<std::string_view, 3> pointing{"this", "that", "it"};
        return isOneOf(m_syntax.lower(object), pointing) && m_syntax.children(object).empty() &&
               std::ranges::none_of(m_x.claims, [&](const ReportClaim& claim) {
                   return asksForDoer(claim.attribute) &&
                          m_syntax.sentence(m_syntax.tokenAt(claim.span.begin)) + 1 >= m_syntax.sentence(object);
               });
    }
    static bool asksForDoer(Attribute attribute) {
        return attribute == Attribute::Perpetrator || attribute == Attribute::Responsibility ||
               attribute == Attribute::OrderedBy;
    }

    // "Defence Forces spokesman Ivo Marr denied": he speaks for the forces.
    static std::string bodyBehind(std::string text) {
        if (const auto spokes = text.find(" spokes"); spokes != std::string::npos)
            text.erase(spokes);
        return text;
    }

    // "denied being behind it", "denied that its forces were involved", "denied it": the deed itself, not just anything
    // that may be denied.
    bool deedBelow(int t) const {
        static constexpr std::array<std::string_view, 9> involved{"behind",      "involved",       "responsible",
                                                                  "involvement", "responsibility", "role",
                                                                  "link",        "hand",           "perpetrator"};
        static constexpr std::array<std::string_view, 10> deeds{"strike", "bomb",   "shell",  "fire",  "hit",
                                                                "shoot",  "target", "commit", "carry", "attack"};
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (r == Rel::Obj &&
                (m_syntax.lower(c) == "it" || m_syntax.lower(c) == "this" || m_syntax.lower(c) == "that") &&
                (c + 1 >= static_cast<int>(m_syntax.size()) || m_syntax.upos(c + 1) == Upos::PUNCT))
                return true;
            if (r != Rel::Xcomp && r != Rel::Ccomp)
                continue;
            // "denied that the attack had taken place"
            if (r == Rel::Ccomp &&
                isOneOf(m_syntax.lemma(c), std::array<std::string_view, 3>{"occur", "happen", "take"}))
                for (const int s : mention::subjectsOf(m_syntax, c)) {
                    const auto f = m_x.framesOfToken[static_cast<std::size_t>(s)];
                    if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                        return true;
                }
            // "denied that 12 people had been killed" denies the count; "denied that its jets struck" the deed.
            const auto subjects = r == Rel::Ccomp ? mention::subjectsOf(m_syntax, c) : std::vector<int>();
            const bool own =
                r == Rel::Xcomp || std::ranges::any_of(subjects, [&](int s) {
                    const int owner = m_syntax.child(s, Rel::NmodPoss);
                    return m_syntax.upos(s) == Upos::PRON || (owner >= 0 && m_syntax.upos(owner) == Upos::PRON);
                });
            for (int i = m_syntax.first(c); i <= m_syntax.last(c) && i < m_syntax.first(c) + 30; ++i) {
                const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
                if (isOneOf(m_syntax.lemma(i), involved))
                    return true;
                if (!own)
                    continue;
                if ((m_syntax.isVerb(i) && isOneOf(m_syntax.lemma(i), deeds)) ||
                    (i == c && m_syntax.lemma(i) == "use") ||
                    (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind)))
                    return true;
            }
        }
        return false;
    }

    // "We did not bomb any camp," the spokesman said.
    void ownDenial(std::size_t f) {
        const auto& frame = m_x.frames[f];
        if (!frame.negated || frame.passive || !mention::isViolent(frame.kind) || !m_syntax.isVerb(frame.at))
            return;
        const bool we = std::ranges::any_of(frame.agents, [&](int a) { return m_syntax.lower(a) == "we"; });
        const auto* said = m_x.attributions.at(frame.at);
        if (!we || !said || said->speaker < 0)
            return;
        const auto& speaker = m_x.actors.mentions[static_cast<std::size_t>(said->speaker)];
        ReportClaim claim;
        claim.attribute = Attribute::Perpetrator;
        claim.scope = "attackers";
        claim.relation = Relation::Denied;
        claim.value = speaker.text;
        claim.hedge = Hedge::Denied;
        claim.speaker = said->speaker;
        claim.span = clause(frame.at);
        claim.why.push_back("the speaker denies the deed");
        auto event = m_x.events.frameEvent[f];
        m_x.add(std::move(claim), frame.at, event >= 0 ? event : m_x.events.main);
    }

    void noneClaims(int t, base::Span span, std::int32_t event) {
        m_x.addText(Attribute::Responsibility, "attackers", Relation::Denied, "none claimed", span, t, event,
                    "nobody claims responsibility");
    }

    // "There was no immediate claim of responsibility."
    void unclaimed(int t) {
        const bool none = std::ranges::any_of(m_syntax.children(t), [&](int c) { return m_syntax.lower(c) == "no"; });
        const int of = m_syntax.child(t, Rel::Nmod, "responsibility");
        if (none && of > t && violentStory())
            noneClaims(t, m_syntax.span(m_syntax.nounPhrase(t).first, of), m_x.eventNear(t));
    }

    // "No group has said it was behind the bombing."
    void nobodyBehind(int t) {
        for (int i = t - 1; i >= static_cast<int>(m_syntax.sentenceOf(t).firstToken) && i > t - 10; --i) {
            const auto lemma = m_syntax.lemma(i);
            if (lemma != "say" && lemma != "claim" && lemma != "admit")
                continue;
            for (const int s : mention::subjectsOf(m_syntax, i)) {
                const bool none =
                    std::ranges::any_of(m_syntax.children(s), [&](int c) { return m_syntax.lower(c) == "no"; });
                if (none && violentStory())
                    noneClaims(i, m_syntax.span(m_syntax.first(s), t), m_x.eventNear(t));
            }
            return;
        }
    }

    // "whether the gunman was killed by police"
    bool isDoneToAttackers(int t) const {
        const auto f = t < 0 ? -1 : m_x.framesOfToken[static_cast<std::size_t>(t)];
        return f >= 0 && std::ranges::any_of(m_x.frames[static_cast<std::size_t>(f)].patients,
                                             [&](int p) { return denotesAttackers(m_syntax, p); });
    }

    // "by rebels or by soldiers", "by government warplanes", not "by a stray bullet"
    bool isByDoer(int t) const {
        static constexpr std::array<std::string_view, 7> noDoers{"bullet",  "gunfire",  "round", "shot",
                                                                 "mistake", "accident", "chance"};
        const int who = m_syntax.head(t);
        return m_syntax.lower(t) == "by" && who >= 0 && !isOneOf(m_syntax.lemma(who), noDoers) &&
               mention::weaponAt(m_syntax, who) < 0;
    }

    // "It was not clear who / whether ...": nobody knows, the speaker says.
    void unclear(int t) {
        const bool negated = m_syntax.isNegated(t);
        const auto lemma = m_syntax.lemma(t);
        if (lemma == "clear" && !negated)
            return;
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            // "not clear who was responsible", whatever joins it to the adjective
            const bool asked = r == Rel::Conj && m_syntax.lower(m_syntax.first(c)) == "who";
            if (r != Rel::Ccomp && r != Rel::Csubj && r != Rel::Advcl && r != Rel::Xcomp && !asked)
                continue;
            bool whether = false, who = false, number = false;
            int attack = -1, blame = -1;
            for (int i = m_syntax.first(c); i <= m_syntax.last(c) && i < m_syntax.first(c) + 40; ++i) {
                const auto word = m_syntax.lower(i);
                whether = whether || word == "whether" || word == "if";
                who = who || (word == "who" && i == m_syntax.first(c));
                number = number || (word == "many" && i > 0 && m_syntax.lower(i - 1) == "how");
                const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
                if (attack < 0 && f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                    attack = i;
                if (blame < 0 && isOneOf(m_syntax.lemma(i), blameWords))
                    blame = i;
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
            // "who would lead the talks" is no question of guilt.
            const int deed = attack >= 0 ? attack : blame;
            if (deed < 0 || isDoneToAttackers(attack))
                continue;
            bool alternatives = who;
            for (int i = m_syntax.first(c); i <= m_syntax.last(c) && i < m_syntax.first(c) + 40; ++i)
                alternatives = alternatives || isByDoer(i) || m_syntax.lower(i) == "behind";
            if (!alternatives)
                continue;
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Unknown, {}, span, t, m_x.eventOf(deed),
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
            // "how many of the casualties were civilians": of whom it is not said what they are
            if (m_syntax.lemma(i) == "casualty" || m_syntax.lemma(i) == "victim")
                return;
            if (m_syntax.upos(i) == Upos::NOUN && denotesPeople(m_syntax, i))
                noun = i;
        }
        // "couldn't say how many shots were fired"
        if (noun < 0 && attribute == Attribute::Participants)
            return;
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
};

} // namespace

void findDenials(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
