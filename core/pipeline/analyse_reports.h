// The stages on one report, over many reports at once.
#pragma once

#include "base/progress.h"
#include "pipeline/analysis_bytes.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::pipeline {

// An analysis as it is kept. Empty key: none.
struct KeptAnalysis {
    std::string key; // see analysisKey()
    std::string bytes;
    bool changed = false; // it is new and has to be stored, or, without a key, to be taken away
};

// What is kept of one report: its analysis by itself and, where it prints no date, the one after others dated it.
struct KeptAnalyses {
    KeptAnalysis alone, amongOthers;
};

// Which kept analyses are taken: those under the right key, or any that can be read, so that nothing is analysed or
// dated anew (the case as it was built last).
enum class Reuse { Fitting, Any };

// By the report's sha256.
using Shelf = std::unordered_map<std::string, KeptAnalyses>;

// Analyses `reports` (each sha256 once, in any order) on up to `threads` threads (0: as many as there are cores); what
// `shelf` has is taken from there as `reuse` says, the rest is analysed and put there. Undated reports are dated by
// the others of their story, in a small case by all. The result is sorted by sha256, and the same whatever the shelf
// holds. `shelf` afterwards: an entry of every report, with bytes only where `changed` is set, so that nothing is in
// memory twice. Reports the stage "analysing" to `progress`; throws base::Cancelled.
std::vector<Analysed> analyseReports(std::vector<report::Report> reports, Shelf& shelf, base::Progress& progress,
                                     unsigned threads, Reuse reuse = Reuse::Fitting);

// One report by itself.
Analysed analyseReport(report::Report report);

} // namespace parallax::pipeline
