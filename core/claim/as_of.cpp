#include "claim/as_of.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using language::Upos;
using mention::TimeBound;
using mention::TimeMention;

namespace {

constexpr std::int64_t minutesADay = 1440;

// The one day that a mention lies in; nullopt for wider ones and sets.
std::optional<base::CivilTime> dayOf(const TimeMention& time) {
    if (!time.interval.bounded())
        return std::nullopt;
    const auto first = time.interval.begin->dayNumber();
    if (time.interval.end->minutes - time.interval.begin->minutes > minutesADay)
        return std::nullopt;
    return base::CivilTime::ofDay(first);
}

// "The toll rose to 19 on Wednesday", "stood at 40 on Sunday": words of a figure that changes.
bool isLevel(std::string_view lemma) {
    static constexpr std::array<std::string_view, 9> verbs{"rise", "stand", "climb", "reach", "increase",
                                                           "grow", "jump",  "pass",  "hit"};
    return base::isOneOf(lemma, verbs);
}

} // namespace

std::optional<base::CivilTime> asOfDay(const mention::Syntax& syntax, const std::vector<TimeMention>& times, int token,
                                       const Attribution* said, const base::TimeInterval& published) {
    if (!published.end)
        return std::nullopt;
    const auto& sentence = syntax.sentenceOf(token);
    const auto first = static_cast<int>(sentence.firstToken);
    const auto from = syntax.token(first).span.begin;
    const auto to = syntax.token(static_cast<int>(sentence.endToken) - 1).span.end;
    const int clause = syntax.clauseHead(token);
    std::optional<base::CivilTime> own, whenSaid;
    int owns = 0;
    auto t = std::ranges::lower_bound(times, from, {}, [](const TimeMention& time) { return time.span.begin; });
    for (; t != times.end() && t->span.end <= to; ++t) {
        const auto day = dayOf(*t);
        if (!day || published.end->minutes < day->minutes || t->ahead)
            continue;
        const int at = syntax.tokenAt(t->span.begin);
        const bool asOf = at >= first + 2 && syntax.lower(at - 1) == "of" && syntax.lower(at - 2) == "as";
        const int verb = syntax.clauseHead(at);
        const bool byThen = t->bound == TimeBound::By && verb == clause;
        const bool level = t->bound == TimeBound::In && verb == clause && isLevel(syntax.lemma(verb));
        if (asOf || byThen || level) {
            // Of several figures each has the day of its own clause.
            if (owns++ == 0 || verb == clause)
                own = day;
        } else if (said && said->cue >= 0 && t->bound == TimeBound::In && verb == said->cue) {
            whenSaid = day;
        }
    }
    return own ? own : whenSaid;
}

} // namespace parallax::claim
