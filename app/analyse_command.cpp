#include "app/analyse_command.h"

#include "app/timex_command.h"
#include "base/error.h"
#include "language/analyser.h"
#include "language/conllu.h"

#include <CLI/CLI.hpp>
#include <istream>
#include <iterator>
#include <limits>
#include <ostream>

namespace parallax::app {

CLI::App* addAnalyseCommand(CLI::App& program, AnalyseOptions& options) {
    CLI::App* command =
        program.add_subcommand("analyse", "show what the language stage sees in a text from standard input");
    command
        ->add_option("--format", options.format,
                     "conllu: words, tags, trees; iob2: names; timex: time expressions of JSON Lines")
        ->check(CLI::IsMember({"conllu", "iob2", "timex"}))
        ->capture_default_str();
    command->add_flag("--pretokenized", options.pretokenized,
                      "the input has tokens and sentences in the same format, which are kept");
    return command;
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
    const bool names = options.format == "iob2";
    if (options.pretokenized) {
        language::GivenDocument given = names ? language::readIob2(text) : language::readConllu(text);
        language::analyser().annotate(given.document);
        out << (names ? language::iob2(given) : language::conllu(given));
        return;
    }
    const language::Document document = language::analyser().analyse(text);
    out << (names ? language::iob2(document) : language::conllu(document));
}

} // namespace parallax::app
