// Where the sources of one event disagree.
#pragma once

#include "base/id.h"
#include "claim/claim.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::disagreement {

// Decided in this order; see ARCHITECTURE: internal contradiction and derived arithmetic first, plain contradiction
// last.
enum class Kind {
    InternalContradiction,
    DerivedArithmetic,
    ScopeDifference,
    PrecisionDifference,
    UpdateOverTime,
    Contradiction
};
std::string_view name(Kind kind); // "update-over-time"
std::optional<Kind> parseKind(std::string_view text);

// Claims of one event and attribute that agree with each other.
struct Position {
    std::string value;                 // for people: "at least 10"
    std::vector<base::ClaimId> claims; // sorted; not empty
    int origins = 1;                   // independent origins behind them: one spokesman quoted twice counts once

    bool operator==(const Position&) const = default;
};

// Holds: at least two positions, sorted by value (counts by number, times by begin, texts by text); no claim in two
// positions.
struct Disagreement {
    base::DisagreementId id;
    base::EventId event;
    claim::Attribute attribute = claim::Attribute::Other;
    std::string otherName; // for Attribute::Other
    std::string scope;
    Kind kind = Kind::Contradiction;
    std::vector<Position> positions;
    bool independent = true; // the positions rest on different origins
    std::string explanation; // one or two sentences of values and sources that a reader can check against the quotes

    // Decisions of an analyst; never set by extraction.
    bool dismissed = false; // judged not to be one
    std::string note;
    std::string estimateRule; // name of the best-estimate rule for this disagreement; empty: the case's
};

} // namespace parallax::disagreement
