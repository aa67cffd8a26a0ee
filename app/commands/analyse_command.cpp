#include "app/commands/analyse_command.h"

#include "app/commands/analysis_json.h"
#include "app/commands/subcommand.h"
#include "app/commands/timex_command.h"
#include "base/civil_time.h"
#include "base/error.h"
#include "language/analyser.h"
#include "language/conllu.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <limits>

namespace parallax::app {

namespace {

class AnalyseCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options
            .add_option(
                "--format", m_options.format,
                "conllu: words, tags, trees; iob2: names; timex: time expressions of JSON Lines; json: all, with "
                "actors and quantities")
            ->check(CLI::IsMember({"conllu", "iob2", "timex", "json"}))
            ->capture_default_str();
        options.add_flag("--pretokenized", m_options.pretokenized,
                         "the input has tokens and sentences in the same format, which are kept");
        options
            .add_option(
                "--date", m_options.date,
                "with --format json: the text's own date (2016, 2016-06 or 2016-06-05), which its times lean on")
            ->check([](const std::string& date) {
                return base::parseInterval(date, date) ? std::string() : "not a date such as 2016-06-05: " + date;
            });
    }

    int run() override {
        std::ios::sync_with_stdio(false);
        analyse(m_options, std::cin, std::cout);
        std::cout.flush();
        if (!std::cout)
            throw base::Error("cannot write to standard output");
        return 0;
    }

private:
    AnalyseOptions m_options;
};

} // namespace

std::unique_ptr<Subcommand> makeAnalyseCommand() {
    return std::make_unique<AnalyseCommand>();
}

void analyse(const AnalyseOptions& options, std::istream& in, std::ostream& out) {
    if (options.format == "timex") {
        analyseTimex(in, out);
        return;
    }
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw base::Error("standard input: a text of 4 GB or more; cut it into parts");
    }
    if (options.format == "json") {
        if (options.pretokenized) {
            throw base::Error("--pretokenized goes with conllu and iob2; --format json reads plain text");
        }
        const auto date = base::parseInterval(options.date, options.date);
        writeAnalysisJson(out, text, date.value_or(base::TimeInterval{}));
        return;
    }
    const bool names = options.format == "iob2";
    if (options.pretokenized) {
        language::GivenDocument given = names ? language::readIob2(text) : language::readConllu(text);
        language::analyser().annotate(given.document);
        out << (names ? language::iob2(given) : language::conllu(given));
        return;
    }
    language::analyser().analyseInParts(text, [&](const language::DocumentPart& part) {
        out << (names ? language::iob2(part.document) : language::conllu(part));
    });
}

} // namespace parallax::app
