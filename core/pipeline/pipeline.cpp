#include "pipeline/pipeline.h"

#include "actor/story.h"
#include "claim/analysed_report.h"
#include "claim/report_analysis.h"
#include "language/analyser.h"
#include "pipeline/assemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace parallax::pipeline {

namespace {

bool isPrinted(const report::Report& report) {
    return report.published.known() && report.published.basis == base::Basis::Explicit;
}

Analysed analysed(report::Report report, const std::vector<base::TimeInterval>& others = {}) {
    Analysed made;
    if (!isPrinted(report)) {
        const bool titled = !report.titleSpan.empty() && !report.bodyLines.empty() &&
                            report.bodyLines.front().overlaps(report.titleSpan);
        const language::Document document = language::analyser().analyse(report.text, report.bodyLines, titled ? 1 : 0);
        claim::inferPublished(report, document, others);
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

constexpr std::size_t smallCase = 20; // reports

// Reports that print no date are dated once more, now that others of their story are read: by the days on which these
// were written and those that they give to what they tell. Only dates that stand in print or follow from one report
// alone lead, so that the result does not depend on which report is dated first.
void dateByOthers(std::vector<Analysed>& all, base::Progress& progress) {
    if (std::all_of(all.begin(), all.end(), [](const Analysed& one) { return isPrinted(one.report); }))
        return;
    std::sort(all.begin(), all.end(),
              [](const Analysed& a, const Analysed& b) { return a.report.sha256 < b.report.sha256; });
    std::vector<claim::AnalysedReport> views;
    for (const Analysed& one : all)
        views.push_back({{}, &one.report, &one.analysis});
    const std::vector<std::uint32_t> stories = actor::findStories(views);

    // By story, first of reports that print their date; of a story without such, of those that could be dated alone.
    std::map<std::uint32_t, std::vector<base::TimeInterval>> printed, inferred;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const report::Report& report = all[i].report;
        if (!report.published.known())
            continue;
        std::vector<base::TimeInterval>& days = (isPrinted(report) ? printed : inferred)[stories[i]];
        days.push_back(report.published);
        for (const mention::EventMention& one : all[i].analysis.events)
            if (!one.background && one.time.bounded() && one.time.end->minutes - one.time.begin->minutes <= 1440)
                days.push_back(one.time);
    }
    // A handful of reports that someone put together is on one thing more often than likeness of words can tell.
    if (all.size() <= smallCase) {
        std::vector<base::TimeInterval> every;
        for (const auto& [story, days] : printed)
            every.insert(every.end(), days.begin(), days.end());
        if (!every.empty())
            for (const std::uint32_t story : stories)
                printed.try_emplace(story, every);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isPrinted(all[i].report))
            continue;
        const auto lead = printed.find(stories[i]);
        const auto second = inferred.find(stories[i]);
        // A report dated by itself needs no other, unless these print their dates.
        if (lead == printed.end() && (all[i].report.published.known() || second == inferred.end()))
            continue;
        progress.throwIfCancelled();
        report::Report report = std::move(all[i].report);
        const base::TimeInterval before = report.published;
        report.published = {};
        all[i] = analysed(std::move(report), lead != printed.end() ? lead->second : second->second);
        if (!all[i].report.published.known() && before.known()) {
            report = std::move(all[i].report);
            report.published = {};
            all[i] = analysed(std::move(report));
        }
    }
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
        // What was inferred among other reports is inferred anew: batches must not matter.
        if (!isPrinted(one.report))
            reports.back().published = {};
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
    std::vector<Analysed> all = analyseAll(std::move(reports), progress, threads);
    dateByOthers(all, progress);
    BuildResult result = assemble(before, next, std::move(all), progress);
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
