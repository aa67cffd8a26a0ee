#include "disagreement/thing_kind.h"

#include "actor/content_words.h"
#include "base/error.h"
#include "base/one_of.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "language/wordnet.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parallax::disagreement {

namespace {

struct Taxonomy {
    std::unordered_map<std::string, ThingKind> kinds;
    std::vector<ThingKind> broader; // by kind
};

Taxonomy readKinds() {
    Taxonomy taxonomy;
    std::vector<std::pair<std::string, std::string>> rows;
    base::readTable(
        base::resource("lexicon/kinds.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t line) {
            if (fields.size() != 2)
                throw base::Error(fmt::format("lexicon/kinds.tsv, line {}: expected a noun and a broader kind", line));
            rows.emplace_back(fields[0], fields[1]);
        });
    for (const auto& [noun, above] : rows)
        if (!above.starts_with('='))
            taxonomy.kinds.emplace(noun, static_cast<ThingKind>(taxonomy.kinds.size()));
    taxonomy.broader.resize(taxonomy.kinds.size(), -1);
    std::unordered_map<std::string, ThingKind> synonyms;
    for (const auto& [noun, above] : rows) {
        if (above == "-")
            continue;
        const bool same = above.starts_with('=');
        const auto at = taxonomy.kinds.find(same ? above.substr(1) : above);
        if (at == taxonomy.kinds.end())
            throw base::Error(fmt::format("lexicon/kinds.tsv: \"{}\" has no line of its own", above));
        if (same)
            synonyms.emplace(noun, at->second);
        else
            taxonomy.broader[static_cast<std::size_t>(taxonomy.kinds.at(noun))] = at->second;
    }
    taxonomy.kinds.merge(synonyms);
    return taxonomy;
}

const Taxonomy& kinds() {
    static const Taxonomy taxonomy = readKinds();
    return taxonomy;
}

ThingKind broaderOf(ThingKind kind) {
    return kinds().broader[static_cast<std::size_t>(kind)];
}

// The words of the value up to its first preposition, in lower case.
std::vector<std::string> headWords(std::string_view value) {
    constexpr std::array<std::string_view, 12> prepositions{"of", "with", "from", "in",  "at",    "on",
                                                            "by", "for",  "near", "and", "while", "that"};
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < value.size()) {
        std::string word;
        while (at < value.size() && value[at] != ' ') {
            const char c = value[at++];
            if (actor::isUpperLetter(c))
                word += static_cast<char>(c - 'A' + 'a');
            else if (actor::isLowerLetter(c) || actor::isDigit(c) || c == '-')
                word += c;
        }
        ++at;
        if (base::isOneOf(word, prepositions))
            break;
        if (!word.empty())
            words.push_back(std::move(word));
    }
    return words;
}

struct NamedKind {
    ThingKind kind = -1;
    bool several = false;
};

// The last noun of the head, with as many words before it as the table knows together.
NamedKind kindOf(std::string_view value) {
    const std::vector<std::string> words = headWords(value);
    constexpr std::size_t longest = 4;
    const std::size_t end = words.size();
    if (end == 0)
        return {};
    const std::string last(language::nounBase(words.back()));
    for (std::size_t begin = end > longest ? end - longest : 0; begin < end; ++begin) {
        std::string name;
        for (std::size_t i = begin; i + 1 < end; ++i)
            name += words[i] + ' ';
        if (const auto at = kinds().kinds.find(name + last); at != kinds().kinds.end())
            return {at->second, last != words.back()};
    }
    return {};
}

bool isAbove(ThingKind whole, ThingKind part) {
    for (; part >= 0; part = broaderOf(part))
        if (part == whole)
            return true;
    return false;
}

} // namespace

ThingKind thingKind(std::string_view value) {
    return kindOf(value).kind;
}

bool namesSeveral(std::string_view value) {
    return kindOf(value).several;
}

bool fits(ThingKind left, ThingKind right) {
    return left < 0 || right < 0 || isAbove(left, right) || isAbove(right, left);
}

ThingKind familyOf(ThingKind kind) {
    while (kind >= 0 && broaderOf(kind) >= 0)
        kind = broaderOf(kind);
    return kind;
}

int depthOf(ThingKind kind) {
    int depth = 0;
    for (; kind >= 0; kind = broaderOf(kind))
        ++depth;
    return depth;
}

} // namespace parallax::disagreement
