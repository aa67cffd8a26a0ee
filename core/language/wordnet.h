// What kind of thing a word denotes, by WordNet 3.0's noun hierarchy and its verb and derivation links. The dictionary is read when the
// program is built (core/language/tools) and linked in as a compact table. Miller 1995, "WordNet: a lexical database for English".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::language {

// Kinds of things that the extraction asks for; each is one or a few WordNet synsets and all that stands below them.
enum class NounClass : std::uint8_t {
    Person, Group, Organisation, SecurityForce, Weapon, Vehicle, Building, Place, Act, Event, Time, Quantity, Communication, Substance, Animal, Disaster, Injury, Crime, Profession
};

// Bit set over NounClass: bit i is class i.
using NounClasses = std::uint32_t;
constexpr NounClasses bit(NounClass c) { return NounClasses{1} << static_cast<unsigned>(c); }

// The classes of the noun `lemma` (lower case; spaces as '_' in compounds), over its frequent senses: `firstSenses` senses at the most,
// in WordNet's order of frequency. 0 for an unknown word. Any thread.
NounClasses nounClasses(std::string_view lemma, int firstSenses = 2);
inline bool isA(std::string_view lemma, NounClass c, int firstSenses = 2) { return (nounClasses(lemma, firstSenses) & bit(c)) != 0; }

// The base form by WordNet's exception lists and rules ("shot" -> "shoot", "policemen" -> "policeman"); the word itself when unknown.
std::string_view verbBase(std::string_view form);
std::string_view nounBase(std::string_view form);

bool isNoun(std::string_view lemma);
bool isVerb(std::string_view lemma);
bool isAdjective(std::string_view lemma);

} // namespace parallax::language
