// What kind of thing a word denotes, by WordNet 3.0's noun hierarchy and its verb and derivation links. The dictionary
// is read when the program is built (core/language/tools) and linked in as a compact table. Miller 1995, "WordNet: a
// lexical database for English".
//
// Lemmas are lower case, with '_' for the spaces of a compound ("police_officer"). Every function may be called from
// any thread; the texts that they return live as long as the program, but for the argument itself where a function says
// so.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::language {

// Kinds of things that the extraction asks for; each is one or a few WordNet synsets and all that stands below them
// (resources/lexicon/noun_classes.tsv). A noun may belong to several: an act is an event, an army a group and a
// security force.
enum class NounClass : std::uint8_t {
    Person,
    Group,
    Organisation,
    SecurityForce,
    Weapon,
    Vehicle,
    Building,
    Place,
    Act,
    Event,
    Time,
    Quantity,
    Communication,
    Substance,
    Animal,
    Disaster,
    Injury,
    Crime,
    Profession
};

// Bit set over NounClass: bit i is class i.
using NounClasses = std::uint32_t;
constexpr NounClasses bit(NounClass c) {
    return NounClasses{1} << static_cast<unsigned>(c);
}

enum class WordClass : std::uint8_t { Noun, Verb, Adjective, Adverb };

// The classes of the noun `lemma` over its frequent senses: `firstSenses` senses at the most, in WordNet's order of
// frequency, without those that are over twenty times rarer than the first in WordNet's tagged texts. 0 for an unknown
// word.
NounClasses nounClasses(std::string_view lemma, int firstSenses = 2);
inline bool isA(std::string_view lemma, NounClass c, int firstSenses = 2) {
    return (nounClasses(lemma, firstSenses) & bit(c)) != 0;
}

// The classes of what is called `lemma` by name ("danube": a place), over all senses that are instances; 0 when WordNet
// knows no such name.
NounClasses nameClasses(std::string_view lemma);

// The base form by WordNet's exception lists and rules ("shot" -> "shoot", "policemen" -> "policeman"); `form` itself
// when unknown. `form` is lower case.
std::string_view verbBase(std::string_view form);
std::string_view nounBase(std::string_view form);

bool isNoun(std::string_view lemma);
bool isVerb(std::string_view lemma);
bool isAdjective(std::string_view lemma);
bool isAdverb(std::string_view lemma);

// Lemmas of class `to` that WordNet links to `lemma` as derivationally related ("explosion" -> "explode", "kill" ->
// "killer", "killing"), over all senses, each once, in alphabetical order.
std::vector<std::string_view> derivations(std::string_view lemma, WordClass from, WordClass to);

// The lemmas of the first `firstSenses` senses of `lemma`, without itself, each once, most frequent sense first.
std::vector<std::string_view> synonyms(std::string_view lemma, WordClass wordClass, int firstSenses = 1);

// What WordNet knows of a form, looked up at once; for statistical models.
struct WordProfile {
    std::uint8_t parts =
        0; // bit i: the form is a lemma of WordClass i; bit 4: an inflected noun; bit 5: an inflected verb
    std::uint8_t frequentPart = 4; // the WordClass with most occurrences in WordNet's tagged texts; 4: none is tagged
    std::uint8_t nounDomain =
        0; // number of the lexicographer file of the first sense of the noun or its base, 0: not a noun
    std::uint8_t verbDomain = 0; // of the verb
    NounClasses classes = 0;     // nounClasses of the noun or its base
    NounClasses names = 0;       // nameClasses
};
WordProfile wordProfile(std::string_view form);

// WordNet's topic of the most frequent sense: "noun.person", "verb.communication" (lexnames(5WN)); empty for an unknown
// word.
std::string_view domain(std::string_view lemma, WordClass wordClass);

} // namespace parallax::language
