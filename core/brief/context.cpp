#include "brief/context.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::brief {

namespace {

constexpr std::size_t mostBytes = 160;

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool opensSentence(std::string_view text) {
    while (text.starts_with('"') || text.starts_with('(') || text.starts_with('\'') || text.starts_with("“") ||
           text.starts_with("‘"))
        text.remove_prefix(text.starts_with("“") || text.starts_with("‘") ? 3 : 1);
    // An upper-case letter of ASCII, a digit, or any character beyond ASCII that could be one.
    return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= '0' && text[0] <= '9') ||
                             static_cast<unsigned char>(text[0]) >= 0xC3);
}

// "Dr.", "St.", "J." and the like end no sentence.
bool endsAbbreviation(std::string_view text) {
    static constexpr std::array<std::string_view, 18> titles = {"Dr",  "Mr",  "Mrs", "Ms",  "St",  "Sgt",
                                                                "Lt",  "Col", "Gen", "Gov", "Sen", "Rep",
                                                                "Rev", "Jr",  "No",  "vs",  "Maj", "Capt"};
    std::size_t begin = text.size();
    while (begin > 0 &&
           ((text[begin - 1] >= 'a' && text[begin - 1] <= 'z') || (text[begin - 1] >= 'A' && text[begin - 1] <= 'Z')))
        --begin;
    const std::string_view word = text.substr(begin);
    return word.size() == 1 || std::find(titles.begin(), titles.end(), word) != titles.end();
}

// Whether a sentence begins at `at` (a place after a space) in `text`.
bool isBoundary(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && isSpace(text[end - 1]))
        --end;
    if (end == at || end == 0 || !opensSentence(text.substr(at)))
        return false;
    for (bool again = true; again && end > 0;) {
        again = false;
        if (text[end - 1] == '"' || text[end - 1] == ')' || text[end - 1] == '\'') {
            --end;
            again = true;
        } else if (text.substr(0, end).ends_with("”") || text.substr(0, end).ends_with("’")) {
            end -= 3;
            again = true;
        }
    }
    if (end == 0)
        return false;
    const char last = text[end - 1];
    if (last == '!' || last == '?')
        return true;
    return last == '.' && !endsAbbreviation(text.substr(0, end - 1));
}

// Inner spaces and line ends become single spaces; one at either end stays one.
std::string tidy(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!isSpace(c))
            result.push_back(c);
        else if (result.empty() || result.back() != ' ')
            result.push_back(' ');
    }
    return result;
}

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

QuoteInContext quoteInContext(const report::Report& report, base::Span span) {
    const std::string_view text = report.text;
    if (span.end > text.size() || span.begin > span.end)
        return {};
    base::Span paragraph = span;
    for (const base::Span line : report.bodyLines) {
        if (line.overlaps(span))
            paragraph = paragraph.joined(line);
    }
    std::size_t begin = span.begin;
    while (begin > paragraph.begin && !isBoundary(text, begin) && span.begin - begin < 4 * mostBytes)
        --begin;
    std::size_t end = span.end;
    while (end < paragraph.end && !(end > span.begin && isBoundary(text, end)) && end - span.end < 4 * mostBytes)
        ++end;

    QuoteInContext result;
    result.quote = tidy(span.in(text));
    std::string_view before = text.substr(begin, span.begin - begin);
    if (before.size() > mostBytes) {
        before.remove_prefix(before.size() - mostBytes);
        const std::size_t space = before.find(' ');
        before.remove_prefix(space == std::string_view::npos ? before.size() : space + 1);
        result.before = "… ";
    }
    result.before += tidy(before);
    std::string_view after = text.substr(span.end, end - span.end);
    bool cut = false;
    if (after.size() > mostBytes) {
        std::size_t length = std::min(after.rfind(' ', mostBytes), mostBytes);
        while (length > 0 && isContinuation(after[length]))
            --length;
        after = after.substr(0, length);
        cut = true;
    }
    result.after = tidy(after);
    while (result.after.ends_with(' '))
        result.after.pop_back();
    if (cut)
        result.after += " …";
    return result;
}

} // namespace parallax::brief
