// Kinds of weapons, vehicles and causes as a taxonomy (resources/lexicon/kinds.tsv): whether two names can be of one
// thing.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::disagreement {

// A kind by its line in the table, from 0; -1: none.
using ThingKind = std::int16_t;

// The kind that a value names: "a 9 mm pistol" -> pistol, "stolen fishing boats" -> fishing boat, "rifle with a scope"
// -> rifle; -1 where its head is no noun of the table.
ThingKind thingKind(std::string_view value);

// One is a kind of the other, or the other itself: "gun" and "rifle", not "pistol" and "rifle". -1 fits all.
bool fits(ThingKind left, ThingKind right);

// The broadest kind above it: firearm, blade, explosive, vehicle, boat, aircraft, ...; -1 of -1.
ThingKind familyOf(ThingKind kind);

// How many kinds stand above it.
int depthOf(ThingKind kind);

// "Rifles", of the noun that names the kind: there were several, and there may have been others.
bool namesSeveral(std::string_view value);

} // namespace parallax::disagreement
