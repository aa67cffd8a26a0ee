#include "pipeline/pipeline.h"

#include "pipeline/assemble.h"
#include "pipeline/report_dates.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace parallax::pipeline {

Prepared prepare(const Case& before, std::vector<report::Report> added, base::Progress& progress, unsigned threads,
                 Shelf* shelf, const std::vector<DateReport>& dates, Reuse reuse) {
    std::vector<report::Report> reports;
    std::set<std::string> seen;
    for (const CaseReport& one : before.reports) {
        seen.insert(one.report.sha256);
        reports.push_back(one.report);
    }
    // Of files with the same text the first by name is kept, whatever the order in which they come.
    std::sort(added.begin(), added.end(), [](const report::Report& a, const report::Report& b) {
        return std::tie(a.sha256, a.file, a.title, a.url) < std::tie(b.sha256, b.file, b.title, b.url);
    });
    Prepared prepared;
    base::Diagnostics& notes = prepared.diagnostics;
    for (report::Report& one : added) {
        if (!seen.insert(one.sha256).second) {
            notes.push_back({base::Severity::Note, one.file, "left out: the same text is already in the case"});
            continue;
        }
        reports.push_back(std::move(one));
    }
    std::sort(notes.begin(), notes.end(), [](const base::Diagnostic& a, const base::Diagnostic& b) {
        return std::tie(a.file, a.message) < std::tie(b.file, b.message);
    });
    prepared.read = dateByHand(reports, dates);
    Shelf none;
    prepared.reports = analyseReports(std::move(reports), shelf ? *shelf : none, progress, threads, reuse);
    return prepared;
}

BuildResult build(const Case& before, const NextIds& next, std::vector<report::Report> added, base::Progress& progress,
                  unsigned threads, Shelf* shelf, const Edits& edits, Reuse reuse) {
    return assemble(before, next, prepare(before, std::move(added), progress, threads, shelf, edits.dates, reuse),
                    progress, edits, threads);
}

Case buildSingle(report::Report report) {
    base::NoProgress silent;
    Prepared one;
    one.reports.push_back(analyseReport(std::move(report)));
    return assemble({}, {}, std::move(one), silent).content;
}

} // namespace parallax::pipeline
