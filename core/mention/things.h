// What a noun is to an attack: a weapon, a vehicle, something that can be its target. Data: WordNet's noun classes and
// resources/lexicon/things.tsv.
#pragma once

#include "mention/syntax.h"

#include <optional>
#include <string_view>

namespace parallax::mention {

enum class ThingPart { Explosive, Weapon, Load, Fire, Part, Side, Target, Vehicle };

// What lexicon/things.tsv says of a noun in lower case; nothing when it does not have it.
std::optional<ThingPart> thingPart(std::string_view lemma);

// The token of the weapon that the phrase with head `t` tells of: `t` itself ("a bomb", "dynamite charges"), or the
// noun before it ("mortar fire": mortar); -1 when it tells of none.
int weaponAt(const Syntax& syntax, int t);
bool isExplosive(const Syntax& syntax, int t); // a weapon, as by weaponAt, that goes off
bool isVehicle(const Syntax& syntax, int t);
// A building, vehicle, plant or the like: what can be attacked for its own sake; not a part of one (a window).
bool isTargetThing(const Syntax& syntax, int t);

} // namespace parallax::mention
