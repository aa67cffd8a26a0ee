#include "base/one_of.h"
#include "claim/running_totals.h"
#include "claim/scope.h"
#include "claim/surface_counter.h"
#include "claim/surface_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::Quantity;
using mention::QuantityMention;
using mention::Rel;
using mention::Relation;

struct HeadlineVerb {
    std::string_view form; // lower case
    Attribute attribute;
};
constexpr std::array<HeadlineVerb, 24> headlineVerbs{{
    {"kill", Attribute::Killed},         {"kills", Attribute::Killed},       {"killed", Attribute::Killed},
    {"killing", Attribute::Killed},      {"wound", Attribute::Wounded},      {"wounds", Attribute::Wounded},
    {"injure", Attribute::Wounded},      {"injures", Attribute::Wounded},    {"injuring", Attribute::Wounded},
    {"wounding", Attribute::Wounded},    {"hurts", Attribute::Wounded},      {"abduct", Attribute::Other},
    {"abducts", Attribute::Other},       {"kidnap", Attribute::Other},       {"kidnaps", Attribute::Other},
    {"arrest", Attribute::Detained},     {"arrests", Attribute::Detained},   {"detain", Attribute::Detained},
    {"detains", Attribute::Detained},    {"free", Attribute::Released},      {"frees", Attribute::Released},
    {"displaces", Attribute::Displaced}, {"displace", Attribute::Displaced}, {"detaining", Attribute::Detained},
}};

// Words that lead from a toll to its number.
constexpr std::array<std::string_view, 14> leading{"to",      "at",      "of",       "is",   "was", "now", "passed",
                                                   "reached", "reaches", "reaching", "hits", "hit", ":",   "were"};
constexpr std::array<std::string_view, 10> exceeding{"passes",  "passing",  "tops",      "topped",    "topping",
                                                     "exceeds", "exceeded", "surpasses", "surpassed", "above"};

class TollCounter : private SurfaceReader {
public:
    explicit TollCounter(Extraction& extraction) : SurfaceReader(extraction) {}

    // Tolls and the like, whose lists ("including five children") come after.
    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "toll" || (lemma == "count" && t > 0 && isOneOf(m_syntax.lower(t - 1), countNouns)))
                toll(t);
            else if (lemma == "number" || lemma == "total" || lemma == "figure") {
                numberOf(t);
                broughtTo(t);
            } else if (lemma == "among")
                among(t);
            if (m_syntax.sentenceOf(t).headline || isResult(t))
                headline(t);
            label(t);
        }
    }

private:
    static constexpr std::array<std::string_view, 3> countNouns{"body", "death", "casualty"};

    // The number that words behind `t` lead to: "rose to 11", "stands at 40", "passes 100".
    const QuantityMention* ledTo(int t, int words, Relation& relation) const {
        for (int i = t; i < t + words && inSentence(i + 1, t); ++i) {
            const auto word = m_syntax.lower(i);
            if (word == ";")
                return nullptr;
            const bool exceeds = isOneOf(word, exceeding);
            if (!exceeds && !isOneOf(word, leading))
                continue;
            // "the number of deaths in one of 12 towns": a part, not the toll
            if (word == "of" && i > t + 1)
                continue;
            int next = i + 1;
            while (inSentence(next + 1, t) && !startingAt(next) &&
                   (m_syntax.lower(next) == "now" || m_syntax.lower(next) == "currently" ||
                    m_syntax.lower(next) == "a" || m_syntax.lower(next) == "at"))
                ++next;
            const auto* found = startingAt(next);
            if (!found)
                continue;
            if (found->headToken >= 0 && !found->elliptic && !denotesPeople(m_syntax, found->headToken))
                continue;
            relation =
                exceeds && found->quantity.relation == Relation::Equal ? Relation::MoreThan : found->quantity.relation;
            return found;
        }
        return nullptr;
    }

    // "the death toll from the six-year conflict", "the total toll of the war since 2011": none of one happening.
    bool isOfWar(int t) const {
        bool course = false, years = false;
        for (int i = t + 1; inSentence(i, t) && i < t + 12 && m_x.quantityAt[static_cast<std::size_t>(i)] < 0; ++i)
            course = course || (m_syntax.isNominal(i) && isLongCourse(m_syntax.lemma(i)));
        if (!course)
            return false;
        for (int i = t - 2; i < t + 16; ++i) {
            if (inSentence(i, t))
                years = years || m_syntax.lemma(i) == "year" || m_syntax.lower(i) == "since" ||
                        m_syntax.lower(i) == "total" || m_syntax.lower(i) == "overall";
        }
        return years;
    }

    // "the death toll rose to 11", "a toll of 24", "the death toll stands at 40", "toll passes 100"
    void toll(int t) {
        if (m_syntax.child(t, Rel::Amod, "free") >= 0 || isOfWar(t))
            return;
        const QuantityMention* best = nullptr;
        const auto consider = [&](int token) {
            if (const auto* q = quantityOf(token); q && q->quantity.relation != Relation::Unknown)
                best = q;
        };
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Nmod &&
                (m_syntax.preposition(c) == "of" || m_syntax.preposition(c) == "at" || m_syntax.preposition(c) == "to"))
                consider(c);
        }
        const int verb = m_syntax.clauseHead(t);
        if (verb >= 0 && verb != t) {
            consider(verb); // "the toll was 11"
            for (const int c : m_syntax.children(verb)) {
                const auto preposition = m_syntax.preposition(c);
                // "in addition to dozens of wounded": others than the dead
                const int first = m_syntax.first(c);
                if (m_syntax.rel(c) == Rel::Obl && (preposition == "to" || preposition == "at") &&
                    m_syntax.lower(first) != "in" && (first == 0 || m_syntax.lower(first - 1) != "addition"))
                    consider(c);
            }
            if (m_syntax.lemma(verb) == "reach") {
                for (const int o : mention::objectsOf(m_syntax, verb))
                    consider(o);
            }
        }
        Relation relation = best ? best->quantity.relation : Relation::Equal;
        if (!best)
            best = ledTo(t + 1, 14, relation);
        if (!best)
            return;
        tell(Attribute::Killed, t, *best, relation, "all", best->span.joined(m_syntax.token(t).span),
             fmt::format("a number of the toll: \"{}\"", m_x.text(best->span)));
    }

    // "the number of people killed has risen to 108", "bringing to 27 the number of confirmed dead"
    void numberOf(int t) {
        if (!inSentence(t + 2, t) || m_syntax.lower(t + 1) != "of")
            return;
        const StateWord* state = nullptr;
        int at = t + 2, noun = -1;
        for (; inSentence(at, t) && at < t + 8; ++at) {
            const auto tag = m_syntax.upos(at);
            if ((state = stateWordOf(m_syntax.lower(at))); state && state->of)
                break;
            state = nullptr;
            if (tag == Upos::PUNCT || tag == Upos::AUX || m_x.quantityAt[static_cast<std::size_t>(at)] >= 0)
                return;
            if (tag == Upos::NOUN && denotesPeople(m_syntax, at))
                noun = at;
        }
        if (!state)
            return;
        // "the number of dead soldiers"
        if (noun < 0 && inSentence(at + 1, t) && m_syntax.upos(at + 1) == Upos::NOUN && denotesPeople(m_syntax, at + 1))
            noun = at + 1;
        const QuantityMention* best = nullptr;
        Relation relation = Relation::Equal;
        for (int i = t - 1; inSentence(i, t) && i >= t - 5 && !best; --i) {
            if (m_syntax.lower(i) == "to")
                best = inSentence(i + 1, t) ? startingAt(i + 1) : nullptr; // "bringing to 27 the number of"
        }
        if (best)
            relation = best->quantity.relation;
        else
            best = ledTo(at + 1, 22, relation);
        if (!best)
            return;
        tell(state->attribute, at, *best, relation, noun >= 0 ? scopeOf(m_syntax, noun, false) : "all",
             best->span.joined(m_syntax.span(t, at)), fmt::format("a number of \"{}\"", m_syntax.form(at)));
    }

    // "Two more died, bringing the total to nine", "the ministry put the figure at three": of what was counted last.
    void broughtTo(int t) {
        static constexpr std::array<std::string_view, 6> verbs{"bring", "put", "take", "raise", "push", "place"};
        if (!inSentence(t - 2, t) || m_syntax.lower(t - 1) != "the" || !isOneOf(m_syntax.lemma(t - 2), verbs) ||
            !inSentence(t + 2, t) || (m_syntax.lower(t + 1) != "to" && m_syntax.lower(t + 1) != "at"))
            return;
        const auto* count = startingAt(t + 2);
        if (!count || isClaimed(t + 2) ||
            (count->headToken >= 0 && !count->elliptic && !denotesPeople(m_syntax, count->headToken)))
            return;
        const auto begin = m_syntax.token(t).span.begin;
        const ReportClaim* last = nullptr;
        for (const auto& claim : m_x.claims) {
            const int at = m_syntax.tokenAt(claim.span.begin);
            if ((claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded) &&
                claim.span.begin < begin && at < static_cast<int>(m_syntax.size()) &&
                m_syntax.sentence(at) + 1 >= m_syntax.sentence(t) && (!last || last->span.begin < claim.span.begin))
                last = &claim;
        }
        if (!last || count->quantity.low < 2)
            return;
        tell(last->attribute, t, *count, count->quantity.relation, "all", count->span.joined(m_syntax.span(t - 2, t)),
             fmt::format("\"{}\" of those who were counted before it", m_syntax.form(t)));
    }

    // "Among those killed were 31 children and a nurse", "Among the injured was a police officer"
    void among(int t) {
        const StateWord* state = nullptr;
        int at = t + 1;
        for (; inSentence(at, t) && at <= t + 4 && !state; ++at) {
            state = stateWordOf(m_syntax.lower(at));
            if (state && !state->after)
                return;
        }
        if (!state || !inSentence(at, t) || (m_syntax.lower(at) != "were" && m_syntax.lower(at) != "was"))
            return;
        list(at, [&](int noun) {
            const auto counted = countOf(noun);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                return;
            if (isClaimed(m_syntax.tokenAt(counted->span.begin), state->attribute))
                return;
            mark(counted->span, state->attribute);
            emitAt(state->attribute, at - 1, m_x.eventNear(at - 1), counted->quantity,
                   scopeOf(m_syntax, counted->noun, false), counted->span,
                   fmt::format("among those of \"{}\"", m_syntax.form(at - 1)));
        });
    }

    // "launched an offensive killing 29 rebels": where tags and tree take the participle for a noun.
    bool isResult(int t) const {
        const auto word = m_syntax.lower(t);
        if ((word != "killing" && word != "wounding" && word != "injuring") || m_syntax.upos(t) == Upos::VERB)
            return false;
        return inSentence(t - 1, t) && (m_syntax.isNominal(t - 1) || m_syntax.upos(t - 1) == Upos::ADJ);
    }

    // "two guards wounded", "two guards are hurt": what is said of the noun is another word's.
    bool stateAfter(int noun) const {
        for (int i = noun + 1; inSentence(i, noun) && i < noun + 4; ++i) {
            if (stateWordOf(m_syntax.lower(i)) || m_syntax.upos(i) == Upos::AUX)
                return true;
        }
        return false;
    }

    // In headlines, whose words are often taken for others: "Blast kills 17", "Gunmen abduct 83 schoolgirls".
    void headline(int t) {
        const auto* verb = std::ranges::find(headlineVerbs, m_syntax.lower(t), &HeadlineVerb::form);
        if (verb == headlineVerbs.end() || !inSentence(t + 1, t))
            return;
        const auto* count = startingAt(t + 1);
        if (!count)
            return;
        int end = m_syntax.tokenAt(count->span.end);
        if (m_syntax.lower(t) == "killed" && inSentence(t - 1, t) && countsNextState(*count))
            return;
        int noun = -1;
        for (; inSentence(end, t); ++end) {
            const auto tag = m_syntax.upos(end);
            if (tag == Upos::NOUN || tag == Upos::PROPN)
                noun = end;
            else if (tag != Upos::ADJ)
                break;
        }
        // "kills 17 in the east", "kills 12 Velin villagers"; no "kills 40-year plan".
        if (noun >= 0 && !denotesPeople(m_syntax, noun))
            return;
        bool attackers = false;
        for (int i = t - 1; inSentence(i, t); --i)
            attackers = attackers || (m_syntax.isNominal(i) && denotesAttackers(m_syntax, i));
        const auto scope = noun >= 0 ? scopeOf(m_syntax, noun, attackers) : attackers ? "victims" : "all";
        auto span = count->span.joined(m_syntax.token(t).span);
        if (noun >= 0)
            span = span.joined(m_syntax.token(noun).span);
        tell(verb->attribute, t, *count, count->quantity.relation, scope, span,
             fmt::format("a number right after \"{}\" in a headline", m_syntax.form(t)));
        // "kills 10 children 5 women", "kill six soldiers and two nurses"
        while (noun >= 0 && inSentence(end + 1, t)) {
            if (m_syntax.form(end) == "," || m_syntax.lower(end) == "and")
                ++end;
            const auto* next = startingAt(end);
            const int other = next ? m_syntax.tokenAt(next->span.end) : -1;
            if (!next || !inSentence(other, t) || m_syntax.upos(other) != Upos::NOUN ||
                !denotesPeople(m_syntax, other) || stateAfter(other))
                return;
            tell(verb->attribute, t, *next, next->quantity.relation, scopeOf(m_syntax, other, attackers),
                 next->span.joined(m_syntax.token(other).span),
                 fmt::format("in a list after \"{}\" in a headline", m_syntax.form(t)));
            end = other + 1;
        }
    }

    // "Dead: 31", "Injured - 29" at the beginning of a line or between commas
    void label(int t) {
        const auto* state = stateWordOf(m_syntax.lower(t));
        if (!state || !state->of || !inSentence(t + 2, t))
            return;
        const auto mark = m_syntax.form(t + 1);
        if (mark != ":" && mark != "-" && mark != "\u2013" && mark != "\u2014" && mark != "=")
            return;
        if (inSentence(t - 1, t) && m_syntax.upos(t - 1) != Upos::PUNCT && m_syntax.upos(t - 1) != Upos::SYM &&
            m_syntax.upos(t - 1) != Upos::CCONJ && !denotesPeople(m_syntax, t - 1))
            return;
        const auto* count = startingAt(t + 2);
        if (!count)
            return;
        // What a tree made of such a list is void.
        const auto voided = std::erase_if(m_x.claims, [&](const ReportClaim& claim) {
            const auto* value = std::get_if<Quantity>(&claim.value);
            return value && claim.span.overlaps(count->span) &&
                   (claim.attribute != state->attribute || *value != count->quantity);
        });
        if (voided > 0)
            markClaimed();
        const bool counted =
            count->headToken >= 0 && !count->elliptic && count->headToken <= m_syntax.tokenAt(count->span.end) + 2;
        if (counted && !denotesPeople(m_syntax, count->headToken))
            return;
        tell(state->attribute, t, *count, count->quantity.relation,
             counted ? scopeOf(m_syntax, count->headToken, false) : "all", count->span.joined(m_syntax.token(t).span),
             fmt::format("a number behind \"{}\"", m_syntax.form(t)));
    }
};

} // namespace

void findTolls(Extraction& extraction) {
    TollCounter(extraction).run();
}

} // namespace parallax::claim
