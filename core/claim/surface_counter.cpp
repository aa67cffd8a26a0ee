#include "claim/surface_counter.h"

#include "claim/count_reader.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Quantity;
using mention::QuantityMention;
using mention::Rel;
using mention::Relation;

// What a word says of those who are counted beside it.
struct StateWord {
    std::string_view form; // lower case
    Attribute attribute;
    bool after; // stands behind the number: "24 dead"
    bool of;    // what "the number of" counts, or a label: "the number of deaths", "Dead: 31"
};

constexpr std::array<StateWord, 29> stateWords{{
    {"dead", Attribute::Killed, true, true},          {"killed", Attribute::Killed, true, true},
    {"drowned", Attribute::Killed, true, true},       {"slain", Attribute::Killed, true, true},
    {"deaths", Attribute::Killed, false, true},       {"death", Attribute::Killed, false, true},
    {"died", Attribute::Killed, false, true},         {"deceased", Attribute::Killed, false, true},
    {"fatalities", Attribute::Killed, false, true},   {"injured", Attribute::Wounded, true, true},
    {"wounded", Attribute::Wounded, true, true},      {"hurt", Attribute::Wounded, true, true},
    {"hospitalised", Attribute::Wounded, true, true}, {"hospitalized", Attribute::Wounded, true, true},
    {"injuries", Attribute::Wounded, false, true},    {"missing", Attribute::Missing, true, true},
    {"unaccounted", Attribute::Missing, true, true},  {"trapped", Attribute::Missing, true, true},
    {"arrested", Attribute::Detained, true, true},    {"detained", Attribute::Detained, true, true},
    {"arrests", Attribute::Detained, false, true},    {"detainees", Attribute::Detained, false, true},
    {"hostages", Attribute::Detained, false, true},   {"released", Attribute::Released, true, true},
    {"freed", Attribute::Released, true, true},       {"displaced", Attribute::Displaced, true, true},
    {"homeless", Attribute::Displaced, true, true},   {"abducted", Attribute::Other, true, true},
    {"kidnapped", Attribute::Other, true, true},
}};

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

template <std::size_t n>
bool isOneOf(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::ranges::find(words, word) != words.end();
}

// Words between a number and what is said of those counted: "15 people are still believed to be trapped".
constexpr std::array<std::string_view, 19> between{"remain",    "remained",   "remaining", "remains",  "believed",
                                                   "feared",    "thought",    "presumed",  "reported", "reportedly",
                                                   "confirmed", "known",      "left",      "listed",   "declared",
                                                   "to",        "pronounced", "others",    "more"};
// Words that lead from a toll to its number.
constexpr std::array<std::string_view, 14> leading{"to",      "at",      "of",       "is",   "was", "now", "passed",
                                                   "reached", "reaches", "reaching", "hits", "hit", ":",   "were"};
constexpr std::array<std::string_view, 10> exceeding{"passes",  "passing",  "tops",      "topped",    "topping",
                                                     "exceeds", "exceeded", "surpasses", "surpassed", "above"};

class SurfaceCounter : private CountReader {
public:
    explicit SurfaceCounter(Extraction& extraction) : CountReader(extraction) {}

    // Tolls and the like, whose lists ("including five children") come after.
    void tolls() {
        markClaimed();
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "toll" || (lemma == "count" && t > 0 && isOneOf(m_syntax.lower(t - 1), countNouns)))
                toll(t);
            else if (lemma == "number" || lemma == "total")
                numberOf(t);
            else if (lemma == "among")
                among(t);
            if (m_syntax.sentenceOf(t).headline || isResult(t))
                headline(t);
            label(t);
        }
    }
    void states() {
        markClaimed();
        bareStates();
        for (int t = 0; t + 1 < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.lower(t) == "no")
                none(t);
        }
    }

private:
    static constexpr std::array<std::string_view, 3> countNouns{"body", "death", "casualty"};

    static const StateWord* stateOf(std::string_view lower) {
        const auto* found = std::ranges::find(stateWords, lower, &StateWord::form);
        return found == stateWords.end() ? nullptr : found;
    }
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }
    // The plain count that begins at `t`, nullptr for none.
    const QuantityMention* startingAt(int t) const {
        const auto q = m_x.quantityAt[static_cast<std::size_t>(t)];
        if (q < 0)
            return nullptr;
        const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
        if (found.span.begin != m_syntax.token(t).span.begin || found.identifier || found.ordinal || found.fraction ||
            !found.unit.empty() || found.quantity.relation == Relation::Unknown || isAge(found))
            return nullptr;
        return &found;
    }

    // Token -> attributes that a claim has on it.
    void markClaimed() {
        m_claimed.assign(m_syntax.size() + 1, 0);
        for (const auto& claim : m_x.claims)
            mark(claim.span, claim.attribute);
    }
    void mark(base::Span span, Attribute attribute) {
        for (auto t = static_cast<std::size_t>(m_syntax.tokenAt(span.begin));
             t < m_syntax.size() && m_syntax.token(static_cast<int>(t)).span.begin < span.end; ++t)
            m_claimed[t] |= 1U << static_cast<unsigned>(attribute);
    }
    bool isClaimed(const QuantityMention& quantity, Attribute attribute) const {
        return (m_claimed[static_cast<std::size_t>(m_syntax.tokenAt(quantity.span.begin))] >>
                static_cast<unsigned>(attribute)) &
               1U;
    }

    void tell(Attribute attribute, int t, const QuantityMention& count, Relation relation, std::string scope,
              base::Span span, std::string why, Hedge hedge = Hedge::None) {
        if (isClaimed(count, attribute))
            return;
        ReportClaim claim;
        claim.attribute = attribute;
        if (attribute == Attribute::Other)
            claim.otherName = "abducted";
        claim.scope = std::move(scope);
        claim.value = count.quantity;
        std::get<Quantity>(claim.value).relation = relation;
        claim.relation = relation;
        claim.span = span.size() <= 200 ? span : count.span;
        claim.hedge = hedge;
        claim.why.push_back(std::move(why));
        mark(claim.span, attribute);
        m_x.add(std::move(claim), t, m_x.eventNear(t));
    }

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

    // "the death toll rose to 11", "a toll of 24", "the death toll stands at 40", "toll passes 100"
    void toll(int t) {
        if (m_syntax.child(t, Rel::Amod, "free") >= 0)
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
                if ((m_syntax.rel(c) == Rel::Obl && (preposition == "to" || preposition == "at")) ||
                    (m_syntax.rel(c) == Rel::Obj && m_syntax.lemma(verb) == "reach"))
                    consider(c);
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
            if ((state = stateOf(m_syntax.lower(at))); state && state->of)
                break;
            state = nullptr;
            if (tag == Upos::PUNCT || tag == Upos::AUX || m_x.quantityAt[static_cast<std::size_t>(at)] >= 0)
                return;
            if (tag == Upos::NOUN && denotesPeople(m_syntax, at))
                noun = at;
        }
        if (!state)
            return;
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

    // "Among those killed were 31 children and a nurse", "Among the injured was a police officer"
    void among(int t) {
        const StateWord* state = nullptr;
        int at = t + 1;
        for (; inSentence(at, t) && at <= t + 4 && !state; ++at) {
            state = stateOf(m_syntax.lower(at));
            if (state && !state->after)
                return;
        }
        if (!state || !inSentence(at, t) || (m_syntax.lower(at) != "were" && m_syntax.lower(at) != "was"))
            return;
        list(at, [&](int noun) {
            const auto counted = countOf(noun);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                return;
            const auto token = static_cast<std::size_t>(m_syntax.tokenAt(counted->span.begin));
            if ((m_claimed[token] >> static_cast<unsigned>(state->attribute)) & 1U)
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

    // "Eight killed 14 injured", "seven killed 37 others hurt": the number is the next word's.
    bool countsNextState(const QuantityMention& count) const {
        int t = m_syntax.tokenAt(count.span.end);
        if (t < static_cast<int>(m_syntax.size()) &&
            (m_syntax.lower(t) == "others" || m_syntax.lower(t) == "more" || m_syntax.lower(t) == "people"))
            ++t;
        return t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == count.sentence &&
               stateOf(m_syntax.lower(t)) != nullptr;
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
    }

    // "Dead: 31", "Injured - 29" at the beginning of a line or between commas
    void label(int t) {
        const auto* state = stateOf(m_syntax.lower(t));
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

    // What no tree showed: "24 dead and over 200 injured" in headlines and lists, "15 people are still believed to be
    // trapped". A number (and a noun of people) before the word.
    void bareStates() {
        for (const auto& quantity : m_x.quantities) {
            if (quantity.identifier || quantity.ordinal || quantity.fraction || !quantity.unit.empty() ||
                isAge(quantity))
                continue;
            const int from = m_syntax.tokenAt(quantity.span.begin);
            if (m_syntax.lower(from) == "how" || (from > 0 && m_syntax.lower(from - 1) == "how"))
                continue;
            bareState(quantity, m_syntax.tokenAt(quantity.span.end));
        }
    }

    // "10 women, 7 men wounded": the counted people right before the last of the list.
    void coordinated(const QuantityMention& last, const StateWord& state, int t) {
        int at = m_syntax.tokenAt(last.span.begin) - 1;
        if (!inSentence(at - 2, t) || (m_syntax.form(at) != "," && m_syntax.lower(at) != "and") ||
            !m_syntax.sentenceOf(t).headline)
            return;
        const int noun = at - 1;
        if (m_syntax.upos(noun) != Upos::NOUN || !denotesPeople(m_syntax, noun))
            return;
        const auto q = m_x.quantityOfNoun[static_cast<std::size_t>(noun)];
        const auto* count =
            q >= 0 ? startingAt(m_syntax.tokenAt(m_x.quantities[static_cast<std::size_t>(q)].span.begin)) : nullptr;
        if (!count || m_claimed[static_cast<std::size_t>(m_syntax.tokenAt(count->span.begin))] != 0)
            return;
        tell(state.attribute, t, *count, count->quantity.relation, scopeOf(m_syntax, noun, false),
             count->span.joined(m_syntax.token(noun).span), fmt::format("in a list before \"{}\"", m_syntax.form(t)));
    }

    // "no dead or wounded", "no immediate reports of any casualties"
    void none(int t) {
        int at = t + 1;
        for (int i = at; inSentence(i + 1, t) && i < t + 4; ++i) {
            if (m_syntax.lemma(i) == "report" && m_syntax.lower(i + 1) == "of") {
                at = i + 2;
                break;
            }
        }
        while (inSentence(at, t) && (m_syntax.lower(at) == "any" || m_syntax.lower(at) == "further"))
            ++at;
        for (int words = 0; words < 2 && inSentence(at, t); ++words, at += 2) {
            const auto word = m_syntax.lower(at);
            const auto* state = stateOf(word);
            if (word == "casualties") {
                zero(Attribute::Killed, t, at);
                zero(Attribute::Wounded, t, at);
            } else if (state && (state->attribute == Attribute::Killed || state->attribute == Attribute::Wounded)) {
                // "no injured man was seen" is no count.
                if (m_syntax.rel(at) != Rel::Amod)
                    zero(state->attribute, t, at);
            } else {
                return;
            }
            if (!inSentence(at + 1, t) || (m_syntax.lower(at + 1) != "or" && m_syntax.lower(at + 1) != "and"))
                return;
        }
    }

    void zero(Attribute attribute, int no, int word) {
        if ((m_claimed[static_cast<std::size_t>(word)] >> static_cast<unsigned>(attribute)) & 1U)
            return;
        const auto span = m_syntax.span(no, word);
        mark(m_syntax.token(word).span, attribute);
        emitAt(attribute, word, m_x.eventNear(word), Quantity{Relation::Equal, 0, 0.0}, "all", span,
               fmt::format("no {}", m_syntax.form(word)));
    }

    bool hasObjectBeside(int t) const {
        return std::ranges::any_of(mention::objectsOf(m_syntax, t), [&](int o) {
            for (int i = t + 1; i < o; ++i) {
                if (m_syntax.upos(i) == Upos::PUNCT)
                    return false;
            }
            return o > t;
        });
    }

    void bareState(const QuantityMention& quantity, int t) {
        int noun = -1, steps = 0;
        bool feared = false, stays = false;
        for (; steps < 4 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == quantity.sentence; ++t) {
            const auto word = m_syntax.lower(t);
            const auto* state = stateOf(word);
            if (!state || !state->after) {
                const auto tag = m_syntax.upos(t);
                stays = stays || word.starts_with("remain") || word == "still";
                feared = feared || word == "feared" || word == "believed" || word == "thought" || word == "presumed";
                if (isOneOf(word, between) || tag == Upos::AUX || tag == Upos::ADV)
                    continue;
                ++steps;
                if (tag == Upos::NOUN || tag == Upos::PROPN) {
                    if (noun >= 0 || !denotesPeople(m_syntax, t))
                        return;
                    noun = t;
                    continue;
                }
                if (tag == Upos::ADJ)
                    continue;
                return;
            }
            // "killed" with an object is the deed of those counted ("30 gunmen killed two").
            const auto* next = inSentence(t + 1, t) ? startingAt(t + 1) : nullptr;
            if (m_syntax.isVerb(t) && hasObjectBeside(t) && (!next || !countsNextState(*next)))
                return;
            if (m_syntax.isVerb(t) && m_syntax.isNegated(t))
                return;
            // Who is still in hospital is a part of those who were hurt.
            if (state->attribute == Attribute::Wounded && word.starts_with("hospitali") && stays)
                return;
            coordinated(quantity, *state, t);
            tell(state->attribute, t, quantity, quantity.quantity.relation,
                 noun >= 0 ? scopeOf(m_syntax, noun, false) : "all", quantity.span.joined(m_syntax.token(t).span),
                 fmt::format("a number before \"{}\"", m_syntax.form(t)), feared ? Hedge::Possible : Hedge::None);
            return;
        }
    }

    std::vector<std::uint32_t> m_claimed;
};

} // namespace

void findTolls(Extraction& extraction) {
    SurfaceCounter(extraction).tolls();
}

void findBareStates(Extraction& extraction) {
    SurfaceCounter(extraction).states();
}

} // namespace parallax::claim
