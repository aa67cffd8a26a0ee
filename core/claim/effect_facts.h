// What the words around a word of effect make of it: told as done or not, by whom, from where.
#pragma once

#include "claim/extraction.h"

#include <cstdint>
#include <optional>

namespace parallax::claim {

// What is counted of those whom the effect befalls; nothing for none.
std::optional<Attribute> attributeOf(mention::Effect effect);

// Tells of a happening that is fact for its teller: not planned, not general, not counterfactual. `event` is the
// frame's event mention, -1 for none.
bool isTold(const Extraction& extraction, const mention::Frame& frame, std::int32_t event);
// Attackers do it, by noun or by a pronoun that stands for them.
bool isByAttackers(const Extraction& extraction, const mention::Frame& frame);
// It befalls attackers, told likewise: what is ordered against them is no attack of theirs.
bool isOnAttackers(const Extraction& extraction, const mention::Frame& frame);
// "police seized a shotgun": nothing is stolen.
bool isSeizure(const mention::Syntax& syntax, const mention::Frame& frame);
// "shot and killed a man": who is killed is not among the wounded.
bool endsInDeath(const mention::Syntax& syntax, const mention::Frame& frame);
// "Eight of the victims were released from hospital"
bool leavesHospital(const mention::Syntax& syntax, const mention::Frame& frame);
// "3,000 families fled the fighting": who flees home is displaced. `noun` is what is counted, -1 where it is left out.
bool leavesHome(const mention::Syntax& syntax, const mention::Frame& frame, int noun);
// "Two customers escaped": from the attackers, so that nobody looks for them. `noun` as above.
bool savesItself(const mention::Syntax& syntax, const mention::Frame& frame, int noun);

} // namespace parallax::claim
