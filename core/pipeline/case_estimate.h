// Best estimates of what a case disagrees about.
#pragma once

#include "disagreement/estimate.h"
#include "pipeline/case.h"

#include <vector>

namespace parallax::pipeline {

// The estimate for the claims of a disagreement on a count, under `rule`; blank for other attributes. Origins are
// speakers, wires and outlets as in Position::origins; who did it (role perpetrator in the event) counts as
// perpetrator. O(claims of the disagreement).
disagreement::Estimate estimate(const Case& content, const disagreement::Disagreement& disagreement,
                                disagreement::Rule rule, const std::vector<base::SourceId>& priority = {});
disagreement::Estimate estimate(const PackedCase& content, const disagreement::Disagreement& disagreement,
                                disagreement::Rule rule, const std::vector<base::SourceId>& priority = {});

} // namespace parallax::pipeline
