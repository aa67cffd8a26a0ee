// Sets ("every day") and words that only point ("now").
#include "mention/time_parser.h"

namespace parallax::mention {

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
