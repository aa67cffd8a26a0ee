#include "report/text_lines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace parallax::report {

namespace {

constexpr std::array<std::string_view, 5> wideSpaces = {"\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xE2\x80\xA8",
                                                        "\xE2\x80\xA9"};

bool isAsciiSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t spaceAt(std::string_view text, std::size_t at) {
    if (isAsciiSpace(text[at]))
        return 1;
    if (static_cast<unsigned char>(text[at]) < 0x80)
        return 0;
    for (const auto space : wideSpaces) {
        if (text.substr(at, space.size()) == space)
            return space.size();
    }
    return 0;
}

std::size_t spaceBefore(std::string_view text, std::size_t end) {
    if (isAsciiSpace(text[end - 1]))
        return 1;
    for (const auto space : wideSpaces) {
        if (end >= space.size() && text.substr(end - space.size(), space.size()) == space)
            return space.size();
    }
    return 0;
}

// The length of the line end at `at`, 0 when there is none.
std::size_t lineEndAt(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\n' || c == '\f')
        return 1;
    if (c == '\r')
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    if (c == '\xE2') {
        const auto sign = text.substr(at, 3);
        return sign == "\xE2\x80\xA8" || sign == "\xE2\x80\xA9" ? 3 : 0;
    }
    return 0;
}

std::uint32_t countWords(std::string_view line) {
    std::uint32_t words = 0;
    bool inside = false;
    for (const char c : line) {
        if (isAsciiSpace(c)) {
            inside = false;
        } else if (!inside && (isLetter(c) || isDigit(c))) {
            inside = true;
            ++words;
        }
    }
    return words;
}

} // namespace

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

base::Span trimmed(std::string_view part, std::size_t offset) {
    std::size_t begin = 0;
    std::size_t end = part.size();
    while (begin < end) {
        const std::size_t space = spaceAt(part, begin);
        if (space == 0)
            break;
        begin += space;
    }
    while (end > begin) {
        const std::size_t space = spaceBefore(part, end);
        if (space == 0 || space > end - begin)
            break;
        end -= space;
    }
    return {static_cast<std::uint32_t>(offset + begin), static_cast<std::uint32_t>(offset + end)};
}

std::vector<TextLine> textLines(std::string_view text) {
    std::vector<TextLine> lines;
    bool blank = true;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t ending = at < text.size() ? lineEndAt(text, at) : 1;
        if (ending == 0) {
            ++at;
            continue;
        }
        const base::Span span = trimmed(text.substr(begin, at - begin), begin);
        if (span.empty()) {
            blank = true;
        } else {
            lines.push_back({span, countWords(span.in(text)), blank});
            blank = false;
        }
        at += ending;
        begin = at;
    }
    return lines;
}

std::string asciiLower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string normalised(std::string_view text) {
    std::string result;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    bool gap = false;
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, length, c);
        if (c == '\'' || c == 0x2019 || c == 0x2018)
            continue; // "Minister's" and "Ministers" are one word in two printings
        if (c < 0 || !u_isalnum(c)) {
            gap = true;
            continue;
        }
        if (gap && !result.empty())
            result.push_back(' ');
        gap = false;
        std::array<char, U8_MAX_LENGTH> encoded;
        std::int32_t size = 0;
        UBool failed = false;
        U8_APPEND(reinterpret_cast<std::uint8_t*>(encoded.data()), size, U8_MAX_LENGTH,
                  u_foldCase(c, U_FOLD_CASE_DEFAULT), failed);
        if (!failed)
            result.append(encoded.data(), static_cast<std::size_t>(size));
    }
    return result;
}

bool startsUpper(std::string_view text) {
    if (text.empty())
        return false;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::int32_t at = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), c);
    return c >= 0 && (u_isupper(c) || u_istitle(c));
}

bool endsSentence(std::string_view line) {
    static constexpr std::array<std::string_view, 7> closing = {"\"",           "'",       ")", "]", "\xE2\x80\x9D",
                                                                "\xE2\x80\x99", "\xC2\xBB"};
    for (bool again = true; again && !line.empty();) {
        again = false;
        for (const auto sign : closing) {
            if (line.ends_with(sign)) {
                line.remove_suffix(sign.size());
                again = true;
            }
        }
        while (!line.empty() && isAsciiSpace(line.back()))
            line.remove_suffix(1);
    }
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("\xE2\x80\xA6");
}

std::vector<std::string_view> splitWords(std::string_view text, std::size_t limit) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size() && words.size() < limit;) {
        if (const std::size_t space = spaceAt(text, at)) {
            at += space;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && spaceAt(text, at) == 0)
            ++at;
        words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

} // namespace parallax::report
