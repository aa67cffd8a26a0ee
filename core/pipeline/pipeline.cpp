#include "pipeline/pipeline.h"

#include "claim/report_analysis.h"
#include "language/analyser.h"
#include "pipeline/assemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

namespace parallax::pipeline {

namespace {

Analysed analysed(report::Report report) {
    Analysed made;
    if (report.published.basis != base::Basis::Explicit) {
        const language::Document document =
            language::analyser().analyse(report.text, report.bodyLines, report.titleSpan.empty() ? 0 : 1);
        claim::inferPublished(report, document, {});
    }
    made.analysis = claim::analyse(report);
    made.report = std::move(report);
    return made;
}

// Reports are independent of one another up to here: each is analysed by itself, by whichever thread is free. Progress
// comes from the calling thread alone, as Progress wants it.
std::vector<Analysed> analyseAll(std::vector<report::Report> reports, base::Progress& progress, unsigned threads) {
    std::vector<Analysed> made(reports.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&](bool tells) {
        for (;;) {
            const std::size_t i = next.fetch_add(1);
            if (i >= reports.size())
                return;
            try {
                progress.throwIfCancelled();
                made[i] = analysed(std::move(reports[i]));
                const std::size_t count = done.fetch_add(1) + 1;
                if (tells)
                    progress.report("analysing", count, reports.size());
            } catch (...) {
                const std::scoped_lock lock(mutex);
                if (!failure)
                    failure = std::current_exception();
                next.store(reports.size());
                return;
            }
        }
    };
    const auto wanted =
        std::min<std::size_t>(threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads,
                              std::max<std::size_t>(1, reports.size()));
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < wanted; ++i)
        helpers.emplace_back(work, false);
    work(true);
    helpers.clear(); // waits
    if (failure)
        std::rethrow_exception(failure);
    progress.report("analysing", reports.size(), reports.size());
    return made;
}

} // namespace

BuildResult build(const Case& before, const NextIds& next, std::vector<report::Report> added, base::Progress& progress,
                  unsigned threads) {
    base::Diagnostics diagnostics;
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
    std::vector<base::Diagnostic> notes;
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
    BuildResult result = assemble(before, next, analyseAll(std::move(reports), progress, threads), progress);
    result.diagnostics = std::move(notes);
    return result;
}

Case buildSingle(report::Report report) {
    base::NoProgress silent;
    std::vector<Analysed> one;
    one.push_back(analysed(std::move(report)));
    return assemble({}, {}, std::move(one), silent).content;
}

} // namespace parallax::pipeline
