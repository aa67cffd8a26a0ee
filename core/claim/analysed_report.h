// A report beside what was found in it: the input of the stages that look over all reports of a case.
#pragma once

#include "base/id.h"
#include "claim/report_analysis.h"
#include "report/report.h"

#include <span>

namespace parallax::claim {

// Both pointers are set and outlive the stage that reads them.
struct AnalysedReport {
    base::ReportId id;
    const report::Report* report = nullptr;
    const ReportAnalysis* analysis = nullptr;
};

// The reports of a case. Holds: sorted by report::Report::sha256, each once. The stages number reports by their place
// here, never by id, so that their results do not depend on the order in which reports came.
using AnalysedReports = std::span<const AnalysedReport>;

} // namespace parallax::claim
