// From analysed reports to a case: the stages that look over all reports, and the ids.
#pragma once

#include "pipeline/analysis_bytes.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <vector>

namespace parallax::pipeline {

// What build() does after each report has been analysed. `reports` in any order, each sha256 once, those of `before`
// among them. Ids, `edits` and `threads` as build() says. Reports stages "comparing" to `progress`; throws
// base::Cancelled.
BuildResult assemble(const Case& before, const NextIds& next, std::vector<Analysed> reports, base::Progress& progress,
                     const Edits& edits = {}, unsigned threads = 1);

} // namespace parallax::pipeline
