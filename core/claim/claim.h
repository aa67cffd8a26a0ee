// The claim: who said what about which attribute of which happening, where it is written, and why the program thinks
// so.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "base/span.h"
#include "mention/quantity.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parallax::claim {

// Attributes, names as in the JSON export. Other carries its own name beside it (Claim::otherName).
enum class Attribute {
    Killed,
    Wounded,
    Detained,
    AtLarge,
    Missing,
    Displaced,
    Participants,
    Stolen,
    Released,
    StartTime,
    EndTime,
    Date,
    Place,
    Perpetrator,
    Target,
    Weapon,
    Vehicle,
    Sequence,
    AlertLevel,
    DateOfBirth,
    Age,
    OrderedBy,
    Motive,
    Responsibility,
    Sentence,
    Cause,
    Spelling,
    Magnitude,
    Other
};
std::string_view name(Attribute attribute);                     // "at_large"; "other" for Other
std::optional<Attribute> parseAttribute(std::string_view text); // accepts "other:name" as Other
bool isCount(Attribute attribute); // its values are numbers of people or things (a magnitude is a measure: a number,
                                   // but no count)
bool isCumulative(Attribute attribute); // killed, wounded, detained: a later, higher figure is an update
bool isTime(Attribute attribute);       // its values are intervals

enum class Hedge { None, Alleged, Reported, Possible, Denied };
std::string_view name(Hedge hedge);
std::optional<Hedge> parseHedge(std::string_view text);

enum class Origin { Extracted, Analyst, Derived };
std::string_view name(Origin origin);
std::optional<Origin> parseOrigin(std::string_view text);

// A count, a time, or a text. Holds: a count attribute and a magnitude have a Quantity (or monostate with relation
// Unknown); a time attribute a TimeInterval.
using Value = std::variant<std::monostate, mention::Quantity, base::TimeInterval, std::string>;

// For people: "at least 10", "5 June 2016, 14:28", "Islamic State", "not known".
std::string text(const Value& value);

// A claim of one report, before it is known which actors and events of the whole case it belongs to.
// Holds: span is not empty, is not furniture, and its text is the evidence.
struct ReportClaim {
    base::Span span; // the words that state it; into Report::text
    Attribute attribute = Attribute::Other;
    std::string otherName; // for Other: "other:<name>" without the prefix
    std::string scope; // whom or what is counted or meant: "all", "victims", "attackers", "civilians", "servicemen",
                       // ... lower case
    mention::Relation relation = mention::Relation::Equal;
    Value value;
    std::string unit;                    // empty for none
    std::optional<base::CivilTime> asOf; // the day that the claim speaks for: when it was said; nullopt when not known
    Hedge hedge = Hedge::None;
    std::int32_t speaker = -1;    // index into the report's actor mentions; -1 for the report's own voice
    std::string via;              // the outlet or wire it was told to or taken from ("Harbour News"), empty for none
    std::int32_t event = -1;      // index into the report's event mentions; -1 when it belongs to none
    std::int32_t subject = -1;    // actor mention that it is about (whose age, whose death place), -1 when none
    std::vector<std::string> why; // one line a step: the pattern, the words, how date and scope were resolved
};

} // namespace parallax::claim
