#include "mention/time_parser.h"

#include "mention/time_holidays.h"

namespace parallax::mention {

namespace {

constexpr Glue prepositions[] = {Glue::In,     Glue::On,      Glue::At,     Glue::Of,      Glue::To,     Glue::And,
                                 Glue::From,   Glue::Between, Glue::Until,  Glue::Through, Glue::Since,  Glue::By,
                                 Glue::Before, Glue::After,   Glue::During, Glue::For,     Glue::Within, Glue::Ended};

} // namespace

const TimeToken TimeParser::m_none{};
const TimeWord TimeParser::m_noWord{};

bool TimeParser::form(Cursor at, std::string_view lowerCase) const {
    if (!isWord(at)) {
        return false;
    }
    const std::string_view text = m_tokens[at].span.in(m_text);
    if (text.size() != lowerCase.size()) {
        return false;
    }
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char c = text[index];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) != lowerCase[index]) {
            return false;
        }
    }
    return true;
}

bool TimeParser::takeGlue(Cursor& at, Glue wanted) const {
    if (!glue(at, wanted)) {
        return false;
    }
    ++at;
    return true;
}

bool TimeParser::takeMark(Cursor& at, char wanted) const {
    if (!mark(at, wanted)) {
        return false;
    }
    ++at;
    return true;
}

bool TimeParser::take(Cursor& at, std::string_view lowerCase) const {
    if (!form(at, lowerCase)) {
        return false;
    }
    ++at;
    return true;
}

TimeUnit TimeParser::unitAt(Cursor at) const {
    const TimeWord& entry = word(at);
    return static_cast<TimeUnit>(entry.unit);
}

TimeUnit TimeParser::unitsAt(Cursor at) const {
    return static_cast<TimeUnit>(word(at).units);
}

bool TimeParser::cue(Cursor before) const {
    if (before == 0) {
        return false;
    }
    const TimeWord& entry = word(before - 1);
    for (const Glue preposition : prepositions) {
        if (entry.glue == static_cast<std::int16_t>(preposition)) {
            return true;
        }
    }
    return entry.edge != 0 || entry.approx != 0;
}

void TimeParser::finish(TimeExpression& e, Cursor first, Cursor end) const {
    e.firstToken = static_cast<std::uint32_t>(first);
    e.endToken = static_cast<std::uint32_t>(end);
    e.span = {m_tokens[first].span.begin, m_tokens[end - 1].span.end};
}

// "June 5 and 6", "April 7, 16 and 20": what follows takes month and year from the one before.
void TimeParser::siblings(Cursor& at, std::vector<TimeExpression>& out) const {
    while (true) {
        const TimeExpression before = out.back();
        Cursor cursor = at;
        const bool dash = mark(cursor, '-') || mark(cursor, 'n');
        if (!dash && !mark(cursor, ',') && !glue(cursor, Glue::And) && !glue(cursor, Glue::To) &&
            !glue(cursor, Glue::Or) && !glue(cursor, Glue::Through) && !glue(cursor, Glue::Until)) {
            return;
        }
        const bool comma = mark(cursor, ',');
        ++cursor;
        if (comma && glue(cursor, Glue::And)) {
            ++cursor;
        }
        takeGlue(cursor, Glue::The);
        if (!isNumber(cursor) || (adjacent(cursor) && !dash)) {
            return;
        }
        const Cursor first = cursor;
        TimeExpression next;
        const TimeToken& number = token(cursor);
        if (before.month != 0 && before.day != 0 && !before.hasClock() && !before.numeric && number.digits <= 2) {
            int day = 0;
            if (before.year || !dayNumber(cursor, day)) {
                return;
            }
            // "June 5 and 6 people": a noun after the number makes it a count.
            const bool open =
                !has(cursor) || token(cursor).kind == TimeTokenKind::Mark || cue(cursor + 1) || glue(cursor, Glue::And);
            // "As of June 8, 25 were dead": behind a comma only a longer list of days goes on.
            const Cursor more = cursor + (mark(cursor, ',') ? 1 : 0);
            const bool listed =
                isNumber(more + (glue(more, Glue::And) ? 1 : 0)) && more + (glue(more, Glue::And) ? 1 : 0) > cursor;
            if (comma && !glue(first - 1, Glue::And) && !listed) {
                Cursor named = cursor;
                TimeExpression year;
                if (!yearAfter(named, year)) {
                    return;
                }
            }
            int month = 0;
            Cursor ahead = cursor;
            if (monthAt(ahead, month) || !open || mark(cursor, ':') || mark(cursor, '%')) {
                return;
            }
            next.month = before.month;
            next.day = day;
            Cursor yearCursor = cursor;
            if (yearAfter(yearCursor, next)) {
                cursor = yearCursor;
                out.back().year = next.year;
            } else {
                next.year = before.year;
            }
        } else if (before.year && before.month == 0 && before.season == 0 && !before.decade && *before.year > 1000 &&
                   number.digits == 2 && adjacent(cursor) && dash && before.edge == TimeEdge::None) {
            // "1990-91"
            const int year = *before.year / 100 * 100 + static_cast<int>(number.number);
            if (year <= *before.year) {
                return;
            }
            next.year = year;
            ++cursor;
        } else {
            return;
        }
        finish(next, first, cursor);
        out.push_back(next);
        at = cursor;
    }
}

// "3 and 5 June", "2 to 3 p.m.", "499-449 BC": the first takes what it lacks from the one that follows.
bool TimeParser::leadingSibling(Cursor& at, std::vector<TimeExpression>& out) const {
    Cursor cursor = at;
    if (!isNumber(cursor) || token(cursor).digits > 4) {
        return false;
    }
    const TimeToken& number = token(cursor);
    int day = static_cast<int>(number.number);
    ++cursor;
    if (glue(cursor, Glue::OrdinalSuffix) && adjacent(cursor)) {
        ++cursor;
    }
    const Cursor firstEnd = cursor;
    const bool dash = mark(cursor, '-') || mark(cursor, 'n');
    if (!dash && !glue(cursor, Glue::And) && !glue(cursor, Glue::To) && !glue(cursor, Glue::Or) &&
        !glue(cursor, Glue::Until) && !mark(cursor, ',')) {
        return false;
    }
    ++cursor;
    takeGlue(cursor, Glue::The);
    if (!isNumber(cursor)) {
        return false;
    }
    const Cursor second = cursor;
    TimeExpression last;
    TimeExpression first;
    if (number.digits <= 2 && day >= 1 && day <= 31) {
        TimeExpression date;
        Cursor dateEnd = cursor;
        if (dayMonth(dateEnd, date) && date.month != 0 && date.day != 0) {
            first.month = date.month;
            first.day = day;
            first.year = date.year;
            last = date;
            cursor = dateEnd;
        }
    }
    if (last.month == 0 && number.digits <= 2 && day >= 1 && day <= 12 && !mark(at + 1, ',')) {
        TimeExpression time;
        Cursor timeEnd = cursor;
        if (dateTime(timeEnd, time) && time.hasClock() && time.meridiem != 0) {
            first = time; // with its date
            first.hour = day;
            first.minute = 0;
            first.second = -1;
            // "11 to 1 p.m." begins before noon
            if (first.meridiem == 2 && day != 12 && day > (time.hour == 12 ? 0 : time.hour - 12)) {
                first.meridiem = 1;
            }
            first.hour = day % 12 + (first.meridiem == 2 ? 12 : 0);
            last = time;
            cursor = timeEnd;
        }
    }
    if (last.month == 0 && !last.hasClock()) {
        TimeExpression year;
        Cursor yearEnd = cursor;
        if (!yearDate(yearEnd, year) || !year.year || *year.year > 0 || word(yearEnd - 1).era == 0) {
            return false;
        }
        first.year = 1 - static_cast<int>(number.number);
        last = year;
        cursor = yearEnd;
    }
    finish(first, at, firstEnd);
    finish(last, second, cursor);
    out.push_back(first);
    out.push_back(last);
    at = cursor;
    return true;
}

std::size_t TimeParser::parse(std::size_t at, std::vector<TimeExpression>& out) const {
    const TimeToken& first = m_tokens[at];
    if (first.kind == TimeTokenKind::Mark && first.mark != '\'') {
        return at;
    }
    if (first.kind == TimeTokenKind::Word && first.word == nullptr) {
        std::size_t size = 0;
        if (!first.capital || findHoliday(m_text, m_tokens, at, size) == nullptr) {
            return at;
        }
    }
    if (at > 0 && first.gap == Gap::None && first.kind == TimeTokenKind::Number && isWord(at - 1)) {
        return at; // "F16"
    }
    Cursor end = at;
    if (leadingSibling(end, out)) {
        siblings(end, out);
        return end;
    }
    TimeExpression best;
    const auto attempt = [&](bool (TimeParser::*rule)(Cursor&, TimeExpression&) const) {
        TimeExpression e;
        Cursor cursor = at;
        if ((this->*rule)(cursor, e) && cursor > end) {
            best = e;
            end = cursor;
        }
    };
    attempt(&TimeParser::set);
    attempt(&TimeParser::dateTime);
    attempt(&TimeParser::durationOrOffset);
    attempt(&TimeParser::partOfPeriod);
    attempt(&TimeParser::neighbour);
    attempt(&TimeParser::reference);
    if (end == at) {
        return at;
    }
    // "a 20th-century", "post-1959": letters glued on behind are no longer a time.
    finish(best, at, end);
    out.push_back(best);
    siblings(end, out);
    return end;
}

} // namespace parallax::mention
