#include "claim/blame.h"

#include "base/one_of.h"
#include "claim/doer_text.h"
#include "claim/responsibility_lexicon.h"
#include "claim/scope.h"
#include "mention/argument.h"

#include <fmt/format.h>

#include <algorithm>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::ActorKind;
using mention::Frame;
using mention::MentionForm;
using mention::Modality;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

constexpr int reach = 14; // tokens of a complement that are searched for the deed

class Finder {
public:
    explicit Finder(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        const auto& lexicon = ResponsibilityLexicon::shared();
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            bool applied = false;
            for (const auto& word : lexicon.find(m_syntax.lemma(t), m_syntax.upos(t))) {
                applied = apply(t, word);
                if (applied)
                    break;
            }
            if (!applied)
                bare(t);
        }
    }

private:
    bool apply(int t, const BlameWord& word) {
        if (isDenied(t) || isOnlyPossible(t))
            return false;
        const bool predicate = !m_syntax.isVerb(t);
        // "is the author of the attack"; "the involvement of soldiers in the murder" stands anywhere.
        const bool said = word.doer == "subj" || std::ranges::find(word.deed, "subj") != word.deed.end();
        if (predicate && said && m_syntax.upos(t) == Upos::NOUN && !m_syntax.hasChild(t, Rel::Cop))
            return false;
        auto event = deed(t, word);
        if (event < 0)
            return false;
        // "charged with murder" names no deed of its own: it is that of the story.
        if (m_x.events.mentions[static_cast<std::size_t>(event)].generic && isOfCourts(m_syntax.lemma(t)))
            event = lastDeedBefore(t);
        if (event < 0)
            return false;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.generic || mention.modality == Modality::Denied)
            return false;
        const auto who = argument(t, word.doer);
        // "charged them with taking part in the murder": said by who charges.
        const int over = m_syntax.rel(t) == Rel::Advcl ? m_syntax.head(t) : -1;
        const bool charged =
            over >= 0 && !ResponsibilityLexicon::shared().find(m_syntax.lemma(over), m_syntax.upos(over)).empty();
        const auto role = charged ? mention::Role::Suspect : word.role;
        bool found = false;
        for (const int w : who) {
            const int actor = mention::actorOfArgument(m_syntax, m_x.actors, w);
            for (const int body : mention::bodiesBehind(m_syntax, m_x.actors, w))
                m_x.takeActor(event, body, role);
            // "the Sentra involved in the robbery" is a car
            if (actor < 0 && (m_syntax.upos(w) != Upos::PROPN || m_syntax.lemma(t).starts_with("involve")))
                continue;
            found = true;
            if (actor >= 0)
                m_x.takeActor(event, actor, role);
            if (!claims(word, actor, w) || mention.background)
                continue;
            const bool named =
                actor >= 0 && m_x.actors.mentions[static_cast<std::size_t>(actor)].form == MentionForm::Name;
            const auto text =
                named ? m_x.actors.mentions[static_cast<std::size_t>(actor)].text : withoutDeed(w, doerText(m_x, w));
            if (!text.empty())
                m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, text, withDeed(t), t, event,
                            fmt::format("\"{}\"", m_syntax.form(t)));
        }
        return found;
    }

    // "was not involved", "are not suspected of being involved"
    bool isDenied(int t) const {
        for (int steps = 0; t >= 0 && steps < 3; ++steps, t = m_syntax.head(t)) {
            if (m_syntax.isNegated(t))
                return true;
            if (m_syntax.rel(t) != Rel::Xcomp && m_syntax.rel(t) != Rel::Advcl)
                break;
        }
        return false;
    }

    static bool isOfCourts(std::string_view lemma) {
        static constexpr std::array<std::string_view, 14> words{"charge", "indict", "arraign", "convict", "book",
                                                                "hold",   "jail",   "want",    "face",    "sentence",
                                                                "arrest", "guilty", "appear",  "take"};
        return isOneOf(lemma, words);
    }

    // "could face murder charges"
    bool isOnlyPossible(int t) const {
        return std::ranges::any_of(m_syntax.children(t), [&](int c) {
            const auto word = m_syntax.lemma(c);
            return m_syntax.rel(c) == Rel::Aux &&
                   (word == "could" || word == "may" || word == "might" || word == "can");
        });
    }

    // "accused the government of bombing the camp": the tree may hang the deed on who did it.
    std::string withoutDeed(int w, std::string text) const {
        for (const int c : m_syntax.children(w)) {
            if (c < w || m_syntax.preposition(c) != "of" || m_x.framesOfToken[static_cast<std::size_t>(c)] < 0)
                continue;
            if (const auto of = text.find(" of "); of != std::string::npos)
                text.erase(of);
        }
        return text;
    }

    // "blamed separatists", "accused the army": who is meant without a name.
    bool isBody(int t, int actor) const {
        const auto kind = m_x.actors.mentions[static_cast<std::size_t>(actor)].kind;
        return denotesAttackers(m_syntax, t) || kind == ActorKind::ArmedGroup || kind == ActorKind::SecurityForce ||
               kind == ActorKind::Authority;
    }
    // "the Northern Front", "the Red Hand group": a name as a whole or before the noun.
    bool isCapitalised(int t) const {
        const auto begins = [&](int i) { return m_syntax.form(i)[0] >= 'A' && m_syntax.form(i)[0] <= 'Z'; };
        return begins(t) || (t > 0 && m_syntax.head(t - 1) == t && begins(t - 1));
    }

    // "The opposition accused Northland": blame for the story's deed, which is not told again. Names are believed, and
    // bodies that do such deeds.
    void bare(int t) {
        const auto lemma = m_syntax.lemma(t);
        if ((lemma != "accuse" && lemma != "blame") || !m_syntax.isVerb(t) || m_syntax.isNegated(t) ||
            m_syntax.isPassive(t))
            return;
        const auto main = m_x.events.main;
        if (main < 0 || !mention::isViolent(m_x.events.mentions[static_cast<std::size_t>(main)].kind))
            return;
        const auto objects = mention::objectsOf(m_syntax, t);
        for (int i = t + 1; i < static_cast<int>(m_syntax.sentenceOf(t).endToken); ++i) {
            const auto word = m_syntax.lower(i);
            // "the Army of Dawn"
            const bool named =
                i + 1 < static_cast<int>(m_syntax.size()) && m_x.actors.at(i + 1) >= 0 &&
                std::ranges::any_of(objects, [&](int o) { return m_x.actors.at(i + 1) == m_x.actors.at(o); });
            if (!named && (word == "of" || word == "for" || word == "on" || word == "over"))
                return; // of something else
            if (m_syntax.upos(i) == Upos::PUNCT)
                break;
        }
        for (const int o : objects) {
            const int actor = m_x.actors.at(o);
            const bool name =
                actor >= 0 && m_x.actors.mentions[static_cast<std::size_t>(actor)].form == MentionForm::Name;
            if (o < t || m_syntax.upos(o) == Upos::PRON ||
                (!name && !isCapitalised(o) && (actor < 0 || !isBody(o, actor))))
                continue;
            const auto text = name ? m_x.actors.mentions[static_cast<std::size_t>(actor)].text : doerText(m_x, o);
            if (text.empty())
                continue;
            if (actor >= 0)
                m_x.takeActor(main, actor, mention::Role::Suspect);
            m_x.addText(Attribute::Perpetrator, "attackers", Relation::Equal, text, clause(t), t, main,
                        fmt::format("\"{}\" for the story's deed", m_syntax.form(t)));
        }
    }

    bool claims(const BlameWord& word, int actor, int w) const {
        switch (word.claims) {
        case BlameWord::Claims::None:
            return false;
        case BlameWord::Claims::OfAll:
            return true;
        case BlameWord::Claims::OfNames:
            return actor < 0 ? m_syntax.upos(w) == Upos::PROPN
                             : m_x.actors.mentions[static_cast<std::size_t>(actor)].form == MentionForm::Name ||
                                   m_syntax.upos(w) == Upos::PRON;
        }
        return false;
    }

    base::Span clause(int t) const {
        Frame frame;
        frame.at = frame.end = frame.clause = t;
        return mention::clauseSpan(m_syntax, frame);
    }

    // The clause with what the blame is for: "accused the army of shelling the port".
    base::Span withDeed(int t) const {
        base::Span span = clause(t);
        // "pleaded guilty to murder"
        if (m_syntax.upos(t) == Upos::ADJ && m_syntax.rel(t) == Rel::Xcomp && m_syntax.head(t) >= 0)
            span = span.joined(clause(m_syntax.head(t)));
        if (m_syntax.rel(t) == Rel::Conj && m_syntax.isVerb(t)) {
            for (const int c : complements(t))
                if (c > t && c - t < 8 && m_syntax.rel(c) == Rel::Obl)
                    span = span.joined(m_syntax.token(c).span);
        }
        for (const int c : m_syntax.children(t)) {
            if (c < t || m_syntax.rel(c) != Rel::Advcl || c - t > 12)
                continue;
            const int mark = m_syntax.child(c, Rel::Mark);
            if (mark < 0 || (m_syntax.lower(mark) != "of" && m_syntax.lower(mark) != "for"))
                continue;
            int last = c;
            if (const int object = m_syntax.child(c, Rel::Obj); object > c)
                last = std::max(last, m_syntax.nounPhrase(object).second);
            span = span.joined(m_syntax.token(last).span);
        }
        return span;
    }

    // The tokens of an argument: "subj", "obj" (whatever the voice) or what a preposition leads in.
    std::vector<int> argument(int t, std::string_view where) const {
        const bool passive = m_syntax.isVerb(t) && m_syntax.isPassive(t);
        if (where == "subj" && !m_syntax.isVerb(t)) {
            // "hold the army responsible": whom the adjective is said of is the verb's object.
            const int over = m_syntax.head(t);
            const bool isHeld = over >= 0 && m_syntax.lemma(over) == "hold" && m_syntax.rel(t) != Rel::Amod;
            const int verb = m_syntax.rel(t) == Rel::Xcomp || isHeld ? over : -1;
            if (verb >= 0 && m_syntax.isVerb(verb)) {
                if (m_syntax.isPassive(verb))
                    return mention::subjectsOf(m_syntax, verb);
                if (auto objects = mention::objectsOf(m_syntax, verb); !objects.empty())
                    return objects;
            }
            if (m_syntax.rel(t) == Rel::Amod && m_syntax.head(t) >= 0)
                return {m_syntax.head(t)};
            return mention::subjectsOf(m_syntax, t);
        }
        if (where == "subj")
            return passive ? after(t, "by") : subjects(t);
        if (where == "obj")
            return passive ? subjects(t) : mention::objectsOf(m_syntax, t);
        return after(t, where);
    }

    std::vector<int> after(int t, std::string_view preposition) const {
        std::vector<int> found;
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.preposition(c) != preposition)
                continue;
            for (const int one : m_syntax.conjuncts(c))
                if (!m_syntax.isVerb(one))
                    found.push_back(one);
        }
        // "attributed the murder to the mafia": the tree may hang the complement on the object.
        if (found.empty() && m_syntax.isVerb(t) && !m_syntax.isPassive(t)) {
            for (const int o : mention::objectsOf(m_syntax, t)) {
                for (const int c : m_syntax.children(o)) {
                    if (c < o || m_syntax.preposition(c) != preposition)
                        continue;
                    for (const int one : m_syntax.conjuncts(c))
                        found.push_back(one);
                }
            }
        }
        return found;
    }

    // What depends on a verb; with "arrested and charged with murder" what stands behind the second, too.
    std::vector<int> complements(int t) const {
        const auto own = m_syntax.children(t);
        std::vector<int> all(own.begin(), own.end());
        if (m_syntax.rel(t) == Rel::Conj && m_syntax.isVerb(t)) {
            for (const int c : m_syntax.children(m_syntax.firstConjunct(t)))
                if (c > t && m_syntax.rel(c) != Rel::Conj)
                    all.push_back(c);
        }
        return all;
    }

    // "Ivo Marr and Jan Pelt are each charged": not "each".
    std::vector<int> subjects(int t) const {
        auto found = mention::subjectsOf(m_syntax, t);
        if (found.size() != 1 || (m_syntax.lower(found[0]) != "each" && m_syntax.lower(found[0]) != "both"))
            return found;
        for (const int c : m_syntax.children(t))
            if ((m_syntax.rel(c) == Rel::NsubjPass || m_syntax.rel(c) == Rel::Nsubj) && c != found[0])
                return m_syntax.conjuncts(c);
        return found;
    }

    // The event mention of the deed, or -1.
    std::int32_t deed(int t, const BlameWord& word) const {
        for (const auto where : word.deed) {
            if (where == "charge") {
                for (const int a : argument(t, "obj")) {
                    if (m_syntax.lemma(a) != "charge" && m_syntax.lemma(a) != "count")
                        continue;
                    const int last = std::min(m_syntax.last(a), a + reach);
                    if (const auto event = deedIn(t, m_syntax.first(a), last); event >= 0)
                        return event;
                    // "a murder charge"
                    for (int i = m_syntax.first(a); i <= last; ++i)
                        if (m_syntax.lemma(i) == "murder" || m_syntax.lemma(i) == "homicide" ||
                            m_syntax.lemma(i) == "assault")
                            return lastDeedBefore(t);
                }
                continue;
            }
            if (where == "charges") {
                // "appeared in court on charges of murder"
                for (const int c : complements(t)) {
                    const auto lemma = m_syntax.lemma(c);
                    if (c < t || m_syntax.preposition(c) != "on" ||
                        (lemma != "charge" && lemma != "suspicion" && lemma != "count" && lemma != "complaint"))
                        continue;
                    if (const auto event = deedIn(t, c, std::min(m_syntax.last(c), c + reach)); event >= 0)
                        return event;
                }
                continue;
            }
            if (where == "obj" || where == "subj") {
                for (const int a : argument(t, where))
                    if (const auto event = deedIn(t, a, a); event >= 0)
                        return event;
                continue;
            }
            for (const int c : complements(t)) {
                const bool leads = where == "connection"
                                       ? m_syntax.lemma(c) == "connection"
                                       : m_syntax.preposition(c) == where || m_syntax.child(c, Rel::Mark, where) >= 0;
                if (!leads || c < t || isAboutIt(c))
                    continue;
                if (const auto event = deedIn(t, c, std::min(m_syntax.last(c), c + reach)); event >= 0)
                    return event;
            }
            // The tree may hang the complement on an object: "implicated four officers in the murder".
            for (const int o : argument(t, word.doer)) {
                if (o < t)
                    continue;
                for (const int c : m_syntax.children(o)) {
                    if (m_syntax.preposition(c) != where || c < o)
                        continue;
                    if (const auto event = deedIn(t, c, std::min(m_syntax.last(c), c + reach)); event >= 0)
                        return event;
                }
            }
        }
        return -1;
    }

    std::int32_t deedIn(int over, int from, int to) const {
        for (int t = from; t <= to; ++t) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(t)];
            if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind) && !isBeside(t, from) &&
                !isTheftBeside(t))
                return m_x.events.frameEvent[static_cast<std::size_t>(f)];
        }
        for (int t = from; t <= to; ++t) {
            if (ResponsibilityLexicon::shared().isDeed(m_syntax.lemma(t)) && !isBeside(t, from))
                return isAnother(t) || isShared(over, t) ? -1 : lastDeedBefore(t);
        }
        return -1;
    }

    // "involved in the incident": so are those whom it was done to
    bool isShared(int over, int t) const {
        return m_syntax.lemma(over).starts_with("involve") && m_syntax.lemma(t) == "incident";
    }

    // "being in the area at the time of the shooting": when or where it was, not that.
    bool isBeside(int t, int from) const {
        static constexpr std::array<std::string_view, 9> times{"time", "scene", "night",  "day",  "moment",
                                                               "area", "site",  "before", "after"};
        for (int steps = 0; t > from && steps < 6; ++steps) {
            const int head = m_syntax.head(t);
            if (head <= from || head >= t)
                return false;
            if (isOneOf(m_syntax.lemma(head), times))
                return true;
            t = head;
        }
        return false;
    }

    // "receiving stolen property" in a story of a shooting
    bool isTheftBeside(int t) const {
        const auto main = m_x.events.main;
        return m_syntax.lemma(t) == "steal" && main >= 0 &&
               m_x.events.mentions[static_cast<std::size_t>(main)].lemma != "steal";
    }

    // "accused of lying about the robbery", "of hiding the gun used in the shooting"
    bool isAboutIt(int t) const {
        static constexpr std::array<std::string_view, 12> words{"lie",      "hide",    "help",    "cover",
                                                                "tamper",   "fail",    "conceal", "harbor",
                                                                "obstruct", "provide", "sell",    "supply"};
        return m_syntax.isVerb(t) && isOneOf(m_syntax.lemma(t), words);
    }

    // "a July incident", "an unrelated crime": not the one told of
    bool isAnother(int t) const {
        return std::ranges::any_of(m_syntax.children(t), [&](int c) {
            const auto word = m_syntax.lower(c);
            return word == "a" || word == "an" || word == "another" || word == "unrelated" || word == "separate";
        });
    }

    // "the crime": the last violence told before, no more than three sentences back, else the story's.
    std::int32_t lastDeedBefore(int t) const {
        const auto& all = m_x.events.mentions;
        std::int32_t best = -1;
        int bestToken = -1;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].token >= t || all[i].token < bestToken || !mention::isViolent(all[i].kind) || all[i].generic ||
                all[i].sentence + 3 < m_syntax.sentence(t))
                continue;
            best = static_cast<std::int32_t>(i);
            bestToken = all[i].token;
        }
        if (best >= 0)
            return best;
        const auto main = m_x.events.main;
        return main >= 0 && mention::isViolent(all[static_cast<std::size_t>(main)].kind) ? main : -1;
    }

    Extraction& m_x;
    const Syntax& m_syntax;
};

} // namespace

void findBlame(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
