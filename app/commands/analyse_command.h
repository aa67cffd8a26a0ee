// parallax analyse: what the language stage sees, from standard input to standard output.
#pragma once

#include <iosfwd>
#include <string>

namespace parallax::app {

struct AnalyseOptions {
    std::string format = "conllu"; // conllu, iob2, timex, json
    std::string date;              // of the text, for json; empty: unknown
    bool pretokenized = false; // the input has tokens and sentences, which are kept: CoNLL-U for conllu, IOB2 for iob2
};

// Throws base::Error when the input is not as the options say.
void analyse(const AnalyseOptions& options, std::istream& in, std::ostream& out);

} // namespace parallax::app
