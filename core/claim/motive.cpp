// Why it was done: motives that are told, and those said not to be known.
#include "claim/claim_maker.h"
#include "claim/doer_text.h"
#include "claim/scope.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 2> motiveNouns = {"motive", "motivation"};
// Everybody has these: they are a motive only where they are the deed's or the attackers'.
constexpr std::array<std::string_view, 4> aimNouns = {"aim", "goal", "purpose", "objective"};
constexpr std::array<std::string_view, 6> revengeNouns = {"retaliation", "revenge",  "response",
                                                          "protest",     "reprisal", "support"};
constexpr std::array<std::string_view, 7> darkStates = {"unclear",     "unknown",  "undetermined", "uncertain",
                                                        "unconfirmed", "unproven", "undisclosed"};
// Known or told, if not negated.
constexpr std::array<std::string_view, 24> tellingWords = {
    "clear",  "known",   "apparent", "know",    "determine", "establish",  "release",  "disclose",
    "reveal", "give",    "identify", "provide", "announce",  "confirm",    "find",     "have",
    "offer",  "discuss", "comment",  "say",     "specify",   "understand", "pinpoint", "discover"};
// What is done to what is not known yet.
constexpr std::array<std::string_view, 12> searchVerbs = {"investigate", "determine", "establish", "seek",
                                                          "find",        "learn",     "uncover",   "identify",
                                                          "ascertain",   "discover",  "search",    "look"};
// Words about a motive that say nothing of it.
constexpr std::array<std::string_view, 14> emptyWords = {"investigation", "speculation", "question", "mystery", "focus",
                                                         "priority",      "reason",      "part",     "thing",   "issue",
                                                         "matter",        "one",         "factor",   "motive"};
constexpr std::array<std::string_view, 4> shelters = {"cover", "shelter", "refuge", "help"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t) && m_syntax.lemma(t) == "motivate")
                motivated(t);
            else if (m_syntax.isNominal(t))
                noun(t);
        }
    }

private:
    void add(Relation relation, std::string value, base::Span span, int t, std::int32_t event, std::string why,
             bool possible = false) {
        ReportClaim claim;
        claim.attribute = Attribute::Motive;
        claim.scope = "attackers";
        claim.relation = relation;
        if (!value.empty())
            claim.value = std::move(value);
        claim.span = span;
        claim.hedge = possible ? Hedge::Possible : Hedge::None;
        claim.why.push_back(std::move(why));
        m_x.add(std::move(claim), t, event);
    }

    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening || !mention::isViolent(frame.kind))
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Denied)
            return;
        for (const int c : m_syntax.children(frame.at)) {
            // "The terrorists, seeking weapons, stormed": what they were after.
            if (!frame.passive && isSeeking(c))
                phrase(c, event);
            if (m_syntax.rel(c) == Rel::Obl && isOneOf(m_syntax.lemma(c), revengeNouns) &&
                m_syntax.preposition(c) == "in" && !isAsked(frame.at))
                phrase(c, event);
        }
        for (const int a : frame.agents) {
            for (const int c : m_syntax.children(a))
                if (isSeeking(c))
                    phrase(c, event);
        }
    }

    // "seeking money", not "as they sought cover"
    bool isSeeking(int t) const {
        if ((m_syntax.rel(t) != Rel::Advcl && m_syntax.rel(t) != Rel::Acl) || m_syntax.lemma(t) != "seek" ||
            !m_syntax.xpos(t, "VBG") || m_syntax.hasChild(t, Rel::Mark))
            return false;
        const int object = m_syntax.child(t, Rel::Obj);
        return object < 0 || !isOneOf(m_syntax.lemma(object), shelters);
    }

    // In a clause with "if" or "whether", at the verb or above it.
    bool isAsked(int t) const {
        for (int steps = 0; t >= 0 && steps < 6; ++steps, t = m_syntax.head(t))
            if (m_syntax.child(t, Rel::Mark, "if") >= 0 || m_syntax.child(t, Rel::Mark, "whether") >= 0)
                return true;
        return false;
    }

    void phrase(int t, std::int32_t event) {
        // Without the commas around it.
        int first = m_syntax.first(t), last = m_syntax.last(t);
        while (first < t && m_syntax.upos(first) == Upos::PUNCT)
            ++first;
        while (last > t && m_syntax.upos(last) == Upos::PUNCT)
            --last;
        const base::Span span = m_syntax.span(first, last);
        add(Relation::Equal, std::string(m_x.text(span)), span, t, event, "what they were after");
    }

    void noun(int t) {
        const auto lemma = m_syntax.lemma(t);
        if (lemma == "plot" || lemma == "plan") {
            partOfPlan(t);
            return;
        }
        const bool isMotive = isOneOf(lemma, motiveNouns);
        if (!isMotive && !(isOneOf(lemma, aimNouns) && isOfDeed(t)))
            return;
        if (isOwn(t))
            return;
        const int at = m_syntax.firstConjunct(t);
        if (isDark(at) || (at != t && m_syntax.isNegated(t))) {
            const int verb = m_syntax.head(at);
            add(Relation::Unknown, {}, unknownSpan(at, verb), t, m_x.eventNear(t), "said not to be known");
            return;
        }
        told(at);
    }

    // "My goal": of whoever speaks.
    bool isOwn(int t) const {
        const int whose = m_syntax.child(t, Rel::NmodPoss);
        if (whose < 0)
            return false;
        const auto word = m_syntax.lower(whose);
        return word == "my" || word == "our" || word == "your";
    }

    // "the aim of the attack", "the gunmen's goal", "their goal" where they are the attackers
    bool isOfDeed(int t) const {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::NmodPoss && isOfAttackers(m_x, c))
                return true;
            if (m_syntax.rel(c) != Rel::Nmod && m_syntax.rel(c) != Rel::NmodPoss)
                continue;
            const auto preposition = m_syntax.preposition(c);
            if (m_syntax.rel(c) == Rel::Nmod && preposition != "of" && preposition != "behind")
                continue;
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(c)];
            if (isOfAttackers(m_x, c) || (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind)))
                return true;
        }
        return false;
    }

    bool isNo(int t) const { return m_syntax.child(t, Rel::Det, "no") >= 0; }

    // "has yet to be released"
    bool isStillToCome(int verb) const {
        for (int i = verb - 1; i >= 0 && i > verb - 5; --i)
            if (m_syntax.lower(i) == "yet" && i + 1 < verb && m_syntax.lower(i + 1) == "to")
                return true;
        return false;
    }

    // "what the motive was": a question, whatever the tree makes of it
    bool isAskedFor(int t) const {
        const int before = m_syntax.nounPhrase(t).first - 1;
        return before >= 0 && m_syntax.sentence(before) == m_syntax.sentence(t) && m_syntax.lower(before) == "what";
    }

    // Said not to be known.
    bool isDark(int t) const {
        const int head = m_syntax.head(t);
        const Rel rel = m_syntax.rel(t);
        if (isNo(t) && (head < 0 || rel != Rel::Conj))
            return true;
        if (isAskedFor(t))
            return true;
        if (head < 0)
            return false;
        if (rel == Rel::Nsubj || rel == Rel::NsubjPass) {
            int state = head;
            for (const int c : m_syntax.children(head)) {
                const Rel r = m_syntax.rel(c);
                if (r == Rel::Xcomp || (r == Rel::Obl && m_syntax.preposition(c) == "under") ||
                    (r == Rel::Advmod && isOneOf(m_syntax.lemma(c), darkStates)))
                    state = c;
            }
            const auto word = m_syntax.lemma(state);
            if (isOneOf(word, darkStates) || word == "mystery" ||
                (word == "investigation" && m_syntax.preposition(state) == "under") ||
                (word == "investigate" && m_syntax.isPassive(state)))
                return true;
            return isOneOf(word, tellingWords) &&
                   (m_syntax.isNegated(head) || m_syntax.isNegated(state) || isStillToCome(state));
        }
        if (!m_syntax.isVerb(head) ||
            (rel != Rel::Obj && !(rel == Rel::Obl && m_syntax.preposition(t) == "for") && rel != Rel::Xcomp))
            return false;
        const auto verb = m_syntax.lemma(head);
        if (isOneOf(verb, tellingWords) && (m_syntax.isNegated(head) || isStillToCome(head) || isDeniedAbove(head)))
            return true;
        return isOneOf(verb, searchVerbs) && (m_syntax.xpos(head, "VB") || m_syntax.xpos(head, "VBG")) &&
               !m_syntax.hasChild(head, Rel::AuxPass);
    }

    // "were not able to determine", "declined to give"
    bool isDeniedAbove(int verb) const {
        if (m_syntax.rel(verb) != Rel::Xcomp || m_syntax.head(verb) < 0)
            return false;
        const int head = m_syntax.head(verb);
        const auto word = m_syntax.lemma(head);
        return m_syntax.isNegated(head) || word == "decline" || word == "refuse" || word == "unable";
    }

    base::Span unknownSpan(int t, int verb) const {
        const auto [first, last] = m_syntax.nounPhrase(t);
        if (verb < 0)
            return m_syntax.span(first, last);
        const int asked = isAskedFor(t) ? first - 1 : first;
        int from = std::min(asked, verb), to = std::max(last, verb);
        for (const int c : m_syntax.children(verb)) {
            const Rel r = m_syntax.rel(c);
            const bool part = r == Rel::Xcomp || r == Rel::Cop || r == Rel::Aux || r == Rel::AuxPass ||
                              (r == Rel::Advmod && std::abs(c - verb) <= 3) ||
                              (r == Rel::Obl && m_syntax.preposition(c) == "under");
            if (!part)
                continue;
            from = std::min(from, c);
            to = std::max(to, c);
        }
        return m_syntax.span(from, to);
    }

    // "the motive was robbery", "their goal was to steal money", "robbery is believed to be the motive"
    void told(int t) {
        const int head = m_syntax.head(t);
        if (isAsked(t) || isOfMany(t))
            return;
        if (m_syntax.rel(t) == Rel::Nsubj && head >= 0) {
            int predicate = head;
            bool possible = isHedged(head);
            const auto verb = m_syntax.lemma(head);
            if (verb == "appear" || verb == "seem") {
                predicate = m_syntax.child(head, Rel::Xcomp);
                possible = true;
            } else if (verb == "be") {
                for (const auto r : {Rel::Xcomp, Rel::Ccomp, Rel::Advcl})
                    if (const int c = m_syntax.child(head, r); c > head)
                        predicate = c;
            }
            if (predicate < 0 || (predicate == head && verb != "be" && !m_syntax.hasChild(head, Rel::Cop)) ||
                predicate < t || m_syntax.hasChild(head, Rel::Expl))
                return;
            content(t, predicate, possible || isHedged(predicate),
                    m_syntax.isNegated(head) || m_syntax.isNegated(predicate));
        } else if (m_syntax.hasChild(t, Rel::Cop)) {
            for (const int s : mention::subjectsOf(m_syntax, t)) {
                if (m_syntax.upos(s) != Upos::NOUN || denotesPeople(m_syntax, s) ||
                    isOneOf(m_syntax.lemma(s), emptyWords))
                    continue;
                add(m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal, value(s), together(s, t), t,
                    m_x.eventNear(t), fmt::format("said to be the \"{}\"", m_syntax.lemma(t)),
                    isHedged(t) || m_syntax.rel(t) == Rel::Xcomp);
            }
        }
    }

    // "the leading motive in most homicides": of many deeds
    bool isOfMany(int t) const {
        const auto& sentence = m_syntax.sentenceOf(t);
        if (m_syntax.xpos(t, "NNS"))
            return true;
        for (auto i = static_cast<int>(sentence.firstToken); i < static_cast<int>(sentence.endToken); ++i)
            if (m_syntax.form(i) == "%" || m_syntax.lower(i) == "percent")
                return true;
        return false;
    }

    bool isHedged(int verb) const {
        for (const int c : m_syntax.children(verb)) {
            const auto word = m_syntax.lower(c);
            if ((m_syntax.rel(c) == Rel::Aux && (word == "may" || word == "might" || word == "could")) ||
                (m_syntax.rel(c) == Rel::Advmod &&
                 (word == "possibly" || word == "likely" || word == "apparently" || word == "probably")))
                return true;
        }
        return false;
    }

    void content(int t, int predicate, bool possible, bool negated) {
        const auto tag = m_syntax.upos(predicate);
        const auto word = m_syntax.lemma(predicate);
        const bool adjective =
            tag == Upos::ADJ && (word.ends_with("related") || word.ends_with("al") || word.ends_with("ous"));
        if ((tag != Upos::NOUN && tag != Upos::VERB && !adjective) || isOneOf(word, emptyWords) ||
            (m_syntax.isVerb(predicate) && m_syntax.isPassive(predicate)))
            return;
        int first = predicate, last = predicate;
        if (tag == Upos::NOUN) {
            first = m_syntax.nounPhrase(predicate).first;
            while (first < predicate && (m_syntax.upos(first) == Upos::DET || m_syntax.upos(first) == Upos::AUX ||
                                         m_syntax.upos(first) == Upos::PUNCT || m_syntax.upos(first) == Upos::ADV))
                ++first;
        } else if (const int mark = m_syntax.child(predicate, Rel::Mark); mark >= 0 && mark < predicate) {
            first = mark;
        }
        last = std::min(m_syntax.last(predicate), predicate + 12);
        // Up to the comma or clause behind it.
        for (int i = predicate + 1; i <= last; ++i) {
            const bool ends = m_syntax.upos(i) == Upos::PUNCT && m_syntax.form(i) != "-";
            if (ends || m_syntax.rel(i) == Rel::Parataxis) {
                last = i - 1;
                break;
            }
        }
        const int whole = std::min(m_syntax.nounPhrase(t).first, first);
        add(negated ? Relation::Denied : Relation::Equal, std::string(m_x.text(m_syntax.span(first, last))),
            m_syntax.span(whole, last), t, m_x.eventNear(t), fmt::format("the \"{}\"", m_syntax.lemma(t)), possible);
    }

    // "as part of a plot to seize power"
    void partOfPlan(int t) {
        const int acl = m_syntax.child(t, Rel::Acl);
        const int part = m_syntax.head(t);
        if (acl >= 0 && part >= 0 && m_syntax.lemma(part) == "part") {
            add(Relation::Equal, std::string(m_x.text(m_syntax.span(t, m_syntax.last(acl)))),
                m_syntax.span(part, m_syntax.last(acl)), t, m_x.eventNear(t), "\"as part of a plan to\"");
        }
    }

    // "The shooting was motivated by a debt", "was racially motivated"
    void motivated(int t) {
        if (!m_syntax.isPassive(t) || isAsked(t) || !inViolence(t))
            return;
        const auto relation = m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal;
        bool found = false;
        for (const int c : mention::byPhrasesOf(m_syntax, t)) {
            add(relation, value(c), together(t, c), t, m_x.eventOf(t), "\"motivated by\"", isHedged(t));
            found = true;
        }
        if (found)
            return;
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Advmod && c == t - 1 && m_syntax.lower(c).ends_with("ally"))
                add(relation, std::string(m_x.text(together(c, t))), together(c, t), t, m_x.eventOf(t),
                    "what it was \"motivated\" by", isHedged(t));
        }
    }
};

} // namespace

void findMotives(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
