// Amounts of time: durations, offsets from another time, sets, and words that only point ("now").
#include "mention/time_parser.h"

namespace parallax::mention {

// "about", "more than", "at least", "up to", "no more than"; 0 when there is none.
int TimeParser::approximation(Cursor& at) const {
    if (const int approx = word(at).approx; approx != 0) {
        if (form(at, "some") && !isNumber(at + 1) && word(at + 1).cardinal == 0) {
            return 0;
        }
        ++at;
        takeMark(at, '.');
        return approx;
    }
    if ((glue(at, Glue::More) || glue(at, Glue::Less)) && glue(at + 1, Glue::Than)) {
        const int result = glue(at, Glue::More) ? 3 : 2;
        at += 2;
        return result;
    }
    if (glue(at, Glue::At) && (glue(at + 1, Glue::Least) || glue(at + 1, Glue::Most))) {
        const int result = glue(at + 1, Glue::Least) ? 3 : 2;
        at += 2;
        return result;
    }
    if (glue(at, Glue::Up) && glue(at + 1, Glue::To)) {
        at += 2;
        return 2;
    }
    return 0;
}

// A number or a vague word for one. "a" counts as one.
bool TimeParser::amount(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    double value = 0;
    if (isNumber(cursor)) {
        if (at > 0 && adjacent(at) && (mark(at - 1, '.') || mark(at - 1, ',') || mark(at - 1, '$'))) {
            return false;
        }
        if (token(cursor).digits > 2 && m_text[token(cursor).span.begin] == '0') {
            return false; // a clock or a label
        }
        value = static_cast<double>(token(cursor).number);
        ++cursor;
        while (mark(cursor, ',') && adjacent(cursor) && isNumber(cursor + 1) && adjacent(cursor + 1) &&
               token(cursor + 1).digits == 3) {
            value = value * 1000 + static_cast<double>(token(cursor + 1).number);
            cursor += 2;
        }
        if (mark(cursor, '.') && adjacent(cursor) && isNumber(cursor + 1) && adjacent(cursor + 1)) {
            double fraction = static_cast<double>(token(cursor + 1).number);
            for (int digit = 0; digit < token(cursor + 1).digits; ++digit) {
                fraction /= 10;
            }
            value += fraction;
            cursor += 2;
        } else if (isNumber(cursor) && mark(cursor + 1, '/') && isNumber(cursor + 2) && token(cursor + 2).number != 0) {
            value += static_cast<double>(token(cursor).number) / static_cast<double>(token(cursor + 2).number);
            cursor += 3;
        }
    } else {
        const bool article = takeGlue(cursor, Glue::A);
        const TimeWord& entry = word(cursor);
        if (article && (entry.vague != 0 || entry.scale != 0)) {
            if (entry.scale != 0) {
                value = entry.scale == 2 ? 100 : 1000;
            } else {
                e.vague = !form(cursor, "couple") && !form(cursor, "dozen");
                value = entry.vague;
            }
            ++cursor;
            takeGlue(cursor, Glue::Of);
            if (entry.scale == 0 || word(cursor).cardinal == 0) {
                e.amount = value;
                at = cursor;
                return true;
            }
        }
        if (article && value == 0) {
            takeGlue(cursor, Glue::Half);
            const bool half = cursor > at + 1;
            e.amount = half ? 0.5 : 1;
            at = cursor;
            return true;
        }
        if (glue(cursor, Glue::Half)) {
            ++cursor;
            if (!takeGlue(cursor, Glue::A)) {
                return false;
            }
            e.amount = 0.5;
            at = cursor;
            return true;
        }
        if (entry.vague != 0) {
            ++cursor;
            takeGlue(cursor, Glue::Of);
            e.amount = entry.vague;
            e.vague = true;
            at = cursor;
            return true;
        }
        if (glue(cursor, Glue::Dozens) || glue(cursor, Glue::Hundreds) || glue(cursor, Glue::Thousands)) {
            e.amount = glue(cursor, Glue::Dozens) ? 24 : glue(cursor, Glue::Hundreds) ? 200 : 2000;
            ++cursor;
            if (!takeGlue(cursor, Glue::Of)) {
                return false;
            }
            e.vague = true;
            at = cursor;
            return true;
        }
        bool any = value > 0;
        double group = 0;
        constexpr Cursor longest = 24; // words of a number: keeps the cost linear
        while (has(cursor) && cursor < at + longest) {
            const TimeWord& next = word(cursor);
            if (next.cardinal != 0) {
                if (group > 0 && !(static_cast<int>(group) % 100 == 0 ||
                                   (static_cast<int>(group) % 10 == 0 && next.cardinal < 10))) {
                    break;
                }
                group += next.cardinal;
                ++cursor;
                any = true;
                if (next.cardinal >= 20 && mark(cursor, '-') && word(cursor + 1).cardinal > 0 &&
                    word(cursor + 1).cardinal < 10) {
                    group += word(cursor + 1).cardinal;
                    cursor += 2;
                }
            } else if (next.scale == 2 && any) {
                group = (group == 0 ? 1 : group) * 100;
                ++cursor;
            } else if (next.scale == 3 && any) {
                value += (group == 0 ? 1 : group) * 1000;
                group = 0;
                ++cursor;
            } else if (glue(cursor, Glue::And) && any && word(cursor - 1).scale != 0 &&
                       word(cursor + 1).cardinal != 0) {
                ++cursor;
            } else {
                break;
            }
        }
        if (!any) {
            return false;
        }
        value += group;
    }
    // "40-45 minutes"
    if (isNumber(at) && (mark(cursor, '-') || mark(cursor, 'n')) && adjacent(cursor) && isNumber(cursor + 1) &&
        adjacent(cursor + 1) && unitsAt(cursor + 2) != TimeUnit::None &&
        static_cast<double>(token(cursor + 1).number) > value && token(cursor + 1).digits < 4) {
        e.amount = value;
        e.vague = true;
        at = cursor + 2;
        return true;
    }
    // "two and a half years", "two or three days"
    if (glue(cursor, Glue::And)) {
        Cursor ahead = cursor + 1;
        takeGlue(ahead, Glue::A);
        if (glue(ahead, Glue::Half)) {
            value += 0.5;
            cursor = ahead + 1;
        }
    } else if ((glue(cursor, Glue::Or) || glue(cursor, Glue::To)) &&
               (word(cursor + 1).cardinal != 0 || isNumber(cursor + 1)) &&
               (unitsAt(cursor + 2) != TimeUnit::None || mark(cursor + 2, '-'))) {
        if (isNumber(cursor + 1) && token(cursor + 1).digits > 3) {
            return false;
        }
        const double high =
            isNumber(cursor + 1) ? static_cast<double>(token(cursor + 1).number) : word(cursor + 1).cardinal;
        if (high > value) {
            e.vague = true;
            cursor += 2;
        }
    }
    e.amount = value;
    at = cursor;
    return true;
}

bool TimeParser::amountAndUnit(Cursor& at, TimeExpression& e) const {
    Cursor cursor = at;
    TimeExpression result = e;
    const bool article = glue(cursor, Glue::A);
    bool counted = amount(cursor, result);
    if (counted && token(cursor).gap == Gap::Break) {
        return false;
    }
    if (counted && mark(cursor, '-') && adjacent(cursor) && adjacent(cursor + 1)) {
        const TimeUnit unit = unitAt(cursor + 1);
        if (unit == TimeUnit::None && unitsAt(cursor + 1) == TimeUnit::None) {
            return false;
        }
        result.unit = unit == TimeUnit::None ? unitsAt(cursor + 1) : unit;
        result.hyphened = true;
        cursor += 2;
        if (mark(cursor, '-') && adjacent(cursor)) {
            if (glue(cursor + 1, Glue::Old) || form(cursor + 1, "olds")) {
                return false; // an age names, it does not tell a time
            }
            if (glue(cursor + 1, Glue::Long) || glue(cursor + 1, Glue::Period)) {
                cursor += 2;
            }
        } else if (glue(cursor, Glue::Old)) {
            return false;
        }
        if (result.unit == TimeUnit::Quarter || result.unit == TimeUnit::Second) {
            return false;
        }
        e = result;
        at = cursor;
        return true;
    }
    int fillers = 0;
    while (counted && (word(cursor).filler != 0 || glue(cursor, Glue::More)) && fillers < 2) {
        ++cursor;
        ++fillers;
    }
    TimeUnit unit = unitsAt(cursor);
    const bool singularFits =
        counted && (result.amount == 1 || result.amount == 0.5 || (isNumber(at) && result.amount <= 1.5) ||
                    unitAt(cursor) == TimeUnit::Year || unitAt(cursor) == TimeUnit::Month ||
                    unitAt(cursor) == TimeUnit::Hour || unitAt(cursor) == TimeUnit::Day);
    if (unit == TimeUnit::None && counted && (singularFits || (isWord(at) && word(at).cardinal > 0))) {
        unit = unitAt(cursor);
    }
    if (unit == TimeUnit::None && counted && word(cursor).unitShort != 0 && isNumber(at)) {
        unit = static_cast<TimeUnit>(word(cursor).unitShort);
    }
    if (unit == TimeUnit::None) {
        return false;
    }
    const bool singular = unitsAt(cursor) == TimeUnit::None && word(cursor).unitShort == 0;
    if (!counted) {
        // A bare plural is some of them; "seconds" and "nights" are other things as often.
        if (singular || unit == TimeUnit::Second || unit == TimeUnit::Night || unit == TimeUnit::Quarter ||
            unit == TimeUnit::Weekend || fillers > 0) {
            return false;
        }
        result.vague = true;
        result.amount = 2;
    }
    if (singular && (unit == TimeUnit::Second || unit == TimeUnit::Quarter) && !article) {
        return false;
    }
    if (article && unit == TimeUnit::Day && glue(cursor + 1, Glue::Of) && at > 0 &&
        (glue(at - 1, Glue::As) || word(at - 1).weekday != 0)) {
        return false; // "declared Friday a day of rest"
    }
    if (article && unit == TimeUnit::Second) {
        return false; // "a second attack"
    }
    if (article && unit == TimeUnit::Quarter && glue(cursor + 1, Glue::Of)) {
        return false; // "a quarter of the seats"
    }
    if (singular && isNumber(at) && result.amount > 1.5 && token(at).digits == 4) {
        return false;
    }
    result.unit = unit;
    ++cursor;
    if (mark(cursor, '-') && adjacent(cursor) && (glue(cursor + 1, Glue::Long) || (glue(cursor + 1, Glue::Old)))) {
        if (glue(cursor + 1, Glue::Old)) {
            return false;
        }
        result.hyphened = true;
        cursor += 2;
    }
    // "an hour and a half", "one hour and 4 minutes", "1hr 4 mins"
    Cursor ahead = cursor;
    if (takeGlue(ahead, Glue::And)) {
        Cursor half = ahead;
        if (takeGlue(half, Glue::A) && takeGlue(half, Glue::Half)) {
            result.amount += 0.5;
            cursor = half;
            ahead = half;
        }
    } else {
        takeMark(ahead, ',');
    }
    TimeExpression second;
    Cursor secondEnd = ahead;
    if (counted && (isNumber(ahead) || word(ahead).cardinal != 0) && amount(secondEnd, second)) {
        TimeUnit minor = unitsAt(secondEnd);
        minor = minor == TimeUnit::None ? static_cast<TimeUnit>(word(secondEnd).unitShort) : minor;
        minor = minor == TimeUnit::None && second.amount == 1 ? unitAt(secondEnd) : minor;
        if (minor != TimeUnit::None && static_cast<int>(minor) < static_cast<int>(unit)) {
            result.secondUnit = minor;
            result.secondAmount = second.amount;
            cursor = secondEnd + 1;
        }
    }
    e = result;
    at = cursor;
    return true;
}

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

// "every day", "each of the past three years", "daily", "twice a week", "Mondays"
bool TimeParser::set(Cursor& at, TimeExpression& e) const {
    const TimeWord& entry = word(at);
    e.form = TimeForm::Set;
    if (entry.frequency != 0) {
        if (token(at).capital && at > 0 && token(at).gap == Gap::Space && token(at - 1).capital) {
            return false; // the Daily News
        }
        if (token(at).capital && isWord(at + 1) && token(at + 1).capital) {
            return false;
        }
        e.unit = static_cast<TimeUnit>(entry.frequency);
        e.amount = 1;
        ++at;
        return true;
    }
    if (entry.weekdayPlural != 0) {
        e.weekday = entry.weekdayPlural;
        ++at;
        return true;
    }
    Cursor cursor = at;
    if (entry.every != 0) {
        ++cursor;
        const bool other = takeGlue(cursor, Glue::Other);
        const TimeUnit unit = unitAt(cursor);
        int weekday = 0;
        if (unit != TimeUnit::None && unit != TimeUnit::Second) {
            e.unit = unit;
            e.amount = other ? 2 : 1;
            at = cursor + 1;
            return true;
        }
        if (entry.every == 2) {
            return false;
        }
        if (weekdayAt(cursor, weekday)) {
            e.weekday = weekday;
            partAfter(cursor, e);
            at = cursor;
            return true;
        }
        if (int month = 0; monthAt(cursor, month)) {
            e.month = month;
            at = cursor;
            return true;
        }
        if (word(cursor).part != 0) {
            e.part = static_cast<PartOfDay>(word(cursor).part);
            e.unit = TimeUnit::Day;
            at = cursor + 1;
            return true;
        }
        if (word(cursor).season != 0) {
            e.season = word(cursor).season;
            at = cursor + 1;
            return true;
        }
        TimeExpression count;
        if (amount(cursor, count) && unitsAt(cursor) != TimeUnit::None) {
            e.unit = unitsAt(cursor);
            e.amount = count.amount;
            at = cursor + 1;
            return true;
        }
        return false;
    }
    // "three times a week", "$3 a share a year"
    if (glue(at, Glue::A) && at > 0 && unitAt(at + 1) != TimeUnit::None) {
        const bool counted =
            glue(at - 1, Glue::Once) || glue(at - 1, Glue::Twice) || glue(at - 1, Glue::Times) ||
            word(at - 1).scale >= 6 ||
            (isNumber(at - 1) && at > 1 && (mark(at - 2, '$') || mark(at - 2, ',') || mark(at - 2, '.'))) ||
            unitsAt(at - 1) != TimeUnit::None || form(at - 1, "percent") || mark(at - 1, '%') || form(at - 1, "tons") ||
            form(at - 1, "barrels") || form(at - 1, "people");
        const auto direction = static_cast<TimeDirection>(word(at + 2).direction);
        if (counted && direction == TimeDirection::None && unitAt(at + 1) != TimeUnit::Second) {
            e.unit = unitAt(at + 1);
            e.amount = 1;
            at += 2;
            return true;
        }
    }
    return false;
}

bool TimeParser::reference(Cursor& at, TimeExpression& e) const {
    const TimeWord& entry = word(at);
    e.form = TimeForm::Reference;
    Cursor cursor = at;
    // "at the same time", "during this period": in a history, the time that is told
    if ((glue(at, Glue::The) && shiftAt(at + 1) == TimeShift::Same && glue(at + 2, Glue::Time)) ||
        ((shiftAt(at) == TimeShift::This || shiftAt(at) == TimeShift::That) &&
         (glue(at + 1, Glue::Time) || glue(at + 1, Glue::Period)) && cue(at))) {
        e.reference = 1;
        e.historyOnly = true;
        at += glue(at, Glue::The) ? 3 : 2;
        return true;
    }
    if (form(at, "former")) {
        e.reference = 2;
        e.historyOnly = true;
        ++at;
        return true;
    }
    if (entry.reference != 0) {
        // "now that" tells a reason
        if (form(at, "now") && form(at + 1, "that")) {
            return false;
        }
        e.reference = entry.reference;
        ++at;
        return true;
    }
    const bool the = takeGlue(cursor, Glue::The);
    if (glue(cursor, Glue::Future)) {
        const bool led = the || (cursor > 0 && glue(cursor - 1, Glue::In)) || (cursor > 0 && form(cursor - 1, "near"));
        if (!led) {
            return false;
        }
        e.reference = 3;
        at = cursor + 1;
        return true;
    }
    if (the && shiftAt(cursor) == TimeShift::Past && cursor > 1 && glue(cursor - 2, Glue::In) &&
        !isNumber(cursor + 1) && unitAt(cursor + 1) == TimeUnit::None && unitsAt(cursor + 1) == TimeUnit::None &&
        word(cursor + 1).cardinal == 0 && word(cursor + 1).vague == 0) {
        e.reference = 2;
        at = cursor + 1;
        return true;
    }
    if (!the && shiftAt(cursor) == TimeShift::Current && form(cursor, "current") && isWord(cursor + 1)) {
        e.reference = 1;
        at = cursor + 1;
        return true;
    }
    if (!the && shiftAt(cursor) == TimeShift::Recent && isWord(cursor + 1) && unitsAt(cursor + 1) == TimeUnit::None) {
        e.reference = 2;
        at = cursor + 1;
        return true;
    }
    return false;
}

} // namespace parallax::mention
