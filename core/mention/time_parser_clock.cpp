// Clock times, parts of the day, and dates with either.
#include "mention/time_parser.h"

namespace parallax::mention {

namespace {

// "12:20 Sunday morning" is twenty past midnight.
bool isMorning(PartOfDay part) {
    return part == PartOfDay::Morning || part == PartOfDay::SmallHours;
}

} // namespace

// "am", "p.m.", "a.m"
bool TimeParser::meridiem(Cursor& at, TimeExpression& e) const {
    if (token(at).gap == Gap::Break) {
        return false;
    }
    if (glue(at, Glue::Am) || glue(at, Glue::Pm)) {
        e.meridiem = glue(at, Glue::Am) ? 1 : 2;
        ++at;
        return true;
    }
    const bool am = glue(at, Glue::A) && token(at).span.size() == 1;
    if (!am && !glue(at, Glue::P)) {
        return false;
    }
    Cursor cursor = at + 1;
    if (!takeMark(cursor, '.') && !(token(cursor).gap == Gap::Space && glue(cursor, Glue::M))) {
        return false;
    }
    if (!takeGlue(cursor, Glue::M)) {
        return false;
    }
    if (mark(cursor, '.') && adjacent(cursor)) {
        // The stop belongs to the time unless it also ends the sentence.
        const TimeToken& next = token(cursor + 1);
        const TimeWord& entry = word(cursor + 1);
        const bool timeFollows = entry.weekday != 0 || entry.month != 0 || entry.monthShort != 0 || entry.zone != 0 ||
                                 entry.weekdayShort != 0;
        const bool ends = !has(cursor + 1) || next.gap == Gap::Break ||
                          (next.gap != Gap::None && next.kind == TimeTokenKind::Word && next.capital && !timeFollows) ||
                          (next.gap != Gap::None && next.mark == '"');
        if (!ends) {
            ++cursor;
        }
    }
    e.meridiem = am ? 1 : 2;
    at = cursor;
    return true;
}

// "GMT", "local time", "EST", "hours"
void TimeParser::zone(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool paren = takeMark(cursor, '(');
    if (token(cursor).gap == Gap::Break) {
        return;
    }
    const TimeWord& entry = word(cursor);
    if (entry.zone != 0 && token(cursor).upper) {
        e.zone = entry.zone - 1000;
        ++cursor;
        if (paren && !takeMark(cursor, ')')) {
            e.zone.reset();
            return;
        }
        at = cursor;
        return;
    }
    if (form(cursor, "z") && adjacent(cursor) && token(cursor).capital) {
        e.zone = 0;
        at = cursor + 1;
        return;
    }
    if (!paren && glue(cursor, Glue::Local) && glue(cursor + 1, Glue::Time)) {
        at = cursor + 2;
        return;
    }
    if (!paren && isWord(cursor) && token(cursor).capital && glue(cursor + 1, Glue::Time) &&
        !token(cursor + 1).capital && token(cursor).gap == Gap::Space) {
        at = cursor + 2; // "Moscow time"
    }
}

// "2:18", "14:30", "2.28pm", "10 p.m.", "2pm", "1400 GMT", "0930 hours", "5 o'clock"
bool TimeParser::clockDigits(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    if (!isNumber(cursor) || token(cursor).digits > 4 ||
        (at > 0 && adjacent(at) && (mark(at - 1, ':') || mark(at - 1, '.') || mark(at - 1, '$')))) {
        return false;
    }
    const auto first = static_cast<int>(token(cursor).number);
    TimeExpression result = e;
    const bool colon = token(cursor).digits <= 2 && (mark(cursor + 1, ':') || mark(cursor + 1, '.')) &&
                       adjacent(cursor + 1) && isNumber(cursor + 2) && adjacent(cursor + 2) &&
                       token(cursor + 2).digits == 2;
    if (colon) {
        const bool dot = mark(cursor + 1, '.');
        const auto minute = static_cast<int>(token(cursor + 2).number);
        if (first > 24 || minute > 59) {
            return false;
        }
        result.hour = first;
        result.minute = minute;
        cursor += 3;
        if (!dot && mark(cursor, ':') && adjacent(cursor) && isNumber(cursor + 1) && token(cursor + 1).digits == 2 &&
            adjacent(cursor + 1)) {
            result.second = static_cast<int>(token(cursor + 1).number);
            cursor += 2;
        }
        const bool half = meridiem(cursor, result);
        const Cursor beforeZone = cursor;
        if (glue(cursor, Glue::Hrs) || (glue(cursor, Glue::Hours) && !dot)) {
            ++cursor;
        }
        zone(cursor, result);
        if (!half && cursor == beforeZone) {
            if (dot && !(at > 0 && glue(at - 1, Glue::At) && token(at).digits == 2 &&
                         (glue(cursor, Glue::On) || mark(cursor, ',') || word(cursor).weekday != 0))) {
                return false; // "at 14.30 on Monday" is a clock, "rose 14.30" is not
            }
            // A score or a share looks like this too: a preposition, a date or a bracket must stand by.
            const bool led = at == 0 || cue(at) || glue(at - 1, Glue::The) || mark(at - 1, '(') || mark(at - 1, ',') ||
                             token(at).digits == 2 || token(at).gap == Gap::Break;
            if (!led || (mark(cursor, '.') && adjacent(cursor + 1) && isNumber(cursor + 1))) {
                return false;
            }
        }
        if (half && first > 12) {
            result.meridiem = 0;
        }
    } else if (token(cursor).digits <= 2) {
        if (first > 12 || first < 1) {
            return false;
        }
        ++cursor;
        result.hour = first;
        result.minute = 0;
        if (glue(cursor, Glue::O) && mark(cursor + 1, '\'') && glue(cursor + 2, Glue::Clock)) {
            cursor += 3;
        } else if (!meridiem(cursor, result)) {
            // "4 in the morning", "8:30 Tuesday morning" needs the part of the day
            if (!(glue(cursor, Glue::In) && glue(cursor + 1, Glue::The) && word(cursor + 2).part != 0) ||
                !(cue(at) || at == 0)) {
                return false;
            }
        }
        zone(cursor, result);
    } else {
        if (token(cursor).digits != 4 || first / 100 > 24 || first % 100 > 59) {
            return false;
        }
        ++cursor;
        const bool hours = glue(cursor, Glue::Hours) || glue(cursor, Glue::Hrs);
        const bool leadingZero = m_text[token(at).span.begin] == '0';
        if (hours && !leadingZero && !cue(at)) {
            return false; // "1400 hours" without "at" is a length of time
        }
        cursor += hours ? 1 : 0;
        const Cursor beforeZone = cursor;
        zone(cursor, result);
        const bool local = cursor > beforeZone && glue(beforeZone, Glue::Local);
        if (!hours && !result.zone && !local) {
            return false;
        }
        result.hour = first / 100;
        result.minute = first % 100;
    }
    if (result.meridiem == 2 && result.hour < 12) {
        result.hour += 12;
    } else if (result.meridiem == 1 && result.hour == 12) {
        result.hour = 0;
    }
    e = result;
    at = cursor;
    return true;
}

// "noon", "five o'clock", "half past three", "quarter to six"
bool TimeParser::clockWords(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    if (word(cursor).clockWord != 0) {
        e.hour = word(cursor).clockWord;
        e.minute = 0;
        at = cursor + 1;
        return true;
    }
    int minutes = 0;
    takeGlue(cursor, Glue::A);
    if (glue(cursor, Glue::Half) && glue(cursor + 1, Glue::Past)) {
        minutes = 30;
    } else if (unitAt(cursor) == TimeUnit::Quarter && (glue(cursor + 1, Glue::Past) || glue(cursor + 1, Glue::To))) {
        minutes = glue(cursor + 1, Glue::Past) ? 15 : -15;
    } else {
        cursor = at;
        minutes = -1;
    }
    if (minutes != -1) {
        cursor += 2;
    }
    const int hour =
        isNumber(cursor) && token(cursor).digits <= 2 ? static_cast<int>(token(cursor).number) : word(cursor).cardinal;
    if (hour < 1 || hour > 12) {
        return false;
    }
    ++cursor;
    const bool oClock = glue(cursor, Glue::O) && mark(cursor + 1, '\'') && glue(cursor + 2, Glue::Clock);
    if (oClock) {
        cursor += 3;
    } else if (minutes == -1) {
        if (!meridiem(cursor, e)) {
            return false;
        }
        zone(cursor, e);
    }
    e.minute = minutes == -1 ? 0 : (minutes + 60) % 60;
    e.hour = minutes == -15 ? (hour + 11) % 12 : hour;
    if (e.meridiem == 2 && e.hour < 12) {
        e.hour += 12;
    }
    at = cursor;
    return true;
}

bool TimeParser::clock(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    TimeExpression result = e;
    if (isNumber(cursor) && token(cursor).number == 12 && word(cursor + 1).clockWord != 0) {
        result.hour = word(cursor + 1).clockWord; // "12 noon"
        result.minute = 0;
        cursor += 2;
    } else if (!clockDigits(cursor, result)) {
        result = e;
        cursor = at;
        if (!clockWords(cursor, result)) {
            return false;
        }
        zone(cursor, result);
    }
    // "in the morning", "at night"
    Cursor ahead = cursor;
    PartOfDay part = PartOfDay::None;
    if (takeGlue(ahead, Glue::In) && takeGlue(ahead, Glue::The)) {
        part = static_cast<PartOfDay>(word(ahead).part);
    } else if (takeGlue(ahead = cursor, Glue::At)) {
        part = static_cast<PartOfDay>(word(ahead).part);
    }
    if (part != PartOfDay::None && result.meridiem == 0) {
        cursor = ahead + 1;
        if (result.hour < 12 && (part == PartOfDay::Afternoon || part == PartOfDay::Evening ||
                                 (part == PartOfDay::Night && result.hour > 5))) {
            result.hour += 12;
        } else if (result.hour == 12 && isMorning(part)) {
            result.hour = 0;
        }
        result.meridiem = result.hour >= 12 ? 2 : 1;
    }
    e = result;
    at = cursor;
    return true;
}

// A part of a day with its article: "the early morning", "the wee hours", "mid-afternoon", "the night"
bool TimeParser::part(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool the = takeGlue(cursor, Glue::The);
    auto edgeOfPart = static_cast<TimeEdge>(word(cursor).edge);
    bool ofPart = false;
    if (edgeOfPart == TimeEdge::Start || edgeOfPart == TimeEdge::Middle || edgeOfPart == TimeEdge::End) {
        ++cursor;
        if (!takeGlue(cursor, Glue::Of)) {
            return false;
        }
        takeGlue(cursor, Glue::The);
        ofPart = true;
    } else if (edgeOfPart != TimeEdge::None) {
        ++cursor;
        if (mark(cursor, '-')) {
            ++cursor;
        } else if (takeGlue(cursor, Glue::In) || takeGlue(cursor, Glue::On)) {
            takeGlue(cursor, Glue::The);
            ofPart = true;
        }
    }
    const bool wee = glue(cursor, Glue::Wee) && glue(cursor + 1, Glue::Hours);
    if (wee || (edgeOfPart == TimeEdge::Early && glue(cursor, Glue::Hours) && the)) {
        e.part = PartOfDay::SmallHours;
        if (!wee) {
            e.partEdge = TimeEdge::Early;
        }
        cursor += wee ? 2 : 1;
        const Cursor ahead = cursor;
        if (takeGlue(cursor, Glue::Of) && takeGlue(cursor, Glue::The) &&
            static_cast<PartOfDay>(word(cursor).part) == PartOfDay::Morning) {
            ++cursor;
        } else {
            cursor = ahead;
        }
        e.definite = true;
        at = cursor;
        return true;
    }
    const auto found = static_cast<PartOfDay>(word(cursor).part);
    if (found == PartOfDay::None) {
        return false;
    }
    ++cursor;
    if (glue(cursor, Glue::Hours)) {
        ++cursor;
    }
    e.part = found;
    e.partEdge = edgeOfPart;
    e.definite = the || edgeOfPart != TimeEdge::None || ofPart;
    at = cursor;
    return true;
}

// Behind a date: "night", "morning", "in the evening"
bool TimeParser::partAfter(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    if (token(cursor).gap == Gap::Break || token(cursor).gap == Gap::None) {
        return false;
    }
    auto edgeOfPart = TimeEdge::None;
    if (glue(cursor, Glue::In) && glue(cursor + 1, Glue::The) && word(cursor + 2).part != 0) {
        cursor += 2;
    } else if (word(cursor).edge != 0 && word(cursor + 1).part != 0) {
        edgeOfPart = static_cast<TimeEdge>(word(cursor).edge);
        ++cursor;
    } else if (word(cursor).edge != 0 && mark(cursor + 1, '-') && word(cursor + 2).part != 0) {
        edgeOfPart = static_cast<TimeEdge>(word(cursor).edge);
        cursor += 2;
    }
    const auto found = static_cast<PartOfDay>(word(cursor).part);
    if (found == PartOfDay::None) {
        return false;
    }
    e.part = found;
    e.partEdge = edgeOfPart;
    at = cursor + 1;
    return true;
}

bool TimeParser::dateTime(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    TimeExpression result = e;
    const int approx = approximation(cursor);
    const Cursor core = cursor;
    result.approx = approx;
    // A clock time, then perhaps its date.
    if (clock(cursor, result)) {
        Cursor ahead = cursor;
        const bool comma = takeMark(ahead, ',');
        if (!takeGlue(ahead, Glue::On)) {
            takeGlue(ahead, Glue::Of);
        }
        TimeExpression date = result;
        Cursor dateEnd = ahead;
        if (token(ahead).gap != Gap::Break && calendar(dateEnd, date) &&
            (date.day != 0 || date.weekday != 0 || date.dayWord != 0 || date.holiday != nullptr ||
             date.unit == TimeUnit::Day) &&
            (!comma || date.day != 0 || date.weekday != 0)) {
            PartOfDay kept = date.part;
            partAfter(dateEnd, date);
            kept = kept == PartOfDay::None ? date.part : kept;
            if (date.meridiem == 0 && date.hour < 12 &&
                (kept == PartOfDay::Afternoon || kept == PartOfDay::Evening ||
                 (kept == PartOfDay::Night && date.hour > 5))) {
                date.hour += 12;
            } else if (date.meridiem == 0 && date.hour == 12 && isMorning(kept)) {
                date.hour = 0;
            }
            e = date;
            at = dateEnd;
            return true;
        }
        e = result;
        at = cursor;
        return true;
    }
    // A bare hour with a part of a day: "3:30 Tuesday morning" is above; "the morning of June 5" here.
    cursor = core;
    result = e;
    result.approx = approx;
    if (approx == 0 && part(cursor, result)) {
        Cursor ahead = cursor;
        if (!takeGlue(ahead, Glue::Of) && !takeGlue(ahead, Glue::On)) {
            takeMark(ahead, ',');
        }
        TimeExpression date = result;
        Cursor dateEnd = ahead;
        if (token(ahead).gap != Gap::Break && calendar(dateEnd, date) &&
            (date.day != 0 || date.weekday != 0 || date.dayWord != 0 || date.holiday != nullptr ||
             date.unit == TimeUnit::Day)) {
            date.part = result.part;
            e = date;
            at = dateEnd;
            return true;
        }
        if (result.definite) {
            e = result;
            at = cursor;
            return true;
        }
    }
    // A date, perhaps only an edge of it, then perhaps a part of the day or a clock time.
    cursor = core;
    result = e;
    result.approx = approx;
    Cursor edgeEnd = cursor;
    const bool edged = edge(edgeEnd, result);
    if (edged) {
        cursor = edgeEnd;
    }
    if (!calendar(cursor, result)) {
        return false;
    }
    if (approx != 0 && !(result.year && result.month == 0) && result.day == 0 && !result.decade) {
        return false;
    }
    const bool dayLike = result.day != 0 || result.weekday != 0 || result.dayWord != 0 || result.holiday != nullptr ||
                         (result.unit == TimeUnit::Day && result.shift != TimeShift::None);
    if (edged && result.edge == TimeEdge::Mid && dayLike) {
        return false;
    }
    if (dayLike && !result.hasClock()) {
        if (result.part == PartOfDay::None) {
            partAfter(cursor, result);
        }
        Cursor ahead = cursor;
        takeMark(ahead, ',');
        takeGlue(ahead, Glue::At);
        const int clockApprox = approximation(ahead);
        TimeExpression time = result;
        if (token(ahead).gap != Gap::Break && (isNumber(ahead) || word(ahead).clockWord != 0) && clock(ahead, time)) {
            time.approx = clockApprox;
            result = time;
            cursor = ahead;
        }
    }
    e = result;
    at = cursor;
    return true;
}

} // namespace parallax::mention
