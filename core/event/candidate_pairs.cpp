#include "event/candidate_pairs.h"

#include "actor/name_graph.h"
#include "event/event_time.h"
#include "event/kind_likeness.h"
#include "event/local_joins.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace parallax::event {

namespace {

constexpr std::size_t allPairsUpTo = 1500; // local events of a story that are compared each with each
constexpr std::int64_t day = 1440;

int family(mention::EventKind kind) {
    if (mention::isViolent(kind) || canBePart(kind))
        return 0;
    if (kind == mention::EventKind::Statement || kind == mention::EventKind::Post)
        return 1;
    return 2;
}

} // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> candidatePairs(const std::vector<LocalEvent>& locals) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::map<std::uint32_t, std::vector<std::uint32_t>> byStory;
    for (std::uint32_t i = 0; i < locals.size(); ++i)
        byStory[locals[i].story].push_back(i);

    const auto strongest = [&](const LocalEvent& local) {
        std::vector<std::pair<std::uint32_t, float>> words = local.words;
        std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        if (words.size() > 4)
            words.resize(4);
        return words;
    };
    for (const auto& [story, members] : byStory) {
        if (members.size() <= allPairsUpTo) {
            for (std::size_t a = 0; a < members.size(); ++a)
                for (std::size_t b = a + 1; b < members.size(); ++b)
                    if (locals[members[a]].report != locals[members[b]].report)
                        pairs.emplace_back(members[a], members[b]);
            continue;
        }
        std::map<std::uint32_t, std::vector<std::uint32_t>> byWord;
        std::vector<std::uint32_t> mains;
        for (const std::uint32_t i : members) {
            for (const auto& [word, weight] : strongest(locals[i]))
                byWord[word].push_back(i);
            if (locals[i].main)
                mains.push_back(i);
        }
        const auto chain = [&](const std::vector<std::uint32_t>& list) {
            for (std::size_t a = 0; a < list.size(); ++a)
                for (std::size_t b = a + 1; b < std::min(list.size(), a + 40); ++b)
                    if (locals[list[a]].report != locals[list[b]].report)
                        pairs.emplace_back(list[a], list[b]);
        };
        for (const auto& [word, list] : byWord)
            chain(list);
        chain(mains);
    }
    if (byStory.size() > 1) {
        std::map<std::tuple<int, std::int64_t, std::uint32_t>, std::vector<std::uint32_t>> byDay;
        std::map<std::pair<std::int64_t, std::string>, std::vector<std::uint32_t>> byPlace;
        for (std::uint32_t i = 0; i < locals.size(); ++i) {
            const LocalEvent& local = locals[i];
            if (!local.time.bounded() || width(local.time) > 31 * day)
                continue;
            for (const auto& [word, weight] : strongest(local))
                byDay[{family(local.kind), local.time.begin->dayNumber(), word}].push_back(i);
            if (mention::isViolent(local.kind) && width(local.time) <= 2 * day)
                for (const std::string& word : placeNameWords(local.place))
                    if (actor::countryOf(word).empty())
                        byPlace[{local.time.begin->dayNumber(), word}].push_back(i);
        }
        const auto across = [&](const auto& lists) {
            for (const auto& [key, list] : lists)
                for (std::size_t a = 0; a < list.size(); ++a)
                    for (std::size_t b = a + 1; b < std::min(list.size(), a + 20); ++b)
                        if (locals[list[a]].story != locals[list[b]].story)
                            pairs.emplace_back(list[a], list[b]);
        };
        across(byDay);
        across(byPlace);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

} // namespace parallax::event
