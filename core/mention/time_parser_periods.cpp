// Decades, centuries, seasons, quarters, holidays, edges of them, and periods that lean on another date.
#include "mention/time_holidays.h"
#include "mention/time_parser.h"

namespace parallax::mention {

// "the 80s", "the early 80s", "the mid-80s"; "in his early 20s" and "teens and early 20s" are ages.
bool TimeParser::namesDecade(Cursor at) const {
    if (at > 0 && mark(at - 1, '-')) {
        --at;
    }
    if (at > 0 && word(at - 1).edge != 0) {
        --at;
    }
    return at > 0 && glue(at - 1, Glue::The);
}

// "1990s", "the '80s", "the eighties", "the 20th century", "the fourth century BC"
bool TimeParser::decadeOrCentury(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool quote = takeMark(cursor, '\'');
    if (isNumber(cursor) && token(cursor).number % 10 == 0 &&
        (token(cursor).digits == 4 || token(cursor).digits == 2)) {
        Cursor after = cursor + 1;
        if (mark(after, '\'') && adjacent(after)) {
            ++after;
        }
        if (glue(after, Glue::S) && adjacent(after)) {
            const auto number = static_cast<int>(token(cursor).number);
            const bool four = token(cursor).digits == 4;
            if (four ? number < 1000 || number > 2100 : !quote && number < 20) {
                return false;
            }
            if (!four && !quote && !namesDecade(at)) {
                return false;
            }
            e.decade = number;
            e.decadeShort = !four;
            at = after + 1;
            return true;
        }
    }
    if (quote) {
        return false;
    }
    if (word(cursor).decadeWord != 0 && at > 0 && (namesDecade(at) || form(at - 1, "nineteen"))) {
        e.decade = word(cursor).decadeWord;
        e.decadeShort = true;
        at = cursor + 1;
        return true;
    }
    int number = 0;
    if (ordinalAt(cursor, number) && number <= 22) {
        if (mark(cursor, '-')) {
            ++cursor;
        }
        if (unitAt(cursor) == TimeUnit::Century) {
            ++cursor;
            e.century = number;
            if (word(cursor).era != 0 && token(cursor).upper) {
                e.century = word(cursor).era == 1 ? -number : number;
                ++cursor;
            }
            at = cursor;
            return true;
        }
    }
    return false;
}

bool TimeParser::seasonDate(Cursor& at, TimeExpression& e) const {
    const int season = word(at).season;
    if (season == 0) {
        return false;
    }
    const bool fall = form(at, "fall");
    const bool spring = form(at, "spring");
    Cursor cursor = at + 1;
    const Cursor noun = cursor;
    e.season = season;
    Cursor yearCursor = cursor;
    if (yearAfter(yearCursor, e)) {
        at = yearCursor;
        return true;
    }
    const bool led = e.shift != TimeShift::None || e.edge != TimeEdge::None;
    const bool inThe = at >= 2 && glue(at - 1, Glue::The) && cue(at - 1);
    const bool capital = token(at).capital && cue(at);
    // "the fall of the city", "spring water", "in spring", "that winter"
    const bool of = glue(noun, Glue::Of);
    if (fall && !led && !(inThe && !of) && !(capital && !of)) {
        return false;
    }
    if (spring && !led && !inThe && !cue(at)) {
        return false;
    }
    if (!led && !cue(at) && !(at > 0 && glue(at - 1, Glue::The)) && !word(noun).tense) {
        return false;
    }
    at = cursor;
    return true;
}

// "the third quarter of 1989", "third-quarter", "the first half of the year", "Q3 2015"
bool TimeParser::fractionOfYear(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    int number = 0;
    bool fiscal = takeGlue(cursor, Glue::Fiscal);
    // "the 1988 third quarter", "the 1988 period"
    int year = 0;
    if (at > 0 && glue(at - 1, Glue::The) && fourDigits(cursor, year)) {
        Cursor ahead = cursor;
        const bool quarter = ordinalAt(ahead, number) && number <= 4 && unitAt(ahead) == TimeUnit::Quarter;
        if (!quarter) {
            ahead = cursor;
            number = 0;
        }
        if (quarter || unitAt(ahead) == TimeUnit::Quarter || glue(ahead, Glue::Period)) {
            e.year = year;
            e.quarter = number;
            e.unit = TimeUnit::Quarter;
            at = ahead + 1;
            return true;
        }
        return false;
    }
    if (!ordinalAt(cursor, number)) {
        return false;
    }
    const bool fromShift = word(at).shift != 0;
    if (mark(cursor, '-')) {
        ++cursor;
    }
    fiscal = takeGlue(cursor, Glue::Fiscal) || fiscal;
    if (unitAt(cursor) == TimeUnit::Quarter && number <= 4) {
        e.quarter = number;
    } else if (glue(cursor, Glue::Half) && number <= 2 && (fromShift || number == 2)) {
        e.half = number;
    } else {
        return false;
    }
    ++cursor;
    e.fiscal = fiscal;
    Cursor yearCursor = cursor;
    if (yearAfter(yearCursor, e)) {
        at = yearCursor;
        return true;
    }
    Cursor ahead = cursor;
    if (takeGlue(ahead, Glue::Of) && takeGlue(ahead, Glue::The)) {
        takeGlue(ahead, Glue::Fiscal);
        if (unitAt(ahead) == TimeUnit::Year) {
            at = ahead + 1;
            return true;
        }
    }
    if (takeGlue(ahead = cursor, Glue::Of) && takeGlue(ahead, Glue::Fiscal)) {
        take(ahead, "year");
        if (fourDigits(ahead, year)) {
            e.year = year;
            e.fiscal = true;
            at = ahead;
            return true;
        }
    }
    if (e.half != 0) {
        return false;
    }
    at = cursor;
    return true;
}

// "year-end", "month's end"
bool TimeParser::unitEnd(Cursor& at, TimeExpression& e) const {
    const TimeUnit unit = unitAt(at);
    if (unit != TimeUnit::Year && unit != TimeUnit::Month && unit != TimeUnit::Week) {
        return false;
    }
    Cursor cursor = at + 1;
    const bool hyphen = mark(cursor, '-') && adjacent(cursor);
    if (hyphen) {
        ++cursor;
    } else if (mark(cursor, '\'') && glue(cursor + 1, Glue::S)) {
        cursor += 2;
    } else if (unit != TimeUnit::Year) {
        return false;
    }
    if (!form(cursor, "end")) {
        return false;
    }
    e.unit = unit;
    e.shift = TimeShift::Whole;
    e.edge = TimeEdge::End;
    at = cursor + 1;
    return true;
}

bool TimeParser::dayWordDate(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool the = takeGlue(cursor, Glue::The);
    if (unitAt(cursor) == TimeUnit::Day && (glue(cursor + 1, Glue::Before) || glue(cursor + 1, Glue::After))) {
        const int next = word(cursor + 2).dayWord;
        const bool before = glue(cursor + 1, Glue::Before);
        if ((next == 9 && before) || (next == 11 && !before)) {
            e.dayWord = before ? 8 : 12;
            at = cursor + 3;
            return true;
        }
    }
    if (the) {
        return false;
    }
    const int dayWord = word(cursor).dayWord;
    if (dayWord >= 9 && dayWord <= 11) {
        e.dayWord = dayWord;
        at = cursor + 1;
        return true;
    }
    if (dayWord == 12) {
        e.dayWord = 10;
        e.part = PartOfDay::Night;
        at = cursor + 1;
        return true;
    }
    if (dayWord == 13 && (at == 0 || !glue(at - 1, Glue::A))) {
        e.dayWord = 13;
        e.part = PartOfDay::Night;
        at = cursor + 1;
        return true;
    }
    return false;
}

// "last week", "this coming Sunday", "the previous day", "the same month", "that year", "last April", "this summer"
bool TimeParser::shifted(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool the = takeGlue(cursor, Glue::The);
    TimeShift shift = shiftAt(cursor);
    if (shift == TimeShift::None) {
        return false;
    }
    ++cursor;
    // "this past Friday", "this coming week", "that same day"
    const TimeShift second = shiftAt(cursor);
    if (second != TimeShift::None && (shift == TimeShift::This || shift == TimeShift::That) &&
        second != TimeShift::First) {
        shift = second;
        ++cursor;
    }
    if (shift == TimeShift::First || shift == TimeShift::Final || shift == TimeShift::These ||
        shift == TimeShift::Those) {
        return false;
    }
    if (mark(cursor, '-')) {
        ++cursor;
    }
    e.shift = shift;
    e.definite = the;
    const bool fiscal = takeGlue(cursor, Glue::Fiscal);
    const TimeUnit unit = unitAt(cursor);
    if (unit != TimeUnit::None) {
        if (unit == TimeUnit::Second || unit == TimeUnit::Minute ||
            (unit == TimeUnit::Hour && shift != TimeShift::Past)) {
            return false;
        }
        e.unit = unit;
        e.fiscal = fiscal;
        ++cursor;
        // "this year's third quarter"
        int quarter = 0;
        Cursor ahead = cursor + 2;
        if (unit == TimeUnit::Year && mark(cursor, '\'') && glue(cursor + 1, Glue::S) && ordinalAt(ahead, quarter) &&
            quarter <= 4 && unitAt(ahead) == TimeUnit::Quarter) {
            e.quarter = quarter;
            at = ahead + 1;
            return true;
        }
        if (unit == TimeUnit::Night) {
            e.unit = TimeUnit::Day;
            e.part = PartOfDay::Night;
            if (shift == TimeShift::Past) {
                return false;
            }
        }
        at = cursor;
        return true;
    }
    if (shift == TimeShift::Whole) {
        return false;
    }
    if (shift == TimeShift::Latest && glue(cursor, Glue::Period)) {
        e.unit = TimeUnit::Quarter; // of business news
        at = cursor + 1;
        return true;
    }
    const TimeWord& entry = word(cursor);
    int value = 0;
    // "this early morning", "late last night" are with the parts of a day
    if (entry.part != 0 && shift != TimeShift::Latest && shift != TimeShift::Recent && shift != TimeShift::Current) {
        e.unit = TimeUnit::Day;
        e.part = static_cast<PartOfDay>(entry.part);
        at = cursor + 1;
        return true;
    }
    if (weekdayAt(cursor, value)) {
        e.weekday = value;
        Cursor ahead = cursor;
        takeMark(ahead, ',');
        TimeExpression date;
        Cursor dateEnd = ahead;
        if ((monthDate(dateEnd, date) || dayMonth(dateEnd, date)) && date.day != 0) {
            e.month = date.month;
            e.day = date.day;
            e.year = date.year;
            e.yearShort = date.yearShort;
            cursor = dateEnd;
        }
        at = cursor;
        return true;
    }
    Cursor monthCursor = cursor;
    if (monthDate(monthCursor, e)) {
        at = monthCursor;
        return true;
    }
    if (entry.season != 0 && entry.month == 0) {
        e.season = entry.season;
        at = cursor + 1;
        return true;
    }
    std::size_t size = 0;
    if (const Holiday* holiday = has(cursor) ? findHoliday(m_text, m_tokens, cursor, size) : nullptr) {
        e.holiday = holiday;
        at = cursor + size;
        return true;
    }
    return false;
}

// "early", "the end of", "the first half of", "mid-": what must be followed by a date.
bool TimeParser::edge(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool the = takeGlue(cursor, Glue::The);
    const auto value = static_cast<TimeEdge>(word(cursor).edge);
    if (value == TimeEdge::Start || value == TimeEdge::Middle || value == TimeEdge::End) {
        ++cursor;
        if (!takeGlue(cursor, Glue::Of)) {
            return false;
        }
        e.edge = value;
        at = cursor;
        return true;
    }
    const TimeShift shift = shiftAt(cursor);
    const bool latter = glue(cursor, Glue::Latter);
    if (the && (latter || shift == TimeShift::First || shift == TimeShift::Last || word(cursor).ordinal == 2 ||
                value == TimeEdge::Early || value == TimeEdge::Late)) {
        Cursor ahead = cursor + 1;
        const bool half = glue(ahead, Glue::Half);
        const TimeUnit units = unitsAt(ahead);
        if ((half || glue(ahead, Glue::Part) || form(ahead, "stages") || units == TimeUnit::Day ||
             units == TimeUnit::Week || units == TimeUnit::Month ||
             (units == TimeUnit::Year && value != TimeEdge::None)) &&
            glue(ahead + 1, Glue::Of)) {
            const bool first = shift == TimeShift::First || value == TimeEdge::Early;
            e.edge = first ? TimeEdge::Early : TimeEdge::Late;
            e.half = half ? (first ? 1 : 2) : 0;
            at = ahead + 2;
            return true;
        }
    }
    if (value == TimeEdge::None) {
        return false;
    }
    ++cursor;
    if (mark(cursor, '-') && adjacent(cursor)) {
        ++cursor;
        takeMark(cursor, '-');
    } else if (glue(cursor, Glue::In) || (glue(cursor, Glue::On) && value != TimeEdge::Mid)) {
        ++cursor;
    }
    if (value == TimeEdge::Mid && !adjacent(cursor) && token(cursor).gap == Gap::Space) {
        e.edge = value;
        at = cursor;
        return true;
    }
    e.edge = value;
    at = cursor;
    return true;
}

} // namespace parallax::mention
