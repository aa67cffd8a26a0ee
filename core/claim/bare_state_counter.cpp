#include "base/one_of.h"
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

// Words between a number and what is said of those counted: "15 people are still believed to be trapped".
constexpr std::array<std::string_view, 19> between{"remain",    "remained",   "remaining", "remains",  "believed",
                                                   "feared",    "thought",    "presumed",  "reported", "reportedly",
                                                   "confirmed", "known",      "left",      "listed",   "declared",
                                                   "to",        "pronounced", "others",    "more"};

class BareStateCounter : private SurfaceReader {
public:
    explicit BareStateCounter(Extraction& extraction) : SurfaceReader(extraction) {}

    void run() {
        bareStates();
        for (int t = 0; t + 1 < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.lower(t) == "no")
                none(t);
        }
    }

private:
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
            fatally(quantity, m_syntax.tokenAt(quantity.span.end));
        }
    }

    // "Four men were shot, one fatally", "five people, two of them fatally"
    void fatally(const QuantityMention& quantity, int t) {
        if (inSentence(t + 1, t) && m_syntax.lower(t) == "of" && m_syntax.lower(t + 1) == "them")
            t += 2;
        const int before = m_syntax.tokenAt(quantity.span.begin) - 1;
        if (t >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(t) != quantity.sentence ||
            m_syntax.lower(t) != "fatally" || before < 0 ||
            (m_syntax.form(before) != "," && m_syntax.lower(before) != "and" && m_syntax.upos(before) != Upos::PUNCT) ||
            (inSentence(t + 1, t) && m_syntax.isVerb(t + 1)))
            return;
        tell(Attribute::Killed, t, quantity, quantity.quantity.relation, "all",
             quantity.span.joined(m_syntax.token(t).span), "a number before \"fatally\"");
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
        if (!count || isClaimed(m_syntax.tokenAt(count->span.begin)))
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
            const auto* state = stateWordOf(word);
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
        if (isClaimed(word, attribute))
            return;
        const auto span = m_syntax.span(no, word);
        mark(m_syntax.token(word).span, attribute);
        emitAt(attribute, word, m_x.eventNear(word), Quantity{Relation::Equal, 0, 0.0}, "all", span,
               fmt::format("no {}", m_syntax.form(word)));
    }

    bool hasObjectBeside(int t) const {
        // "4 HURT IN TORMA CRASH": no object where a preposition follows.
        if (inSentence(t + 1, t) && m_syntax.upos(t + 1) == Upos::ADP)
            return false;
        return std::ranges::any_of(mention::objectsOf(m_syntax, t), [&](int o) {
            // "25 others injured Saturday when ...": a day is no object.
            if (isTime(o))
                return false;
            for (int i = t + 1; i < o; ++i) {
                if (m_syntax.upos(i) == Upos::PUNCT)
                    return false;
            }
            return o > t;
        });
    }

    // "4 shot at a party"; no "one shot", "10 shot glasses", "two people shot dead", "three shot and killed".
    bool isShot(int t, int noun, const QuantityMention& quantity) const {
        if ((noun < 0 && (quantity.quantity.low < 2 || quantity.sentence != m_syntax.sentence(t))) ||
            !m_syntax.sentenceOf(t).headline)
            return false;
        if (!inSentence(t + 1, t))
            return true;
        const auto next = m_syntax.lower(t + 1);
        const bool death = next == "dead" || next == "to" ||
                           (next == "and" && inSentence(t + 2, t) && m_syntax.lower(t + 2) != "wounded" &&
                            m_syntax.lower(t + 2) != "injured");
        return !death && m_syntax.upos(t + 1) != Upos::NOUN && m_syntax.upos(t + 1) != Upos::DET;
    }

    void bareState(const QuantityMention& quantity, int t) {
        int noun = -1, steps = 0;
        bool feared = false, stays = false;
        for (; steps < 4 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == quantity.sentence; ++t) {
            const auto word = m_syntax.lower(t);
            const auto* state = stateWordOf(word);
            if (!state || !state->after) {
                const auto tag = m_syntax.upos(t);
                stays = stays || word.starts_with("remain") || word == "still";
                feared = feared || word == "feared" || word == "believed" || word == "thought" || word == "presumed";
                if (isOneOf(word, between) || tag == Upos::AUX || tag == Upos::ADV)
                    continue;
                // "dozens of others injured"
                if (word == "of" && noun < 0 && inSentence(t + 1, t) &&
                    (m_syntax.lower(t + 1) == "others" || m_syntax.lower(t + 1) == "people"))
                    continue;
                ++steps;
                if (tag == Upos::NOUN || tag == Upos::PROPN) {
                    // "6 Northland martyrs"
                    const auto* next = inSentence(t + 1, t) ? stateWordOf(m_syntax.lower(t + 1)) : nullptr;
                    if (tag == Upos::PROPN && next && m_syntax.upos(t + 1) == Upos::NOUN)
                        continue;
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
            if (word == "shot" && !isShot(t, noun, quantity))
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
};

} // namespace

void findBareStates(Extraction& extraction) {
    BareStateCounter(extraction).run();
}

} // namespace parallax::claim
