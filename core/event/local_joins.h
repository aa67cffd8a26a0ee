// Which mentions of one report tell one happening.
#pragma once

#include "claim/analysed_report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::event {

// How much a mention counts for what its report is about: the headline and the first sentences most.
double mentionWeight(const mention::EventMention& one);

// Whether its time stands in its own words; else it was taken from what stands around it.
bool hasOwnTime(const mention::EventMention& one);

// Generic and denied mentions tell of no happening.
bool tellsNothing(const mention::EventMention& one);

// Whether two printed places are apart: both are names, and no word is shared that is not a country. "the base" and
// "Northport" are not apart, nor are a country and a town.
bool placesApart(const std::vector<std::string>& left, const std::vector<std::string>& right);

// The words of a place that name it: folded, without small words and common nouns; empty for "the city".
std::vector<std::string> placeNameWords(std::string_view place);

// For each event mention the lowest mention that tells the same happening, -1 for those that tell of none. `actorOf`:
// the actor of each actor mention. Joined are
// - what refers back ("the attack"), and far from what it refers to, the happening that the report is about;
// - one speaker's words at one time;
// - what one sentence tells as one: "stormed the shop, killing two", "four were killed in the raid";
// - the headline and the lead, where they tell of the story's happening twice: times meet, figures and places agree.
std::vector<std::int32_t> joinMentions(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf);

} // namespace parallax::event
