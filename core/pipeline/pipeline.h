// Conducts the stages: reports in, case out.
#pragma once

#include "base/diagnostic.h"
#include "base/progress.h"
#include "pipeline/analyse_reports.h"
#include "pipeline/case.h"
#include "pipeline/edits.h"
#include "pipeline/report_dates.h"

#include <vector>

namespace parallax::pipeline {

// The reports that a case is to be made of, each analysed.
struct Prepared {
    std::vector<Analysed> reports;
    ReadDates read; // of those that are dated by hand
    base::Diagnostics diagnostics;
};

// The first half of build(), in which nothing depends on ids: `before`'s reports and `added` ones, analysed with
// `dates` given by hand. What takes most time, so that the second half, assemble(), can be done while the place is
// reserved that the case goes to.
Prepared prepare(const Case& before, std::vector<report::Report> added, base::Progress& progress, unsigned threads,
                 Shelf* shelf, const std::vector<DateReport>& dates, Reuse reuse);

// The case made of `before`'s reports and `added` ones. Ids of `before` stay with what is still the same (reports by
// sha256, claims by report, span and attribute, actors and events by the mentions they share); new things get ids above
// all that `before` ever used (`nextIds`). Reports whose sha256 is already there are left out, with a Note. Throws
// base::Cancelled; nothing is changed then. Independent of the order of `added` and of batching, but for ids. Uses up
// to `threads` threads (0: as many as there are cores). `shelf`, if given, spares analysing what is on it, and has
// after it what should be kept (see analyseReports); the result does not depend on it. `edits` are an analyst's: joined
// and split events, joined actors, moved claims and dated reports, with all that follows from them (times, places,
// parts, disagreements). A report that is dated by hand counts as one that prints its date, also for undated ones of
// its story, but keeps in the content what was read or inferred before: taken back, that holds again. With dates set or
// taken back since `before`, `reuse` must be Fitting.
struct NextIds {
    std::int64_t source = 1, report = 1, actor = 1, event = 1, claim = 1, disagreement = 1;
};
struct BuildResult {
    Case content;
    NextIds next;
    base::Diagnostics diagnostics;
};
BuildResult build(const Case& before, const NextIds& next, std::vector<report::Report> added, base::Progress& progress,
                  unsigned threads = 0, Shelf* shelf = nullptr, const Edits& edits = {}, Reuse reuse = Reuse::Fitting);

// One report by itself, for `parallax extract`.
Case buildSingle(report::Report report);

} // namespace parallax::pipeline
