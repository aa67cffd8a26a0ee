// Who and what may fill a role of the violence that a report tells of (who did it, whom and what it hit, with what),
// and what the report says for and against each: the features of the role model.
#pragma once

#include "claim/extraction.h"
#include "claim/role_feature.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::claim {

// One actor (a chain of mentions) or one kind of thing (all phrases with one head noun) in one slot of one report.
struct RoleCandidate {
    RoleSlot slot = RoleSlot::Victim;
    std::int32_t chain = -1;                                 // of an actor; -1 for things
    std::string thing;                                       // of a thing: the lemma of its head noun
    std::vector<std::int32_t> claims;                        // of a thing: the claims that rules have made of it
    std::vector<std::pair<std::int32_t, std::size_t>> parts; // of an actor: event mention and place among its
                                                             // participants, as rules have it
    int token = -1;          // the best phrase that stands beside violence: its head, and that violence's event mention
    std::int32_t event = -1; // -1 where only rules propose it
    // Rules propose a victim where it has a number ("three clerks"), or a person or security force where the report's
    // own story tells of it as a fact, in a report of no armed conflict: the model does not withdraw it.
    bool sure = false;
    std::vector<RoleFeature> features; // its own ones; sorted, each once

    bool proposed() const { return !claims.empty() || !parts.empty(); }
};

// Holds: `names` of the report and of each candidate, where they were asked for, are sorted like the features.
struct RoleCandidates {
    std::vector<RoleCandidate> all;  // in an order that depends on the text alone
    std::vector<RoleFeature> report; // of the report as a whole, slot Report
    // By slot, not proposed and proposed: what the report as a whole says of each such candidate, besides its own.
    std::array<std::array<std::vector<RoleFeature>, 2>, roleSlotCount> shared;
    bool conflict = false; // the report tells of the sides of an armed conflict
    std::vector<std::string> reportNames;
    std::vector<std::vector<std::string>> names; // of a candidate's own features and the shared ones
};

// The features of a candidate that tell how the whole report was judged: `score` is the model's sum for it.
std::array<std::string, 2> reportJudgement(double score, bool proposed);

// The candidates of a report; none where it tells of no violence as a fact. Call it when all claims are made and chains
// are final. `named`: with the names of the features, which only training and explanations want.
RoleCandidates findRoleCandidates(const Extraction& extraction, bool named = false);

} // namespace parallax::claim
