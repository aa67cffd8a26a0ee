// Finds time expressions in the tokens of one paragraph: a hand-written grammar, longest match first.
#pragma once

#include "mention/time_expression.h"
#include "mention/time_scanner.h"

#include <string_view>
#include <vector>

namespace parallax::mention {

struct TimeParserOptions {
    bool yearsBeforeChrist = false; // the text has named years BC: "in 480" is one too
};

// A cursor moves over the tokens; each function that matches moves it and fills in the expression, or leaves both as
// they were.
class TimeParser {
public:
    TimeParser(std::string_view text, const std::vector<TimeToken>& tokens, TimeParserOptions options)
        : m_text(text), m_tokens(tokens), m_options(options) {}

    // The expressions that begin at token `at`, appended in text order ("June 5 and 6" gives two). Returns the token
    // after them; `at` if none.
    std::size_t parse(std::size_t at, std::vector<TimeExpression>& out) const;

private:
    using Cursor = std::size_t;

    // Tokens
    bool has(Cursor at) const { return at < m_tokens.size(); }
    const TimeToken& token(Cursor at) const { return at < m_tokens.size() ? m_tokens[at] : m_none; }
    const TimeWord& word(Cursor at) const {
        const TimeWord* entry = token(at).word;
        return entry != nullptr ? *entry : m_noWord;
    }
    bool glue(Cursor at, Glue wanted) const { return word(at).glue == static_cast<std::int16_t>(wanted); }
    bool mark(Cursor at, char wanted) const { return has(at) && m_tokens[at].mark == wanted; }
    bool adjacent(Cursor at) const { return has(at) && m_tokens[at].gap == Gap::None; }
    bool isNumber(Cursor at) const { return has(at) && m_tokens[at].kind == TimeTokenKind::Number; }
    bool isWord(Cursor at) const { return has(at) && m_tokens[at].kind == TimeTokenKind::Word; }
    bool form(Cursor at, std::string_view lowerCase) const;
    bool takeGlue(Cursor& at, Glue wanted) const;
    bool takeMark(Cursor& at, char wanted) const;
    bool take(Cursor& at, std::string_view lowerCase) const;
    TimeShift shiftAt(Cursor at) const { return static_cast<TimeShift>(word(at).shift); }
    TimeUnit unitAt(Cursor at) const;  // singular
    TimeUnit unitsAt(Cursor at) const; // plural
    bool cue(Cursor before) const;     // a preposition or the like before a time

    // Dates (time_parser_dates.cpp, _years, _day_names, _periods)
    bool calendar(Cursor& at, TimeExpression& e) const;
    bool calendarCore(Cursor& at, TimeExpression& e) const;
    bool weekdayDate(Cursor& at, TimeExpression& e) const;
    bool monthDate(Cursor& at, TimeExpression& e) const;
    bool dayMonth(Cursor& at, TimeExpression& e) const;
    bool numericDate(Cursor& at, TimeExpression& e) const;
    bool yearDate(Cursor& at, TimeExpression& e) const;
    bool yearAfter(Cursor& at, TimeExpression& e) const; // "..., 1998", "of 1998", "last year"
    bool namesDecade(Cursor at) const; // what stands before `at` makes two digits a decade, not an age
    bool decadeOrCentury(Cursor& at, TimeExpression& e) const;
    bool seasonDate(Cursor& at, TimeExpression& e) const;
    bool fractionOfYear(Cursor& at, TimeExpression& e) const; // quarters and halves
    bool shifted(Cursor& at, TimeExpression& e) const;
    bool dayWordDate(Cursor& at, TimeExpression& e) const;
    bool unitEnd(Cursor& at, TimeExpression& e) const;
    bool edge(Cursor& at, TimeExpression& e) const;
    bool dayNumber(Cursor& at, int& day) const;
    bool spokenYear(Cursor& at, int& year) const; // "nineteen ninety-six"
    bool fourDigits(Cursor& at, int& year) const;
    bool isOfStreet(Cursor at) const; // "1816 North Main", seen behind the number
    bool monthAt(Cursor& at, int& month) const;
    bool weekdayAt(Cursor& at, int& weekday) const;
    bool ordinalAt(Cursor& at, int& value) const;

    // Clock times and parts of the day (time_parser_clock.cpp)
    bool dateTime(Cursor& at, TimeExpression& e) const;
    bool clock(Cursor& at, TimeExpression& e) const;
    bool clockDigits(Cursor& at, TimeExpression& e) const;
    bool clockWords(Cursor& at, TimeExpression& e) const;
    bool meridiem(Cursor& at, TimeExpression& e) const;
    void zone(Cursor& at, TimeExpression& e) const;
    bool part(Cursor& at, TimeExpression& e) const;
    bool partAfter(Cursor& at, TimeExpression& e) const;

    // Amounts (time_parser_amounts.cpp, _offsets, _sets)
    bool amount(Cursor& at, TimeExpression& e) const;
    bool amountAndUnit(Cursor& at, TimeExpression& e) const;
    bool durationOrOffset(Cursor& at, TimeExpression& e) const;
    bool anchorAfter(Cursor& at, TimeExpression& e) const;  // "... before June 5"
    bool partOfPeriod(Cursor& at, TimeExpression& e) const; // "the last two weeks of February 1951"
    bool neighbour(Cursor& at, TimeExpression& e) const;    // "the day before", "year-ago"
    bool set(Cursor& at, TimeExpression& e) const;
    bool reference(Cursor& at, TimeExpression& e) const;
    int approximation(Cursor& at) const;

    void siblings(Cursor& at, std::vector<TimeExpression>& out) const;
    bool leadingSibling(Cursor& at, std::vector<TimeExpression>& out) const;
    void finish(TimeExpression& e, Cursor first, Cursor end) const;

    std::string_view m_text;
    const std::vector<TimeToken>& m_tokens;
    TimeParserOptions m_options;
    static const TimeToken m_none;
    static const TimeWord m_noWord;
};

} // namespace parallax::mention
