#include "report/printed_date.h"

#include "base/one_of.h"
#include "report/text_lines.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::report {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

// 1..12 for a month's name or its usual short form ("Sept", "Jun."), 0 for none. `word` has letters only.
int monthOf(std::string_view word) {
    if (word.size() < 3 || word.size() > 9)
        return 0;
    const std::string lower = asciiLower(word);
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (lower == months[i] || (lower.size() == 3 && months[i].starts_with(lower)) || (i == 8 && lower == "sept"))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

// Reads on from a place in a text.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at >= text.size(); }
    char peek() const { return done() ? '\0' : text[at]; }
    // A number of `least` to `most` digits with no digit after it.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t end = at;
        int value = 0;
        while (end < text.size() && isDigit(text[end]) && end - at <= most) {
            value = value * 10 + (text[end] - '0');
            ++end;
        }
        if (end - at < least || end - at > most)
            return std::nullopt;
        at = end;
        return value;
    }
    int month() {
        std::size_t end = at;
        while (end < text.size() && end - at < 10 && isLetter(text[end]) &&
               static_cast<unsigned char>(text[end]) < 0x80)
            ++end;
        const int found = monthOf(text.substr(at, end - at));
        if (found > 0) {
            at = end;
            if (peek() == '.')
                ++at;
        }
        return found;
    }
    bool skip(std::string_view any) {
        const std::size_t before = at;
        while (!done() && any.find(text[at]) != std::string_view::npos && at - before < 4)
            ++at;
        return at > before;
    }
    void ordinal() {
        static constexpr std::array<std::string_view, 4> endings = {"st", "nd", "rd", "th"};
        const std::string two = asciiLower(text.substr(at, 2));
        if (std::find(endings.begin(), endings.end(), two) != endings.end() &&
            (at + 2 >= text.size() || !isLetter(text[at + 2])))
            at += 2;
    }
    bool word(std::string_view lower) {
        if (asciiLower(text.substr(at, lower.size())) != lower)
            return false;
        at += lower.size();
        return true;
    }
};

bool possible(int year, int month, int day) {
    return year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= base::daysInMonth(year, month);
}

// "2007", or with short years "07".
std::optional<int> yearBehindSign(Cursor& cursor, char sign, ShortYears shortYears) {
    if (const auto year = cursor.number(4, 4))
        return year;
    const auto last = shortYears == ShortYears::Yes && sign == '/' ? cursor.number(2, 2) : std::nullopt;
    return last ? std::optional(*last >= 70 ? 1900 + *last : 2000 + *last) : std::nullopt;
}

// A date that begins with a digit at `at`.
std::optional<PrintedDate> numericOrDayFirst(std::string_view text, std::size_t at, ShortYears shortYears) {
    Cursor iso{text, at};
    if (const auto year = iso.number(4, 4)) {
        const char separator = iso.peek();
        if (separator != '-' && separator != '/' && separator != '.')
            return std::nullopt;
        ++iso.at;
        const auto month = iso.number(1, 2);
        if (!month || iso.peek() != separator)
            return std::nullopt;
        ++iso.at;
        const auto day = iso.number(1, 2);
        if (!day || !possible(*year, *month, *day))
            return std::nullopt;
        return PrintedDate{at, iso.at, *year, *month, *day};
    }
    Cursor cursor{text, at};
    const auto first = cursor.number(1, 2);
    if (!first)
        return std::nullopt;
    const char separator = cursor.peek();
    if (separator == '.' || separator == '/' || separator == '-') {
        Cursor rest{text, cursor.at + 1};
        if (const auto second = rest.number(1, 2); second && rest.peek() == separator) {
            ++rest.at;
            if (const auto year = yearBehindSign(rest, separator, shortYears)) {
                const bool dayFirst = possible(*year, *second, *first);
                const bool monthFirst = separator != '.' && possible(*year, *first, *second);
                if (!dayFirst && !monthFirst)
                    return std::nullopt;
                PrintedDate date{at, rest.at, *year, dayFirst ? *second : *first, dayFirst ? *first : *second};
                date.ambiguous = dayFirst && monthFirst && *first != *second;
                return date;
            }
        }
    }
    // 8 June 2016, 8th of June, 2016, 08-Jun-2016
    cursor.ordinal();
    if (!cursor.skip(" -/,"))
        return std::nullopt;
    if (cursor.word("of "))
        cursor.skip(" ");
    const int month = cursor.month();
    if (month == 0 || !cursor.skip(" -/,"))
        return std::nullopt;
    const auto year = cursor.number(4, 4);
    if (!year || !possible(*year, month, *first))
        return std::nullopt;
    return PrintedDate{at, cursor.at, *year, month, *first};
}

// June 8, 2016; Jun. 8th 2016
std::optional<PrintedDate> monthFirst(std::string_view text, std::size_t at) {
    Cursor cursor{text, at};
    const int month = cursor.month();
    if (month == 0 || !cursor.skip(" "))
        return std::nullopt;
    const auto day = cursor.number(1, 2);
    if (!day)
        return std::nullopt;
    cursor.ordinal();
    if (!cursor.skip(" ,"))
        return std::nullopt;
    const auto year = cursor.number(4, 4);
    if (!year || !possible(*year, month, *day))
        return std::nullopt;
    return PrintedDate{at, cursor.at, *year, month, *day};
}

bool isClockWord(std::string_view lower) {
    // 14:03, 14.03, 7:30pm, 12:00:00
    std::size_t digits = 0;
    std::size_t at = 0;
    for (; at < lower.size() && (isDigit(lower[at]) || lower[at] == ':' || lower[at] == '.'); ++at)
        digits += isDigit(lower[at]);
    const std::string_view rest = lower.substr(at);
    if (digits == 0 || digits > 6)
        return false;
    return rest.empty() || rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m." || rest == "z" ||
           rest == "h";
}

// Words beside a date that say nothing but that it is the page's date.
bool isDateLineWord(std::string_view lower) {
    static constexpr std::array<std::string_view, 66> words = {
        "published",   "publish",  "updated", "update",    "posted",   "modified", "created",  "edited", "revised",
        "issued",      "released", "last",    "first",     "date",     "time",     "on",       "at",     "of",
        "by",          "the",      "and",     "a.m",       "am",       "pm",       "p.m",      "gmt",    "utc",
        "bst",         "cet",      "cest",    "eet",       "eest",     "msk",      "est",      "edt",    "cst",
        "cdt",         "mst",      "mdt",     "pst",       "pdt",      "ist",      "local",    "et",     "ct",
        "pt",          "monday",   "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday", "mon",
        "tue",         "tues",     "wed",     "thu",       "thur",     "thurs",    "fri",      "sat",    "sun",
        "publication", "story",    "original"};
    return std::find(words.begin(), words.end(), lower) != words.end();
}

std::string_view withoutSigns(std::string_view word) {
    static constexpr std::array<std::string_view, 17> signs = {".",
                                                               ",",
                                                               ":",
                                                               ";",
                                                               "|",
                                                               "(",
                                                               ")",
                                                               "[",
                                                               "]",
                                                               "-",
                                                               "@",
                                                               "*",
                                                               "/",
                                                               "\xE2\x80\x93",
                                                               "\xE2\x80\x94",
                                                               "\xE2\x80\xA2",
                                                               "\xC2\xB7"};
    for (bool again = true; again;) {
        again = false;
        for (const auto sign : signs) {
            if (word.starts_with(sign)) {
                word.remove_prefix(sign.size());
                again = true;
            }
            if (word.ends_with(sign)) {
                word.remove_suffix(sign.size());
                again = true;
            }
        }
    }
    return word;
}

} // namespace

base::TimeInterval PrintedDate::interval() const {
    base::TimeInterval result = base::TimeInterval::ofDay(year, month, day);
    if (ambiguous) {
        // Nothing here says which is meant: the honest interval holds both readings.
        const base::TimeInterval other = base::TimeInterval::ofDay(year, day, month);
        result.begin = std::min(result.begin, other.begin);
        result.end = std::max(result.end, other.end);
        result.precision = base::Precision::Range;
    }
    return result;
}

std::optional<PrintedDate> findPrintedDate(std::string_view text, std::size_t from, ShortYears shortYears) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool startsWord = at == 0 || (!isDigit(text[at - 1]) && !isLetter(text[at - 1]));
        if (!startsWord || (at > 0 && (text[at - 1] == '.' || text[at - 1] == '/') && at > 1 && isDigit(text[at - 2])))
            continue;
        std::optional<PrintedDate> date;
        if (isDigit(text[at]))
            date = numericOrDayFirst(text, at, shortYears);
        else if (isLetter(text[at]))
            date = monthFirst(text, at);
        if (date)
            return date;
    }
    return std::nullopt;
}

void settleOrder(PrintedDate& date, std::string_view line) {
    static constexpr std::array<std::string_view, 12> monthFirst = {"est", "edt", "cst", "cdt", "mst", "mdt",
                                                                    "pst", "pdt", "et",  "ct",  "mt",  "pt"};
    static constexpr std::array<std::string_view, 6> dayFirst = {"bst", "cet", "cest", "eet", "eest", "msk"};
    for (const std::string_view word : splitWords(line)) {
        const std::string zone = asciiLower(withoutSigns(word));
        const bool american = base::isOneOf(zone, monthFirst);
        if (!date.ambiguous || (!american && !base::isOneOf(zone, dayFirst)))
            continue;
        date.ambiguous = false;
        if (american)
            std::swap(date.day, date.month);
    }
}

std::optional<PrintedDate> findDateInUrl(std::string_view url) {
    for (std::size_t at = 0; at + 8 < url.size(); ++at) {
        if (url[at] != '/')
            continue;
        Cursor cursor{url, at + 1};
        const auto year = cursor.number(4, 4);
        if (!year || cursor.peek() != '/')
            continue;
        ++cursor.at;
        int month = cursor.month();
        if (month == 0)
            month = cursor.number(1, 2).value_or(0);
        if (month == 0 || cursor.peek() != '/')
            continue;
        ++cursor.at;
        const auto day = cursor.number(1, 2);
        if (day && !isLetter(cursor.peek()) && possible(*year, month, *day))
            return PrintedDate{at + 1, cursor.at, *year, month, *day};
    }
    return std::nullopt;
}

std::optional<DateLine> parseDateLine(std::string_view line) {
    constexpr std::size_t longest = 160; // a line about a date is short; the rest of a long one is never read
    if (line.size() > longest)
        return std::nullopt;
    auto date = findPrintedDate(line, 0, ShortYears::Yes);
    if (!date)
        return std::nullopt;
    settleOrder(*date, line);
    const char* restBegin = nullptr;
    const char* restEnd = nullptr;
    std::size_t restWords = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (std::string_view(" \t|,(").find(line[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
        if (const auto another = findPrintedDate(line, at, ShortYears::Yes); another && another->begin == at) {
            at = another->end;
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && line[end] != ' ' && line[end] != '\t' && line[end] != '|')
            ++end;
        end = std::max(end, at + 1);
        const std::string_view word = withoutSigns(line.substr(at, end - at));
        const std::string lower = asciiLower(word);
        if (!word.empty() && !isDateLineWord(lower) && !isClockWord(lower)) {
            if (restBegin == nullptr)
                restBegin = word.data();
            restEnd = word.data() + word.size();
            if (++restWords > 4 || !startsUpper(word))
                return std::nullopt;
        }
        at = end;
    }
    // Words on both sides of the date are no one name.
    if (restBegin != nullptr && restBegin < line.data() + date->begin && restEnd > line.data() + date->end)
        return std::nullopt;
    return DateLine{*date, restBegin == nullptr
                               ? std::string_view()
                               : std::string_view(restBegin, static_cast<std::size_t>(restEnd - restBegin))};
}

std::optional<LabelledDate> findLabelledDate(std::string_view line) {
    static constexpr std::array<std::string_view, 6> labels = {"published", "posted",   "updated",
                                                               "created",   "modified", "update"};
    constexpr std::size_t between = 40; // what may stand between label and date: a weekday, a sign, "on"
    line = line.substr(0, longestLine);
    for (const std::string_view word : splitWords(line, longestLine)) {
        const auto begin = static_cast<std::size_t>(word.data() - line.data());
        const std::string_view label = withoutSigns(word);
        if (!startsUpper(label) || !base::isOneOf(asciiLower(label), labels))
            continue;
        const std::size_t end = static_cast<std::size_t>(label.data() - line.data()) + label.size();
        const std::string_view behind = line.substr(end, between + 16);
        auto date = findPrintedDate(behind, 0, ShortYears::Yes);
        if (!date || date->begin > between)
            continue;
        // A sign makes it a label; "Posted to the border on March 3, 2015" is none.
        const std::string_view gap = behind.substr(0, date->begin);
        const bool sign = begin == 0 || word.starts_with('(') || gap.starts_with(':') || gap.starts_with(" (");
        const auto words = splitWords(gap);
        const bool plain = std::all_of(words.begin(), words.end(), [](std::string_view one) {
            const std::string lower = asciiLower(withoutSigns(one));
            return lower.empty() || isDateLineWord(lower) || isClockWord(lower);
        });
        if (!sign || !plain)
            continue;
        settleOrder(*date, line.substr(end, 100));
        date->begin += end;
        date->end += end;
        return LabelledDate{*date, begin};
    }
    return std::nullopt;
}

} // namespace parallax::report
