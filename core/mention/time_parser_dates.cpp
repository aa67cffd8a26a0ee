// Dates: days, months, years, numeric dates, weekdays.
#include "mention/time_holidays.h"
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
