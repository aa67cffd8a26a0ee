#include "disagreement/addresses.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace parallax::disagreement {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

bool isOrdinal(std::string_view word) {
    return !word.empty() && isDigit(word.front()) && !isNumber(word);
}

std::vector<long> numbersOf(const std::vector<std::string>& words) {
    std::vector<long> numbers;
    for (const std::string& word : words)
        if (isNumber(word) && word.size() < 10) {
            long number = 0;
            std::from_chars(word.data(), word.data() + word.size(), number);
            numbers.push_back(number);
        }
    return numbers;
}

bool isBlock(const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), "block") != words.end();
}

// Words of any address, as valueWords leaves them.
bool isCommon(std::string_view word) {
    constexpr std::array<std::string_view, 42> common{
        "block", "street", "st",   "avenu",     "avenue",    "ave",       "av",        "road",      "rd",
        "lane",  "lan",    "ln",   "drive",     "driv",      "dr",        "terrac",    "terrace",   "boulevard",
        "blvd",  "court",  "ct",   "place",     "plac",      "pl",        "way",       "highway",   "hwy",
        "north", "south",  "east", "west",      "northwest", "northeast", "southwest", "southeast", "city",
        "near",  "corner", "town", "apartment", "unit",      "floor"};
    return word.size() < 3 || base::isOneOf(word, common);
}

// What kind of street it is, its abbreviations folded; empty for none.
std::string_view streetKind(const std::vector<std::string>& words) {
    struct Kind {
        std::string_view word, kind;
    };
    constexpr std::array<Kind, 24> kinds{{{"street", "st"},   {"st", "st"},   {"avenu", "ave"},      {"avenue", "ave"},
                                          {"ave", "ave"},     {"av", "ave"},  {"road", "rd"},        {"rd", "rd"},
                                          {"lane", "ln"},     {"lan", "ln"},  {"ln", "ln"},          {"drive", "dr"},
                                          {"driv", "dr"},     {"dr", "dr"},   {"terrac", "ter"},     {"terrace", "ter"},
                                          {"court", "ct"},    {"ct", "ct"},   {"boulevard", "blvd"}, {"blvd", "blvd"},
                                          {"highway", "hwy"}, {"hwy", "hwy"}, {"parkway", "pkwy"},   {"way", "way"}}};
    for (const std::string& word : words)
        for (const Kind& kind : kinds)
            if (kind.word == word)
                return kind.kind;
    return {};
}

// "20 Mill Park Drive" and "200 Park Avenue" share a word, but are no one street.
bool sameStreetKind(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const std::string_view one = streetKind(left);
    const std::string_view other = streetKind(right);
    return one.empty() || other.empty() || one == other;
}

} // namespace

bool numbersFit(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const auto ordinals = [](const std::vector<std::string>& words) {
        std::vector<std::string_view> found;
        std::copy_if(words.begin(), words.end(), std::back_inserter(found), isOrdinal);
        return found;
    };
    const std::vector<std::string_view> mine = ordinals(left);
    const std::vector<std::string_view> theirs = ordinals(right);
    if (!mine.empty() && !theirs.empty() && std::ranges::find_first_of(mine, theirs) == mine.end())
        return false;
    const std::vector<long> a = numbersOf(left);
    const std::vector<long> b = numbersOf(right);
    if (a.empty() || b.empty())
        return true;
    const bool blocks = isBlock(left) || isBlock(right);
    return std::ranges::any_of(a, [&](long one) {
        return std::ranges::any_of(b, [&](long other) {
            return one == other || (blocks && one / 100 == other / 100 && (one % 100 == 0 || other % 100 == 0));
        });
    });
}

bool hasNumber(const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), isNumber);
}

bool rivalAddresses(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return hasNumber(left) && hasNumber(right) && !numbersFit(left, right) && sameStreetKind(left, right) &&
           std::ranges::any_of(left, [&](const std::string& word) {
               return !isNumber(word) && !isCommon(word) && std::find(right.begin(), right.end(), word) != right.end();
           });
}

} // namespace parallax::disagreement
