#include "disagreement/count_wording.h"

#include "actor/content_words.h"
#include "base/one_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace parallax::disagreement {

namespace {

using claim::Attribute;

bool isCasualty(const ComparedClaim& claim) {
    return claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded;
}

double sizeOf(const ComparedClaim& claim) {
    return std::get<mention::Quantity>(claim.value).low;
}

// What stands in the sentence before and after the words of a claim.
std::string_view before(const ComparedClaim& claim) {
    const std::size_t where = claim.sentence.find(claim.quote);
    return where == std::string_view::npos ? std::string_view() : claim.sentence.substr(0, where);
}
std::string_view after(const ComparedClaim& claim) {
    const std::size_t where = claim.sentence.find(claim.quote);
    return where == std::string_view::npos ? std::string_view() : claim.sentence.substr(where + claim.quote.size());
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool isArticle(std::string_view word) {
    constexpr std::array<std::string_view, 6> articles{"a", "an", "the", "A", "An", "The"};
    return base::isOneOf(word, articles);
}

bool isNumber(std::string_view word) {
    constexpr std::array<std::string_view, 11> numbers{"one",   "two",   "three", "four", "five",   "six",
                                                       "seven", "eight", "nine",  "ten",  "several"};
    return base::isOneOf(word, numbers) || (!word.empty() && std::ranges::all_of(word, actor::isDigit));
}

// A word that says what became of people, or that more of them follow.
bool tellsFate(std::string_view word) {
    constexpr std::array<std::string_view, 14> fates{"was",   "were",       "been",    "dead", "shot",
                                                     "hurt",  "dying",      "left",    "died", "others",
                                                     "other", "critically", "another", "more"};
    return base::isOneOf(word, fates) || word.ends_with("ed");
}

} // namespace

bool countsSome(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const std::string_view front = before(claim);
    for (const std::string_view cue : {"other ", "Other ", "another ", "Another ", "additional ", "further "})
        if (front.ends_with(cue))
            return true;
    for (const std::string_view ordinal : {"first ", "second ", "third ", "fourth ", "fifth ", "sixth "})
        if (claim.quote.starts_with(ordinal) && (front.ends_with("the ") || front.ends_with("The ")))
            return true;
    const std::string_view quote = claim.quote.substr(0, 48);
    for (const std::string_view cue : {"another ", "Another ", "a further ", "A further ", "an additional "})
        if (quote.starts_with(cue))
            return true;
    for (const std::string_view cue : {" of the ", " of them", " of those ", " of these ", " others", " other "})
        if (const std::size_t where = quote.find(cue); where != std::string_view::npos) {
            // Right behind the number: "five or six of them", not "five people in the city of the saint".
            const std::string_view number = quote.substr(0, where);
            if (std::count(number.begin(), number.end(), ' ') <= 2)
                return true;
        }
    return false;
}

bool countsAll(const ComparedClaim& claim) {
    return claim.relation == mention::Relation::Equal &&
           (claim.quote.starts_with("Both ") || claim.quote.starts_with("both "));
}

bool tellsOfOne(const ComparedClaim& claim) {
    if (sizeOf(claim) != 1 || claim.relation != mention::Relation::Equal || !isCasualty(claim))
        return false;
    for (const std::string_view word : wordsOf(claim.quote)) {
        if (word == "one" || word == "One" || word == "1" || word == "only" || word == "single")
            return false;
        if (isArticle(word))
            return true;
    }
    const std::vector<std::string_view> front = wordsOf(before(claim));
    return !front.empty() && isArticle(front.back());
}

bool isSummand(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const auto opensAnother = [](const std::vector<std::string_view>& words, std::size_t at) {
        return at + 2 < words.size() && words[at] == "and" && (isNumber(words[at + 1]) || isArticle(words[at + 1])) &&
               words[at + 1] != "the" && !tellsFate(words[at + 2]);
    };
    const std::vector<std::string_view> quote = wordsOf(claim.quote);
    for (std::size_t i = 1; i < quote.size(); ++i) {
        if (i > 1 && tellsFate(quote[i - 1]))
            break;
        if (opensAnother(quote, i))
            return true;
    }
    return !quote.empty() && !tellsFate(quote.back()) && opensAnother(wordsOf(after(claim).substr(0, 60)), 0);
}

bool countsMoreThanOneHappening(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const std::string_view rest = after(claim).substr(0, 70);
    return std::ranges::any_of(
        std::array<std::string_view, 9>{" separate ", " across the city", " across the country", "citywide",
                                        "city-wide", "nationwide", " in the line of duty", " this year",
                                        " shootings across "},
        [&](std::string_view cue) {
            return rest.find(cue) != std::string_view::npos || claim.quote.find(cue) != std::string_view::npos;
        });
}

bool countsNobody(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const double size = sizeOf(claim);
    if (size != std::floor(size) || after(claim).starts_with(" per "))
        return true;
    if (claim.quote.empty() || !actor::isDigit(claim.quote.front()) || size < 2 || size > 110)
        return false;
    const std::string_view front = before(claim);
    if (front.ends_with(" aged ") || front.ends_with(" ages ") || claim.quote.starts_with(fmt::format("{}- ", size)))
        return true;
    if (!front.ends_with(", "))
        return false;
    // Behind a name or another age and its comma.
    const std::vector<std::string_view> words = wordsOf(front.substr(0, front.size() - 2));
    if (words.size() < 2)
        return false;
    const auto capital = [](std::string_view word) { return actor::isUpperLetter(word.front()); };
    return (capital(words.back()) && capital(words[words.size() - 2]) &&
            !actor::isFunctionWord(words[words.size() - 2])) ||
           std::ranges::all_of(words.back(), actor::isDigit);
}

bool countsWhoWasHit(const ComparedClaim& claim) {
    return std::ranges::any_of(std::array<std::string_view, 4>{"shot", "struck", "victim", " hit"},
                               [&](std::string_view cue) { return claim.quote.find(cue) != std::string_view::npos; });
}

} // namespace parallax::disagreement
