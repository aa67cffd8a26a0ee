#include "language/tools/training/gazetteer.h"

#include "base/error.h"
#include "base/resource.h"
#include "language/hashing.h"
#include "language/name_finder.h"
#include "language/tools/training/frozen.h"
#include "language/word_info.h"
#include "language/wordnet.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

namespace parallax::training {

using namespace language;

namespace {

using Marks = std::map<std::uint32_t, std::uint32_t>;

std::uint32_t keyOf(std::string_view word) {
    return NameFinder::gazetteerKey(std::vector<std::uint32_t>{hashOf(word)});
}

// The words of a name as the tokeniser cuts them.
std::vector<std::string> wordsOf(const std::string& name) {
    std::vector<std::string> words;
    std::string lower;
    toLower(name, lower);
    std::string word;
    for (const char c : lower + ' ') {
        if (c == ' ' || c == '_' || c == '-') {
            const bool possessive = word.size() > 2 && word.ends_with("'s");
            const bool plural = word.size() > 2 && word.ends_with("s'");
            if (possessive || plural) {
                word.resize(word.size() - (possessive ? 2 : 1));
            }
            if (!word.empty()) {
                words.push_back(word);
            }
            if (possessive || plural) {
                words.emplace_back(possessive ? "'s" : "'");
            }
            word.clear();
            if (c == '-') {
                words.emplace_back("-");
            }
        } else {
            word += c;
        }
    }
    return words;
}

void add(Marks& marks, const std::vector<std::string>& words, std::uint32_t mark, std::size_t shortest = 3) {
    if (words.empty() || words.size() > NameFinder::longestName || (words.size() == 1 && words[0].size() < shortest)) {
        return;
    }
    std::vector<std::uint32_t> forms;
    for (const std::string& word : words) {
        forms.push_back(hashOf(word));
    }
    marks[NameFinder::gazetteerKey(forms)] |= mark;
    if (words.size() > 1) {
        marks[keyOf(words[0])] |= NameFinder::Begins;
    }
}

bool isCapital(char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

void addWordnet(Marks& marks, const std::string& folder) {
    std::ifstream file(folder + "/data.noun");
    if (!file) {
        throw base::Error("cannot read " + folder + "/data.noun (Debian package wordnet-base)");
    }
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == ' ') {
            continue;
        }
        std::istringstream fields(line);
        std::string offset, letter, word, lexicalId, count;
        int domain = 0, words = 0;
        fields >> offset >> domain >> letter >> std::hex >> words >> std::dec;
        std::vector<std::string> names;
        for (int i = 0; i < words; ++i) {
            fields >> word >> lexicalId;
            names.push_back(word);
        }
        const bool instance = line.find(" @i ") < line.find(" | ");
        for (const std::string& name : names) {
            if (!isCapital(name[0])) {
                continue;
            }
            const std::vector<std::string> parts = wordsOf(name);
            if (!instance) {
                if (domain == 18 && parts.size() == 1) {
                    add(marks, parts, NameFinder::Demonym); // "Norwegian", "Londoner"
                }
                continue;
            }
            if (domain == 18) {
                if (parts.size() > 1) {
                    add(marks, parts, NameFinder::Person);
                    // "President Lincoln", "Saint Bernard": no given names.
                    if (!isA(parts.front(), NounClass::Person)) {
                        add(marks, {parts.front()}, NameFinder::GivenName);
                    }
                }
                add(marks, {parts.back()}, NameFinder::Surname);
            } else if (domain == 15 || domain == 17) {
                add(marks, parts, NameFinder::Place);
            } else if (domain == 14) {
                add(marks, parts, NameFinder::Organisation);
            }
        }
    }
}

void addCountries(Marks& marks, const std::string& folder) {
    for (const char* part : {"3166-1", "3166-2", "3166-3"}) {
        std::ifstream file(folder + "/iso_" + part + ".json");
        if (!file) {
            throw base::Error("cannot read " + folder + "/iso_" + part + ".json (Debian package iso-codes)");
        }
        const nlohmann::json all = nlohmann::json::parse(file);
        for (const nlohmann::json& entry : all.at(part)) {
            for (const char* member : {"name", "common_name", "official_name"}) {
                if (entry.contains(member)) {
                    std::string name = entry[member];
                    name = name.substr(0, name.find_first_of(",([")); // "Bolivia, Plurinational State of"
                    add(marks, wordsOf(name),
                        std::string_view(part) == "3166-2" ? NameFinder::Region : NameFinder::Place);
                }
            }
        }
    }
}

template <typename Take>
void forEachLine(std::string_view file, Take take) {
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        if (!line.empty() && line[0] != '#') {
            take(line);
        }
    }
}

// A lexicon of one name a line.
void addLexicon(Marks& marks, const char* name, std::uint32_t mark) {
    forEachLine(base::resource(std::string("lexicon/") + name),
                [&](std::string_view line) { add(marks, wordsOf(std::string(line)), mark, 2); });
}

void addTitles(Marks& marks) {
    forEachLine(base::resource("lexicon/abbreviations.tsv"), [&](std::string_view line) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos && line.substr(tab + 1) == "title") {
            const std::string word(line.substr(0, tab));
            marks[keyOf(word)] |= NameFinder::Title;
            marks[keyOf(word + '.')] |= NameFinder::Title;
        }
    });
}

// Marks the names of one word that WordNet also has as a word in small letters.
void addCommonWords(Marks& marks, const std::string& folder) {
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
        std::ifstream data(folder + "/data." + part);
        for (std::string line; std::getline(data, line);) {
            if (line.empty() || line[0] == ' ') {
                continue;
            }
            std::istringstream fields(line);
            std::string offset, domain, letter, word, lexicalId;
            int words = 0;
            fields >> offset >> domain >> letter >> std::hex >> words >> std::dec;
            for (int i = 0; i < words; ++i) {
                fields >> word >> lexicalId;
                const auto found = isCapital(word[0]) ? marks.end() : marks.find(keyOf(word));
                if (found != marks.end()) {
                    found->second |= NameFinder::Common;
                }
            }
        }
    }
}

} // namespace

std::string makeGazetteer(const std::string& wordnet, const std::string& iso) {
    Marks marks;
    addWordnet(marks, wordnet);
    addCountries(marks, iso);
    addLexicon(marks, "given_names.tsv", NameFinder::GivenName);
    addLexicon(marks, "surnames.tsv", NameFinder::Surname);
    addLexicon(marks, "organisations.tsv", NameFinder::Organisation);
    addLexicon(marks, "places.tsv", NameFinder::Place);
    addTitles(marks);
    addCommonWords(marks, wordnet);
    return frozenMap(marks);
}

} // namespace parallax::training
