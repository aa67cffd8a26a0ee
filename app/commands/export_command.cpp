// parallax export STORE --format json|csv|svg -o FILE
#include "app/case_file.h"
#include "app/commands/filter_options.h"
#include "app/commands/gui_for_fonts.h"
#include "app/commands/subcommand.h"
#include "app/output_file.h"
#include "app/text/text.h"
#include "app/timeline/timeline_picture.h"
#include "exchange/csv.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <map>

namespace parallax::app {

namespace {

class ExportCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options
            .add_option(
                "--format", m_format,
                "json: the whole case; csv, csv-events, csv-disagreements: a table of claims, events or disagreements; "
                "svg: a picture of the timeline")
            ->check(CLI::IsMember({"json", "csv", "csv-claims", "csv-events", "csv-disagreements", "svg"}));
        options.add_option("-o,--output", m_output, "file to write; - is standard output")->required();
        options.add_option("--lanes", m_lanes, "of the picture: incident, actor, source, place or kind")
            ->transform(
                CLI::CheckedTransformer(std::map<std::string, LaneGrouping>{{"incident", LaneGrouping::Incident},
                                                                            {"actor", LaneGrouping::Actor},
                                                                            {"source", LaneGrouping::Source},
                                                                            {"place", LaneGrouping::Place},
                                                                            {"kind", LaneGrouping::Kind}}));
        options.add_flag("--as-reported", m_reported, "the picture's axis is when it was first reported");
        options.add_option("--width", m_width, "of the picture, in pixels")->check(CLI::Range(400, 20000));
        m_filter.declare(options);
    }

    int run() override {
        const pipeline::Case content = openCase(m_store)->load();
        const pipeline::Filter filter = m_filter.resolve(content);
        if (m_format != "svg" && !filter.empty())
            throw UsageError(
                "--actor, --from, --to and --disputed are for --format svg: the others hold all of a case");
        OutputFile output(m_output);
        if (m_format == "json") {
            exchange::writeTimelineJson(output.stream(), content);
        } else if (m_format == "svg") {
            const GuiForFonts fonts;
            PictureOptions options;
            options.lanes = m_lanes;
            options.axis = m_reported ? TimelineAxis::Reported : TimelineAxis::Happened;
            options.width = m_width;
            options.title = toQt(std::filesystem::path(m_store).stem().string());
            const QByteArray svg = timelineSvg(content, filter, options);
            output.stream().write(svg.constData(), svg.size());
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
    LaneGrouping m_lanes = LaneGrouping::Incident;
    bool m_reported = false;
    int m_width = 1600;
    FilterOptions m_filter;
};

} // namespace

std::unique_ptr<Subcommand> makeExportCommand() {
    return std::make_unique<ExportCommand>();
}

} // namespace parallax::app
