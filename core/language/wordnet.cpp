#include "language/wordnet.h"

#include "base/resource.h"
#include "language/wordnet_format.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace parallax::language {

namespace {

namespace format = wordnet_format;

constexpr std::array<std::string_view, 45> domains{"adj.all",          "adj.pert",           "adv.all",
                                                   "noun.Tops",        "noun.act",           "noun.animal",
                                                   "noun.artifact",    "noun.attribute",     "noun.body",
                                                   "noun.cognition",   "noun.communication", "noun.event",
                                                   "noun.feeling",     "noun.food",          "noun.group",
                                                   "noun.location",    "noun.motive",        "noun.object",
                                                   "noun.person",      "noun.phenomenon",    "noun.plant",
                                                   "noun.possession",  "noun.process",       "noun.quantity",
                                                   "noun.relation",    "noun.shape",         "noun.state",
                                                   "noun.substance",   "noun.time",          "verb.body",
                                                   "verb.change",      "verb.cognition",     "verb.communication",
                                                   "verb.competition", "verb.consumption",   "verb.contact",
                                                   "verb.creation",    "verb.emotion",       "verb.motion",
                                                   "verb.perception",  "verb.possession",    "verb.social",
                                                   "verb.stative",     "verb.weather",       "adj.ppl"};

class Table {
public:
    Table() {
        const char* at = base::resource("wordnet.bin").data(); // aligned to 64
        const auto* header = reinterpret_cast<const format::Header*>(at);
        at += sizeof(format::Header);
        lemmas = take<format::Lemma>(at, header->lemmas + 1);
        senses = take<format::Sense>(at, header->senses);
        synsets = take<format::Synset>(at, header->synsets + 1);
        members = take<std::uint32_t>(at, header->members);
        links = take<format::Link>(at, header->links);
        slots = take<std::uint32_t>(at, header->slots);
        strings = at;
        mask = header->slots - 1;
    }

    const format::Lemma* find(std::string_view lemma) const {
        for (std::uint32_t slot = format::hash(lemma) & mask; slots[slot] != format::none; slot = (slot + 1) & mask) {
            const format::Lemma* found = lemmas + slots[slot];
            if (text(found) == lemma) {
                return found;
            }
        }
        return nullptr;
    }

    std::string_view text(const format::Lemma* lemma) const {
        return {strings + lemma->string, lemma[1].string - lemma->string - 1};
    }

    const format::Lemma* lemmas;
    const format::Sense* senses;
    const format::Synset* synsets;
    const std::uint32_t* members;
    const format::Link* links;
    const std::uint32_t* slots;
    const char* strings;
    std::uint32_t mask;

private:
    template <typename T>
    static const T* take(const char*& at, std::size_t count) {
        const T* values = reinterpret_cast<const T*>(at);
        at += count * sizeof(T);
        return values;
    }
};

const Table& table() {
    static const Table shared;
    return shared;
}

std::size_t index(WordClass wordClass) {
    return static_cast<std::size_t>(wordClass);
}

bool has(std::string_view lemma, WordClass wordClass) {
    const format::Lemma* found = table().find(lemma);
    return found != nullptr && found->count[index(wordClass)] > 0;
}

// Senses of one word class, most frequent first.
struct Senses {
    const format::Sense* first = nullptr;
    int count = 0;
};

Senses sensesOf(std::string_view lemma, WordClass wordClass) {
    const format::Lemma* found = table().find(lemma);
    if (found == nullptr) {
        return {};
    }
    const format::Sense* first = table().senses + found->firstSense;
    for (std::size_t i = 0; i < index(wordClass); ++i) {
        first += found->count[i];
    }
    return {first, found->count[index(wordClass)]};
}

// A detachment rule of morphy(7WN): this ending of a form is replaced by that one.
struct Rule {
    std::string_view ending, replacement;
};
constexpr std::array<Rule, 7> nounRules{Rule{"s", ""},  {"ses", "s"},   {"xes", "x"}, {"zes", "z"},
                                        {"ches", "ch"}, {"shes", "sh"}, {"ies", "y"}};
constexpr std::array<Rule, 8> verbRules{Rule{"s", ""}, {"ies", "y"}, {"es", "e"},  {"es", ""},
                                        {"ed", "e"},   {"ed", ""},   {"ing", "e"}, {"ing", ""}};

template <std::size_t N>
std::string_view baseOf(std::string_view form, WordClass wordClass, const std::array<Rule, N>& rules) {
    const Table& wordnet = table();
    const format::Lemma* found = wordnet.find(form);
    if (found != nullptr && found->base[index(wordClass)] != format::none) {
        return wordnet.text(wordnet.lemmas + found->base[index(wordClass)]);
    }
    if (found != nullptr && found->count[index(wordClass)] > 0) {
        return wordnet.text(found);
    }
    std::array<char, 64> buffer;
    const auto lookUp = [&](std::string_view stem, std::string_view ending) -> const format::Lemma* {
        if (stem.size() < 2 || stem.size() + ending.size() > buffer.size()) {
            return nullptr;
        }
        std::memcpy(buffer.data(), stem.data(), stem.size());
        std::copy(ending.begin(), ending.end(), buffer.data() + stem.size());
        const format::Lemma* base = wordnet.find({buffer.data(), stem.size() + ending.size()});
        return base != nullptr && base->count[index(wordClass)] > 0 ? base : nullptr;
    };
    for (const Rule& rule : rules) {
        if (form.ends_with(rule.ending)) {
            const std::string_view stem = form.substr(0, form.size() - rule.ending.size());
            const format::Lemma* base = lookUp(stem, rule.replacement);
            // morphy does not know doubled consonants ("stabbed", "running").
            if (base == nullptr && wordClass == WordClass::Verb && rule.replacement.empty() && rule.ending != "s" &&
                stem.size() > 2 && stem.back() == stem[stem.size() - 2]) {
                base = lookUp(stem.substr(0, stem.size() - 1), "");
            }
            if (base != nullptr) {
                return wordnet.text(base);
            }
        }
    }
    return form;
}

} // namespace

NounClasses nounClasses(std::string_view lemma, int firstSenses) {
    const Senses senses = sensesOf(lemma, WordClass::Noun);
    NounClasses classes = 0;
    for (int i = 0; i < std::min(senses.count, firstSenses); ++i) {
        if (i == 0 || senses.first[i].tagged * 20 >= senses.first[0].tagged) {
            classes |= table().synsets[senses.first[i].synset].classes;
        }
    }
    return classes;
}

NounClasses nameClasses(std::string_view lemma) {
    const Senses senses = sensesOf(lemma, WordClass::Noun);
    NounClasses classes = 0;
    for (int i = 0; i < senses.count; ++i) {
        const format::Synset& synset = table().synsets[senses.first[i].synset];
        classes |= synset.instance != 0 ? synset.classes : 0;
    }
    return classes;
}

std::string_view verbBase(std::string_view form) {
    return baseOf(form, WordClass::Verb, verbRules);
}
std::string_view nounBase(std::string_view form) {
    // morphy's "men" -> "man" rule, for compounds that the exception list lacks.
    const std::string_view base = baseOf(form, WordClass::Noun, nounRules);
    if (base == form && form.size() > 3 && form.ends_with("men")) {
        std::array<char, 64> buffer;
        if (form.size() <= buffer.size()) {
            std::memcpy(buffer.data(), form.data(), form.size());
            buffer[form.size() - 2] = 'a';
            const format::Lemma* found = table().find({buffer.data(), form.size()});
            if (found != nullptr && found->count[0] > 0) {
                return table().text(found);
            }
        }
    }
    return base;
}

bool isNoun(std::string_view lemma) {
    return has(lemma, WordClass::Noun);
}
bool isVerb(std::string_view lemma) {
    return has(lemma, WordClass::Verb);
}
bool isAdjective(std::string_view lemma) {
    return has(lemma, WordClass::Adjective);
}
bool isAdverb(std::string_view lemma) {
    return has(lemma, WordClass::Adverb);
}

std::vector<std::string_view> derivations(std::string_view lemma, WordClass from, WordClass to) {
    const Table& wordnet = table();
    std::vector<std::string_view> related;
    if (const format::Lemma* found = wordnet.find(lemma)) {
        for (std::uint32_t i = found[0].firstLink; i < found[1].firstLink; ++i) {
            const format::Link link = wordnet.links[i];
            if (link >> 30 == index(from) && (link >> 28 & 3) == index(to)) {
                related.push_back(wordnet.text(wordnet.lemmas + (link & format::linkMask)));
            }
        }
    }
    return related;
}

std::vector<std::string_view> synonyms(std::string_view lemma, WordClass wordClass, int firstSenses) {
    const Table& wordnet = table();
    const Senses senses = sensesOf(lemma, wordClass);
    std::vector<std::string_view> words;
    for (int i = 0; i < std::min(senses.count, firstSenses); ++i) {
        const format::Synset* synset = wordnet.synsets + senses.first[i].synset;
        for (std::uint32_t m = synset[0].firstMember; m < synset[1].firstMember; ++m) {
            if (wordnet.members[m] == format::none) {
                continue; // a word that the index lacks
            }
            const std::string_view word = wordnet.text(wordnet.lemmas + wordnet.members[m]);
            if (word != lemma && std::find(words.begin(), words.end(), word) == words.end()) {
                words.push_back(word);
            }
        }
    }
    return words;
}

WordProfile wordProfile(std::string_view form) {
    const Table& wordnet = table();
    WordProfile profile;
    std::uint32_t most = 0;
    const auto add = [&](std::string_view base, bool inflected) {
        const format::Lemma* found = wordnet.find(base);
        if (found == nullptr) {
            return;
        }
        const format::Sense* sense = wordnet.senses + found->firstSense;
        for (std::uint8_t part = 0; part < 4; ++part) {
            const int count = found->count[part];
            if (count > 0 && (!inflected || part < 2)) {
                profile.parts = static_cast<std::uint8_t>(profile.parts | 1U << (inflected ? 4 + part : part));
                std::uint32_t tagged = 0;
                for (int i = 0; i < count; ++i) {
                    tagged += sense[i].tagged;
                }
                if (tagged > most) {
                    most = tagged;
                    profile.frequentPart = part;
                }
                const std::uint8_t domain = wordnet.synsets[sense->synset].domain;
                if (part == 0 && profile.nounDomain == 0) {
                    profile.nounDomain = domain;
                    profile.classes = nounClasses(base);
                } else if (part == 1 && profile.verbDomain == 0) {
                    profile.verbDomain = domain;
                }
            }
            sense += count;
        }
    };
    add(form, false);
    profile.names = profile.parts == 0 ? 0 : nameClasses(form);
    if (const std::string_view base = nounBase(form); base != form) {
        add(base, true);
    }
    if (const std::string_view base = verbBase(form); base != form) {
        add(base, true);
    }
    return profile;
}

std::string_view domain(std::string_view lemma, WordClass wordClass) {
    const Senses senses = sensesOf(lemma, wordClass);
    if (senses.count == 0) {
        return {};
    }
    const std::size_t file = table().synsets[senses.first->synset].domain;
    return file < domains.size() ? domains[file] : std::string_view{};
}

} // namespace parallax::language
