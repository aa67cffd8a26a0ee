// Bodies with a name: equal names, and those of a known body, anywhere; acronyms, shorter forms and other spellings
// inside a story.
#include "actor/body_names.h"
#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "mention/actor_nouns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::actor {

namespace {

// "so-called Islamic State" names the Islamic State.
std::vector<std::string> bareWords(const std::vector<std::string>& words) {
    std::vector<std::string> bare = words;
    if (bare.size() > 2 && bare[0] == "so" && bare[1] == "called")
        bare.erase(bare.begin(), bare.begin() + 2);
    else if (bare.size() > 1 && (bare[0] == "self" || bare[0] == "socalled"))
        bare.erase(bare.begin());
    return bare;
}

std::string joinedWords(const std::vector<std::string>& words) {
    std::string key;
    for (const std::string& word : words)
        key += (key.empty() ? "" : " ") + word;
    return key;
}

bool isAcronym(const Node& node) {
    if (node.words.size() != 1 || node.words[0].size() < 2 || node.words[0].size() > 7)
        return false;
    const auto capitals =
        std::count_if(node.text.begin(), node.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2 && capitals + 1 >= static_cast<std::ptrdiff_t>(node.words[0].size());
}

// `shorter` is the beginning of `longer`, which goes on with "of", "in", "for" ...: "Islamic State" of "Islamic State
// of Iraq".
bool beginsLonger(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
    return shorter.size() >= 2 && shorter.size() < longer.size() &&
           std::equal(shorter.begin(), shorter.end(), longer.begin()) && isSmallWord(longer[shorter.size()]);
}

// `shorter` is the end of `longer` and ends in a word for a body: "River Front" and "the Front" of "Free River Front".
bool endsLonger(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
    return !shorter.empty() && shorter.size() < longer.size() &&
           std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()) &&
           mention::ActorNouns::shared().endsBodyName(shorter.back());
}

// The names of a story by what a shorter form has of them, so that not each is held against each.
class LongerNames {
public:
    using Words = std::vector<std::vector<std::string>>; // by node
    LongerNames(const std::map<std::string, std::uint32_t>& distinct, const Words& words) {
        for (const auto& [key, node] : distinct) {
            const std::vector<std::string>& name = words[node];
            const auto place = static_cast<std::uint32_t>(m_nodes.size());
            m_nodes.push_back(node);
            if (name.size() < 2)
                continue;
            m_byBegin[begin(name)].push_back(place);
            m_byEnd[name.back()].push_back(place);
            const std::string all = initials(name, false), content = initials(name, true);
            m_byInitials[all].push_back(place);
            if (content != all)
                m_byInitials[content].push_back(place);
        }
    }

    // Nodes in the order of `distinct`, each once.
    std::vector<std::uint32_t> withInitials(const std::string& letters) const {
        return nodesAt(found(m_byInitials, letters));
    }
    // All that may begin or end with `shorter`.
    std::vector<std::uint32_t> thatMayHave(const std::vector<std::string>& shorter) const {
        Places places;
        if (!shorter.empty() && mention::ActorNouns::shared().endsBodyName(shorter.back()))
            places = found(m_byEnd, shorter.back());
        if (shorter.size() >= 2) {
            const Places begun = found(m_byBegin, begin(shorter));
            places.insert(places.end(), begun.begin(), begun.end());
        }
        std::ranges::sort(places);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return nodesAt(places);
    }

private:
    using Places = std::vector<std::uint32_t>; // into m_nodes
    using Index = std::unordered_map<std::string, Places>;

    static std::string begin(const std::vector<std::string>& name) { return name[0] + ' ' + name[1]; }
    static Places found(const Index& index, const std::string& key) {
        const auto at = index.find(key);
        return at == index.end() ? Places() : at->second;
    }
    std::vector<std::uint32_t> nodesAt(const Places& places) const {
        std::vector<std::uint32_t> nodes;
        for (const std::uint32_t place : places)
            nodes.push_back(m_nodes[place]);
        return nodes;
    }

    std::vector<std::uint32_t> m_nodes;
    Index m_byBegin, m_byEnd, m_byInitials; // the first two words, the last one
};

} // namespace

void joinOrganisations(const std::vector<Node>& nodes, const Stories& stories, Joins& joins) {
    std::vector<std::uint32_t> bodies;
    std::vector<std::vector<std::string>> words(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].named && nodes[i].kind != mention::ActorKind::Person && !nodes[i].words.empty()) {
            bodies.push_back(i);
            words[i] = bareWords(nodes[i].words);
        }

    std::map<std::string, std::uint32_t> byName;
    const auto joinByName = [&](std::uint32_t i, std::string_view body, const std::string& key) {
        const auto [at, isNew] = byName.try_emplace(body.empty() ? key : std::string(body), i);
        if (!isNew)
            joins.join(at->second, i,
                       contentKey(words[at->second]) == key
                           ? fmt::format("{}: the same name", nodes[i].text)
                           : fmt::format("{}: another name of {}", nodes[i].text, nodes[at->second].text));
    };
    for (const std::uint32_t i : bodies)
        if (const std::string key = contentKey(words[i]); !key.empty())
            joinByName(i, knownBody(words[i]), key);
    // "The extremist Northern Front group" is a noun phrase, and names the body.
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].named || nodes[i].plural || nodes[i].words.size() < 2 ||
            nodes[i].kind == mention::ActorKind::Person || nodes[i].kind == mention::ActorKind::PlaceCommunity)
            continue;
        if (const std::string_view body = knownBody(nodes[i].words); !body.empty()) {
            words[i] = nodes[i].words;
            joinByName(i, body, contentKey(words[i]));
        }
    }

    std::map<std::uint32_t, std::vector<std::uint32_t>> byStory;
    for (const std::uint32_t i : bodies)
        byStory[stories[nodes[i].report]].push_back(i);
    for (const auto& [story, members] : byStory) {
        // One for each distinct name of the story.
        std::map<std::string, std::uint32_t> distinct;
        for (const std::uint32_t i : members)
            distinct.try_emplace(joinedWords(words[i]), i);

        // Given in brackets beside the name: certain.
        std::map<std::string, std::uint32_t> given;
        for (const std::uint32_t i : members)
            if (!nodes[i].acronym.empty()) {
                const auto [at, isNew] = given.try_emplace(nodes[i].acronym, i);
                if (!isNew)
                    joins.join(at->second, i, fmt::format("{}: both are called {}", nodes[i].text, nodes[i].acronym));
            }
        for (const auto& [key, i] : distinct)
            if (const auto at = given.find(key); at != given.end())
                joins.join(at->second, i,
                           fmt::format("{}: acronym given beside {}", nodes[i].text, nodes[at->second].text));

        const LongerNames longer(distinct, words);
        const auto onlyOne = [&](std::uint32_t i, const std::vector<std::uint32_t>& among, auto fits,
                                 const char* what) {
            std::uint32_t found = 0;
            bool any = false;
            for (const std::uint32_t other : among) {
                if (other == i || !fits(other))
                    continue;
                if (any && !joins.joined(found, other))
                    return;
                found = other;
                any = true;
            }
            if (any)
                joins.join(found, i, fmt::format("{}: {} {}", nodes[i].text, what, nodes[found].text));
        };
        // The longest first: "River Front" has joined "Free River Front" when "the Front" is asked for.
        std::vector<std::pair<std::string, std::uint32_t>> byLength(distinct.begin(), distinct.end());
        std::ranges::stable_sort(byLength, std::greater<>(),
                                 [&](const auto& name) { return words[name.second].size(); });
        for (const auto& [key, i] : byLength) {
            if (given.contains(key))
                continue;
            if (isAcronym(nodes[i])) {
                const std::string& letters = words[i].front();
                onlyOne(
                    i, longer.withInitials(letters),
                    [&, i = i](std::uint32_t other) { return words[other] != words[i]; }, "the initials of");
            } else {
                onlyOne(
                    i, longer.thatMayHave(words[i]),
                    [&, i = i](std::uint32_t other) {
                        return beginsLonger(words[i], words[other]) || endsLonger(words[i], words[other]);
                    },
                    "shorter form of");
            }
        }

        // Other spellings: every word has the same skeleton.
        std::map<std::string, std::vector<std::uint32_t>> bySkeleton;
        for (const auto& [key, i] : distinct) {
            std::string skeleton;
            for (const std::string& word : words[i])
                if (!isSmallWord(word))
                    skeleton += consonantSkeleton(word) + ' ';
            bySkeleton[skeleton].push_back(i);
        }
        for (const auto& [skeleton, block] : bySkeleton)
            for (std::size_t a = 0; a < block.size(); ++a)
                for (std::size_t b = a + 1; b < block.size(); ++b) {
                    std::vector<std::string> left, right;
                    for (const std::string& word : words[block[a]])
                        if (!isSmallWord(word))
                            left.push_back(word);
                    for (const std::string& word : words[block[b]])
                        if (!isSmallWord(word))
                            right.push_back(word);
                    if (left.size() != right.size() ||
                        !std::equal(left.begin(), left.end(), right.begin(), sameSpelling))
                        continue;
                    joins.join(block[a], block[b],
                               fmt::format("{}: another spelling of {}", nodes[block[b]].text, nodes[block[a]].text));
                }
    }
}

} // namespace parallax::actor
