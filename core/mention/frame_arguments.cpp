#include "mention/frame_arguments.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/argument.h"
#include "mention/listing.h"
#include "mention/missile_hit.h"
#include "mention/people_list.h"
#include "mention/things.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

using language::Upos;

constexpr std::array<std::string_view, 14> placePrepositions = {"in",     "at",     "near",   "outside",    "inside",
                                                                "on",     "around", "across", "throughout", "along",
                                                                "within", "off",    "from",   "between"};
constexpr std::array<std::string_view, 5> targetPrepositions = {"on", "against", "upon", "at", "into"};
// Verbs that lend their subject to a noun: the first as its agent, the second as its patient.
constexpr std::array<std::string_view, 24> agentVerbs = {
    "carry",   "commit",  "launch", "stage", "conduct", "perpetrate", "mount", "make",
    "execute", "perform", "begin",  "start", "wage",    "lead",       "plan",  "claim",
    "do",      "inflict", "cause",  "plot",  "open",    "unleash",    "take",  "orchestrate"};
// What a disaster does to the places where it happens.
constexpr std::array<std::string_view, 9> strikingVerbs = {"strike", "hit",       "rock",   "shake",   "sweep",
                                                           "jolt",   "devastate", "batter", "inundate"};
// What the deed itself is the subject of, and says against what it is.
constexpr std::array<std::string_view, 4> aimingVerbs = {"aim", "direct", "target", "hit"};
constexpr std::array<std::string_view, 5> patientVerbs = {"suffer", "sustain", "receive", "undergo", "survive"};

void spread(const Syntax& syntax, int t, std::vector<int>& into) {
    for (const int c : listed(syntax, t)) {
        if (!syntax.isVerb(c) && std::ranges::find(into, c) == into.end())
            into.push_back(c);
    }
}

class FrameArguments {
public:
    FrameArguments(const Syntax& syntax, const TriggerLexicon& lexicon) : m_syntax(syntax), m_lexicon(lexicon) {}

    void read(Frame& frame) const {
        if (m_syntax.isVerb(frame.at))
            verb(frame);
        else if (m_syntax.upos(frame.at) == Upos::ADJ)
            adjective(frame);
        else
            noun(frame);
        if (m_syntax.isVerb(frame.at) && wounds(m_syntax, frame.at))
            takeWounded(m_syntax, frame);
        if (frame.trigger->effect != Effect::None && frame.trigger->effect != Effect::Stolen)
            listedPatients(frame);
        obliques(frame);
    }

private:
    // "was" or "were", a participle and "and" stand right before it, and no object behind it.
    bool followsPassive(int t) const {
        const int be = t - 3;
        if (be < 0 || m_syntax.sentence(be) != m_syntax.sentence(t) || m_syntax.lower(t - 1) != "and")
            return false;
        const auto word = m_syntax.lower(be);
        const auto tag = m_syntax.upos(t - 2);
        if ((word != "was" && word != "were" && word != "been") || (tag != Upos::VERB && tag != Upos::ADJ) ||
            m_syntax.xpos(t - 2, "VBG"))
            return false;
        const int next = t + 1;
        return next >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(next) != m_syntax.sentence(t) ||
               (m_syntax.upos(next) != Upos::DET && m_syntax.upos(next) != Upos::NUM);
    }

    // "shot and killed an 11-year-old": an object that the tree does not give it.
    bool hasObjectBehind(int t) const {
        const int last = static_cast<int>(m_syntax.sentenceOf(t).endToken) - 1;
        int next = t + 1;
        if (next + 1 < last && m_syntax.lower(next) == "and" && m_syntax.isVerb(next + 1))
            next += 2;
        return next < last && isOneOf(m_syntax.lower(next), std::array<std::string_view, 4>{"a", "an", "his", "her"});
    }

    void verb(Frame& frame) const {
        const int t = frame.at;
        frame.passive = m_syntax.isPassive(t);
        frame.negated = m_syntax.isNegated(t);
        bool shared = false;
        auto subjects = subjectsOf(m_syntax, t, &shared);
        auto objects = objectsOf(m_syntax, t);
        const bool counted = frame.trigger->undergoer == Undergoer::Object;
        const bool object = hasObjectBehind(t);
        if (object && objects.empty() && counted) {
            // "an 11-year-old": by the last word, for there is no noun.
            const int end = std::min(t + 10, static_cast<int>(m_syntax.sentenceOf(t).endToken));
            for (int i = t + 2; i + 1 < end && objects.empty(); ++i)
                if (m_syntax.lower(i) == "old" && !m_syntax.isNominal(i + 1))
                    objects.push_back(i);
        }
        if (!frame.passive && counted && objects.empty() && !subjects.empty() && !shared && !object &&
            !m_syntax.xpos(t, "VBG") && !m_syntax.hasChild(t, Rel::Aux) &&
            (m_syntax.xpos(t, "VBN") || m_syntax.xpos(t, "VBD"))) {
            // "Three soldiers killed in attacks": who only ever undergoes it does so here, the auxiliary is left out.
            frame.passive = true;
        }
        if (!frame.passive && counted && (m_syntax.xpos(t, "VBN") || m_syntax.xpos(t, "VBD")) && followsPassive(t)) {
            // "was shot and killed early in the day", whose first participle is often taken for an adjective
            frame.passive = true;
            objects.clear();
        }
        frame.sharedSubject = shared;
        if (frame.passive) {
            if (frame.trigger->undergoer == Undergoer::Subject)
                frame.patients = std::move(subjects);
            else
                frame.patients = std::move(subjects);
            if (frame.patients.empty() && m_syntax.rel(t) == Rel::Amod)
                frame.patients.push_back(m_syntax.head(t));
            for (const int o : objects) {
                if (std::ranges::find(frame.patients, o) == frame.patients.end())
                    frame.patients.push_back(o);
            }
            // "Nobody was kidnapped."
            frame.negated = frame.negated || (frame.trigger->effect == Effect::Abducted && !frame.patients.empty() &&
                                              isNobody(frame.patients.front()));
            byPhrases(t, frame.agents);
            if (frame.agents.empty()) {
                // "was shot and killed by police": the agent may hang on the other verb.
                for (int other = t; m_syntax.rel(other) == Rel::Conj;) {
                    other = m_syntax.head(other);
                    byPhrases(other, frame.agents);
                }
            }
            if (frame.agents.empty() && frame.trigger->agent && isViolent(frame.trigger->kind))
                doerOfPassive(frame);
        } else if (frame.trigger->undergoer == Undergoer::Subject) {
            frame.patients = std::move(subjects);
            if (frame.trigger->agent && !frame.trigger->patient)
                frame.agents = frame.patients;
        } else {
            frame.agents = std::move(subjects);
            frame.patients = std::move(objects);
            // "fired at the crowd", "clashed with police"
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) != Rel::Obl)
                    continue;
                const auto preposition = m_syntax.preposition(c);
                if ((frame.patients.empty() && isOneOf(preposition, targetPrepositions) && preposition != "on") ||
                    (frame.trigger->kind == EventKind::Clash && (preposition == "with" || preposition == "against"))) {
                    spread(m_syntax, c, frame.patients);
                }
            }
        }
    }

    // "Ana Novak, 33, and Ivo Brandt, 28, were killed", "killed two guards, a nurse and her son": those of a list that
    // the tree broke up.
    void listedPatients(Frame& frame) const {
        const bool verb = m_syntax.isVerb(frame.at);
        const int next = frame.end + 1;
        const bool follows =
            next < static_cast<int>(m_syntax.size()) && m_syntax.sentence(next) == m_syntax.sentence(frame.at);
        // "shot dead four soldiers and a nurse": dead, not shot
        const bool shotDead = m_syntax.lower(frame.at) == "dead" && frame.at > 0 && m_syntax.isVerb(frame.at - 1) &&
                              m_syntax.lower(frame.at - 1) == "shot";
        std::vector<ListedPeople> list;
        if (shotDead || (verb && !frame.passive && frame.trigger->undergoer == Undergoer::Object)) {
            // The list of "shot dead" is of both words, whichever counts it.
            const bool dead = follows && m_syntax.lower(next) == "dead" && m_syntax.lower(frame.at) == "shot";
            const int from = dead ? next + 1 : next;
            if (follows && (dead || m_syntax.lower(next) != "dead") && from < static_cast<int>(m_syntax.size()) &&
                m_syntax.sentence(from) == m_syntax.sentence(frame.at))
                list = peopleFrom(m_syntax, from);
        } else if (verb || m_syntax.upos(frame.at) == Upos::ADJ) {
            const int end = subjectEnd(frame);
            if (end >= 0)
                list = peopleBefore(m_syntax, end);
        }
        for (const ListedPeople& one : list) {
            const bool known =
                std::ranges::any_of(frame.patients, [&](int p) { return p >= one.first && p <= one.last; });
            if (!known)
                frame.patients.push_back(one.head);
        }
    }

    // The token before the auxiliaries of the predicate, or right before a verb that its subject undergoes; -1 for
    // none.
    int subjectEnd(const Frame& frame) const {
        static constexpr std::array<std::string_view, 10> forms{"was",  "were", "are", "is",    "been",
                                                                "have", "has",  "had", "being", "be"};
        static constexpr std::array<std::string_view, 8> before{"shot", "stabbed",   "found", "pronounced",
                                                                "and",  "confirmed", "hit",   "beaten"};
        const int first = static_cast<int>(m_syntax.sentenceOf(frame.at).firstToken);
        bool auxiliary = false;
        int i = frame.at - 1;
        for (; i > first; --i) {
            const auto word = m_syntax.lower(i);
            const bool form = isOneOf(word, forms);
            auxiliary = auxiliary || form;
            if (!form && (auxiliary || !isOneOf(word, before)) && m_syntax.upos(i) != Upos::ADV)
                break;
        }
        const bool alone = frame.trigger->undergoer == Undergoer::Subject && m_syntax.isVerb(frame.at);
        return i > first && (auxiliary || alone) ? i : -1;
    }

    void adjective(Frame& frame) const {
        const int t = frame.at;
        frame.negated = m_syntax.isNegated(t);
        const Rel r = m_syntax.rel(t);
        // "left 21 people in the town dead": an adjective after its noun says what became of an object further left.
        if (r == Rel::Amod && m_syntax.head(t) < t && m_syntax.head(t) >= 0) {
            const int first = static_cast<int>(m_syntax.sentenceOf(t).firstToken);
            for (int v = t - 1; v >= first && v > t - 14; --v) {
                const auto lemma = m_syntax.lemma(v);
                if (!m_syntax.isVerb(v) || (lemma != "leave" && lemma != "find" && lemma != "pronounce"))
                    continue;
                frame.patients = objectsOf(m_syntax, v);
                frame.agents = subjectsOf(m_syntax, v);
                frame.clause = v;
                if (!frame.patients.empty())
                    return;
            }
        }
        if (r == Rel::Amod) {
            spread(m_syntax, m_syntax.head(t), frame.patients);
            return;
        }
        frame.patients = subjectsOf(m_syntax, t, &frame.sharedSubject);
        if (frame.patients.empty() &&
            (r == Rel::Xcomp || r == Rel::Advmod || r == Rel::Conj || r == Rel::Obl || r == Rel::Advcl)) {
            // "left 21 people dead"
            int verb = m_syntax.head(t);
            if (r == Rel::Conj) {
                const int first = m_syntax.firstConjunct(t);
                verb = m_syntax.rel(first) == Rel::Xcomp ? m_syntax.head(first) : -1;
            }
            if (verb >= 0) {
                frame.patients = objectsOf(m_syntax, verb);
                if (frame.patients.empty())
                    frame.patients = subjectsOf(m_syntax, verb);
                else
                    frame.agents = subjectsOf(m_syntax, verb);
                frame.clause = verb;
            }
        }
        if (frame.patients.empty() && m_syntax.head(t) >= 0 && m_syntax.isNominal(m_syntax.head(t)) &&
            (r == Rel::Acl || r == Rel::Dep || r == Rel::Nmod || r == Rel::Appos)) {
            frame.patients.push_back(m_syntax.head(t));
        }
        // "found 27-year-old Ada Holm dead in a car", whose name the tree hangs on the adjective
        if (frame.patients.empty() && t > 0 && m_syntax.sentence(t - 1) == m_syntax.sentence(t) &&
            m_syntax.upos(t - 1) == Upos::PROPN && denotesPerson(m_syntax, t - 1))
            frame.patients.push_back(t - 1);
    }

    void noun(Frame& frame) const {
        const int t = frame.at;
        frame.negated = m_syntax.isNegated(t);
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (r == Rel::Nmod || r == Rel::Obl) {
                const auto preposition = m_syntax.preposition(c);
                if (preposition == "by")
                    spread(m_syntax, c, frame.agents);
                else if (preposition == "of" && frame.trigger->undergoer == Undergoer::Of)
                    spread(m_syntax, c, frame.patients);
                else if (isOneOf(preposition, targetPrepositions) && frame.trigger->patient && preposition != "at" &&
                         !language::isA(m_syntax.lemma(c), language::NounClass::Time, 1))
                    spread(m_syntax, c, frame.patients);
                else if (preposition == "between" || (preposition == "with" && frame.trigger->kind == EventKind::Clash))
                    spread(m_syntax, c, frame.agents);
            } else if (r == Rel::NmodPoss) {
                const bool undergoes =
                    frame.trigger->undergoer == Undergoer::Of &&
                    (frame.trigger->effect != Effect::None || frame.trigger->kind == EventKind::Burial);
                (undergoes ? frame.patients : frame.agents).push_back(c);
            } else if ((r == Rel::Acl || r == Rel::AclRelcl) && m_syntax.isVerb(c) &&
                       isOneOf(m_syntax.lemma(c), agentVerbs)) {
                byPhrases(c, frame.agents);
            }
        }
        if (frame.agents.empty() && isViolent(frame.trigger->kind))
            doerAfter(frame);
        // "the murder of two priests committed in Oldtown by soldiers": the tree hangs the participle on the last noun.
        for (std::size_t i = 0; frame.agents.empty() && i < frame.patients.size(); ++i) {
            for (const int c : m_syntax.children(frame.patients[i]))
                if (m_syntax.rel(c) == Rel::Acl && m_syntax.isVerb(c) && isOneOf(m_syntax.lemma(c), agentVerbs))
                    byPhrases(c, frame.agents);
        }
        if (frame.agents.empty() && frame.trigger->agent == Role::Perpetrator && frame.trigger->patient == Role::Target)
            doerBefore(frame);
        const int head = m_syntax.head(t);
        if (head < 0)
            return;
        const Rel r = m_syntax.rel(t);
        // "The bank was the target of two attacks."
        if (r == Rel::Nmod && frame.patients.empty() && frame.trigger->patient && m_syntax.preposition(t) == "of" &&
            (m_syntax.lemma(head) == "target" || m_syntax.lemma(head) == "object") &&
            m_syntax.hasChild(head, Rel::Cop)) {
            frame.clause = head;
            frame.patients = subjectsOf(m_syntax, head);
        }
        if (!m_syntax.isVerb(head))
            return;
        // "A flood hit two villages."
        if (r == Rel::Nsubj && frame.trigger->kind == EventKind::Disaster &&
            isOneOf(m_syntax.lemma(head), strikingVerbs))
            frame.places = objectsOf(m_syntax, head);
        if (r == Rel::Obj && isOneOf(m_syntax.lemma(head), agentVerbs)) {
            frame.clause = head;
            frame.agents = subjectsOf(m_syntax, head);
            aimedAt(frame, head);
        } else if (r == Rel::Obj && (isOneOf(m_syntax.lemma(head), patientVerbs) ||
                                     (m_syntax.lemma(head) == "have" && frame.trigger->effect == Effect::Wounded))) {
            frame.clause = head;
            frame.patients = subjectsOf(m_syntax, head);
        } else if (r == Rel::NsubjPass && isOneOf(m_syntax.lemma(head), agentVerbs)) {
            frame.clause = head;
            byPhrases(head, frame.agents);
            aimedAt(frame, head);
        } else if ((r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::Root) &&
                   !m_lexicon.find(m_syntax.lemma(head), Upos::VERB)) {
            frame.clause = head;
            if (isOneOf(m_syntax.lemma(head), aimingVerbs) && frame.trigger->patient && frame.patients.empty()) {
                // "The attack was aimed at the depot", "targeted the depot".
                for (const int c : m_syntax.children(head)) {
                    const auto preposition = m_syntax.preposition(c);
                    if ((m_syntax.rel(c) == Rel::Obl && isOneOf(preposition, targetPrepositions)) ||
                        m_syntax.rel(c) == Rel::Obj)
                        spread(m_syntax, c, frame.patients);
                }
            }
        }
    }

    // "carried out its sixth attack this year against the pipeline": the verb may have what the noun is against.
    void aimedAt(Frame& frame, int verb) const {
        if (!frame.trigger->patient || !frame.patients.empty() || !isViolent(frame.trigger->kind))
            return;
        for (const int c : m_syntax.children(verb))
            if (c > frame.at && m_syntax.rel(c) == Rel::Obl && m_syntax.preposition(c) == "against")
                spread(m_syntax, c, frame.patients);
    }

    bool isNobody(int t) const {
        return m_syntax.lower(t) == "nobody" || m_syntax.lower(t) == "none" || m_syntax.child(t, Rel::Det, "no") >= 0;
    }

    // The nouns after "by" of a verb.
    void byPhrases(int verb, std::vector<int>& into) const {
        for (const int c : m_syntax.children(verb)) {
            if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::OblAgent) && m_syntax.preposition(c) == "by")
                spread(m_syntax, c, into);
        }
    }

    // "an RLF attack on the bank": the body right before the noun did it. Without what it was against, the noun before
    // it may well be that ("the embassy attack").
    void doerBefore(Frame& frame) const {
        for (const int c : m_syntax.children(frame.at)) {
            const Rel r = m_syntax.rel(c);
            if (c > frame.at || (r != Rel::Compound && r != Rel::Amod && r != Rel::Nmod) || !isBody(c))
                continue;
            if (!frame.patients.empty() || ActorNouns::shared().kindInName(m_syntax.lower(c)) == ActorKind::ArmedGroup)
                frame.agents.push_back(c);
        }
    }

    // A body with a name or by its noun ("army", "police"); no country and no town.
    bool isBody(int t) const {
        const auto& names = m_syntax.document().names;
        const auto after =
            std::ranges::upper_bound(names, static_cast<std::uint32_t>(t), {}, &language::Name::firstToken);
        if (after != names.begin() && static_cast<std::uint32_t>(t) < std::prev(after)->endToken)
            return std::prev(after)->kind == language::NameKind::Organisation;
        const auto form = m_syntax.form(t);
        if (form.size() >= 3 && form.size() <= 6 &&
            std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return true;
        const auto kind = ActorNouns::kindOf(m_syntax.lemma(t));
        return kind == ActorKind::SecurityForce || kind == ActorKind::ArmedGroup;
    }

    // "was shot several times by some unknown men": the by-phrase of a passive that the tree hung elsewhere, up to the
    // next comma or verb.
    void doerOfPassive(Frame& frame) const {
        const int t = frame.at;
        bool by = false;
        for (int i = t + 1; i < static_cast<int>(m_syntax.size()) && i <= t + 14; ++i) {
            if (m_syntax.sentence(i) != m_syntax.sentence(t) || m_syntax.form(i) == "," || m_syntax.form(i) == ";")
                return;
            if (m_syntax.lower(i) == "by" && m_syntax.upos(i) == Upos::ADP) {
                by = true;
                continue;
            }
            if (m_syntax.isVerb(i) && !by)
                return;
            if (!by || !m_syntax.isNominal(i) || m_syntax.upos(i) == Upos::PRON)
                continue;
            // The last noun of the phrase.
            int noun = i;
            while (noun + 1 < static_cast<int>(m_syntax.size()) &&
                   m_syntax.sentence(noun + 1) == m_syntax.sentence(t) &&
                   (m_syntax.upos(noun + 1) == Upos::NOUN || m_syntax.upos(noun + 1) == Upos::PROPN))
                ++noun;
            if (denotesPerson(m_syntax, noun) || ActorNouns::kindOf(m_syntax.lemma(noun)) == ActorKind::ArmedGroup)
                spread(m_syntax, noun, frame.agents);
            return;
        }
    }

    // "the killing of a judge by rebels", "the attack carried out by gunmen": the by-phrase that the tree hung
    // elsewhere.
    void doerAfter(Frame& frame) const {
        const int t = frame.at;
        for (int i = t + 1; i < static_cast<int>(m_syntax.size()) && i <= t + 9; ++i) {
            if (m_syntax.sentence(i) != m_syntax.sentence(t) || m_syntax.upos(i) == Upos::PUNCT ||
                m_syntax.upos(i) == Upos::CCONJ)
                return;
            if (m_syntax.isVerb(i) && !isOneOf(m_syntax.lemma(i), agentVerbs))
                return;
            if (m_syntax.lower(i) != "by" || m_syntax.rel(i) != Rel::Case)
                continue;
            const int doer = m_syntax.head(i);
            if (doer > i && m_syntax.isNominal(doer) && acts(m_syntax, m_lexicon, doer))
                spread(m_syntax, doer, frame.agents);
            return;
        }
    }

    void obliques(Frame& frame) const {
        const auto look = [&](int t) {
            for (const int c : m_syntax.children(t)) {
                const Rel r = m_syntax.rel(c);
                if (r == Rel::Obl || r == Rel::Nmod) {
                    const auto preposition = m_syntax.preposition(c);
                    if (preposition == "with")
                        spread(m_syntax, c, frame.instruments);
                    else if (isOneOf(preposition, placePrepositions))
                        spread(m_syntax, c, frame.places);
                } else if (r == Rel::Advcl && m_syntax.lemma(c) == "use") {
                    for (const int o : objectsOf(m_syntax, c))
                        frame.instruments.push_back(o);
                }
            }
        };
        look(frame.at);
        for (const int p : frame.patients) {
            for (const int c : m_syntax.children(p)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "with")
                    spread(m_syntax, c, frame.instruments);
            }
        }
        if (frame.clause != frame.at)
            look(frame.clause);
        // "were killed and seven detained on Sunday in the town": what follows the last verb belongs to the first ones,
        // too.
        if (frame.places.empty() && m_syntax.isVerb(frame.at)) {
            for (const int c : m_syntax.children(frame.at)) {
                if (m_syntax.rel(c) == Rel::Conj && m_syntax.isVerb(c))
                    look(c);
            }
        }
    }

    const Syntax& m_syntax;
    const TriggerLexicon& m_lexicon;
};

} // namespace

std::vector<int> byPhrasesOf(const Syntax& syntax, int verb) {
    std::vector<int> heads;
    for (const int c : syntax.children(verb))
        if ((syntax.rel(c) == Rel::Obl || syntax.rel(c) == Rel::OblAgent) && syntax.preposition(c) == "by")
            heads.push_back(c);
    return heads;
}

bool acts(const Syntax& syntax, const TriggerLexicon& lexicon, int t) {
    if (weaponAt(syntax, t) >= 0 || denotesPerson(syntax, t))
        return true;
    if (const auto* trigger = lexicon.find(syntax.lemma(t), Upos::NOUN);
        trigger && trigger->kind == EventKind::Disaster)
        return false;
    return syntax.upos(t) == Upos::PROPN || ActorNouns::kindOf(syntax.lemma(t)).has_value();
}

void readArguments(const Syntax& syntax, const TriggerLexicon& lexicon, Frame& frame) {
    FrameArguments(syntax, lexicon).read(frame);
}

} // namespace parallax::mention
