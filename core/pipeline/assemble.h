// From analysed reports to a case: the stages that look over all reports, and the ids.
#pragma once

#include "claim/report_analysis.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"
#include "report/report.h"

#include <vector>

namespace parallax::pipeline {

struct Analysed {
    report::Report report;
    claim::ReportAnalysis analysis;
};

// What build() does after each report has been analysed. `reports` in any order, each sha256 once, those of `before`
// among them. Ids as build() says. Reports stages "comparing" to `progress`; throws base::Cancelled.
BuildResult assemble(const Case& before, const NextIds& next, std::vector<Analysed> reports, base::Progress& progress);

} // namespace parallax::pipeline
