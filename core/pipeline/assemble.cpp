#include "pipeline/assemble.h"

#include "actor/story.h"
#include "pipeline/assembly.h"

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace parallax::pipeline {

BuildResult Assembly::run() {
    constexpr std::size_t steps = 5;
    const auto step = [&](std::size_t done) {
        m_progress.throwIfCancelled();
        m_progress.report("comparing", done, steps);
    };
    step(0);
    order();
    addSources();
    addReports();
    for (const CaseReport& one : m_result.content.reports)
        m_views.push_back({one.id, &one.report, nullptr});
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_views[i].analysis = &m_reports[i].analysis;
    m_stories = actor::findStories(m_views, m_threads);
    giveBackFreed();
    step(1);
    addActors();
    giveBackFreed();
    step(2);
    addEvents();
    numberEvents();
    giveBackFreed();
    step(3);
    addClaims();
    m_views = {}; // what is left to do asks nothing of them
    m_reports = {};
    m_resolution = {};
    m_eventNumbers = {};
    giveBackFreed();
    step(4);
    addDisagreements();
    sortById();
    step(steps);
    return std::move(m_result);
}

void Assembly::order() {
    std::sort(m_reports.begin(), m_reports.end(),
              [](const Analysed& a, const Analysed& b) { return a.report.sha256 < b.report.sha256; });
    for (Analysed& one : m_reports) {
        one.analysis.times = {}; // all that is made now has its times already
        m_bytes += one.report.text.size();
    }
}

// The allocator keeps what each step frees, in pieces that the next one often cannot use. Giving them back takes some
// milliseconds, so that a small text would have more trouble than use of it.
void Assembly::giveBackFreed() const {
#ifdef __GLIBC__
    constexpr std::size_t muchText = std::size_t{1} << 20U;
    if (m_bytes >= muchText)
        ::malloc_trim(0);
#endif
}

void Assembly::sortById() {
    const auto sort = [](auto& things) {
        std::sort(things.begin(), things.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    };
    sort(content().sources);
    sort(content().reports);
    sort(content().actors);
    sort(content().events);
    sort(content().claims);
    sort(content().disagreements);
}

BuildResult assemble(const Case& before, const NextIds& next, std::vector<Analysed> reports, base::Progress& progress,
                     const Edits& edits, unsigned threads) {
    return Assembly(before, next, std::move(reports), edits, threads, progress).run();
}

} // namespace parallax::pipeline
