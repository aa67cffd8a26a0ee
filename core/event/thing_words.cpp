#include "event/thing_words.h"

#include "actor/content_words.h"
#include "base/one_of.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>

namespace parallax::event {

namespace {

constexpr std::size_t longestApposition = 48; // bytes
constexpr int wordsBetween = 3;               // "another privately owned gun shop"

std::string lowered(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Begin of the word that ends at `end`.
std::size_t wordBegin(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && text[end - 1] != ' ' && text[end - 1] != '\n')
        --end;
    return end;
}

// Where the noun phrase beside a name ends; `end` where none stands there.
std::size_t withApposition(std::string_view text, std::size_t begin, std::size_t end) {
    if (end + 3 >= text.size() || end <= begin || !actor::isUpperLetter(text[wordBegin(text, begin, end)]))
        return end;
    const std::string_view after = text.substr(end);
    constexpr std::array<std::string_view, 5> openings{", a ", ", an ", ", another ", ", the ", ", a second "};
    if (std::ranges::none_of(openings, [&](std::string_view one) { return after.starts_with(one); }))
        return end;
    const std::size_t close = after.find_first_of(",.;:\n", 2);
    return close == std::string_view::npos || close > longestApposition ? end : end + close;
}

} // namespace

std::string thingWord(std::string_view word) {
    using language::NounClass;
    if (word.size() < 3 || actor::isFunctionWord(word))
        return {};
    const std::string base(language::nounBase(word));
    const language::NounClasses first = language::nounClasses(base, 1);
    // A school is an institution first and a building second; "local" is a bus, but hardly ever.
    const bool building = (first & bit(NounClass::Building)) != 0 ||
                          ((first & (bit(NounClass::Organisation) | bit(NounClass::Place))) != 0 &&
                           language::isA(base, NounClass::Building, 2));
    if ((!building && (first & bit(NounClass::Vehicle)) == 0) ||
        language::wordProfile(base).frequentPart == static_cast<std::uint8_t>(language::WordClass::Adjective))
        return {};
    std::string_view shown = base;
    for (const std::string_view other : language::synonyms(base, language::WordClass::Noun, 1))
        if (other < shown && other.find('_') == std::string_view::npos)
            shown = other;
    return std::string(shown);
}

NamedThings namedThings(std::string_view text, std::size_t begin, std::size_t end) {
    NamedThings named;
    int sinceOther = wordsBetween + 2;
    std::size_t at = begin;
    end = withApposition(text, begin, end);
    while (at < end) {
        if (!actor::isUpperLetter(text[at]) && !actor::isLowerLetter(text[at])) {
            if (text[at] != ' ')
                sinceOther = wordsBetween + 2;
            ++at;
            continue;
        }
        const std::size_t from = at;
        while (at < end && (actor::isUpperLetter(text[at]) || actor::isLowerLetter(text[at])))
            ++at;
        const std::string word = lowered(text.substr(from, at - from));
        ++sinceOther;
        if (base::isOneOf(word, std::array<std::string_view, 3>{"another", "second", "other"})) {
            sinceOther = 0;
            continue;
        }
        std::string thing = thingWord(word);
        if (thing.empty())
            continue;
        if (sinceOther <= wordsBetween + 1)
            named.others.push_back(thing);
        named.all.push_back(std::move(thing));
    }
    return named;
}

} // namespace parallax::event
