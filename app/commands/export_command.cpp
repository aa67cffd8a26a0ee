// parallax export STORE --format json|csv -o FILE
#include "app/case_file.h"
#include "app/commands/subcommand.h"
#include "app/output_file.h"
#include "exchange/csv.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>

namespace parallax::app {

namespace {

class ExportCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options
            .add_option(
                "--format", m_format,
                "json: the whole case; csv, csv-events, csv-disagreements: a table of claims, events or disagreements")
            ->check(CLI::IsMember({"json", "csv", "csv-claims", "csv-events", "csv-disagreements"}));
        options.add_option("-o,--output", m_output, "file to write; - is standard output")->required();
    }

    int run() override {
        const pipeline::Case content = openCase(m_store)->load();
        OutputFile output(m_output);
        if (m_format == "json") {
            exchange::writeTimelineJson(output.stream(), content);
        } else if (m_format == "csv-events") {
            exchange::writeEventsCsv(output.stream(), content);
        } else if (m_format == "csv-disagreements") {
            exchange::writeDisagreementsCsv(output.stream(), content);
        } else {
            exchange::writeClaimsCsv(output.stream(), content);
        }
        output.finish();
        return 0;
    }

private:
    std::string m_store;
    std::string m_format = "json";
    std::string m_output;
};

} // namespace

std::unique_ptr<Subcommand> makeExportCommand() {
    return std::make_unique<ExportCommand>();
}

} // namespace parallax::app
