#include "pipeline/assemble.h"

#include "actor/story.h"
#include "pipeline/assembly.h"

#include <algorithm>
#include <iterator>

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
    give(content().sources);
    addReports();
    if (m_read.empty()) // else they are to be changed again
        give(content().reports);
    for (const CaseReport& one : m_result.content.reports)
        m_views.push_back({one.id, &one.report, nullptr});
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_views[i].analysis = &m_reports[i].analysis;
    m_stories = actor::findStories(m_views, m_threads);
    giveBackFreed();
    step(1);
    addActors();
    give(content().actors);
    giveBackFreed();
    step(2);
    addEvents();
    give(content().events);
    numberEvents();
    giveBackFreed();
    step(3);
    addClaims();
    give(content().claims);
    m_views = {}; // what is left to do asks nothing of them
    m_reports = {};
    m_resolution = {};
    m_eventNumbers = {};
    giveBackFreed();
    step(4);
    addDisagreements();
    finish();
    sortById();
    step(steps);
    return std::move(m_result);
}

void Assembly::finish() {
    putBack(content(), m_read);
    if (m_sink != nullptr) {
        m_sink->takeDerived(m_derived);
        give(content().disagreements);
        if (!m_read.empty())
            give(content().reports);
        m_sink->finish();
    }
    content().claims.insert(content().claims.end(), std::make_move_iterator(m_derived.begin()),
                            std::make_move_iterator(m_derived.end()));
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

BuildResult assemble(const Case& before, const NextIds& next, Prepared prepared, base::Progress& progress,
                     const Edits& edits, unsigned threads, ContentSink* sink) {
    return Assembly(before, next, std::move(prepared), edits, threads, sink, progress).run();
}

} // namespace parallax::pipeline
