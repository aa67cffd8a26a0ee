// What the stages on one report found, as bytes: what a store keeps so that a report is parsed once in its life.
#pragma once

#include "claim/report_analysis.h"
#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::pipeline {

// A report and all that it says by itself.
struct Analysed {
    report::Report report;
    claim::ReportAnalysis analysis;
};

// Names all that the analysis of a report follows from: the analyser (analyserVersion()), what was read of the report,
// and `others`, the days by which an undated one was dated (see claim::inferPublished). Where the date is printed it
// counts, where it was inferred it does not. 64 hex digits; equal keys, equal analyses.
std::string analysisKey(const report::Report& report, const claim::StoryDays& others);

// The analysis, and when the report was published with the reason (which analysing it may find out). The same on every
// machine; see analysis_bytes.cpp for the layout.
std::string analysisBytes(const Analysed& made);

// Back: sets `made.analysis` and the publication of `made.report`, whose text must be there already. False for bytes
// that are damaged, cut off, of another layout, or that do not fit the text; `made` is as it was then. Any bytes may be
// given. Holds after true: every span lies inside the text, every index names what is there.
bool readAnalysis(std::string_view bytes, Analysed& made);

} // namespace parallax::pipeline
