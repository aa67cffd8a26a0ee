// Persons: full names anywhere in the case, surnames inside a story.
#include "actor/name_graph.h"
#include "actor/name_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace parallax::actor {

namespace {

// "al-Hasan" and "Hasan" are one surname; particles stand before it.
std::vector<std::string> plainWords(const std::vector<std::string>& words) {
    std::vector<std::string> plain;
    for (const std::string& word : words)
        if (!isSmallWord(word) && word != "jr" && word != "sr" && word != "abu" && word != "ii" && word != "iii")
            plain.push_back(word);
    return plain.empty() ? words : plain;
}

bool initialOf(const std::string& initial, const std::string& word) {
    return initial.size() == 1 && word.front() == initial.front();
}

// Whether two full names (two plain words or more) can be one person's: the same surname, and first names that are
// equal, another spelling or an initial. Words between may be missing in one of them, but not differ.
bool samePerson(const std::vector<std::string>& left, const std::vector<std::string>& right, bool exactSpelling) {
    const auto same = [&](const std::string& a, const std::string& b) {
        return exactSpelling ? a == b : sameSpelling(a, b);
    };
    if (!same(left.back(), right.back()))
        return false;
    if (!same(left.front(), right.front()) && !initialOf(left.front(), right.front()) &&
        !initialOf(right.front(), left.front()))
        return false;
    const std::vector<std::string>& shorter = left.size() <= right.size() ? left : right;
    const std::vector<std::string>& longer = left.size() <= right.size() ? right : left;
    std::size_t from = 1;
    for (std::size_t i = 1; i + 1 < shorter.size(); ++i) {
        while (from + 1 < longer.size() && !same(shorter[i], longer[from]) && !initialOf(shorter[i], longer[from]) &&
               !initialOf(longer[from], shorter[i]))
            ++from;
        if (from + 1 >= longer.size())
            return false;
        ++from;
    }
    return true;
}

struct FullName {
    std::uint32_t node = 0; // first that bears it
    std::vector<std::string> plain;
};

} // namespace

void joinPersons(const std::vector<Node>& nodes, const Stories& stories, Joins& joins) {
    std::vector<std::uint32_t> persons;
    std::vector<std::vector<std::string>> plain(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].named && nodes[i].kind == mention::ActorKind::Person && !nodes[i].words.empty()) {
            persons.push_back(i);
            plain[i] = plainWords(nodes[i].words);
        }

    // Equal full names, anywhere.
    std::map<std::vector<std::string>, std::uint32_t> byName;
    for (const std::uint32_t i : persons) {
        if (plain[i].size() < 2)
            continue;
        const auto [at, isNew] = byName.try_emplace(plain[i], i);
        if (!isNew)
            joins.join(at->second, i, fmt::format("{}: the same name", nodes[i].text));
    }

    // Other spellings: candidates share the skeleton of the surname inside one story.
    std::map<std::pair<std::uint32_t, std::string>, std::vector<std::uint32_t>> bySkeleton;
    for (const std::uint32_t i : persons)
        if (plain[i].size() >= 2)
            bySkeleton[{stories[nodes[i].report], consonantSkeleton(plain[i].back())}].push_back(i);
    for (const auto& [key, block] : bySkeleton) {
        std::vector<std::uint32_t> distinct;
        for (const std::uint32_t i : block)
            if (std::none_of(distinct.begin(), distinct.end(),
                             [&](std::uint32_t other) { return plain[other] == plain[i]; }))
                distinct.push_back(i);
        for (const bool exact : {true, false})
            for (std::size_t a = 0; a < distinct.size(); ++a)
                for (std::size_t b = a + 1; b < distinct.size(); ++b) {
                    const std::uint32_t left = distinct[a];
                    const std::uint32_t right = distinct[b];
                    if (joins.joined(left, right) || !samePerson(plain[left], plain[right], exact))
                        continue;
                    // An initial that fits two persons names neither; a third spelling of one person is no other.
                    const auto fits = [&](std::uint32_t one, std::uint32_t with) {
                        return std::count_if(distinct.begin(), distinct.end(), [&](std::uint32_t other) {
                            return other != one && !joins.joined(other, with) && !joins.joined(other, one) &&
                                   samePerson(plain[one], plain[other], exact) &&
                                   !samePerson(plain[with], plain[other], exact);
                        });
                    };
                    if (fits(left, right) > 0 || fits(right, left) > 0)
                        continue;
                    joins.join(left, right,
                               fmt::format("{}: {} of {}", nodes[right].text,
                                           exact ? "shorter form" : "another spelling", nodes[left].text));
                }
    }

    // A surname alone: the only person of that surname in the story.
    std::map<std::uint32_t, std::vector<std::uint32_t>> byStory;
    for (const std::uint32_t i : persons)
        byStory[stories[nodes[i].report]].push_back(i);
    for (const auto& [story, members] : byStory) {
        std::map<std::string, std::vector<std::uint32_t>>
            bySurname; // skeleton of each word of a full name -> its bearers
        for (const std::uint32_t i : members)
            if (plain[i].size() >= 2)
                bySurname[consonantSkeleton(plain[i].back())].push_back(i);
        std::map<std::string, std::uint32_t> lone; // first bearer of a lone name that no full name fits
        for (const std::uint32_t i : members) {
            if (plain[i].size() != 1)
                continue;
            const std::string& surname = plain[i].front();
            std::uint32_t found = 0;
            bool any = false;
            bool several = false;
            const auto look = [&](bool exact) {
                const auto at = bySurname.find(consonantSkeleton(surname));
                if (at == bySurname.end())
                    return;
                for (const std::uint32_t other : at->second) {
                    if (exact ? plain[other].back() != surname : !sameSpelling(plain[other].back(), surname))
                        continue;
                    if (any && !joins.joined(found, other))
                        several = true;
                    found = other;
                    any = true;
                }
            };
            look(true);
            if (!any)
                look(false);
            if (any && !several) {
                joins.join(found, i,
                           fmt::format("{}: surname of {}{}", nodes[i].text, nodes[found].text,
                                       nodes[found].report == nodes[i].report
                                           ? " in the same report"
                                           : ", the only one of that name in the story"));
            } else if (!any) {
                const auto [at, isNew] = lone.try_emplace(surname, i);
                if (!isNew)
                    joins.join(at->second, i, fmt::format("{}: the same name in one story", nodes[i].text));
            }
        }
    }
}

} // namespace parallax::actor
