// Years: by themselves, spoken, and after a day or a month.
#include "mention/address.h"
#include "mention/time_parser.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::mention {

// A year of four digits that stands by itself.
bool TimeParser::fourDigits(Cursor& at, int& year) const {
    if (!isNumber(at) || token(at).digits != 4) {
        return false;
    }
    const auto number = static_cast<int>(token(at).number);
    if (number < 1000 || number > 2200) {
        return false;
    }
    if (at > 0 && adjacent(at)) {
        const char before = token(at - 1).mark;
        if (before == '$' || before == '.' || before == ',' || before == '#' || before == ':' || isWord(at - 1) ||
            before == '+' || before == '=' || before == '_') {
            return false;
        }
    }
    const Cursor next = at + 1;
    if (adjacent(next)) {
        const bool decimals =
            (mark(next, '.') || mark(next, ',') || mark(next, ':')) && isNumber(next + 1) && adjacent(next + 1);
        if (decimals || mark(next, '%') || isWord(next)) {
            return false;
        }
    }
    year = number;
    at = next;
    return true;
}

// "at 1816 North Main", "2012 Old Mill Road": the words from `at` on are a street.
bool TimeParser::isOfStreet(Cursor at) const {
    static constexpr std::array<std::string_view, 8> sides = {"north", "south", "east", "west", "n", "s", "e", "w"};
    for (Cursor i = at; i < at + 4 && isWord(i) && token(i).capital && token(i).gap == Gap::Space; ++i) {
        if (i == at) {
            if (std::ranges::any_of(sides, [&](std::string_view side) { return form(i, side); })) {
                return true;
            }
            continue;
        }
        std::string lower(token(i).span.in(m_text));
        std::ranges::transform(lower, lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        if (isStreetWord(lower)) {
            return true;
        }
    }
    return false;
}

// "nineteen ninety-six", "two thousand three", "nineteen oh five" is too rare to care.
bool TimeParser::spokenYear(Cursor& at, int& year) const {
    const int first = word(at).cardinal;
    Cursor cursor = at + 1;
    if (first >= 13 && first <= 20) {
        const int tens = word(cursor).cardinal;
        if (tens < 10) {
            if (form(cursor, "hundred") && first <= 19 && cue(at)) {
                year = first * 100;
                at = cursor + 1;
                return true;
            }
            return false;
        }
        ++cursor;
        int ones = 0;
        if (tens >= 20) {
            Cursor ahead = cursor + (mark(cursor, '-') ? 1 : 0);
            if (const int unit = word(ahead).cardinal; unit > 0 && unit < 10) {
                ones = unit;
                cursor = ahead + 1;
            }
        }
        if (unitsAt(cursor) != TimeUnit::None || unitAt(cursor) != TimeUnit::None) {
            return false;
        }
        year = first * 100 + tens + ones;
        at = cursor;
        return true;
    }
    if (first == 2 && form(cursor, "thousand") && cue(at)) {
        ++cursor;
        if (glue(cursor, Glue::And)) {
            ++cursor;
        }
        const int ones = word(cursor).cardinal;
        if (ones == 0 || unitsAt(cursor + 1) != TimeUnit::None) {
            return false;
        }
        year = 2000 + ones;
        at = cursor + 1;
        return true;
    }
    return false;
}

// After a day or a month.
bool TimeParser::yearAfter(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool comma = takeMark(cursor, ',');
    const bool of = !comma && (takeGlue(cursor, Glue::Of) || (takeGlue(cursor, Glue::In) && isNumber(cursor)));
    if (token(cursor).gap == Gap::Break) {
        return false;
    }
    int year = 0;
    Cursor yearEnd = cursor;
    const bool four = fourDigits(yearEnd, year);
    const bool spoken = !four && !comma && spokenYear(yearEnd, year);
    if (four || spoken) {
        // "June 5, 1000 people" names no year
        if (four && comma && year % 100 == 0 && isWord(yearEnd) && !cue(yearEnd + 1) && word(yearEnd).tense == 0) {
            return false;
        }
        e.year = year;
        if (word(yearEnd).era == 1) {
            e.year = 1 - year;
            ++yearEnd;
        }
        at = yearEnd;
        return true;
    }
    if (!comma && isNumber(cursor) && token(cursor).digits <= 3 && word(cursor + 1).era != 0 &&
        (!adjacent(cursor) || of)) {
        e.year = static_cast<int>(token(cursor).number);
        e.year = word(cursor + 1).era == 1 ? 1 - *e.year : *e.year;
        at = cursor + 2;
        return true;
    }
    if (mark(cursor, '\'') && isNumber(cursor + 1) && adjacent(cursor + 1) && token(cursor + 1).digits == 2) {
        e.year = static_cast<int>(token(cursor + 1).number);
        e.yearShort = true;
        at = cursor + 2;
        return true;
    }
    if (comma) {
        return false;
    }
    // "July of that year", "Thursday of last week", "September this year"
    takeGlue(cursor, Glue::The);
    TimeShift shift = shiftAt(cursor);
    if (shift == TimeShift::None || e.shift != TimeShift::None) {
        return false;
    }
    ++cursor;
    if (shiftAt(cursor) == TimeShift::Same) {
        shift = TimeShift::Same;
        ++cursor;
    }
    const TimeUnit unit = unitAt(cursor);
    const bool yearly = unit == TimeUnit::Year &&
                        (e.month != 0 || e.season != 0 || e.quarter != 0 || e.half != 0 || e.holiday != nullptr);
    const bool weekly = unit == TimeUnit::Week && e.weekday != 0;
    const bool monthly = unit == TimeUnit::Month && e.day != 0 && e.month == 0;
    if (!yearly && !weekly && !monthly) {
        return false;
    }
    e.shift = shift;
    e.unit = unit;
    at = cursor + 1;
    return true;
}

bool TimeParser::yearDate(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    int year = 0;
    // "AD 79", "480 BC", "146 B.C."
    const bool adFirst = word(cursor).era == 2 && token(cursor).upper && isNumber(cursor + 1);
    if (adFirst) {
        e.year = static_cast<int>(token(cursor + 1).number);
        at = cursor + 2;
        return *e.year < 2200;
    }
    if (isNumber(cursor) && token(cursor).digits <= 4 && !(at > 0 && adjacent(cursor) && mark(at - 1, '.'))) {
        const Cursor after = cursor + 1;
        if (word(after).era != 0 && token(after).upper) {
            const auto number = static_cast<int>(token(cursor).number);
            e.year = word(after).era == 1 ? 1 - number : number;
            at = after + 1;
            return number > 0;
        }
        if (glue(after, Glue::B) && token(after).capital && mark(after + 1, '.') && form(after + 2, "c") &&
            adjacent(after + 2)) {
            e.year = 1 - static_cast<int>(token(cursor).number);
            at = after + 3;
            // The last stop belongs to it where the sentence goes on.
            const bool ends = token(at + 1).gap == Gap::Break || (isWord(at + 1) && token(at + 1).capital);
            if (mark(at, '.') && adjacent(at) && !ends) {
                ++at;
            }
            return true;
        }
    }
    if (mark(cursor, '\'') && isNumber(cursor + 1) && adjacent(cursor + 1) && token(cursor + 1).digits == 2 &&
        (at == 0 || !adjacent(at)) && !adjacent(cursor + 2)) {
        e.year = static_cast<int>(token(cursor + 1).number);
        e.yearShort = true;
        at = cursor + 2;
        return true;
    }
    const bool fiscal = takeGlue(cursor, Glue::Fiscal);
    if (fiscal) {
        take(cursor, "year");
    }
    if (fourDigits(cursor, year)) {
        const TimeWord& next = word(cursor);
        if (next.units != 0 || next.scale != 0 || next.unitShort != 0 || glue(cursor, Glue::Hours) ||
            glue(cursor, Glue::Hrs) || mark(cursor, '/')) {
            return false;
        }
        if (at > 0 && (mark(at - 1, '/') || (mark(at - 1, '-') && adjacent(at) && adjacent(at - 1) &&
                                             isNumber(at - 2) && token(at - 2).digits != 4))) {
            return false;
        }
        // "the 1900 block of Long Street"
        if (form(cursor, "block") || (!cue(at) && isOfStreet(cursor))) {
            return false;
        }
        const bool modern = year >= 1700 && year <= 2050;
        const bool led = cue(at) || glue(at - 1, Glue::The) || mark(at - 1, '(') || fiscal;
        // Round numbers and far years count things as often as they name years: "2000 soldiers".
        const bool nounFollows = isWord(cursor) && token(cursor).gap != Gap::None && token(cursor).word == nullptr &&
                                 !token(cursor).capital && m_text[token(cursor).span.end - 1] == 's';
        if (!modern && !led) {
            return false;
        }
        const bool preposition =
            cue(at) && !glue(at - 1, Glue::And) && !glue(at - 1, Glue::To) && !glue(at - 1, Glue::For);
        const bool the = at > 0 && glue(at - 1, Glue::The);
        if (nounFollows && !the && !(preposition && modern && year % 50 != 0)) {
            return false;
        }
        if (at > 0 && (mark(at - 1, '$') || form(at - 1, "no") || mark(at - 1, '#') || glue(at - 1, Glue::Than) ||
                       form(at - 1, "article") || form(at - 1, "section") || form(at - 1, "resolution"))) {
            return false;
        }
        e.year = year;
        e.fiscal = fiscal;
        at = cursor;
        return true;
    }
    if (!fiscal && spokenYear(cursor, year)) {
        e.year = year;
        at = cursor;
        return true;
    }
    if (m_options.yearsBeforeChrist && isNumber(cursor) && token(cursor).digits == 3 && at > 0) {
        // In a history that counts years before Christ, "in 480" is one of them.
        const bool led = glue(at - 1, Glue::In) || glue(at - 1, Glue::By) || glue(at - 1, Glue::Until) ||
                         glue(at - 1, Glue::Since) || (mark(at - 1, ',') && glue(at - 2, Glue::In));
        const bool ends = mark(cursor + 1, ',') || mark(cursor + 1, '.') || mark(cursor + 1, ')') ||
                          glue(cursor + 1, Glue::And) || glue(cursor + 1, Glue::The) || glue(cursor + 1, Glue::To) ||
                          word(cursor + 1).era == 0;
        if (led && ends && !(adjacent(cursor + 1) && isNumber(cursor + 2) && adjacent(cursor + 2)) &&
            !mark(cursor + 1, '-')) {
            const bool noun = isWord(cursor + 1) && token(cursor + 1).word == nullptr && !token(cursor + 1).capital &&
                              m_text[token(cursor + 1).span.end - 1] == 's';
            if (!noun) {
                e.year = 1 - static_cast<int>(token(cursor).number);
                at = cursor + 1;
                return true;
            }
        }
    }
    return false;
}

} // namespace parallax::mention
