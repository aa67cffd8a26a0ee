#include "claim/fates.h"

#include "claim/count_reader.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Rel;

class FateCounter : private CountReader {
public:
    explicit FateCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (t >= 2 && m_syntax.lower(t) == "death")
                toDeath(t);
            else if (lemma == "life" && m_syntax.isNominal(t))
                lives(t);
            else if (lemma == "body" || lemma == "corpse")
                bodies(t);
            else if (lemma == "leave" && m_syntax.upos(t) != Upos::NOUN)
                leaves(t);
            else if (m_syntax.lower(t) == "among")
                among(t);
            else if (lemma == "succumb")
                succumbs(t);
            else if (m_syntax.lower(t) == "alive")
                alive(t);
            else if (lemma == "rescue" && m_syntax.isVerb(t))
                rescued(t, t);
            else if (m_syntax.lower(t) == "fatally")
                fatally(t);
        }
    }

private:
    // "took eight lives", "claimed 30 lives", "20 people lost their lives"
    void lives(int t) {
        int verb = m_syntax.head(t);
        // "The fighting cost the lives of 30": "cost" is often taken for a noun.
        if (t >= 2 && m_syntax.lower(t - 1) == "the" && m_syntax.lower(t - 2).starts_with("cost") &&
            inSentence(t - 2, t))
            verb = t - 2;
        else if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.rel(t) != Rel::Obj)
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma == "lose") {
            for (const int s : mention::subjectsOf(m_syntax, verb)) {
                const auto counted = countOf(s);
                if (!counted)
                    continue;
                const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all");
                emitAt(Attribute::Killed, verb, m_x.eventNear(verb), counted->quantity, scope,
                       counted->span.joined(m_syntax.token(t).span),
                       fmt::format("\"lost ... lives\": {} in \"{}\"", counted->how, m_x.text(counted->span)));
            }
            return;
        }
        if (lemma != "take" && lemma != "claim" && lemma != "cost")
            return;
        bool attackers = false;
        for (const int s : mention::subjectsOf(m_syntax, verb))
            attackers = attackers || denotesAttackers(m_syntax, s);
        const auto* q = quantityOf(t);
        if (!q) {
            // "cost the lives of 250 rebels", "claimed the life of a nurse"
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) != Rel::Nmod || m_syntax.preposition(c) != "of")
                    continue;
                if (isNamedPerson(c) && m_syntax.lower(t) == "life") {
                    emitAt(Attribute::Killed, verb, m_x.eventNear(verb), {mention::Relation::Equal, 1, 1.0}, "all",
                           m_syntax.span(verb, m_syntax.last(c)),
                           fmt::format("\"{} the life of\" one by name", m_syntax.form(verb)));
                    continue;
                }
                const auto counted = countOf(c);
                if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                    continue;
                emitAt(Attribute::Killed, verb, m_x.eventNear(verb), counted->quantity,
                       scopeOf(m_syntax, counted->noun, attackers), m_syntax.span(verb, t).joined(counted->span),
                       fmt::format("\"{} the {} of\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
            }
            return;
        }
        emitAt(Attribute::Killed, verb, m_x.eventNear(verb), q->quantity, attackers ? "victims" : "all",
               q->span.joined(m_syntax.token(t).span).joined(m_syntax.token(verb).span),
               fmt::format("\"{} ... lives\": the number \"{}\"", m_syntax.form(verb), m_x.text(q->span)));
    }

    // "Six people were shot, two fatally", "three of them fatally": those of the wounded before who died.
    void fatally(int t) {
        if (t + 1 < static_cast<int>(m_syntax.size()) && inSentence(t + 1, t) && m_syntax.isVerb(t + 1))
            return;
        const bool part = t >= 3 && m_syntax.lower(t - 2) == "of" && m_syntax.upos(t - 1) == Upos::PRON;
        const int number = part ? t - 3 : t - 1;
        if (number < 1 || !inSentence(number, t))
            return;
        const auto* q = quantityOf(number);
        if (!q)
            return;
        for (int i = number - 1; i >= 0 && i > number - 16 && inSentence(i, t); --i) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
            if (f < 0 || m_x.frames[static_cast<std::size_t>(f)].effect != mention::Effect::Wounded)
                continue;
            emitAt(Attribute::Killed, i, m_x.eventNear(i), q->quantity, "all", q->span.joined(m_syntax.token(t).span),
                   fmt::format("\"fatally\" of some of those told by \"{}\"", m_syntax.form(i)));
            return;
        }
    }

    bool isNamedPerson(int t) const {
        const int mention = m_x.actors.at(t);
        if (mention < 0)
            return false;
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
        return actor.form == mention::MentionForm::Name && actor.kind == mention::ActorKind::Person;
    }

    // "crushed to death", "choked to death", "trampled 30 people to death"
    void toDeath(int t) {
        const int verb = t - 2;
        if (verb < 0 || m_syntax.lower(t - 1) != "to" || m_syntax.sentence(verb) != m_syntax.sentence(t))
            return;
        int at = verb;
        while (at > verb - 5 && at > 0 && !m_syntax.isVerb(at) && m_syntax.upos(at) != Upos::PUNCT)
            --at;
        static constexpr std::array<std::string_view, 6> others{"sentence", "condemn", "put", "scare", "bore", "love"};
        // "were burnt to death", whose participle is often taken for an adjective
        if (!m_syntax.isVerb(at) && m_syntax.upos(verb) == Upos::ADJ && m_syntax.hasChild(verb, Rel::Cop))
            at = verb;
        if ((!m_syntax.isVerb(at) && m_syntax.upos(at) != Upos::ADJ) ||
            std::ranges::find(others, m_syntax.lemma(at)) != others.end() || m_syntax.isNegated(at))
            return;
        int behind = -1;
        // "shot to death one person": the noun phrase right behind it
        if (inSentence(t + 1, t) && (m_syntax.upos(t + 1) == Upos::NUM || m_syntax.upos(t + 1) == Upos::DET)) {
            int noun = t + 1;
            while (inSentence(noun + 1, t) && m_syntax.upos(noun) != Upos::NOUN && noun < t + 5)
                ++noun;
            behind = noun;
        }
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(at)];
        if (behind < 0 && f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect == mention::Effect::Killed)
            return;
        auto who = mention::objectsOf(m_syntax, at);
        if (who.empty() || m_syntax.isPassive(at) || m_syntax.upos(at) == Upos::ADJ)
            who = mention::subjectsOf(m_syntax, at);
        // "At least 30 crushed to death" in headlines: the number right before it
        if (who.empty() && at > 0 && m_x.quantityAt[static_cast<std::size_t>(at - 1)] >= 0)
            who.push_back(at - 1);
        if (behind >= 0)
            who = {behind};
        for (const int w : who) {
            // "found one man shot to death and two others hurt": the others are not.
            if (w > t && who.front() < t)
                break;
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            emitAt(Attribute::Killed, at, m_x.eventNear(at), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(at).span),
                   fmt::format("\"{} to death\": {}", m_syntax.form(at), counted->how));
        }
    }

    // "44 bodies were recovered", "received the bodies of 44 victims"
    void bodies(int t) {
        const auto* q = quantityOf(t);
        base::Span span = m_syntax.token(t).span;
        std::string scope = "all";
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Nmod || m_syntax.preposition(c) != "of" || !denotesPeople(m_syntax, c))
                continue;
            if (!q)
                q = quantityOf(c);
            span = span.joined(m_syntax.token(c).span);
            scope = scopeOf(m_syntax, c, false);
        }
        if (!q)
            return;
        // "13 more bodies": added to those found before.
        for (int i = m_syntax.tokenAt(q->span.begin) - 1; i < m_syntax.tokenAt(q->span.end) + 2 && i < t + 5; ++i) {
            if (i >= 0 && m_syntax.lower(i) == "more" && m_syntax.lower(i + 1) != "than")
                return;
            if (i >= 0 && (m_syntax.lower(i) == "another" || m_syntax.lower(i) == "additional"))
                return;
        }
        const int verb = m_syntax.clauseHead(t);
        const auto lemma = m_syntax.lemma(verb);
        if (lemma != "find" && lemma != "recover" && lemma != "receive" && lemma != "retrieve" && lemma != "discover" &&
            lemma != "count" && lemma != "see" && lemma != "pull" && lemma != "lie" && lemma != "lay" &&
            lemma != "dump" && lemma != "strew" && lemma != "unearth" && lemma != "laid")
            return;
        emitAt(Attribute::Killed, t, m_x.eventNear(t), q->quantity, std::move(scope), span.joined(q->span),
               fmt::format("bodies: \"{}\"", m_x.text(q->span)));
    }

    static std::optional<Attribute> stateOf(std::string_view word) {
        if (word == "dead" || word == "killed")
            return Attribute::Killed;
        if (word == "injured" || word == "wounded" || word == "hurt")
            return Attribute::Wounded;
        if (word == "homeless" || word == "displaced")
            return Attribute::Displaced;
        if (word == "missing")
            return Attribute::Missing;
        return std::nullopt;
    }
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }
    bool isClaimed(base::Span span, Attribute attribute) const {
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return claim.attribute == attribute && claim.span.overlaps(span);
        });
    }

    // "leaving 23 civilians - nine of them children - and 16 fighters dead": each of the list up to the word.
    void leaves(int t) {
        int state = -1;
        for (int i = t + 2; inSentence(i, t) && i < t + 24 && state < 0; ++i) {
            if (stateOf(m_syntax.lower(i)))
                state = i;
            else if (m_syntax.upos(i) == Upos::AUX || m_syntax.upos(i) == Upos::SCONJ || m_syntax.form(i) == ";")
                return;
        }
        if (state < 0)
            return;
        const auto attribute = *stateOf(m_syntax.lower(state));
        list(t, [&](int noun) {
            if (noun >= state)
                return;
            const auto counted = countOf(noun);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun) ||
                isClaimed(counted->span, attribute))
                return;
            // "left 28 people shot and ten killed": each with its own word
            if (const int own = counted->noun + 1;
                own < state && m_syntax.isVerb(own) && m_x.framesOfToken[static_cast<std::size_t>(own)] >= 0)
                return;
            emitAt(attribute, state, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                   counted->span,
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(t), m_syntax.form(state), counted->how));
        });
    }

    // "Six farmers were among at least 22 people killed": a part of them.
    void among(int t) {
        if (!inSentence(t - 2, t) || (m_syntax.lower(t - 1) != "were" && m_syntax.lower(t - 1) != "was"))
            return;
        std::optional<Attribute> attribute;
        for (int i = t + 1; inSentence(i, t) && i < t + 9 && !attribute; ++i)
            attribute = stateOf(m_syntax.lower(i));
        if (!attribute)
            return;
        const int first = static_cast<int>(m_syntax.sentenceOf(t).firstToken);
        for (int i = t - 2; i >= first && i > t - 16; --i) {
            if (m_syntax.isVerb(i) && m_syntax.lower(i) != "including")
                return;
            if (!m_syntax.isNominal(i) || !denotesPeople(m_syntax, i) || m_syntax.rel(i) == Rel::Compound)
                continue;
            const auto counted = countOf(i);
            if (!counted || counted->noun < 0 || isClaimed(counted->span, *attribute))
                continue;
            emitAt(*attribute, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                   counted->span, fmt::format("among those counted after it: {}", counted->how));
        }
    }

    // "pulled seven people alive from the rubble", "four of whom were found alive"
    void alive(int t) {
        int verb = m_syntax.isVerb(t) ? -1 : m_syntax.head(t);
        for (int steps = 0; steps < 2 && verb >= 0 && !m_syntax.isVerb(verb); ++steps)
            verb = m_syntax.head(verb);
        if (verb < 0)
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma == "pull" || lemma == "find" || lemma == "dig" || lemma == "bring" || lemma == "recover")
            rescued(verb, t);
    }

    // "Firefighters rescued 12 people", told as done
    void rescued(int verb, int word) {
        if (m_syntax.isNegated(verb) ||
            (m_syntax.child(verb, Rel::Mark, "to") >= 0 && m_syntax.child(verb, Rel::Aux, "have") < 0))
            return;
        const auto who =
            m_syntax.isPassive(verb) ? mention::subjectsOf(m_syntax, verb) : mention::objectsOf(m_syntax, verb);
        // "70 were missing, and up to 20 were rescued": the number that touches the verb is its own.
        const mention::QuantityMention* own = nullptr;
        if (m_syntax.isPassive(verb)) {
            int front = verb - 1;
            while (front > 0 && (m_syntax.upos(front) == Upos::AUX || m_syntax.upos(front) == Upos::ADV))
                --front;
            if (front >= 0 && m_syntax.sentence(front) == m_syntax.sentence(verb) &&
                m_x.quantityAt[static_cast<std::size_t>(front)] >= 0)
                own = &m_x.quantities[static_cast<std::size_t>(m_x.quantityAt[static_cast<std::size_t>(front)])];
        }
        for (const int w : who) {
            auto counted = countOf(w);
            if (counted && own && !own->ordinal && own->unit.empty() && counted->quantity != own->quantity) {
                counted->quantity = own->quantity;
                counted->span = own->span;
                counted->noun = -1;
            }
            if (!counted || counted->ordinal || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            ReportClaim claim;
            claim.attribute = Attribute::Other;
            claim.otherName = "rescued";
            claim.scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all");
            claim.relation = counted->quantity.relation;
            claim.value = counted->quantity;
            claim.span = counted->span.joined(m_syntax.token(verb).span);
            claim.why.push_back(fmt::format("\"{}\": {}", m_syntax.form(word), counted->how));
            m_x.add(std::move(claim), verb, m_x.eventNear(verb));
        }
    }

    // "a girl who later succumbed to her injuries"
    void succumbs(int t) {
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            const auto counted = countOf(s);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                continue;
            std::erase_if(m_x.claims, [&](const ReportClaim& claim) {
                return claim.attribute == Attribute::Wounded && claim.span.overlaps(counted->span) &&
                       claim.span.begin >= counted->span.begin;
            });
            emitAt(Attribute::Killed, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{}\": {}", m_syntax.form(t), counted->how));
        }
    }
};

} // namespace

void findFates(Extraction& extraction) {
    FateCounter(extraction).run();
}

} // namespace parallax::claim
