// Amounts of time: a number, exact or vague, and its unit.
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

} // namespace parallax::mention
