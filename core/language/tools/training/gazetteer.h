#pragma once

#include <string>

namespace parallax::training {

// What NameFinder knows beforehand: names of persons, places and organisations in WordNet (with the given names and
// surnames that they are made of), countries and their parts in iso-codes, given names and titles of the lexicons. The
// bytes of a FrozenMap.
inline constexpr const char* wordnetFolder = "/usr/share/wordnet";
inline constexpr const char* isoFolder = "/usr/share/iso-codes/json";
std::string makeGazetteer(const std::string& wordnetFolder, const std::string& isoFolder);

} // namespace parallax::training
