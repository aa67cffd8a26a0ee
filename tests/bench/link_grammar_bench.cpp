// link-grammar on the sentences of language_bench.cpp's reports, in the same run: sentences a second of both. Built
// only where link-grammar is installed (Debian: liblink-grammar-dev, link-grammar-dictionaries-en); nothing else uses
// it.
#include "language/analyser.h"

#include <benchmark/benchmark.h>
#include <link-grammar/link-includes.h>

#include <string>
#include <vector>

namespace {

using namespace parallax;

// Sentences as the analyser cuts them, of invented reports.
const std::vector<std::string>& sentences() {
    static const std::vector<std::string> all = [] {
        const std::string text =
            "Two guards were wounded when gunmen opened fire on a fuel depot near the port of Zelvia late on Monday, "
            "the "
            "Interior Ministry said. Witnesses gave a different account. Oren Vask, who runs a kiosk across the road, "
            "said he had counted at least six armed men and heard an explosion before the shooting began. The Zelvia "
            "Herald reported that four people had been killed. The ministry later raised its figure to three dead and "
            "five injured, among them a 12-year-old boy. No group has claimed the attack, which comes a week after "
            "police seized weapons worth $2.5 million from a warehouse in the Old Harbour district.";
        std::vector<std::string> found;
        const language::Document document = language::analyser().analyse(text);
        for (const language::Sentence& one : document.sentences)
            found.emplace_back(one.span.in(document.text));
        return found;
    }();
    return all;
}

void sentencesByLinkGrammar(benchmark::State& state) {
    // A single dictionary and the library's own options; without a complete parse, words may be left out, as its own
    // program does.
    const Dictionary dictionary = dictionary_create_lang("en");
    if (dictionary == nullptr) {
        state.SkipWithError("no English dictionary for link-grammar");
        return;
    }
    const Parse_Options options = parse_options_create();
    std::int64_t complete = 0;
    for (auto _ : state) {
        for (const std::string& text : sentences()) {
            const Sentence sentence = sentence_create(text.c_str(), dictionary);
            parse_options_set_min_null_count(options, 0);
            parse_options_set_max_null_count(options, 0);
            sentence_split(sentence, options);
            if (sentence_parse(sentence, options) > 0) {
                ++complete;
            } else {
                parse_options_set_min_null_count(options, 1);
                parse_options_set_max_null_count(options, sentence_length(sentence));
                sentence_parse(sentence, options);
            }
            sentence_delete(sentence);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sentences().size()));
    state.counters["complete_percent"] =
        100.0 * static_cast<double>(complete) /
        (static_cast<double>(state.iterations()) * static_cast<double>(sentences().size()));
    parse_options_delete(options);
    dictionary_delete(dictionary);
}
BENCHMARK(sentencesByLinkGrammar)->Unit(benchmark::kMillisecond);

void sentencesHere(benchmark::State& state) {
    for (auto _ : state) {
        for (const std::string& text : sentences())
            benchmark::DoNotOptimize(language::analyser().analyse(text).tokens.size());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sentences().size()));
}
BENCHMARK(sentencesHere)->Unit(benchmark::kMillisecond);

} // namespace
