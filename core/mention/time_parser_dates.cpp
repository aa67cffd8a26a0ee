// Dates: days and months, numeric dates, weekdays, and how they stand together.
#include "mention/time_holidays.h"
#include "mention/time_parser.h"

namespace parallax::mention {

bool TimeParser::monthDate(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    int month = 0;
    if (!monthAt(cursor, month)) {
        return false;
    }
    const bool stop = cursor == at + 2;
    e.month = month;
    Cursor ahead = cursor;
    if (mark(ahead, '-') && isNumber(ahead + 1) && adjacent(ahead + 1)) {
        ++ahead; // "June-5"
    }
    int day = 0;
    const Cursor dayBegin = ahead + (glue(ahead, Glue::The) ? 1 : 0);
    Cursor dayEnd = dayBegin;
    const bool clockFollows = isNumber(dayBegin) && mark(dayBegin + 1, ':') && adjacent(dayBegin + 1) &&
                              isNumber(dayBegin + 2) && adjacent(dayBegin + 2);
    if (token(ahead).gap != Gap::Break && !clockFollows && dayNumber(dayEnd, day) &&
        !(glue(ahead, Glue::The) && isNumber(dayBegin) && dayEnd == dayBegin + 1)) {
        // "May 20 million": a number that something is counted with
        const bool counted = word(dayEnd).scale != 0 || mark(dayEnd, '%');
        const bool decimal = mark(dayEnd, '.') && adjacent(dayEnd) && isNumber(dayEnd + 1) && adjacent(dayEnd + 1);
        if (!counted && !decimal) {
            e.day = day;
            cursor = dayEnd;
            Cursor yearCursor = cursor;
            if (yearAfter(yearCursor, e)) {
                cursor = yearCursor;
            }
            at = cursor;
            return true;
        }
    }
    Cursor yearCursor = cursor;
    if (yearAfter(yearCursor, e)) {
        at = yearCursor;
        return true;
    }
    if (stop) {
        --cursor; // the stop ends the sentence, as far as one can see
        if (token(at).span.in(m_text) == "Mar" || token(at).span.in(m_text) == "Jan") {
            return false;
        }
    } else if (word(at).monthShort != 0 && word(at).month == 0 &&
               (!cue(at) || (isWord(cursor) && token(cursor).capital))) {
        return false; // first names: "Jan", "Jun"
    }
    // "Mr. March", "Ms. April"
    if (at > 1 && mark(at - 1, '.') && isWord(at - 2) && adjacent(at - 1) && token(at - 2).capital &&
        token(at - 2).span.size() <= 3 && !word(at - 2).monthShort) {
        return false;
    }
    // First names and verbs: "May", "April Stone", "March on".
    const bool ambiguous = month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
    if (ambiguous && !cue(at) && e.shift == TimeShift::None && e.edge == TimeEdge::None) {
        const bool nameBefore = at > 0 && token(at).gap == Gap::Space && isWord(at - 1) && token(at - 1).capital &&
                                !cue(at) && word(at - 1).weekday == 0 && shiftAt(at - 1) == TimeShift::None &&
                                !glue(at - 1, Glue::The);
        if (nameBefore && month == 3) {
            return false; // "the Long March"
        }
        const bool nameFollows = isWord(cursor) && token(cursor).capital && token(cursor).word == nullptr;
        if (nameFollows || month == 5 || (month == 3 && at == 0)) {
            return false;
        }
    }
    if (mark(cursor, '-') && adjacent(cursor) && isWord(cursor + 1) && adjacent(cursor + 1) && month == 5) {
        return false;
    }
    at = cursor;
    return true;
}

// "5 June 2016", "the 5th of June", "10 Nov 11"
bool TimeParser::dayMonth(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    takeGlue(cursor, Glue::The);
    int day = 0;
    if (!dayNumber(cursor, day)) {
        return false;
    }
    // "on the 6th", "the 5th of this month"
    if (glue(cursor - 1, Glue::OrdinalSuffix)) {
        TimeExpression alone;
        alone.day = day;
        Cursor ahead = cursor;
        if (yearAfter(ahead, alone) && alone.unit == TimeUnit::Month) {
            e.day = day;
            e.shift = alone.shift;
            e.unit = alone.unit;
            at = ahead;
            return true;
        }
        const bool ends = !has(cursor) || token(cursor).kind == TimeTokenKind::Mark || glue(cursor, Glue::And) ||
                          word(cursor).tense != 0;
        if (at > 0 && glue(at - 1, Glue::On) && glue(at, Glue::The) && ends && !mark(cursor, '-')) {
            e.day = day;
            at = cursor;
            return true;
        }
    }
    if (glue(cursor, Glue::Day) && glue(cursor + 1, Glue::Of)) {
        ++cursor;
    }
    takeGlue(cursor, Glue::Of);
    if (mark(cursor, '-') && adjacent(cursor)) {
        ++cursor;
    }
    int month = 0;
    const Cursor monthBegin = cursor;
    if (token(cursor).gap == Gap::Break || !monthAt(cursor, month)) {
        return false;
    }
    const bool stop = cursor == monthBegin + 2;
    e.day = day;
    e.month = month;
    Cursor yearCursor = cursor;
    if (mark(cursor, '-') && adjacent(cursor) && isNumber(cursor + 1) && adjacent(cursor + 1)) {
        ++yearCursor; // "5-June-2016"
    }
    if (yearAfter(yearCursor, e)) {
        at = yearCursor;
        return true;
    }
    if (isNumber(cursor) && token(cursor).digits == 2 && word(monthBegin).monthShort != 0 &&
        token(cursor).gap != Gap::Break && !mark(cursor + 1, ':') && word(cursor + 1).units == 0 &&
        word(cursor + 1).scale == 0) {
        e.year = static_cast<int>(token(cursor).number);
        e.yearShort = true;
        at = cursor + 1;
        return true;
    }
    at = stop ? cursor - 1 : cursor;
    return true;
}

// "08.06.2016", "6/8/16", "2016-06-05"
bool TimeParser::numericDate(Cursor& at, TimeExpression& e) const {
    if (!isNumber(at) || !isNumber(at + 2) || !isNumber(at + 4)) {
        return false;
    }
    const char separator = token(at + 1).mark;
    if ((separator != '.' && separator != '/' && separator != '-') || token(at + 3).mark != separator) {
        return false;
    }
    for (Cursor inner = at + 1; inner <= at + 4; ++inner) {
        if (!adjacent(inner)) {
            return false;
        }
    }
    const bool moreFollows =
        adjacent(at + 5) && (isNumber(at + 6) && adjacent(at + 6)) && (mark(at + 5, separator) || mark(at + 5, '-'));
    if (moreFollows || (at > 0 && adjacent(at) && (mark(at - 1, separator) || mark(at - 1, '$')))) {
        return false; // telephone numbers, versions, addresses
    }
    const TimeToken& first = token(at);
    const TimeToken& second = token(at + 2);
    const TimeToken& third = token(at + 4);
    const auto number = [](const TimeToken& part) { return static_cast<int>(part.number); };
    if (first.digits == 4 && second.digits <= 2 && third.digits <= 2) {
        if (number(first) < 1000 || number(first) > 2200 || number(second) < 1 || number(second) > 12 ||
            number(third) < 1 || number(third) > 31) {
            return false;
        }
        e.year = number(first);
        e.month = number(second);
        e.day = number(third);
    } else if (first.digits <= 2 && second.digits <= 2 &&
               (third.digits == 4 || (third.digits == 2 && separator != '-'))) {
        if (number(first) < 1 || number(second) < 1 || number(first) > 31 || number(second) > 31 ||
            (number(first) > 12 && number(second) > 12) ||
            (third.digits == 4 && (number(third) < 1000 || number(third) > 2200))) {
            return false;
        }
        e.year = number(third);
        e.yearShort = third.digits == 2;
        e.numeric = true;
        e.dotted = separator == '.';
        e.month = number(first);
        e.day = number(second);
    } else {
        return false;
    }
    at += 5;
    if (form(at, "t") && adjacent(at) && isNumber(at + 1) && adjacent(at + 1)) {
        TimeExpression time;
        Cursor cursor = at + 1;
        if (clockDigits(cursor, time)) {
            e.hour = time.hour;
            e.minute = time.minute;
            e.second = time.second;
            e.zone = time.zone;
            at = cursor;
        }
    }
    return true;
}

bool TimeParser::weekdayDate(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    int weekday = 0;
    if (!weekdayAt(cursor, weekday)) {
        return false;
    }
    e.weekday = weekday;
    Cursor ahead = cursor;
    Cursor parted = cursor;
    TimeExpression withPart;
    const bool part = partAfter(parted, withPart); // "Friday night, June 3"
    if (part) {
        ahead = parted;
    }
    takeMark(ahead, ',');
    if (glue(ahead, Glue::The) && word(ahead + 1).ordinal == 0 && !isNumber(ahead + 1)) {
        at = cursor;
        return true;
    }
    TimeExpression date;
    Cursor dateEnd = ahead;
    const bool paren = !part && takeMark(dateEnd, '(');
    if (token(dateEnd).gap != Gap::Break &&
        (numericDate(dateEnd, date) || monthDate(dateEnd, date) || dayMonth(dateEnd, date)) && date.day != 0) {
        if (paren && !takeMark(dateEnd, ')')) {
            at = cursor;
            return true;
        }
        date.weekday = weekday;
        date.part = withPart.part;
        date.partEdge = withPart.partEdge;
        date.edge = e.edge;
        date.shift = e.shift;
        e = date;
        at = dateEnd;
        return true;
    }
    // "Thursday the 5th"
    int day = 0;
    Cursor ordinal = cursor;
    if (takeGlue(ordinal, Glue::The) && ordinalAt(ordinal, day) && day <= 31 && !isWord(ordinal)) {
        e.day = day;
        at = ordinal;
        return true;
    }
    Cursor yearCursor = cursor;
    if (yearAfter(yearCursor, e) && e.unit == TimeUnit::Week) {
        at = yearCursor;
        return true;
    }
    e.year.reset();
    at = cursor;
    return true;
}

bool TimeParser::calendarCore(Cursor& at, TimeExpression& e) const {
    const TimeExpression before = e;
    const Cursor begin = at;
    const auto attempt = [&](bool (TimeParser::*rule)(Cursor&, TimeExpression&) const) {
        e = before;
        Cursor cursor = begin;
        if (!(this->*rule)(cursor, e)) {
            e = before;
            return false;
        }
        at = cursor;
        return true;
    };
    if (attempt(&TimeParser::weekdayDate) || attempt(&TimeParser::numericDate) || attempt(&TimeParser::monthDate) ||
        attempt(&TimeParser::dayMonth) || attempt(&TimeParser::dayWordDate) || attempt(&TimeParser::unitEnd) ||
        attempt(&TimeParser::fractionOfYear) || attempt(&TimeParser::decadeOrCentury) ||
        attempt(&TimeParser::shifted) || attempt(&TimeParser::seasonDate) || attempt(&TimeParser::yearDate)) {
        return true;
    }
    std::size_t size = 0;
    if (const Holiday* holiday = has(begin) ? findHoliday(m_text, m_tokens, begin, size) : nullptr) {
        e.holiday = holiday;
        at = begin + size;
        yearAfter(at, e);
        return true;
    }
    return false;
}

bool TimeParser::calendar(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    TimeExpression result = e;
    if (calendarCore(cursor, result)) {
        at = cursor;
        e = result;
        return true;
    }
    // "the 1930s", "the third quarter", "the summer", "the weekend", "the year"
    cursor = at;
    if (takeGlue(cursor, Glue::The)) {
        const Cursor core = cursor;
        result = e;
        if (decadeOrCentury(cursor, result) || fractionOfYear(cursor, result) || seasonDate(cursor, result)) {
            if (result.quarter != 0 && mark(core + 1, '-')) {
                return false; // "the third-quarter results": the article is the noun's
            }
            at = cursor;
            e = result;
            return true;
        }
        cursor = core;
        result = e;
        const bool fiscal = takeGlue(cursor, Glue::Fiscal);
        const TimeUnit unit =
            unitsAt(cursor) == TimeUnit::Year && isNumber(cursor + 1) ? TimeUnit::Year : unitAt(cursor);
        const bool alone =
            unit == TimeUnit::Weekend || unit == TimeUnit::Week || unit == TimeUnit::Quarter || unit == TimeUnit::Year;
        const bool withEdge = e.edge != TimeEdge::None && (unit == TimeUnit::Month || unit == TimeUnit::Day ||
                                                           unit == TimeUnit::Decade || unit == TimeUnit::Century);
        if ((alone || withEdge) && !(mark(cursor + 1, '-') && adjacent(cursor + 1))) {
            ++cursor;
            // "the year 1990", "the week of March 6"
            int year = 0;
            Cursor ahead = cursor;
            if ((unit == TimeUnit::Year || unitsAt(cursor - 1) == TimeUnit::Year) && fourDigits(ahead, year)) {
                result.year = year;
                e = result;
                at = ahead;
                return true;
            }
            if (unit == TimeUnit::Year && glue(ahead, Glue::Ended)) {
                return false; // "the year ended March 31" is a length of time
            }
            Cursor spoken = ahead;
            if (unit == TimeUnit::Year &&
                (spokenYear(spoken, year) || (form(ahead, "two") && form(ahead + 1, "thousand")))) {
                result.year = spoken > ahead ? year : 2000;
                e = result;
                at = spoken > ahead ? spoken : ahead + 2;
                return true;
            }
            result.shift = TimeShift::Whole;
            result.unit = unit;
            result.definite = true;
            result.fiscal = fiscal;
            if (unit == TimeUnit::Week && takeGlue(ahead = cursor, Glue::Of)) {
                TimeExpression week = result;
                if ((monthDate(ahead, week) || dayMonth(ahead, week)) && week.day != 0) {
                    result = week;
                    cursor = ahead;
                }
            }
            e = result;
            at = cursor;
            return true;
        }
        return false;
    }
    return false;
}

} // namespace parallax::mention
