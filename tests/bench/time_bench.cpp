// Speed of finding times and quantities in text of the kind that reports are: bytes of text a second, one core.
#include "mention/quantity.h"
#include "mention/time_mention.h"

#include <benchmark/benchmark.h>

#include <string>

namespace parallax::mention {
namespace {

// Invented news prose, with about one time expression in forty words.
std::string newsText(std::size_t size) {
    const char* sentences[] = {
        "The council of Ostrow said on Tuesday that the northern bridge would stay closed until the end of the month. ",
        "Engineers who looked at the pillars found cracks in three of them and asked for more money to mend the rest. ",
        "Lena Brodd, who has led the works since March 2014, told reporters that the repairs had been put off for two "
        "years. ",
        "At least 40 families had to leave their houses near the river, and a school for some 200 children was shut. ",
        "The trains ran again at 6.30 p.m., a spokesman said, although few passengers were seen on the platforms. ",
        "Nobody was hurt, and the police do not think that the fire at the depot was set on purpose. ",
        "A similar fire in the winter of 1998 destroyed the old mill and the market hall beside it. ",
        "The mayor promised to speak with the owners of the quarry about the lorries that pass through the town every "
        "day. ",
    };
    std::string text;
    for (std::size_t index = 0; text.size() < size; ++index) {
        text += sentences[(index * 5 + index / 7) % std::size(sentences)];
        text += index % 4 == 3 ? "\n" : "";
    }
    return text;
}

void findTimesInNews(benchmark::State& state) {
    const std::string text = newsText(static_cast<std::size_t>(state.range(0)));
    language::Document document;
    document.text = text;
    TimeContext context;
    context.reportDate = base::TimeInterval::ofDay(2016, 6, 8);
    for (auto _ : state) {
        benchmark::DoNotOptimize(findTimes(document, context).size());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
// The figure must not fall with the size: cost is linear.
BENCHMARK(findTimesInNews)->Arg(4 << 10)->Arg(256 << 10)->Arg(4 << 20)->Unit(benchmark::kMillisecond);

void findTimesInOneLine(benchmark::State& state) {
    std::string text = newsText(static_cast<std::size_t>(state.range(0)));
    for (char& c : text) {
        c = c == '\n' ? ' ' : c;
    }
    language::Document document;
    document.text = text;
    TimeContext context;
    context.reportDate = base::TimeInterval::ofDay(2016, 6, 8);
    for (auto _ : state) {
        benchmark::DoNotOptimize(findTimes(document, context).size());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(findTimesInOneLine)->Arg(10 << 20)->Unit(benchmark::kMillisecond);

void findQuantitiesInNews(benchmark::State& state) {
    const std::string text = newsText(static_cast<std::size_t>(state.range(0)));
    language::Document document;
    document.text = text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        language::Token token;
        token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        if (end > at) {
            document.tokens.push_back(token);
        }
        at = end + 1;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(findQuantities(document, {}).size());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(findQuantitiesInNews)->Arg(4 << 10)->Arg(1 << 20)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace parallax::mention
