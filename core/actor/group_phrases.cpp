// People without a name: groups that play one part in one story, and single persons called the same there.
#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "mention/quantity_words.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

namespace parallax::actor {

namespace {

bool isNumberWord(std::string_view word) {
    if (!word.empty() && word.front() >= '0' && word.front() <= '9')
        return true;
    for (const std::string_view one :
         {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens",
          "several", "many", "some", "hundreds", "thousands", "few"})
        if (word == one)
            return true;
    return false;
}

// What the phrase says beside its head: words other than countries ("Kazakh police" says no more than "police" in a
// Kazakh story). "number" is set when it counts its people: "three police officers" are not the police.
std::string modifiers(const Node& node, bool& number) {
    std::string rest;
    number = false;
    for (const std::string& word : node.words) {
        if (isNumberWord(word))
            number = true;
        else if (countryOf(word).empty() && !isSmallWord(word) && partOfWord(word) != node.part)
            rest += word + ' ';
    }
    return rest;
}

// "Three soldiers", "3 soldiers": the number and what is counted, empty without a number.
std::string countedWords(const Node& node) {
    std::string rest;
    std::string number;
    for (const std::string& word : node.words) {
        const mention::QuantityWord* entry = mention::findQuantityWord(word);
        if (entry && entry->cardinal > 1)
            number += fmt::format("{} ", entry->cardinal);
        else if (word.front() >= '0' && word.front() <= '9')
            number += word + ' ';
        else if (const Part part = partOfWord(word); part == Part::Police || part == Part::Troops)
            rest = part == Part::Police ? "police " : "troops "; // "policemen", "police officers"
        else if (!isSmallWord(word) && part != Part::General)
            rest += word + ' ';
    }
    return number.empty() || rest.empty() ? std::string() : number + rest;
}

// The country that the phrase names ("Belgian police", "the authorities in Belgium"), empty for none.
std::string_view countryIn(const Node& node) {
    for (const std::string& word : node.words)
        if (const std::string_view country = countryOf(word); !country.empty())
            return country;
    return {};
}

bool ofAState(Part part) {
    return part == Part::Police || part == Part::Authorities || part == Part::Troops;
}

const char* partName(Part part) {
    switch (part) {
    case Part::Attackers:
        return "the attackers of the story";
    case Part::Police:
        return "the police of the story";
    case Part::Authorities:
        return "the authorities of the story";
    case Part::Troops:
        return "the troops of the story";
    case Part::Residents:
        return "the residents of the story";
    case Part::None:
    case Part::General:
        break;
    }
    return "";
}

} // namespace

void joinGroups(const std::vector<Node>& nodes, const Stories& stories, Joins& joins) {
    constexpr std::uint32_t perpetrator = 1u << static_cast<unsigned>(mention::Role::Perpetrator);
    constexpr std::uint32_t victim = 1u << static_cast<unsigned>(mention::Role::Victim);
    std::map<std::tuple<std::uint32_t, Part, std::string>, std::uint32_t> byPart;
    std::map<std::tuple<std::uint32_t, std::string, std::string, bool>, std::uint32_t> byHead;
    // Where a story names the police of two countries, they are two; else "Belgian police" and "police" are one.
    std::map<std::pair<std::uint32_t, Part>, std::set<std::string_view>> countries;
    for (const Node& node : nodes)
        if (!node.named && node.used && !node.background && ofAState(node.part))
            if (const std::string_view country = countryIn(node); !country.empty())
                countries[{stories[node.report], node.part}].insert(country);
    std::map<std::pair<Part, std::string_view>, std::uint32_t> byCountry;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> byCount;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (node.named || !node.used || node.background)
            continue;
        const std::uint32_t story = stories[node.report];
        // As many of the same, with the same fate, in two reports of one story.
        if (node.plural && (node.roles & victim) != 0 && node.part != Part::Attackers && !isBareCount(node))
            if (const std::string counted = countedWords(node); !counted.empty()) {
                const auto [at, isNew] = byCount.try_emplace({story, counted}, i);
                if (!isNew && nodes[at->second].report != node.report)
                    joins.join(at->second, i, fmt::format("{}: as many victims called the same", node.text));
            }
        bool number = false;
        const std::string rest = modifiers(node, number);
        if (node.part == Part::Attackers && (node.plural || (node.roles & perpetrator) != 0)) {
            // One group under many words; a counted part of it ("three attackers") as well.
            const auto [at, isNew] = byPart.try_emplace({story, node.part, ""}, i);
            if (!isNew)
                joins.join(at->second, i, fmt::format("{}: {}", node.text, partName(node.part)));
        } else if (node.part == Part::Police || node.part == Part::Authorities || node.part == Part::Troops ||
                   node.part == Part::Residents) {
            if (number)
                continue;
            const std::string_view country = ofAState(node.part) ? countryIn(node) : std::string_view();
            std::string which = rest;
            if (!country.empty() && countries[{story, node.part}].size() > 1)
                which += country;
            const auto [at, isNew] = byPart.try_emplace({story, node.part, which}, i);
            if (!isNew)
                joins.join(at->second, i, fmt::format("{}: {}", node.text, partName(node.part)));
            // Those of a country are the same in every story.
            if (!country.empty() && rest.empty()) {
                const auto [same, isFirst] = byCountry.try_emplace({node.part, country}, i);
                if (!isFirst)
                    joins.join(same->second, i, fmt::format("{}: those of {}", node.text, country));
            }
        } else if (node.part == Part::None && !node.plural && !number && (node.roles & victim) != 0) {
            const auto [at, isNew] = byHead.try_emplace({story, node.headLemma, "", true}, i);
            if (!isNew)
                joins.join(at->second, i, fmt::format("{}: called the same in one story", node.text));
        }
    }
}

} // namespace parallax::actor
