#include "actor/name_graph.h"

#include "actor/content_words.h"
#include "actor/name_key.h"
#include "base/each_on_threads.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/word_table.h"
#include "mention/quantity_words.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <unordered_map>

namespace parallax::actor {

namespace {

Part parsePart(std::string_view text) {
    if (text == "attackers")
        return Part::Attackers;
    if (text == "police")
        return Part::Police;
    if (text == "authorities")
        return Part::Authorities;
    if (text == "troops")
        return Part::Troops;
    if (text == "residents")
        return Part::Residents;
    if (text == "general")
        return Part::General;
    return Part::None;
}

base::WordTable<Part> readParts() {
    base::WordTable<Part> parts;
    base::readTable(base::resource("lexicon/actor_parts.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t) {
                        if (fields.size() >= 2)
                            parts.add(fields[0], parsePart(fields[1]));
                    });
    return parts;
}

std::unordered_map<std::string, std::string> readCountries() {
    std::unordered_map<std::string, std::string> countries;
    base::readTable(base::resource("lexicon/demonyms.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t) {
                        for (const std::string_view field : fields)
                            countries.emplace(nameKey(field), nameKey(fields[0]));
                    });
    return countries;
}

bool fuller(const mention::ActorMention& left, std::size_t leftWords, const mention::ActorMention& right,
            std::size_t rightWords) {
    if (leftWords != rightWords)
        return leftWords > rightWords;
    return left.text.size() > right.text.size();
}

void describe(Node& node, const std::vector<mention::ActorMention>& mentions) {
    std::array<int, 7> kinds{};
    const mention::ActorMention* best = nullptr;
    std::size_t bestWords = 0;
    for (const std::uint32_t index : node.mentions) {
        const mention::ActorMention& one = mentions[index];
        const bool isName = one.form == mention::MentionForm::Name;
        node.named = node.named || isName;
        node.plural = node.plural || one.plural;
        if (node.acronym.empty() && !one.acronym.empty())
            node.acronym = nameKey(one.acronym);
        // A name says better than a phrase what its bearer is.
        kinds[static_cast<std::size_t>(one.kind)] += isName ? 100 : 1;
        const std::size_t words = nameWords(one.text).size();
        const bool bestIsName = best && best->form == mention::MentionForm::Name;
        if (!best || (isName && !bestIsName) || (isName && bestIsName && fuller(one, words, *best, bestWords))) {
            best = &one;
            bestWords = words;
        }
    }
    node.text = best->text;
    node.words = nameWords(best->text);
    node.headLemma = best->headLemma;
    node.kind = static_cast<mention::ActorKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
    if (!node.named) {
        node.part = partOfWord(node.headLemma);
        // "A group of gunmen", "a gang of robbers": what it is a group of.
        const auto of = std::find(node.words.begin(), node.words.end(), "of");
        if (of != node.words.end() && (node.part == Part::None || node.part == Part::General))
            for (auto word = of + 1; word != node.words.end(); ++word)
                if (partOfWord(*word) == Part::Attackers) {
                    node.part = Part::Attackers;
                    node.plural = true;
                }
        for (const std::string& word : node.words)
            if (partOfWord(word) == Part::Attackers && partOf(word) != Part::Attackers)
                node.plural = true; // "gunmen" is plural whatever its tag says
    }
}

} // namespace

Part partOf(std::string_view headLemma) {
    static const base::WordTable<Part> parts = readParts();
    const Part* part = parts.find(headLemma);
    return part ? *part : Part::None;
}

Part partOfWord(std::string_view word) {
    if (const Part part = partOf(word); part != Part::None)
        return part;
    std::string singular(word);
    if (singular.ends_with("men") && singular.size() > 4)
        singular.replace(singular.size() - 2, 1, "a");
    else if (singular.ends_with("ies") && singular.size() > 4)
        singular.replace(singular.size() - 3, 3, "y");
    else if (singular.ends_with("s") && singular.size() > 3)
        singular.pop_back();
    return partOf(singular);
}

std::string_view countryOf(std::string_view word) {
    static const std::unordered_map<std::string, std::string> countries = readCountries();
    const auto at = countries.find(std::string(word));
    return at == countries.end() ? std::string_view() : std::string_view(at->second);
}

namespace {

bool isCountWord(const std::string& word) {
    const mention::QuantityWord* entry = mention::findQuantityWord(word);
    const bool counts = entry && (entry->cardinal >= 0 || entry->scale >= 0 || entry->group >= 0 || entry->exact >= 0 ||
                                  entry->few >= 0 || entry->plenty >= 0 || entry->none >= 0 || entry->ordinal >= 0 ||
                                  entry->about || entry->more || entry->fewer || entry->plain);
    return counts || (word.front() >= '0' && word.front() <= '9');
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool isBareCount(const Node& node) {
    if (node.named || node.words.empty() || partOfWord(node.headLemma) != Part::General)
        return false;
    // Any word beside number, grammar and the head describes: "nine elderly people", "people of the village".
    const bool bare = std::all_of(node.words.begin(), node.words.end(), [&](const std::string& word) {
        return isOneOf(word, {"people", "person", "persons", "someone", "anyone", "everyone", "other", "others", "one",
                              "ones", "number", "group", "team"}) ||
               (node.plural &&
                isOneOf(word, {"man", "men", "woman", "women", "boy", "boys", "girl", "girls", "child", "children"})) ||
               isCountWord(word) || isFunctionWord(word);
    });
    if (!bare)
        return false;
    if (node.words.size() > 1 && node.words[0] == "how" && node.words[1] == "many")
        return true;
    constexpr auto bit = [](mention::Role role) { return 1u << static_cast<unsigned>(role); };
    constexpr std::uint32_t acts = bit(mention::Role::Perpetrator) | bit(mention::Role::Suspect) |
                                   bit(mention::Role::Authority) | bit(mention::Role::Speaker) |
                                   bit(mention::Role::Witness);
    return !node.speaks && (node.roles & acts) == 0;
}

std::vector<Node> makeNodes(claim::AnalysedReports reports, unsigned threads) {
    std::vector<Node> nodes;
    for (std::uint32_t r = 0; r < reports.size(); ++r) {
        const claim::ReportAnalysis& analysis = *reports[r].analysis;
        std::map<std::uint32_t, std::uint32_t> nodeOf; // by chain
        std::vector<std::int32_t> ofMention(analysis.actors.size(), -1);
        for (std::uint32_t m = 0; m < analysis.actors.size(); ++m) {
            const mention::ActorMention& one = analysis.actors[m];
            if (one.form == mention::MentionForm::Pronoun || one.span.empty())
                continue;
            const auto [at, isNew] = nodeOf.try_emplace(one.chain, static_cast<std::uint32_t>(nodes.size()));
            if (isNew) {
                Node& node = nodes.emplace_back();
                node.report = r;
                node.chain = one.chain;
                node.background = true;
            }
            nodes[at->second].mentions.push_back(m);
        }
        for (std::uint32_t m = 0; m < analysis.actors.size(); ++m)
            if (const auto at = nodeOf.find(analysis.actors[m].chain); at != nodeOf.end())
                ofMention[m] = static_cast<std::int32_t>(at->second);
        const auto nodeAt = [&](std::size_t mention) -> Node* {
            return mention < ofMention.size() && ofMention[mention] >= 0
                       ? &nodes[static_cast<std::size_t>(ofMention[mention])]
                       : nullptr;
        };
        for (const mention::EventMention& happening : analysis.events)
            for (const mention::Participant& one : happening.participants)
                if (Node* node = nodeAt(one.actorMention)) {
                    node->used = true;
                    node->roles |= 1u << static_cast<unsigned>(one.role);
                    if (!happening.background)
                        node->background = false;
                }
        for (const claim::ReportClaim& one : analysis.claims)
            for (const std::int32_t index : {one.speaker, one.subject})
                if (Node* node = index >= 0 ? nodeAt(static_cast<std::size_t>(index)) : nullptr) {
                    node->used = true;
                    node->speaks = true;
                    node->background = false;
                }
    }
    base::eachOnThreads(nodes.size(), threads, [&](std::size_t i, std::size_t) {
        describe(nodes[i], reports[nodes[i].report].analysis->actors);
    });
    return nodes;
}

Joins::Joins(std::size_t count) : m_parent(count), m_because(count) {
    for (std::uint32_t i = 0; i < count; ++i)
        m_parent[i] = i;
}

std::uint32_t Joins::root(std::uint32_t node) const {
    while (m_parent[node] != node) {
        m_parent[node] = m_parent[m_parent[node]];
        node = m_parent[node];
    }
    return node;
}

void Joins::join(std::uint32_t left, std::uint32_t right, std::string because) {
    left = root(left);
    right = root(right);
    if (left == right)
        return;
    if (right < left)
        std::swap(left, right);
    m_parent[right] = left;
    std::vector<std::string>& reasons = m_because[left];
    reasons.insert(reasons.end(), std::make_move_iterator(m_because[right].begin()),
                   std::make_move_iterator(m_because[right].end()));
    m_because[right] = {};
    if (std::find(reasons.begin(), reasons.end(), because) == reasons.end())
        reasons.push_back(std::move(because));
}

} // namespace parallax::actor
