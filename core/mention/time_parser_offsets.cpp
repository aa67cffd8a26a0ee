// Durations, offsets from another time, parts of a period.
#include "mention/time_parser.h"

namespace parallax::mention {

bool TimeParser::durationOrOffset(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    TimeExpression result = e;
    result.form = TimeForm::Duration;
    result.approx = approximation(cursor);
    if (cursor == at + 1 && (form(at, "over") || form(at, "around") || form(at, "under")) &&
        (glue(cursor, Glue::The) || shiftAt(cursor) != TimeShift::None)) {
        return false; // "over the past two years" is a preposition
    }
    if (glue(cursor, Glue::Within) || form(cursor, "just") || form(cursor, "only")) {
        return false;
    }
    // "the past two months", "the first nine months", "these ten days", "the next few weeks"
    const Cursor begin = cursor;
    const bool the = takeGlue(cursor, Glue::The);
    TimeShift shift = shiftAt(cursor);
    const bool ordinalFirst = shift == TimeShift::First;
    if (shift != TimeShift::None && shift != TimeShift::Whole) {
        ++cursor;
        if ((shift == TimeShift::This || shift == TimeShift::That) && shiftAt(cursor) != TimeShift::None) {
            shift = shiftAt(cursor);
            ++cursor;
        }
    } else {
        shift = TimeShift::None;
    }
    TimeExpression counted = result;
    Cursor end = cursor;
    if (!((the || shift != TimeShift::None) && glue(cursor, Glue::A)) && amountAndUnit(end, counted)) {
        const bool bare = counted.vague && unitsAt(cursor) != TimeUnit::None;
        if (shift == TimeShift::This || shift == TimeShift::That) {
            return false;
        }
        if (counted.hyphened && (the || shift != TimeShift::None) && shift != TimeShift::Same) {
            return false; // "the 14-day fast": the article is the noun's
        }
        if (shift == TimeShift::Whole) {
            return false;
        }
        counted.shift = ordinalFirst ? TimeShift::None : shift;
        counted.definite = the;
        if (bare && the && shift == TimeShift::None &&
            !(glue(end, Glue::Before) || glue(end, Glue::After) || glue(end, Glue::Of) || form(end, "ahead"))) {
            return false;
        }
        cursor = end;
        if (glue(cursor, Glue::Period) && the && !bare) {
            ++cursor;
        }
        // "18 years old", "26 years of age" are ages.
        if (glue(cursor, Glue::Old) || (glue(cursor, Glue::Of) && glue(cursor + 1, Glue::Age))) {
            counted.historyOnly = true;
            cursor += glue(cursor, Glue::Old) ? 1 : 2;
        }
        if (shift == TimeShift::None && !counted.hyphened) {
            const auto direction = static_cast<TimeDirection>(word(cursor).direction);
            const TimeToken& next = token(cursor + 1);
            const bool closed = !has(cursor + 1) || next.kind == TimeTokenKind::Mark || next.gap == Gap::Break ||
                                glue(cursor + 1, Glue::And) || glue(cursor + 1, Glue::In) ||
                                glue(cursor + 1, Glue::At) || form(cursor + 1, "when");
            const bool near = token(cursor).gap != Gap::Break;
            bool taken = false;
            if (near && (direction == TimeDirection::Ago || direction == TimeDirection::Earlier ||
                         direction == TimeDirection::Later || direction == TimeDirection::Hence)) {
                taken = true;
            } else if (near && (direction == TimeDirection::Before || direction == TimeDirection::After)) {
                taken = closed;
                TimeExpression anchored = counted;
                anchored.direction = direction;
                Cursor anchorEnd = cursor + 1;
                if (!counted.vague && anchorAfter(anchorEnd, anchored)) {
                    e = anchored;
                    at = anchorEnd;
                    return true;
                }
            } else if (near && glue(cursor, Glue::From) && glue(cursor + 1, Glue::Now)) {
                counted.form = TimeForm::Offset;
                counted.direction = TimeDirection::Hence;
                e = counted;
                at = cursor + 2;
                return true;
            } else if (near && glue(cursor, Glue::From) && !counted.vague && (at == Cursor() || !form(at - 1, "for"))) {
                // "a week from Tuesday", but "for a week from Tuesday"
                TimeExpression anchored = counted;
                anchored.direction = TimeDirection::After;
                Cursor anchorEnd = cursor + 1;
                int weekday = 0;
                Cursor day = anchorEnd;
                if (weekdayAt(day, weekday) && counted.unit == TimeUnit::Week && anchorAfter(anchorEnd, anchored)) {
                    // A day, and one that comes.
                    anchored.offsetUnit = TimeUnit::Day;
                    anchored.amount *= 7;
                    if (anchored.shift == TimeShift::None)
                        anchored.shift = TimeShift::Coming;
                    e = anchored;
                    at = anchorEnd;
                    return true;
                }
            } else if (mark(cursor, '-') && adjacent(cursor) && (direction == TimeDirection::None)) {
                const auto glued = static_cast<TimeDirection>(word(cursor + 1).direction);
                if (glued == TimeDirection::Ago || glued == TimeDirection::Earlier) {
                    counted.form = TimeForm::Offset;
                    counted.direction = glued;
                    e = counted;
                    at = cursor + 2;
                    return true;
                }
            }
            if (taken) {
                counted.form = TimeForm::Offset;
                counted.direction = direction;
                ++cursor;
                // "a week ago Thursday"
                int weekday = 0;
                if (direction == TimeDirection::Ago && weekdayAt(cursor, weekday)) {
                    counted.weekday = weekday;
                }
            }
        }
        e = counted;
        at = cursor;
        return true;
    }
    // "the past year and a half", "the past decade"
    if (shift == TimeShift::Past || shift == TimeShift::Last || shift == TimeShift::Coming ||
        shift == TimeShift::Next) {
        const TimeUnit unit = unitAt(cursor);
        if (unit != TimeUnit::None && glue(cursor + 1, Glue::And) && glue(cursor + 2, Glue::A) &&
            glue(cursor + 3, Glue::Half)) {
            result.unit = unit;
            result.amount = 1.5;
            result.shift = shift;
            e = result;
            at = cursor + 4;
            return true;
        }
        const bool long_ = unit == TimeUnit::Decade || unit == TimeUnit::Century;
        if (long_ && shift != TimeShift::Last) {
            result.unit = unit;
            result.amount = 1;
            result.shift = shift;
            e = result;
            at = cursor + 1;
            return true;
        }
    }
    // "month-long", "year-long"
    cursor = begin;
    if (unitAt(cursor) != TimeUnit::None && mark(cursor + 1, '-') && glue(cursor + 2, Glue::Long)) {
        result.unit = unitAt(cursor);
        result.amount = 1;
        result.hyphened = true;
        e = result;
        at = cursor + 3;
        return true;
    }
    return false;
}

// The date that an amount is counted from: "two days after June 5", "the day before last Tuesday".
bool TimeParser::anchorAfter(Cursor& at, TimeExpression& e) const {
    TimeExpression anchor;
    Cursor cursor = at;
    if (!calendar(cursor, anchor) ||
        (anchor.day == 0 && anchor.weekday == 0 && anchor.holiday == nullptr && anchor.dayWord == 0)) {
        return false;
    }
    anchor.form = TimeForm::Offset;
    anchor.anchored = true;
    anchor.amount = e.amount;
    anchor.vague = e.vague;
    anchor.offsetUnit = e.unit;
    anchor.direction = e.direction;
    anchor.approx = e.approx;
    e = anchor;
    at = cursor;
    return true;
}

bool TimeParser::partOfPeriod(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    if (!takeGlue(cursor, Glue::The)) {
        return false;
    }
    // "the year ended March 31", "the fiscal year ending June 30"
    const Cursor year = cursor + (glue(cursor, Glue::Fiscal) ? 1 : 0);
    if (unitAt(year) == TimeUnit::Year && glue(year + 1, Glue::Ended)) {
        e.form = TimeForm::Duration;
        e.unit = TimeUnit::Year;
        e.amount = 1;
        at = year + 1;
        return true;
    }
    const TimeShift shift = shiftAt(cursor);
    if (shift != TimeShift::First && shift != TimeShift::Last && shift != TimeShift::Final) {
        return false;
    }
    ++cursor;
    TimeExpression count;
    if (!amountAndUnit(cursor, count)) {
        count.unit = unitAt(cursor);
        count.amount = 1;
        if (count.unit != TimeUnit::Week && count.unit != TimeUnit::Month) {
            return false;
        }
        ++cursor;
    }
    TimeExpression period;
    if (count.vague || count.hyphened || !takeGlue(cursor, Glue::Of) || !calendar(cursor, period) ||
        (!period.year && period.month == 0)) {
        return false;
    }
    // The dates are those of the period; what is said is how long.
    e = period;
    e.form = TimeForm::Duration;
    e.amount = count.amount;
    e.unit = count.unit;
    e.shift = shift;
    at = cursor;
    return true;
}

// "the day before", "the year after", "year-ago", "the year-earlier quarter"
bool TimeParser::neighbour(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    const bool the = takeGlue(cursor, Glue::The);
    const TimeUnit unit = unitAt(cursor);
    if (unit == TimeUnit::None || unit == TimeUnit::Second || unit == TimeUnit::Minute) {
        return false;
    }
    ++cursor;
    const bool hyphen = mark(cursor, '-') && adjacent(cursor);
    cursor += hyphen ? 1 : 0;
    const auto direction = static_cast<TimeDirection>(word(cursor).direction);
    if (direction == TimeDirection::None || direction == TimeDirection::Hence || direction == TimeDirection::On ||
        direction == TimeDirection::Back) {
        return false;
    }
    if (!hyphen && (!the || direction == TimeDirection::Ago)) {
        return false;
    }
    if (hyphen && direction != TimeDirection::Ago && direction != TimeDirection::Earlier) {
        return false;
    }
    ++cursor;
    e.form = TimeForm::Offset;
    e.unit = unit;
    e.amount = 1;
    e.direction = direction;
    e.definite = the;
    const bool sided = direction == TimeDirection::Before || direction == TimeDirection::After;
    if (sided && !hyphen && anchorAfter(cursor, e)) {
        at = cursor;
        return true;
    }
    // "the week before last"
    if (direction == TimeDirection::Before && !hyphen && form(cursor, "last")) {
        e.amount = 2;
        e.direction = TimeDirection::Ago;
        at = cursor + 1;
        return true;
    }
    e.hyphened = hyphen;
    if (hyphen && the) {
        bool noun = false;
        int ordinal = 0;
        Cursor ahead = cursor;
        if (glue(ahead, Glue::Period) || unitAt(ahead) == TimeUnit::Quarter) {
            cursor = ahead + 1;
            noun = true;
        } else if (ordinalAt(ahead, ordinal) && ordinal <= 4 && unitAt(ahead) == TimeUnit::Quarter) {
            e.quarter = ordinal;
            cursor = ahead + 1;
            noun = true;
        }
        if (!noun) {
            return false; // the article is a noun's further on
        }
    }
    at = cursor;
    return true;
}

} // namespace parallax::mention
