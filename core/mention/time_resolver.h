// Puts time expressions on the calendar, in text order: against the report's date, the tense, and the times told
// before.
#pragma once

#include "mention/time_expression.h"
#include "mention/time_mention.h"
#include "mention/time_moment.h"

#include <optional>
#include <string>

namespace parallax::mention {

// Open: "would", "may", "planned": it can have been or be to come.
enum class Tense : std::uint8_t { Unknown, Past, Future, Present, Open };

struct ResolvedTime {
    TimexType type = TimexType::Date;
    std::string value;
    base::TimeInterval interval;
    std::string because;
};

class TimeResolver {
public:
    // `today`: the day that the report speaks from, if known. The year of `context` stands in where it is not.
    TimeResolver(const TimeContext& context, std::optional<std::int64_t> today);

    ResolvedTime resolve(const TimeExpression& e, Tense tense);
    // A paragraph, or a sentence, begins: clock times no longer take the day of the one before it when that was far
    // away.
    void beginParagraph();

private:
    struct Found {
        Moment moment;
        base::Basis basis = base::Basis::Explicit;
        std::string because;
    };

    ResolvedTime calendar(const TimeExpression& e, Tense tense);
    ResolvedTime offset(const TimeExpression& e);
    ResolvedTime anchoredOffset(const TimeExpression& e, Tense tense);
    ResolvedTime duration(const TimeExpression& e, Tense tense);
    ResolvedTime set(const TimeExpression& e) const;
    std::optional<Found> date(const TimeExpression& e, Tense tense);
    std::optional<Found> explicitDate(const TimeExpression& e) const;
    std::optional<Found> shifted(const TimeExpression& e, Tense tense) const;
    std::optional<Found> shiftedUnit(const TimeExpression& e, Tense tense) const;
    std::optional<Found> partial(const TimeExpression& e, Tense tense) const;
    std::optional<Found> dayOfMonth(const TimeExpression& e, Tense tense) const;
    std::optional<Found> weekday(const TimeExpression& e, Tense tense) const;
    std::optional<Found> within(const Moment& period, const TimeExpression& e) const;
    Moment fill(const TimeExpression& e, int year) const;
    int chooseYear(const TimeExpression& e, Tense tense, std::string& because, base::Basis& basis) const;
    std::optional<std::int64_t> leaning(bool deictic, bool& fromText) const;
    void clockTime(const TimeExpression& e, const std::optional<Found>& day, ResolvedTime& result) const;
    void remember(const Moment& moment);
    std::optional<int> goesOnIn(const TimeExpression& e, std::int64_t earliest) const;
    int nearYear(const TimeExpression& e) const;
    std::string anchorText(bool fromText) const;
    int fullYear(int twoDigits) const;
    bool dayFirstIn(const TimeExpression& e, int year) const;

    const TimeContext& m_context;
    std::optional<std::int64_t> m_today;
    std::optional<Moment> m_last;    // the last time told that names a stretch of the calendar
    std::optional<Moment> m_day;     // the last one that was a day
    std::optional<Moment> m_newsDay; // the last day within the weeks that the report tells of
    std::optional<Moment> m_quarter; // the last quarter, for "a year earlier" in business news
    int m_lastClock = -1;            // minute of the day that the last expression named, -1 none
    int m_paragraphs = 0;            // begun since m_last
    int m_dayAge = 0;                // paragraphs begun since m_day
};

} // namespace parallax::mention
