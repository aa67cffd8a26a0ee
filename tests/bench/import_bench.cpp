// Import of the five reports into a new case, and reading a case back.
#include "base/progress.h"
#include "store/store.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace parallax;

// The five reports, or the sample case's where those are not there.
std::vector<fs::path> reports() {
    std::vector<fs::path> files;
    fs::path folder = fs::path(PARALLAX_SOURCE_DIR) / "../shared/reports";
    if (!fs::exists(folder))
        folder = fs::path(PARALLAX_SOURCE_DIR) / "resources/sample";
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt")
            files.push_back(entry.path());
    }
    return files;
}

class CaseFile {
public:
    CaseFile() : m_path(fs::temp_directory_path() / ("parallax-bench-" + std::to_string(::getpid()))) { remove(); }
    ~CaseFile() { remove(); }
    CaseFile(const CaseFile&) = delete;
    CaseFile& operator=(const CaseFile&) = delete;

    std::unique_ptr<store::Store> make() {
        remove();
        store::OpenStatus status{};
        return store::Store::open(m_path, true, status);
    }
    std::unique_ptr<store::Store> open() {
        store::OpenStatus status{};
        return store::Store::open(m_path, false, status);
    }

private:
    void remove() {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"}) {
            fs::remove(m_path.string() + suffix, ignored);
        }
    }
    fs::path m_path;
};

void importReports(benchmark::State& state) {
    const auto files = reports();
    CaseFile file;
    base::NoProgress progress;
    for (auto _ : state) {
        auto store = file.make();
        benchmark::DoNotOptimize(store->importReports(files, progress, 1));
    }
    state.counters["reports"] = static_cast<double>(files.size());
}
BENCHMARK(importReports)->Name("import/five reports")->Unit(benchmark::kMillisecond);

void openAndLoad(benchmark::State& state) {
    CaseFile file;
    base::NoProgress progress;
    file.make()->importReports(reports(), progress, 1);
    for (auto _ : state) {
        benchmark::DoNotOptimize(file.open()->load());
    }
}
BENCHMARK(openAndLoad)->Name("open and load/five reports")->Unit(benchmark::kMillisecond);

} // namespace
