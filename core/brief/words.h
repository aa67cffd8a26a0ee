// The English words for what the core names by enums and numbers: one wording for the brief, the command line and
// whoever else writes English.
#pragma once

#include "base/civil_time.h"
#include "claim/claim.h"
#include "disagreement/disagreement.h"
#include "disagreement/estimate.h"
#include "mention/actor_mention.h"
#include "mention/event_mention.h"
#include "pipeline/case.h"
#include "report/report.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::brief {

// "5 June 2016, 14:28", "5 June 2016, 14:00–15:00", "5–7 June 2016", "June 2016", "2016", "on or after 5 June 2016",
// "before 6 June 2016", "no date".
std::string timeWords(const base::TimeInterval& time);
// "5 June 2016"
std::string dayWords(base::CivilTime time);
// A sentence of the core's for people: "as of 2016-06-05" is "as of 5 June 2016", intervals alike. What stands in
// quotes (“ ” or " "), or behind "own words: " up to a semicolon, stays as it is.
std::string withDatesInWords(std::string_view sentence);
// How a time is known: "stated", "from the report’s date", "inferred", "not known".
std::string basisWords(base::Basis basis);

// "Attackers killed", "People detained", "Date of birth", "Who ordered it".
std::string attributeWords(claim::Attribute attribute, std::string_view otherName, std::string_view scope);
std::string kindWords(disagreement::Kind kind);       // "contradiction"
std::string kindExplained(disagreement::Kind kind);   // one sentence
std::string eventKindWords(mention::EventKind kind);  // "attack"
std::string actorKindWords(mention::ActorKind kind);  // "security force"
std::string roleWords(mention::Role role);            // "perpetrator"
std::string hedgeWords(claim::Hedge hedge);           // "alleged"; empty for None
std::string sourceKindWords(report::SourceKind kind); // "news agency"

// "the rule of the Global Terrorism Database (GTD)"
std::string ruleWords(disagreement::Rule rule);

// What a claim states: "at least 10", "5 million talers", "not known", "denied: Grey Tide".
std::string valueWords(const pipeline::Claim& claim);

// "1 event", "12 events"
std::string counted(std::size_t number, std::string_view one, std::string_view many);
// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& items, std::string_view joint = "and");
// The first letter upper-case (ASCII).
std::string capitalised(std::string text);

} // namespace parallax::brief
