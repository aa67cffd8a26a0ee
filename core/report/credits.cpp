#include "report/credits.h"

#include "base/resource.h"
#include "report/printed_date.h"
#include "report/text_lines.h"

#include <algorithm>
#include <array>
#include <map>

namespace parallax::report {

namespace {

struct OutletTable {
    std::map<std::string, KnownOutlet, std::less<>> byForm;

    OutletTable() {
        std::string_view rest = base::resource("lexicon/outlets.tsv");
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            const std::size_t first = line.find('\t');
            const std::size_t second = line.find('\t', first + 1);
            if (line.starts_with('#') || second == std::string_view::npos)
                continue;
            const std::string_view kind = line.substr(first + 1, second - first - 1);
            const SourceKind sourceKind = kind == "wire"     ? SourceKind::Wire
                                          : kind == "agency" ? SourceKind::Agency
                                                             : SourceKind::Outlet;
            byForm.emplace(line.substr(0, first), KnownOutlet{line.substr(second + 1), sourceKind});
        }
    }
};

std::string_view withoutOuterSigns(std::string_view text, std::string_view signs) {
    while (!text.empty() && signs.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && signs.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

base::Span spanIn(std::string_view part, std::string_view line) {
    const auto begin = static_cast<std::uint32_t>(part.data() - line.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Credit creditIn(std::string_view name, std::string_view line) {
    const auto outlet = findOutlet(name);
    if (outlet)
        return {std::string(name), outlet->kind, spanIn(name, line)};
    // A wire that the lexicon does not know often says what it is.
    static constexpr std::array<std::string_view, 4> endings = {"News Agency", "Press Agency", "Newswire",
                                                                "News Service"};
    const bool wire =
        std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
    return {std::string(name), wire ? SourceKind::Wire : SourceKind::Outlet, spanIn(name, line)};
}

bool isNameWord(std::string_view word) {
    static constexpr std::array<std::string_view, 14> particles = {"de",  "da", "di", "du",  "van", "von", "der",
                                                                   "den", "al", "el", "bin", "ibn", "la",  "le"};
    const std::string_view core = withoutOuterSigns(word, ",.()'\"");
    if (core.empty() || std::any_of(core.begin(), core.end(), isDigit))
        return false;
    return startsUpper(core) || std::find(particles.begin(), particles.end(), core) != particles.end() ||
           core.starts_with("al-");
}

bool isRoleWord(std::string_view lower) {
    static constexpr std::array<std::string_view, 17> roles = {
        "staff",    "writer",    "writers",  "reporter", "correspondent", "editor", "bureau",      "desk",   "news",
        "newsroom", "reporters", "agencies", "agency",   "press",         "team",   "contributor", "service"};
    return std::find(roles.begin(), roles.end(), lower) != roles.end();
}

bool isRolePhrase(std::string_view part) {
    for (const auto word : splitWords(part)) {
        if (isRoleWord(asciiLower(withoutOuterSigns(word, ",.()"))))
            return true;
    }
    return false;
}

// "X Y" by its looks: two to five capitalised words.
bool isPersonName(std::string_view part) {
    const auto words = splitWords(part);
    if (words.size() < 2 || words.size() > 5 || !startsUpper(words.front()))
        return false;
    return std::all_of(words.begin(), words.end(), isNameWord);
}

// The pieces of "A, B and C" and where a comma stands before them.
std::vector<std::string_view> listParts(std::string_view list) {
    std::vector<std::string_view> parts;
    static constexpr std::array<std::string_view, 7> joints = {", and ", " and ", " & ", " with ", ", ", " | ", "; "};
    while (!list.empty()) {
        std::size_t best = std::string_view::npos;
        std::size_t length = 0;
        for (const auto joint : joints) {
            const std::size_t at = list.find(joint);
            if (at < best) {
                best = at;
                length = joint.size();
            }
        }
        const base::Span span = trimmed(list.substr(0, best), 0);
        if (!span.empty())
            parts.push_back(span.in(list));
        if (best == std::string_view::npos)
            break;
        list.remove_prefix(best + length);
    }
    return parts;
}

std::optional<Byline> namesOf(std::string_view list, std::string_view line, bool introduced) {
    Byline result;
    // "By X Y in CITY", "for AGENCY", "of the AGENCY": what follows names a place or an agency.
    static constexpr std::array<std::string_view, 5> tails = {" for the ", " for ", " of the ", " of ", " in "};
    for (const auto tail : tails) {
        const std::size_t at = list.find(tail);
        if (at == std::string_view::npos)
            continue;
        const std::string_view after = list.substr(at + tail.size());
        if (tail != " in " && startsUpper(after) && splitWords(after).size() <= 5)
            result.agency = creditIn(after, line);
        list = list.substr(0, at);
        break;
    }
    for (const auto part : listParts(list)) {
        if (findOutlet(part)) {
            result.agency = creditIn(part, line);
        } else if (isRolePhrase(part)) {
            continue; // "Staff Writer", "City News Desk"
        } else if (isPersonName(part) ||
                   (introduced && isNameWord(part) && splitWords(part).size() == 1 && result.authors.empty())) {
            result.authors.emplace_back(part);
        } else if (!result.authors.empty() && startsUpper(part) && splitWords(part).size() <= 5) {
            result.agency = creditIn(part, line);
        } else {
            return std::nullopt;
        }
    }
    if (!introduced && (result.authors.empty() || !result.agency))
        return std::nullopt;
    return result;
}

bool isSeparator(std::string_view text, std::size_t at, std::size_t& length) {
    static constexpr std::array<std::string_view, 7> separators = {"---", "--", "\xE2\x80\x94", "\xE2\x80\x93", "-",
                                                                   "_",   ":"};
    for (const auto separator : separators) {
        if (text.substr(at, separator.size()) != separator)
            continue;
        length = separator.size();
        return true;
    }
    return false;
}

bool isUpperWord(std::string_view word) {
    std::size_t letters = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z')
            return false;
        letters += isLetter(c);
    }
    return letters >= 2;
}

} // namespace

std::optional<KnownOutlet> findOutlet(std::string_view form) {
    static const OutletTable table;
    const auto found = table.byForm.find(form);
    return found == table.byForm.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Byline> parseByline(std::string_view line) {
    if (line.size() > 200)
        return std::nullopt;
    static constexpr std::array<std::string_view, 10> introductions = {
        "by: ",      "by ",        "written by ", "story by ", "author: ",
        "authors: ", "reporter: ", "report by ",  "text by ",  "words by "};
    const std::string lower = asciiLower(line);
    for (const auto introduction : introductions) {
        if (!lower.starts_with(introduction))
            continue;
        std::string_view list = line.substr(introduction.size());
        // A name is at most a list of capitalised words: a sentence that begins with "By" has others.
        for (const auto word : splitWords(list)) {
            const std::string small = asciiLower(withoutOuterSigns(word, ","));
            static constexpr std::array<std::string_view, 8> joints = {"and", "&",   "with", "for",
                                                                       "of",  "the", "in",   "|"};
            if (!isNameWord(word) && std::find(joints.begin(), joints.end(), small) == joints.end() &&
                small.find('@') == std::string::npos)
                return std::nullopt;
        }
        if (list.ends_with('.'))
            list.remove_suffix(1);
        return namesOf(list, line, true);
    }
    const auto words = splitWords(line, 15);
    if (words.size() < 3 || words.size() > 14 || endsSentence(line) || !startsUpper(line))
        return std::nullopt;
    return namesOf(line, line, false);
}

std::optional<Credit> parseSourceLine(std::string_view line) {
    static constexpr std::array<std::string_view, 8> introductions = {
        "source: ", "sources: ", "source - ", "source ", "via: ", "via ", "with reporting from ", "with reporting by "};
    const std::string lower = asciiLower(line.substr(0, 32));
    for (const auto introduction : introductions) {
        if (!lower.starts_with(introduction))
            continue;
        std::string_view name = withoutOuterSigns(line.substr(introduction.size()), " .");
        const auto words = splitWords(name, 9);
        if (words.empty() || words.size() > 7 || name.size() > 80)
            return std::nullopt;
        static constexpr std::array<std::string_view, 4> small = {"and", "agencies", "the", "news"};
        for (const auto word : words) {
            if (!startsUpper(word) &&
                std::find(small.begin(), small.end(), withoutOuterSigns(word, ",")) == small.end())
                return std::nullopt;
        }
        if (const std::size_t more = name.find(" and "); more != std::string_view::npos)
            name = name.substr(0, more);
        if (const std::size_t more = name.find(", "); more != std::string_view::npos)
            name = name.substr(0, more);
        return creditIn(withoutOuterSigns(name, " "), line);
    }
    const std::string_view inner = withoutOuterSigns(line, "()[] .-");
    if (inner.size() < line.size() && findOutlet(inner))
        return creditIn(inner, line);
    return std::nullopt;
}

std::optional<Dateline> parseDateline(std::string_view line) {
    const std::string_view head = line.substr(0, 120);
    Dateline result;
    std::size_t at = 0;
    bool strong = false; // upper-case place, agency or date: what makes it a dateline and not a sentence with a dash
    const auto skipSpaces = [&] {
        while (at < head.size() && head[at] == ' ')
            ++at;
    };
    // The place: words with capitals, "ST. ANNE", "PORT SAY, Calif."
    const std::size_t placeBegin = at;
    std::size_t placeEnd = at;
    std::size_t words = 0;
    while (at < head.size() && words < 6) {
        skipSpaces();
        std::size_t length = 0;
        if (at >= head.size() || head[at] == '(' || head[at] == '[' || isSeparator(head, at, length))
            break;
        std::size_t end = at;
        while (end < head.size() && head[end] != ' ' && head[end] != '(' && !head.substr(end).starts_with("--") &&
               !head.substr(end).starts_with("\xE2\x80\x93") && !head.substr(end).starts_with("\xE2\x80\x94"))
            ++end;
        const std::string_view word = head.substr(at, end - at);
        if (!startsUpper(word))
            break;
        if (const auto date = findPrintedDate(head.substr(at, 24)); date && date->begin == 0)
            break;
        const std::string_view core = withoutOuterSigns(word, ",.");
        static constexpr std::array<std::string_view, 12> shortMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                         "jul", "aug", "sep", "oct", "nov", "dec"};
        if (words > 0 && core.size() >= 3 && end + 1 < head.size() && isDigit(head[end + 1]) &&
            std::find(shortMonths.begin(), shortMonths.end(), asciiLower(core.substr(0, 3))) != shortMonths.end())
            break; // "March 3"
        if (words == 0)
            strong = isUpperWord(core);
        placeEnd = end;
        at = end;
        ++words;
    }
    // A month and day, with or without the year.
    skipSpaces();
    if (at < head.size() && (isDigit(head[at]) || startsUpper(head.substr(at)))) {
        std::size_t end = at;
        std::size_t length = 0;
        bool digits = false;
        while (end < head.size() && head[end] != '(' &&
               !(isSeparator(head, end, length) && end > 0 && head[end - 1] == ' ') && end - at < 24) {
            digits = digits || isDigit(head[end]);
            ++end;
        }
        if (digits) {
            at = end;
            strong = true;
        }
    }
    skipSpaces();
    if (at < head.size() && (head[at] == '(' || head[at] == '[')) {
        const std::size_t close = head.find(head[at] == '(' ? ')' : ']', at);
        if (close == std::string_view::npos || close - at > 40)
            return std::nullopt;
        const std::string_view inside = head.substr(at + 1, close - at - 1);
        if (inside.empty() || !startsUpper(inside))
            return std::nullopt;
        if (findOutlet(inside) || isUpperWord(inside))
            strong = true;
        if (findOutlet(inside))
            result.wire = creditIn(inside, line);
        at = close + 1;
        skipSpaces();
    }
    std::size_t length = 0;
    if (!strong || at >= head.size() || !isSeparator(head, at, length))
        return std::nullopt;
    // "PORT-SAY": a hyphen inside a word separates nothing; a colon only ends a dateline with an agency.
    if ((head[at] == '-' && length == 1) || head[at] == '_' || head[at] == ':') {
        const bool spaced = at > 0 && (head[at - 1] == ' ' || head[at - 1] == ')' || head[at - 1] == '.') &&
                            at + 1 < head.size() && head[at + 1] == ' ';
        if (head[at] == ':' ? !result.wire : !spaced)
            return std::nullopt;
    }
    at += length;
    skipSpaces();
    result.end = at;
    result.place = std::string(withoutOuterSigns(head.substr(placeBegin, placeEnd - placeBegin), " ,"));
    if (line.size() - result.end < 20 || (result.place.empty() && !result.wire))
        return std::nullopt;
    return result;
}

} // namespace parallax::report
