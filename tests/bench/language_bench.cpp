// Speed of the language stage on one core: tokens a second, from plain text to trees and names.
#include "language/analyser.h"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace parallax;

// Invented reports, so that the figure does not depend on files.
std::string reports(std::size_t times) {
    static const std::string text =
        "Two guards were wounded when gunmen opened fire on a fuel depot near the port of Zelvia late on Monday, the "
        "Interior Ministry said.\n"
        "\"Our officers returned fire and the attackers fled in a white van,\" spokeswoman Mara Tolen told reporters. "
        "A third man, who has not "
        "been named, died in hospital on Tuesday morning.\n"
        "Witnesses gave a different account. Oren Vask, who runs a kiosk across the road, said he had counted at least "
        "six armed men and heard "
        "an explosion before the shooting began. The Zelvia Herald reported that four people had been killed.\n"
        "The ministry later raised its figure to three dead and five injured, among them a 12-year-old boy. No group "
        "has claimed the attack, "
        "which comes a week after police seized weapons worth $2.5 million from a warehouse in the Old Harbour "
        "district.\n";
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

void analyse(benchmark::State& state) {
    const std::string text = reports(static_cast<std::size_t>(state.range(0)));
    std::size_t tokens = 0;
    for (auto _ : state) {
        tokens += language::analyser().analyse(text).tokens.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
// A report, an issue of a newspaper, an archive: tokens a second must not fall with the length.
BENCHMARK(analyse)->Arg(1)->Arg(30)->Arg(1000)->Unit(benchmark::kMillisecond);

// One paragraph without a line break.
void analyseOneLine(benchmark::State& state) {
    std::string text = reports(static_cast<std::size_t>(state.range(0)));
    for (char& c : text) {
        c = c == '\n' ? ' ' : c;
    }
    std::size_t tokens = 0;
    for (auto _ : state) {
        tokens += language::analyser().analyse(text).tokens.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}
BENCHMARK(analyseOneLine)->Arg(1000)->Unit(benchmark::kMillisecond);

// Reports on several threads at once: elapsed time, so that the figure shows what threads cost one another.
void analyseOnThreads(benchmark::State& state) {
    const std::string text = reports(30);
    std::size_t tokens = 0;
    for (auto _ : state) {
        tokens += language::analyser().analyse(text).tokens.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}
BENCHMARK(analyseOnThreads)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
