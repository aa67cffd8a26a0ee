// Who the attackers are said to be: "identified the gunman as", "the attackers were", "the alleged shooter Ivo Marr".
#include "claim/claim_maker.h"
#include "claim/doer_text.h"
#include "claim/scope.h"

#include "mention/listing.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::ActorKind;
using mention::MentionForm;
using mention::Rel;
using mention::Relation;

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (m_syntax.isVerb(t) && (lemma == "identify" || lemma == "name" || lemma == "describe"))
                namedAs(t);
            else if (m_syntax.isVerb(t) && lemma == "belong")
                belongs(t);
            else if (!m_syntax.isVerb(t) && m_syntax.hasChild(t, Rel::Cop))
                identified(t);
        }
        if (violentStory()) {
            for (std::size_t m = 0; m < m_x.actors.mentions.size(); ++m)
                titled(static_cast<int>(m));
        }
    }

private:
    // The complement with "as" of a verb or its object, or -1.
    int asOf(int t) const {
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if ((r == Rel::Obl || r == Rel::Xcomp || r == Rel::Advcl || r == Rel::Nmod) &&
                (m_syntax.preposition(c) == "as" || m_syntax.child(c, Rel::Mark, "as") >= 0))
                return c;
        }
        return -1;
    }

    // "identified the attackers as X", "have not named X as one of the attackers"
    void namedAs(int t) {
        auto objects = m_syntax.isPassive(t) ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
        // "named Ivo Marr as a suspect": the tree has the name as a predicate
        if (objects.empty() && !m_syntax.isPassive(t)) {
            if (const int name = m_syntax.child(t, Rel::Xcomp); name >= 0 && m_x.actors.at(name) >= 0)
                objects.push_back(name);
        }
        int as = asOf(t);
        const auto end = static_cast<int>(m_syntax.sentenceOf(t).endToken);
        // "identified the suspects Thursday as": the tree may hang the noun on the day.
        if (as > t && std::ranges::none_of(objects, [&](int o) { return m_x.actors.at(o) >= 0; })) {
            for (int i = t + 1; i < as && i < t + 6; ++i)
                if (m_syntax.upos(i) == Upos::NOUN && denotesAttackers(m_syntax, i))
                    objects.assign(1, i);
        }
        // "identified Ivo Marr, also known as Ivo, as a suspect"
        if (!objects.empty() && isName(objects.front()) && (as < 0 || !denotesAttackers(m_syntax, as))) {
            for (int i = t + 1; i < end && i < t + 20; ++i)
                if (m_syntax.preposition(i) == "as" && isOneAttacker(i))
                    as = i;
        }
        for (const int o : objects) {
            if (as < 0)
                as = asOf(o);
            for (int i = o + 1; as < 0 && i < end && i < o + 6; ++i)
                if (m_syntax.preposition(i) == "as")
                    as = i;
            if (as < 0)
                return;
            const bool subject = denotesAttackers(m_syntax, o);
            const bool predicate = denotesAttackers(m_syntax, as);
            if (!subject && !predicate)
                continue;
            // "described the suspect as calm", "bodies identified as those of gunmen"
            if (!m_syntax.isNominal(as) || m_syntax.lemma(o) == "body" || m_syntax.lemma(o) == "remains")
                continue;
            const int who = subject ? as : o;
            // "whom several people identified as the shooter": many are not one
            if (!subject && m_syntax.xpos(o, "NNS") && m_syntax.xpos(as, "NN"))
                continue;
            // "6'2", 250 lbs": a measure
            if (m_syntax.upos(who) == Upos::NUM || m_syntax.form(who)[0] <= '9')
                return;
            const auto relation = m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal;
            for (const int one : mention::listed(m_syntax, who)) {
                if (const auto text = doerText(m_x, one); !text.empty())
                    m_x.addText(Attribute::Perpetrator, "attackers", relation, withNames(one, text),
                                clause(t).joined(m_syntax.span(t, m_syntax.last(as) - t < 30 ? m_syntax.last(as) : as)),
                                t, m_x.eventNear(t), fmt::format("\"{} ... as\"", m_syntax.form(t)));
            }
            return;
        }
    }

    // The phrase as it is told ("22-year-old Ivo Marr") where it is no pronoun.
    std::string withNames(int t, const std::string& text) const {
        if (m_x.text(m_x.phrase(t)).find(text) == std::string_view::npos)
            return text;
        return std::string(m_x.text(m_x.phrase(t)));
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

    // "The attackers were followers of X": a noun said of the attackers; "Ivo Marr was the gunman": a name that is one.
    void identified(int t) {
        if (!m_syntax.isNominal(t) || m_x.actors.at(t) < 0)
            return;
        const auto subjects = mention::subjectsOf(m_syntax, t);
        if (subjects.empty())
            return;
        const int s = subjects.front();
        // "the gunman's name is Ivo Marr"
        const int owner = m_syntax.lemma(s) == "name" ? m_syntax.child(s, Rel::NmodPoss) : -1;
        const bool subject = denotesAttackers(m_syntax, owner >= 0 ? owner : s),
                   predicate = denotesAttackers(m_syntax, t);
        if ((!subject && !predicate) || isAsked(t))
            return;
        std::string text;
        if (subject && !isBareDescription(m_syntax, t))
            text = value(t);
        else if (!subject && isName(s) && m_syntax.xpos(t, "NN") && isTheOne(t) && violentStory())
            text = doerText(m_x, s);
        if (text.empty())
            return;
        m_x.addText(Attribute::Perpetrator, "attackers", m_syntax.isNegated(t) ? Relation::Denied : Relation::Equal,
                    text, m_syntax.span(std::min(s, t), m_syntax.last(t) - t < 20 ? m_syntax.last(t) : t), t,
                    m_x.eventNear(t), fmt::format("\"{}\" is said of the attackers", m_syntax.form(t)));
    }

    bool isAsked(int t) const {
        return m_syntax.child(t, Rel::Mark, "if") >= 0 || m_syntax.child(t, Rel::Mark, "whether") >= 0;
    }

    bool isName(int t) const {
        const int index = m_x.actors.at(t);
        if (index < 0)
            return false;
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(index)];
        return actor.form == MentionForm::Name && actor.kind == ActorKind::Person;
    }

    // "the shooter", "a suspect in the shooting": of the story's deed, not "a suspect in a July robbery"
    bool isTheOne(int t) const {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Nmod)
                continue;
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(c)];
            const auto event = f < 0 ? -1 : m_x.events.frameEvent[static_cast<std::size_t>(f)];
            if (event >= 0)
                return !m_x.events.mentions[static_cast<std::size_t>(event)].background;
            if (m_syntax.preposition(c) == "in" || m_syntax.preposition(c) == "of")
                return m_syntax.child(c, Rel::Det, "the") >= 0 && m_x.actors.at(c) < 0;
        }
        return m_syntax.child(t, Rel::Det, "the") >= 0;
    }

    // "the alleged shooter Ivo Marr", "Ivo Marr, the suspected gunman": a name and the noun beside it.
    void titled(int m) {
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(m)];
        if (actor.form != MentionForm::Name || actor.kind != ActorKind::Person || actor.headToken < 0)
            return;
        // "... the gunman," Ivo Marr said
        if (std::ranges::any_of(m_x.attributions.all(), [&](const Attribution& one) { return one.speaker == m; }))
            return;
        int noun = -1;
        const int first = m_syntax.tokenAt(actor.span.begin);
        for (int t = first; t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < actor.span.end;
             ++t) {
            const Rel r = m_syntax.rel(t);
            const int head = m_syntax.head(t);
            if ((r == Rel::Appos || r == Rel::Flat) && head >= 0 && head < first && first - head <= 3 &&
                isOneAttacker(head))
                noun = head;
            for (const int c : m_syntax.children(t))
                if (m_syntax.rel(c) == Rel::Appos && isOneAttacker(c))
                    noun = c;
        }
        // A single word may be half of a name: "Ivo "Bear" Marr".
        if (noun < 0 || actor.text.find(' ') == std::string::npos || !isTheOneBeside(noun))
            return;
        ReportClaim claim;
        claim.attribute = Attribute::Perpetrator;
        claim.scope = "attackers";
        claim.value = actor.text;
        claim.span = m_syntax.token(noun).span.joined(actor.span);
        claim.hedge = isAlleged(noun) ? Hedge::Alleged : Hedge::None;
        claim.why.push_back(fmt::format("the \"{}\" beside the name", m_syntax.form(noun)));
        const auto event = m_x.events.main;
        m_x.takeActor(event, m, mention::Role::Suspect);
        m_x.add(std::move(claim), noun, event);
    }

    bool isOneAttacker(int t) const {
        static constexpr std::array<std::string_view, 9> ones{"gunman", "shooter",  "attacker", "assailant",  "bomber",
                                                              "killer", "murderer", "suspect",  "perpetrator"};
        return m_syntax.upos(t) == Upos::NOUN && m_syntax.xpos(t, "NN") && isOneOf(m_syntax.lemma(t), ones);
    }

    // Not "a suspect in a July robbery" nor the gunman of an earlier shooting.
    bool isTheOneBeside(int t) const {
        const auto near = m_x.eventNear(t);
        if (near >= 0 && m_x.events.mentions[static_cast<std::size_t>(near)].background)
            return false;
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Nmod)
                return isTheOne(t);
            // "the robbery suspect" in a story of a shooting
            if (m_syntax.rel(c) == Rel::Compound && m_syntax.upos(c) == Upos::NOUN && !isOfStory(c))
                return false;
        }
        return true;
    }

    // "shooting", "murder" before "suspect" where the story is on one; any noun that is no deed
    bool isOfStory(int t) const {
        static constexpr std::array<std::string_view, 9> deeds{"robbery", "burglary", "theft",   "arson",     "drug",
                                                               "rape",    "fraud",    "assault", "kidnapping"};
        return !isOneOf(m_syntax.lemma(t), deeds);
    }

    bool isAlleged(int t) const {
        if (m_syntax.lemma(t) == "suspect")
            return true;
        return std::ranges::any_of(m_syntax.children(t), [&](int c) {
            const auto word = m_syntax.lower(c);
            return word == "alleged" || word == "suspected" || word == "accused" || word == "possible" ||
                   word == "presumed";
        });
    }
};

} // namespace

void findIdentified(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
