// Best estimates by a named rule: one value, why, what was set aside, and what the other rules would give.
// Sources: GTD Codebook (START 2021, casualties), ACLED Codebook 2023 (fatalities), UCDP GED Codebook 23.1 (best, low,
// high); grades after the Admiralty system (NATO AJP-2.1: reliability A-F of a source, credibility 1-6 of a claim,
// judged apart).
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "mention/quantity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::disagreement {

// Gtd: the latest source that does not rest on the perpetrators' own claims; among several equally recent the majority,
// without one the lowest; too
//   vague: blank. For attackers and captured: the majority of all, then the lowest. "At least 11" counts as 11.
// Acled: the most conservative figure of the latest information; tens = 10, dozens = 12, hundreds = 100.
// Ucdp: low and high = lowest and highest reliable figure, best = the likeliest; low <= best <= high.
// Range: lowest to highest. Priority: the analyst's order of sources. Pending: none yet.
enum class Rule { Gtd, Acled, Ucdp, Range, Priority, Pending };
inline constexpr std::array<Rule, 6> allRules{Rule::Gtd,   Rule::Acled,    Rule::Ucdp,
                                              Rule::Range, Rule::Priority, Rule::Pending};
std::string_view name(Rule rule); // "gtd"
std::optional<Rule> parseRule(std::string_view text);

// A count as the rules see it.
struct EstimateClaim {
    base::ClaimId id;
    mention::Quantity quantity;
    mention::Relation relation = mention::Relation::Equal;
    std::optional<base::CivilTime> day; // as-of date, else the report's date
    std::uint32_t origin = 0;           // claims with one number have one origin
    base::SourceId source;              // for Priority: publisher or wire; none when unknown
    std::string label;                  // how the trace names it: "Anton Belsky in Hill Post"
    char reliability = 'F';
    char credibility = '6';
    bool byPerpetrator = false; // rests on the word of those who did it
    bool derived = false;       // worked out from other claims
};

struct SetAside {
    base::ClaimId claim;
    std::string why;

    bool operator==(const SetAside&) const = default;
};

// Holds: low <= best <= high where they are there. Blank (nothing there) for Pending and where nothing usable is left.
struct Estimate {
    Rule rule = Rule::Pending;
    std::optional<double> low;
    std::optional<double> best;
    std::optional<double> high;
    std::vector<std::string> trace; // one line a clause that decided, in order
    std::vector<SetAside> setAside; // by claim id

    // "12", "10 to 14", "12 (10 to 14)", "blank".
    std::string text() const;
};

struct EstimateOptions {
    bool attackersOrCaptured = false;     // the count is of attackers, or of people detained: Gtd counts all sources
    std::vector<base::SourceId> priority; // for Priority: the analyst's order, best first
};

// The claims are those of one event, attribute and scope, in any order; the result does not depend on it.
Estimate estimate(Rule rule, std::vector<EstimateClaim> claims, const EstimateOptions& options = {});

} // namespace parallax::disagreement
