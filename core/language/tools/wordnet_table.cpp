// Writes the compact WordNet table that wordnet.cpp reads.
//   wordnet_table DICTIONARY-FOLDER NOUN-CLASSES.tsv OUTPUT
// Runs while the program is built; reads the files of wndb(5WN). Same input, same bytes.
#include "language/wordnet.h"
#include "language/wordnet_format.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace format = parallax::language::wordnet_format;

constexpr std::array<const char*, 4> partNames{"noun", "verb", "adj", "adv"};
constexpr std::array<const char*, 19> classNames{"Person",   "Group",    "Organisation",  "SecurityForce", "Weapon",
                                                 "Vehicle",  "Building", "Place",         "Act",           "Event",
                                                 "Time",     "Quantity", "Communication", "Substance",     "Animal",
                                                 "Disaster", "Injury",   "Crime",         "Profession"};
static_assert(static_cast<std::size_t>(parallax::language::NounClass::Profession) + 1 == classNames.size());

[[noreturn]] void fail(const std::string& message) {
    std::cerr << "wordnet_table: " << message << "\n";
    std::exit(1);
}

std::ifstream open(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        fail("cannot read " + path + " (Debian package wordnet-base)");
    }
    return file;
}

int partOf(char letter) {
    switch (letter) {
    case 'n':
        return 0;
    case 'v':
        return 1;
    case 'a':
    case 's':
        return 2;
    case 'r':
        return 3;
    }
    fail(std::string("unknown part of speech ") + letter);
}

std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return text;
}

// A word of data.adj may carry its position in brackets: "galore(ip)".
std::string plainWord(const std::string& word) {
    return lowered(word.substr(0, word.find('(')));
}

struct Pointer {
    int part;
    std::string offset;
    unsigned source, target; // word numbers from 1, 0 for the whole synset
};

struct SynsetSource {
    std::vector<std::string> words;
    std::vector<std::string> above; // offsets of hypernyms, instance hypernyms too
    std::vector<Pointer> derivations;
    int domain = 0;
    bool instance = false;
    std::uint32_t index = 0;
};

struct Dictionary {
    std::array<std::map<std::string, SynsetSource>, 4> synsets;                // by offset
    std::array<std::map<std::string, std::vector<std::string>>, 4> senses;     // lemma -> offsets, most frequent first
    std::array<std::map<std::string, std::vector<std::string>>, 4> exceptions; // form -> base forms
    std::map<std::string, std::uint32_t> tagged;                               // "lemma part number" -> count
};

void readData(const std::string& folder, std::size_t part, Dictionary& dictionary) {
    std::ifstream file = open(folder + "/data." + partNames[part]);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == ' ') {
            continue; // licence
        }
        std::istringstream fields(line);
        std::string offset, word, lexicalId, symbol, pointerOffset, sourceTarget;
        char letter = 0;
        int words = 0, pointers = 0;
        SynsetSource synset;
        fields >> offset >> synset.domain >> letter >> std::hex >> words >> std::dec;
        for (int i = 0; i < words; ++i) {
            fields >> word >> lexicalId;
            synset.words.push_back(plainWord(word));
        }
        fields >> pointers;
        for (int i = 0; i < pointers; ++i) {
            fields >> symbol >> pointerOffset >> letter >> sourceTarget;
            const auto numbers = static_cast<unsigned>(std::stoul(sourceTarget, nullptr, 16));
            if (symbol == "@" || symbol == "@i") {
                synset.above.push_back(pointerOffset);
                synset.instance = synset.instance || symbol == "@i";
            } else if (symbol == "+") {
                synset.derivations.push_back({partOf(letter), pointerOffset, numbers >> 8, numbers & 0xff});
            }
        }
        if (!fields) {
            fail("a line of data." + std::string(partNames[part]) + " is not as in wndb(5WN): " + line.substr(0, 60));
        }
        dictionary.synsets[part].emplace(offset, std::move(synset));
    }
}

void readIndex(const std::string& folder, std::size_t part, Dictionary& dictionary) {
    std::ifstream file = open(folder + "/index." + partNames[part]);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == ' ') {
            continue;
        }
        std::istringstream fields(line);
        std::vector<std::string> all;
        for (std::string field; fields >> field;) {
            all.push_back(field);
        }
        const auto count = static_cast<std::ptrdiff_t>(std::stoul(all.at(2)));
        dictionary.senses[part][all[0]].assign(all.end() - count, all.end());
    }
    std::ifstream exceptions = open(folder + "/" + partNames[part] + ".exc");
    for (std::string line; std::getline(exceptions, line);) {
        std::istringstream fields(line);
        std::string form;
        fields >> form;
        for (std::string base; fields >> base;) {
            dictionary.exceptions[part][form].push_back(base);
        }
    }
}

// cntlist.rev: sense key "lemma%type:...", sense number, how often it is tagged in the semantic concordance.
void readCounts(const std::string& folder, Dictionary& dictionary) {
    std::ifstream file = open(folder + "/cntlist.rev");
    std::string key, number;
    std::uint32_t count = 0;
    while (file >> key >> number >> count) {
        const std::size_t percent = key.find('%');
        const int type = percent == std::string::npos ? 0 : key[percent + 1] - '0';
        if (type >= 1 && type <= 5) {
            const int part = type == 5 ? 2 : type - 1;
            dictionary.tagged[key.substr(0, percent) + ' ' + std::to_string(part) + ' ' + number] = count;
        }
    }
}

// Marks of the noun classes: offset -> (bits set, bits cleared).
using Marks = std::map<std::string, std::pair<std::uint32_t, std::uint32_t>>;

Marks readMarks(const std::string& path, const Dictionary& dictionary) {
    Marks marks;
    std::ifstream file = open(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') {
            continue;
        }
        std::istringstream fields(line);
        std::string className, sense, sign;
        fields >> className >> sense >> sign;
        const auto found = std::find(classNames.begin(), classNames.end(), className);
        const std::size_t dot = sense.rfind('.');
        if (found == classNames.end() || dot == std::string::npos || (sign != "+" && sign != "-")) {
            fail(path + ": expected class, lemma.sense, + or -: " + line);
        }
        const auto lemma = dictionary.senses[0].find(sense.substr(0, dot));
        const auto number = static_cast<std::size_t>(std::stoul(sense.substr(dot + 1)));
        if (lemma == dictionary.senses[0].end() || number < 1 || number > lemma->second.size()) {
            fail(path + ": WordNet has no noun " + sense);
        }
        const std::uint32_t bit = std::uint32_t{1} << (found - classNames.begin());
        auto& mark = marks[lemma->second[number - 1]];
        (sign == "+" ? mark.first : mark.second) |= bit;
    }
    return marks;
}

std::uint32_t classesOf(const std::string& offset, const Dictionary& dictionary, const Marks& marks,
                        std::map<std::string, std::uint32_t>& known) {
    if (const auto found = known.find(offset); found != known.end()) {
        return found->second;
    }
    std::uint32_t classes = 0;
    for (const std::string& above : dictionary.synsets[0].at(offset).above) {
        classes |= classesOf(above, dictionary, marks, known);
    }
    if (const auto mark = marks.find(offset); mark != marks.end()) {
        classes = (classes & ~mark->second.second) | mark->second.first;
    }
    return known[offset] = classes;
}

template <typename T>
void write(std::ofstream& out, const std::vector<T>& values) {
    out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
}

void writeTable(const std::string& path, Dictionary& dictionary, const Marks& marks) {
    std::set<std::string> words;
    for (std::size_t part = 0; part < 4; ++part) {
        for (const auto& [lemma, senses] : dictionary.senses[part]) {
            words.insert(lemma);
        }
    }
    for (std::size_t part = 0; part < 2; ++part) {
        for (const auto& [form, bases] : dictionary.exceptions[part]) {
            if (words.contains(bases.front())) {
                words.insert(form);
            }
        }
    }
    const std::vector<std::string> sorted(words.begin(), words.end());
    const auto indexOf = [&](const std::string& word) {
        const auto found = std::lower_bound(sorted.begin(), sorted.end(), word);
        return found != sorted.end() && *found == word ? static_cast<std::uint32_t>(found - sorted.begin())
                                                       : format::none;
    };

    std::vector<format::Synset> synsets;
    std::vector<std::uint32_t> members;
    std::vector<std::set<format::Link>> linked(sorted.size());
    std::map<std::string, std::uint32_t> known;
    for (std::size_t part = 0; part < 4; ++part) {
        for (auto& [offset, source] : dictionary.synsets[part]) {
            source.index = static_cast<std::uint32_t>(synsets.size());
            synsets.push_back({static_cast<std::uint32_t>(members.size()),
                               part == 0 ? classesOf(offset, dictionary, marks, known) : 0,
                               static_cast<std::uint8_t>(source.domain), static_cast<std::uint8_t>(source.instance),
                               0});
            for (const std::string& word : source.words) {
                members.push_back(indexOf(word));
            }
            for (const Pointer& pointer : source.derivations) {
                const SynsetSource& other =
                    dictionary.synsets[static_cast<std::size_t>(pointer.part)].at(pointer.offset);
                if (pointer.source == 0 || pointer.target == 0) {
                    continue; // a link between whole synsets names no word
                }
                const std::uint32_t from = indexOf(source.words.at(pointer.source - 1));
                const std::uint32_t to = indexOf(other.words.at(pointer.target - 1));
                if (from != format::none && to != format::none) {
                    linked[from].insert(to | static_cast<std::uint32_t>(pointer.part) << 28 |
                                        static_cast<std::uint32_t>(part) << 30);
                }
            }
        }
    }
    synsets.push_back({static_cast<std::uint32_t>(members.size()), 0, 0, 0, 0});

    std::vector<format::Lemma> lemmas;
    std::vector<format::Sense> senses;
    std::vector<format::Link> links;
    std::string strings;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        format::Lemma lemma{static_cast<std::uint32_t>(strings.size()),
                            static_cast<std::uint32_t>(senses.size()),
                            static_cast<std::uint32_t>(links.size()),
                            {format::none, format::none},
                            {0, 0, 0, 0}};
        strings += sorted[i] + '\0';
        for (std::size_t part = 0; part < 4; ++part) {
            if (const auto found = dictionary.senses[part].find(sorted[i]); found != dictionary.senses[part].end()) {
                for (const std::string& offset : found->second) {
                    const auto tagged = dictionary.tagged.find(sorted[i] + ' ' + std::to_string(part) + ' ' +
                                                               std::to_string(++lemma.count[part]));
                    senses.push_back({dictionary.synsets[part].at(offset).index,
                                      tagged == dictionary.tagged.end() ? 0 : tagged->second});
                }
            }
        }
        for (std::size_t part = 0; part < 2; ++part) {
            if (const auto found = dictionary.exceptions[part].find(sorted[i]);
                found != dictionary.exceptions[part].end()) {
                lemma.base[part] = indexOf(found->second.front());
            }
        }
        links.insert(links.end(), linked[i].begin(), linked[i].end());
        lemmas.push_back(lemma);
    }
    lemmas.push_back({static_cast<std::uint32_t>(strings.size()),
                      static_cast<std::uint32_t>(senses.size()),
                      static_cast<std::uint32_t>(links.size()),
                      {format::none, format::none},
                      {0, 0, 0, 0}});

    std::uint32_t slotCount = 1;
    while (slotCount < 2 * sorted.size()) {
        slotCount *= 2;
    }
    std::vector<std::uint32_t> slots(slotCount, format::none);
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        std::uint32_t slot = format::hash(sorted[i]) & (slotCount - 1);
        while (slots[slot] != format::none) {
            slot = (slot + 1) & (slotCount - 1);
        }
        slots[slot] = i;
    }

    std::ofstream out(path, std::ios::binary);
    const auto size = [](const auto& values) { return static_cast<std::uint32_t>(values.size()); };
    write(out, std::vector<format::Header>{{format::magic, size(sorted), size(senses), size(synsets) - 1, size(members),
                                            size(links), slotCount, size(strings)}});
    write(out, lemmas);
    write(out, senses);
    write(out, synsets);
    write(out, members);
    write(out, links);
    write(out, slots);
    out << strings;
    if (!out.flush()) {
        fail("cannot write " + path);
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        fail("usage: wordnet_table DICTIONARY-FOLDER NOUN-CLASSES.tsv OUTPUT");
    }
    Dictionary dictionary;
    for (std::size_t part = 0; part < 4; ++part) {
        readData(argv[1], part, dictionary);
        readIndex(argv[1], part, dictionary);
    }
    readCounts(argv[1], dictionary);
    writeTable(argv[3], dictionary, readMarks(argv[2], dictionary));
    return 0;
}
