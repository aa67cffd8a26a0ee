#include "language/tools/training/gazetteer.h"

#include "base/error.h"
#include "base/resource.h"
#include "language/hashing.h"
#include "language/name_finder.h"
#include "language/tools/training/frozen.h"
#include "language/word_info.h"

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

// The words of a name as the tokeniser cuts them.
std::vector<std::string> wordsOf(const std::string& name) {
    std::vector<std::string> words;
    std::string lower;
    toLower(name, lower);
    std::string word;
    for (const char c : lower + ' ') {
        if (c == ' ' || c == '_' || c == '-') {
            if (!word.empty()) {
                words.push_back(word);
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

void add(Marks& marks, const std::vector<std::string>& words, std::uint32_t mark) {
    if (words.empty() || words.size() > NameFinder::longestName || (words.size() == 1 && words[0].size() < 3)) {
        return;
    }
    std::vector<std::uint32_t> forms;
    for (const std::string& word : words) {
        forms.push_back(hashOf(word));
    }
    marks[NameFinder::gazetteerKey(forms)] |= mark;
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
                    add(marks, {parts.front()}, NameFinder::GivenName);
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

void addLexicon(Marks& marks, std::string_view file, std::uint32_t mark, std::string_view kind) {
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        const std::size_t tab = line.find('\t');
        if (!line.empty() && line[0] != '#' &&
            (kind.empty() || line.substr(std::min(tab, line.size() - 1) + 1) == kind)) {
            const std::string word(line.substr(0, tab));
            marks[NameFinder::gazetteerKey(std::vector<std::uint32_t>{hashOf(word)})] |= mark;
            if (!kind.empty()) {
                marks[NameFinder::gazetteerKey(std::vector<std::uint32_t>{hashOf(word + '.')})] |= mark;
            }
        }
    }
}

} // namespace

std::string makeGazetteer(const std::string& wordnetFolder, const std::string& isoFolder) {
    Marks marks;
    addWordnet(marks, wordnetFolder);
    addCountries(marks, isoFolder);
    addLexicon(marks, base::resource("lexicon/given_names.tsv"), NameFinder::GivenName, {});
    addLexicon(marks, base::resource("lexicon/abbreviations.tsv"), NameFinder::Title, "title");
    return frozenMap(marks);
}

} // namespace parallax::training
