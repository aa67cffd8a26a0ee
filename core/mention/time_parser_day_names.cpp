// The parts of a date that are one word or number: months, weekdays, ordinals, days of the month.
#include "mention/time_parser.h"

namespace parallax::mention {

bool TimeParser::monthAt(Cursor& at, int& month) const {
    const TimeWord& entry = word(at);
    const TimeToken& here = token(at);
    if (entry.month != 0) {
        month = entry.month;
        // "may" and "march" are verbs, "august" an adjective: without a capital they are no months.
        if (!here.capital && (month == 5 || month == 3 || month == 8)) {
            return false;
        }
        ++at;
        return true;
    }
    if (entry.monthShort != 0 && here.capital) {
        month = entry.monthShort;
        ++at;
        // The stop belongs to the abbreviation only where something follows it that a date can hold.
        if (mark(at, '.') && adjacent(at)) {
            ++at;
        }
        return true;
    }
    return false;
}

bool TimeParser::weekdayAt(Cursor& at, int& weekday) const {
    const TimeWord& entry = word(at);
    if (entry.weekday != 0) {
        weekday = entry.weekday;
        ++at;
        return true;
    }
    if (entry.weekdayShort != 0 && token(at).capital) {
        Cursor cursor = at + 1;
        const bool stop = mark(cursor, '.') && adjacent(cursor);
        cursor += stop ? 1 : 0;
        const bool comma = mark(cursor, ',');
        int month = 0;
        Cursor ahead = cursor + (comma ? 1 : 0);
        // "Sun" and "Sat" are other words too; a date must follow.
        if (isNumber(ahead) || monthAt(ahead, month) || word(ahead).part != 0) {
            weekday = entry.weekdayShort;
            at = cursor;
            return true;
        }
    }
    return false;
}

bool TimeParser::ordinalAt(Cursor& at, int& value) const {
    if (isNumber(at) && token(at).digits <= 2 && glue(at + 1, Glue::OrdinalSuffix) && adjacent(at + 1)) {
        value = static_cast<int>(token(at).number);
        at += 2;
        return value > 0;
    }
    const TimeWord& entry = word(at);
    if (entry.ordinal != 0) {
        value = entry.ordinal;
        ++at;
        return true;
    }
    // "twenty-first"
    if (entry.cardinal >= 20 && entry.cardinal % 10 == 0) {
        Cursor cursor = at + 1;
        if (mark(cursor, '-')) {
            ++cursor;
        }
        if (const int unit = word(cursor).ordinal; unit > 0 && unit < 10) {
            value = entry.cardinal + unit;
            at = cursor + 1;
            return true;
        }
    }
    return false;
}

bool TimeParser::dayNumber(Cursor& at, int& day) const {
    Cursor cursor = at;
    if (!ordinalAt(cursor, day)) {
        if (!isNumber(cursor) || token(cursor).digits > 2) {
            return false;
        }
        day = static_cast<int>(token(cursor).number);
        ++cursor;
        if (isNumber(cursor) && adjacent(cursor)) {
            return false;
        }
    }
    if (day < 1 || day > 31) {
        return false;
    }
    at = cursor;
    return true;
}

} // namespace parallax::mention
