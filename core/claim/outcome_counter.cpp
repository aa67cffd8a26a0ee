#include "claim/outcome_counter.h"

#include "claim/count_reader.h"
#include "claim/outcome.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Quantity;
using mention::Relation;

constexpr std::uint32_t longestSpan = 160; // bytes

class OutcomeCounter : private CountReader {
public:
    explicit OutcomeCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (const Outcome& outcome : findOutcomes(m_syntax))
            count(outcome);
    }

private:
    void count(const Outcome& outcome) {
        const auto counted = whoAt(outcome.who);
        if (!counted || counted->quantity.high == 0.0 || isTold(outcome, counted->span))
            return;
        if (outcome.attribute == Attribute::Wounded && isPart(*counted, outcome.at))
            return;
        // Another body is one of the dead that the report counts.
        if (m_syntax.lemma(outcome.who) == "body" && severalDead())
            return;
        const auto event = m_x.eventOf(outcome.at);
        // No incident is told of: somebody's death as such.
        if (event < 0)
            return;
        const auto span = counted->span.joined(m_syntax.token(outcome.at).span);
        std::string scope = counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON
                                ? scopeOf(m_syntax, counted->noun, false)
                                : std::string("all");
        if (outcome.byOwnHand && scope == "all" && harmsOthers(outcome.at))
            scope = "attackers";
        emitAt(outcome.attribute, outcome.at, event, counted->quantity, std::move(scope),
               span.size() <= longestSpan ? span : counted->span,
               fmt::format("what became of them, by \"{}\": {}", m_syntax.form(outcome.at), counted->how));
    }

    std::optional<Counted> whoAt(int who) const {
        const auto word = m_syntax.lower(who);
        const auto one = [&](base::Span span, int noun, const char* how) {
            Counted counted;
            counted.quantity = {Relation::Equal, 1, 1.0};
            counted.span = span;
            counted.noun = noun;
            counted.how = how;
            return counted;
        };
        if (m_syntax.lemma(who) == "body")
            return one(m_syntax.token(who).span, -1, "a body");
        // "another", "a third"
        if (word == "another" || (m_syntax.upos(who) == Upos::ADJ && word.size() > 3 && word != "old" &&
                                  (word.ends_with("th") || word.ends_with("rd") || word == "second")))
            return one(m_syntax.token(who).span, -1, "one more");
        // "two of them", "one of the victims"
        if (const int number = m_syntax.head(who);
            m_syntax.preposition(who) == "of" && number >= 0 && number < who &&
            (m_syntax.upos(number) == Upos::NUM || m_x.quantityAt[static_cast<std::size_t>(number)] >= 0))
            who = number;
        else if (m_syntax.upos(who) == Upos::PRON)
            return std::nullopt;
        auto counted = countOf(who);
        if (!counted)
            counted = named(who);
        if (!counted)
            counted = byAge(who);
        if (counted && counted->ordinal)
            counted->quantity = {Relation::Equal, 1, 1.0};
        if (counted && counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON &&
            !denotesPeople(m_syntax, counted->noun))
            return std::nullopt;
        return counted;
    }

    // "shot his wife before killing himself": who ends his own life took others' before.
    bool harmsOthers(int at) const {
        const auto sentence = m_syntax.sentenceOf(at).span;
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return (claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded) &&
                   sentence.contains(claim.span);
        });
    }

    // A claim has the words already: of the dead also one that counts them among the wounded in the same breath.
    bool isTold(const Outcome& outcome, base::Span who) {
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            const bool same = claim.attribute == outcome.attribute ||
                              (outcome.attribute == Attribute::Wounded && claim.attribute == Attribute::Killed);
            return same && claim.span.overlaps(who);
        });
    }

    bool severalDead() const {
        return std::ranges::any_of(m_x.claims, [](const ReportClaim& claim) {
            const auto* value = std::get_if<Quantity>(&claim.value);
            return claim.attribute == Attribute::Killed && value && value->low >= 2;
        });
    }

    // Of those whom the report has counted as wounded before, in a number as high, some are told on.
    bool isPart(const Counted& counted, int at) const {
        const auto here = m_syntax.token(at).span.begin;
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            const auto* value = std::get_if<Quantity>(&claim.value);
            return claim.attribute == Attribute::Wounded && value && claim.span.begin < here &&
                   value->low >= counted.quantity.low;
        });
    }
};

} // namespace

void countOutcomes(Extraction& extraction) {
    OutcomeCounter(extraction).run();
}

} // namespace parallax::claim
