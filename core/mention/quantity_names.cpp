#include "mention/quantity_names.h"

#include <algorithm>

namespace parallax::mention {

using language::Upos;
using Number = NumberReader::Number;

namespace {

bool isAge(const QuantityContext& x, const Number& number) {
    const std::size_t at = number.number;
    const std::size_t end = number.end;
    if (number.unit == "year" || number.unit == "month" || number.unit == "week" || number.unit == "day") {
        const std::size_t next = x.reader.at(end).mark == '-' ? end + 1 : end;
        if (x.reader.is(next, "old") || x.reader.is(next, "olds") ||
            (x.reader.is(end, "of") && x.reader.is(end + 1, "age"))) {
            return true;
        }
    }
    if (at == 0) {
        return false;
    }
    // "15 yo", "1.5-y/o", "in their early 20's"
    const std::size_t unit = x.reader.at(end).mark == '-' ? end + 1 : end;
    if (x.reader.is(unit, "yo") || x.reader.is(unit, "y") || x.reader.is(unit, "yr") || x.reader.is(unit, "yrs") ||
        x.reader.is(unit, "'s") || x.reader.is(unit, "\u2019s") ||
        (at > 0 && number.digits && (x.reader.is(at - 1, "early") || x.reader.is(at - 1, "late")))) {
        return true;
    }
    // "two of the teens, both 18, were taken"
    if (at >= 2 && x.reader.is(at - 1, "both") && x.reader.at(at - 2).mark == ',' && x.reader.at(end).mark == ',') {
        return true;
    }
    // "between the ages of 21 and 58"
    if (at >= 2 && x.reader.is(at - 1, "of") && (x.reader.is(at - 2, "ages") || x.reader.is(at - 2, "age"))) {
        return true;
    }
    // "a boy younger than 12"
    if (at >= 2 && x.reader.is(at - 1, "than") && (x.reader.is(at - 2, "younger") || x.reader.is(at - 2, "older"))) {
        return true;
    }
    if (x.reader.is(at - 1, "aged") || x.reader.is(at - 1, "age") || (x.reader.is(at - 1, "ages"))) {
        return true;
    }
    // "Lena Brodd, 34, said"; "Lena Brodd (34)"
    const double years = number.quantity.low;
    const char before = x.reader.at(at - 1).mark;
    const char after = x.reader.at(end).mark;
    const bool apposition =
        (before == ',' && (after == ',' || after == '.' || x.reader.is(end, "and") || end == x.sentenceEnd(at))) ||
        (before == '(' && after == ')');
    return apposition && number.digits && number.unit.empty() && years >= 1 && years < 120 && at >= 2 &&
           x.reader.at(at - 2).capital;
}

bool isState(const QuantityContext& x, std::size_t at) {
    for (const auto word : {"dead", "killed", "hurt", "injured", "wounded", "shot", "missing", "arrested"}) {
        if (x.reader.is(at, word)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool isSecondAge(const QuantityContext& x, const std::vector<QuantityMention>& before, const Number& number,
                 std::int32_t head) {
    const std::size_t at = number.number;
    if (before.empty() || !before.back().identifier || head >= 0 || at < 3 || !number.digits ||
        number.quantity.low >= 120) {
        return false;
    }
    const bool ages = x.reader.is(at - 3, "aged") || x.reader.is(at - 3, "ages") ||
                      (at >= 4 && x.reader.is(at - 3, "of") && x.reader.is(at - 4, "ages"));
    return x.reader.is(at - 1, "and") && ages && before.back().span.end == x.token(at - 2).span.end;
}

bool onlyNames(const QuantityContext& x, const Number& number, std::int32_t head) {
    const std::size_t at = number.number;
    const std::size_t begin = x.sentenceBegin(at);
    const std::size_t end = x.sentenceEnd(at);
    if (isAge(x, number)) {
        return true;
    }
    if (!number.digits) {
        return false;
    }
    const double value = number.quantity.low;
    if (number.unit == "millimetre" && value <= 30) {
        return true;
    }
    if (x.reader.is(number.end, "caliber") || x.reader.is(number.end, "calibre") || x.reader.is(number.end, "gauge") ||
        x.reader.is(number.end + 1, "caliber") || x.reader.is(number.end + 1, "calibre")) {
        return true;
    }
    if (!number.unit.empty()) {
        return false;
    }
    for (std::size_t next = number.end; next < std::min(end, number.end + 3); ++next) {
        if (x.reader.word(next).street && x.reader.at(next).capital) {
            return true;
        }
    }
    const bool counts =
        head >= 0 && static_cast<std::size_t>(head) >= number.end && x.plural(static_cast<std::size_t>(head));
    if (number.quantity.relation == Relation::Range && value < 100 && !counts) {
        constexpr std::size_t reach = 20;
        for (std::size_t other = std::max(begin, at > reach ? at - reach : 0); other < std::min(end, at + reach);
             ++other) {
            if (x.reader.word(other).sport) {
                return true;
            }
        }
    }
    // "I-10", "AK-47 rifles"
    if (at > begin + 1 && x.reader.at(at - 1).mark == '-' && x.token(at - 1).span.end == x.token(at).span.begin &&
        x.token(at - 2).span.end == x.token(at - 1).span.begin && x.reader.at(at - 2).mark == 0 &&
        !x.reader.at(at - 2).digits && x.reader.word(at - 2).cardinal < 0) {
        return true;
    }
    if (counts) {
        return false;
    }
    // "4 hurt in crash", "2 dead": taken for a noun, but a state of those counted.
    if (number.end < end && isState(x, number.end)) {
        return false;
    }
    // "the 5100 block", "a 911 call": what is counted would be in the plural.
    if (head >= 0 && value > 1 && number.quantity.relation == Relation::Equal &&
        static_cast<std::size_t>(head) >= number.end && static_cast<std::size_t>(head) < number.end + 2 && x.tags) {
        return true;
    }
    // "257-8181"
    if (number.quantity.relation == Relation::Range && value >= 100 && number.quantity.high.value_or(0) >= 1000 &&
        number.quantity.high.value_or(0) < 10000 && value < 1000) {
        return true;
    }
    if (at > begin) {
        const NumberToken& before = x.reader.at(at - 1);
        const bool stop = before.mark == '.' && at - 1 > begin;
        const QuantityWord& label = stop ? x.reader.word(at - 2) : x.reader.word(at - 1);
        if (label.label || (before.mark == '#') || label.street) {
            return true;
        }
        // "Boeing 747", "Sector 7": a name right before the number
        const bool name =
            before.capital && at - 1 > begin && !label.stop && x.document.form(at - 1).size() > 1 && number.begin == at;
        if (name && (!x.tags || x.token(at - 1).upos == Upos::PROPN)) {
            return true;
        }
    }
    const NumberToken& here = x.reader.at(at);
    return here.plainDigits && ((value >= 1000 && value <= 2100 && number.end == at + 1 && number.begin == at &&
                                 x.document.form(at).size() == 4) ||
                                x.document.form(at).size() >= 7);
}

std::optional<std::size_t> digitsThatName(const QuantityContext& x, std::size_t at, std::size_t end) {
    const std::string_view form = x.document.form(at);
    const bool digitFirst = !form.empty() && form.front() >= '0' && form.front() <= '9';
    if (digitFirst && !x.reader.at(at).digits) {
        return at + 1; // "3G"
    }
    if (digitFirst && form.find_first_of("./:", 1) != std::string_view::npos && !x.reader.at(at).suffix.empty()) {
        return at + 1;
    }
    // "3-1": what goes down is a score or a name, not a range
    if (x.reader.at(at).plainDigits && x.reader.at(at + 1).mark == '-' && x.reader.at(at + 2).plainDigits &&
        at + 2 < end && *x.reader.at(at).digits >= *x.reader.at(at + 2).digits && x.reader.at(at + 3).mark != '-') {
        return at + 3;
    }
    std::size_t cursor = at;
    std::size_t groups = 0;
    bool plus = x.reader.at(cursor).mark == '+';
    cursor += plus ? 1 : 0;
    if (form.size() > 1 && form.front() == '+' && form.find_first_not_of("0123456789", 1) == std::string_view::npos) {
        plus = true; // "+49" as one token
        groups = 1;
        ++cursor;
    }
    bool slash = false;
    while (cursor < end && x.reader.at(cursor).plainDigits) {
        ++groups;
        ++cursor;
        const char mark = x.reader.at(cursor).mark;
        if ((mark == '-' || mark == '/' || mark == ':') && x.reader.at(cursor + 1).plainDigits) {
            slash = slash || mark != '-';
            ++cursor;
        } else if (!(plus && x.reader.at(cursor).plainDigits)) {
            break;
        }
    }
    if (groups >= 3 || (plus && groups >= 2) || (slash && groups >= 2)) {
        return cursor;
    }
    return std::nullopt;
}

} // namespace parallax::mention
