// An event's claims that are not in dispute, put together by what they are about.
#pragma once

#include "app/models/case_index.h"

#include <vector>

namespace parallax::app {

// Claims of one attribute, scope and value; not empty, in the order of their ids.
struct ClaimGroup {
    std::vector<const pipeline::Claim*> claims;
    int reports = 0; // different ones
};

struct ClaimGroups {
    std::vector<ClaimGroup> agreed; // told by two reports or more
    std::vector<ClaimGroup> single;
};

// Claims in a position of a disagreement are left out. Sorted by attribute, then scope, then value.
ClaimGroups undisputedClaims(const CaseIndex::OfEvent& event);

} // namespace parallax::app
