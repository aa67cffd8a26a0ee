// A case file of 1,000 to 1,000,000 invented events in the window's own classes: from the file to the first complete
// frame, to all of its content, and from ticking an actor to the next frame. What the timeline does without a file and
// a window is in timeline_bench.cpp.
#include "app/case_session.h"
#include "app/jobs/load_job.h"
#include "app/theme/theme.h"
#include "app/timeline/timeline_view.h"
#include "store/store.h"
#include "support/synthetic_case.h"

#include <benchmark/benchmark.h>

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace parallax {

namespace {

// Processor time of this thread: what one core needs, whatever else the machine does.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// The case file of so many events, made once.
std::filesystem::path caseFile(std::size_t count) {
    static const QTemporaryDir folder;
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / (std::to_string(count) + ".parallax");
    if (std::filesystem::exists(file))
        return file;
    // In a process of its own, so that what making it takes is not in the memory that is measured.
    const pid_t child = ::fork();
    if (child == 0) {
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(file, true, status);
        base::NoProgress unwatched;
        store->fill(test::syntheticCase(count), unwatched);
        app::loadCase(*store, unwatched); // keeps the timeline in the file, as the program does after an import
        ::_exit(0);
    }
    int ended = 0;
    ::waitpid(child, &ended, 0);
    return file;
}

void paint(app::TimelineView& view, QImage& image) {
    QPainter painter(&image);
    view.render(&painter);
}

// From the file to the first complete frame of the window's timeline, as LoadJob and CaseDocument do it; then until all
// content is there and shown; then a filter by one actor, and other lanes, to the next frame.
void openFile(benchmark::State& state) {
    const std::filesystem::path file = caseFile(static_cast<std::size_t>(state.range(0)));
    QImage image(1600, 900, QImage::Format_RGB32);
    double frame = 0;
    double all = 0;
    double shown = 0;
    std::vector<double> filters;
    for (auto _ : state) {
        app::CaseSession session;
        app::TimelineView view(&session);
        view.resize(1600, 900);
        paint(view, image); // fonts are loaded once in a program's life
        const double begin = now();
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(file, false, status);
        const app::KeptTimeline kept = app::keptTimeline(*store);
        if (kept.snapshot == nullptr) {
            state.SkipWithError("no timeline was kept in the file");
            return;
        }
        session.setTimelineAhead(kept.snapshot);
        paint(view, image);
        frame = now() - begin;
        state.counters["ahead_MB"] = residentMegabytes();
        base::NoProgress unwatched;
        app::LoadedCase loaded = app::loadCase(*store, unwatched, kept);
        const double before = now();
        session.setContent(std::move(loaded.content), std::move(loaded.index), std::move(loaded.timeline));
        app::returnFreedMemory();
        paint(view, image);
        shown = now() - before;
        all = now() - begin;
        state.counters["all_MB"] = residentMegabytes();
        for (int actor = 1; actor <= 9; ++actor) {
            pipeline::Filter filter;
            filter.actors = {{actor}};
            const double t = now();
            session.setFilter(filter);
            paint(view, image);
            filters.push_back(now() - t);
        }
        session.setFilter({});
        paint(view, image);
        constexpr std::pair<app::LaneGrouping, const char*> groupings[] = {
            {app::LaneGrouping::Actor, "lanes_actor_ms"},
            {app::LaneGrouping::Source, "lanes_source_ms"},
            {app::LaneGrouping::Place, "lanes_place_ms"},
            {app::LaneGrouping::Kind, "lanes_kind_ms"},
            {app::LaneGrouping::Incident, "lanes_incident_ms"}};
        for (const auto& [grouping, name] : groupings) {
            const double t = now();
            view.setLaneGrouping(grouping);
            paint(view, image);
            state.counters[name] = now() - t;
        }
    }
    // One event hidden, and what is kept brought up to date: the rows made anew, the parts concerned written.
    {
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(file, false, status);
        store->decide({0, "", store::DecisionKind::EventHidden, "E17", "1", "", false});
        base::NoProgress unwatched;
        store::ContentState of;
        const pipeline::PackedCase content = store->loadPacked(unwatched, of);
        double begin = now();
        const timeline::Snapshot made = timeline::makeSnapshot(content);
        state.counters["made_anew_ms"] = now() - begin;
        begin = now();
        timeline::SnapshotParts parts(made);
        state.counters["parts_written"] = static_cast<double>(
            store->keepDerived("timeline", of, [&parts](std::string& part) { return parts.next(part); }));
        state.counters["kept_ms"] = now() - begin;
    }
    state.counters["first_frame_ms"] = frame;
    state.counters["content_ms"] = all;
    state.counters["content_shown_ms"] = shown;
    std::sort(filters.begin(), filters.end());
    state.counters["filter_ms"] = filters[filters.size() / 2];
}

const int registered = [] {
    for (const std::int64_t count : {1000, 10000, 100000, 1000000}) {
        benchmark::RegisterBenchmark(("case/open/" + std::to_string(count)).c_str(), openFile)
            ->Args({count})
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1);
    }
    return 0;
}();

} // namespace

} // namespace parallax
