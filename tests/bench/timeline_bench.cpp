// The timeline at 1,000 to 1,000,000 events: 1600x900, raster painting, one thread. A frame is everything from a new
// view to finished pixels, labels included. "open" is from the items in memory to the first frame: rows, index, layout,
// labels, pixels.
#include "app/theme/theme.h"
#include "app/timeline/shape_painter.h"
#include "support/synthetic_items.h"
#include "timeline/frame.h"
#include "timeline/row_index.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <memory>
#include <vector>

namespace parallax {

namespace {

// Processor time of this thread: what one core needs, whatever else the machine does.
struct Clock {
    using duration = std::chrono::nanoseconds;
    static duration now() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }
};

constexpr int width = 1600;
constexpr int height = 900;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// A timeline without a window around it.
struct Scene {
    explicit Scene(std::size_t count) : data(test::syntheticTimeline(count)) {}

    void build(std::span<const timeline::ItemIndex> passing) {
        index = timeline::RowIndex(data.items, data.lanes, passing);
        metrics = texts.timelineMetrics();
        layout = timeline::layoutLanes(index, metrics, {}, {}, 0);
    }

    void frame(const timeline::TimeScale& scale) {
        timeline::FrameRequest request{data.items, data.lanes, index, layout, metrics, texts, scale, width, height};
        builder.build(request, shapes);
        QPainter painter(&image);
        const app::ShapePainter replay(palette, texts, metrics, &sprites);
        replay.paintGround(painter, shapes, image.rect());
        replay.paint(painter, shapes);
    }

    timeline::TimeScale whole() const {
        return timeline::TimeScale::spanning({index.earliest()}, {index.latest()}, width);
    }

    test::SyntheticTimeline data;
    timeline::RowIndex index;
    timeline::LaneLayout layout;
    timeline::Metrics metrics;
    app::TimelineTexts texts{QGuiApplication::font(), QLocale::c()};
    app::TimelinePalette palette = app::TimelinePalette::from(app::lightPalette());
    app::SpriteCache sprites;
    timeline::FrameBuilder builder;
    timeline::ShapeList shapes;
    QImage image{width, height, QImage::Format_RGB32};
};

// One scene at a time: a million events of each kind would not show the memory of one case.
Scene& scene(std::size_t count) {
    static std::unique_ptr<Scene> current;
    static std::size_t currentCount = 0;
    if (currentCount != count) {
        current.reset();
        current = std::make_unique<Scene>(count);
        current->build(current->data.all);
        currentCount = count;
    }
    return *current;
}

void report(benchmark::State& state, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    state.counters["median_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[std::min(times.size() - 1, times.size() * 99 / 100)];
}

void open(benchmark::State& state) {
    Scene& s = scene(static_cast<std::size_t>(state.range(0)));
    std::vector<double> times;
    for (auto _ : state) {
        const auto begin = Clock::now();
        s.build(s.data.all);
        s.frame(s.whole());
        times.push_back(milliseconds(Clock::now() - begin));
    }
    report(state, times);
    state.counters["resident_MB"] = residentMegabytes();
    state.counters["items_MB"] = static_cast<double>(s.data.items.bytes()) / 1e6;
    state.counters["index_MB"] = static_cast<double>(s.index.bytes()) / 1e6;
}

void buildIndex(benchmark::State& state) {
    Scene& s = scene(static_cast<std::size_t>(state.range(0)));
    std::vector<double> times;
    for (auto _ : state) {
        const auto begin = Clock::now();
        const timeline::RowIndex index(s.data.items, s.data.lanes, s.data.all);
        benchmark::DoNotOptimize(index.entryCount());
        times.push_back(milliseconds(Clock::now() - begin));
    }
    report(state, times);
}

// 60 steps across the span in a window of a tenth of it.
void pan(benchmark::State& state) {
    Scene& s = scene(static_cast<std::size_t>(state.range(0)));
    s.build(s.data.all);
    std::vector<double> times;
    const double span =
        static_cast<double>(s.index.latest() - s.index.earliest()) * static_cast<double>(timeline::ticksPerMinute);
    for (auto _ : state) {
        for (int step = 0; step < 60; ++step) {
            const auto begin = Clock::now();
            const auto left = timeline::ticks({s.index.earliest()}) + std::llround(span * 0.9 * step / 59);
            s.frame({left, span / 10 / width});
            times.push_back(milliseconds(Clock::now() - begin));
        }
    }
    report(state, times);
}

// 60 steps from ten years to one day, about the middle.
void zoom(benchmark::State& state) {
    Scene& s = scene(static_cast<std::size_t>(state.range(0)));
    s.build(s.data.all);
    std::vector<double> times;
    const timeline::TimeScale whole = s.whole();
    const double day = 1440.0 * static_cast<double>(timeline::ticksPerMinute) / width;
    for (auto _ : state) {
        for (int step = 0; step < 60; ++step) {
            const auto begin = Clock::now();
            s.frame(whole.zoomed(std::pow(whole.ticksPerPixel() / day, step / 59.0), width / 2.0));
            times.push_back(milliseconds(Clock::now() - begin));
        }
    }
    report(state, times);
}

void filterByActor(benchmark::State& state) {
    Scene& s = scene(static_cast<std::size_t>(state.range(0)));
    benchmark::DoNotOptimize(
        s.data.items.withActor(0).size()); // the lists by actor are made once, when a case is opened
    std::vector<double> times;
    std::uint32_t actor = 0;
    for (auto _ : state) {
        const auto begin = Clock::now();
        s.build(s.data.items.withActor(actor++ % 200));
        s.frame(s.whole());
        times.push_back(milliseconds(Clock::now() - begin));
    }
    report(state, times);
    s.build(s.data.all);
}

using Measure = void (*)(benchmark::State&);

const int registered = [] {
    for (const std::int64_t count : {1000, 10000, 100000, 1000000}) {
        const std::pair<const char*, Measure> measures[] = {{"timeline/open", open},
                                                            {"timeline/pan", pan},
                                                            {"timeline/zoom", zoom},
                                                            {"timeline/filter", filterByActor},
                                                            {"timeline/index", buildIndex}};
        for (const auto& [name, measure] : measures) {
            auto* one =
                benchmark::RegisterBenchmark((std::string(name) + "/" + std::to_string(count)).c_str(), measure);
            one->Args({count})->Unit(benchmark::kMillisecond)->Iterations(count >= 100000 ? 3 : 10);
        }
    }
    return 0;
}();

} // namespace

} // namespace parallax
