#include "language/abbreviation_end.h"

#include "language/word_info.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::language {
namespace {

// Determiners, pronouns, conjunctions, prepositions and numbers; sorted.
constexpr std::array<std::string_view, 73> openers = {
    "a",       "about", "according", "after",  "all",     "also",   "although",  "among",   "an",     "and",
    "as",      "at",    "because",   "before", "both",    "but",    "by",        "despite", "during", "each",
    "earlier", "eight", "eleven",    "every",  "few",     "five",   "following", "for",     "four",   "from",
    "he",      "her",   "his",       "how",    "however", "i",      "if",        "in",      "it",     "its",
    "last",    "many",  "meanwhile", "more",   "most",    "nearly", "nine",      "no",      "none",   "on",
    "one",     "only",  "other",     "our",    "several", "she",    "since",     "six",     "some",   "ten",
    "that",    "the",   "their",     "there",  "these",   "they",   "this",      "those",   "three",  "two",
    "we",      "when",  "while"};

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isSmall(char c) {
    return c >= 'a' && c <= 'z';
}

constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};

} // namespace

bool isBeforeDay(std::string_view text, std::uint32_t period) {
    if (period < 4 || period + 2 >= text.size() || text[period] != '.' || text[period + 1] != ' ')
        return false;
    const auto clock = text.substr(period - 3, 3);
    if (clock != "a.m" && clock != "p.m" && clock != "A.M" && clock != "P.M")
        return false;
    const auto rest = text.substr(period + 2);
    return std::ranges::any_of(weekdays, [&](std::string_view day) {
        // "at 5 p.m. Saturday's game": a sentence may begin with whose it is.
        return rest.starts_with(day) &&
               (rest.size() == day.size() ||
                (rest[day.size()] != '\'' && rest[day.size()] != '\xe2' && !isSmall(rest[day.size()])));
    });
}

bool endsSentence(std::string_view text, base::Span token) {
    const std::string_view form = token.in(text);
    if (form.size() < 4 || form.back() != '.' || form[1] != '.' || !isCapital(form[0]) || token.end + 3 > text.size() ||
        text[token.end] != ' ' || !isCapital(text[token.end + 1]))
        return false;
    const std::uint32_t begin = token.end + 1;
    std::uint32_t end = begin + 1;
    while (end < text.size() && isSmall(text[end]))
        ++end;
    if (end + 1 >= text.size() || text[end] != ' ' || isCapital(text[end + 1]))
        return false;
    std::string lower;
    toLower(text.substr(begin, end - begin), lower);
    return std::ranges::binary_search(openers, std::string_view(lower));
}

} // namespace parallax::language
