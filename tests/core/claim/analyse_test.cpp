#include "claim/report_analysis.h"
#include "report/reader.h"

#include <gtest/gtest.h>

namespace parallax::claim {
namespace {

// Nothing but a caption: there is a date in the text, but no sentence that could hold it.
TEST(Analyse, AReportOfFurnitureAloneHasNoClaims) {
    report::Report report;
    report.file = "caption.txt";
    report.text = "A relative becomes emotional after hearing that her son was found shot on Thursday in Velden. (Ivo "
                  "Brandt/Velden Courier)";
    report.furniture.push_back({{0, static_cast<std::uint32_t>(report.text.size())}, report::FurnitureKind::Caption});

    const ReportAnalysis analysis = analyse(report);

    EXPECT_TRUE(analysis.claims.empty());
    EXPECT_TRUE(analysis.times.empty());
    EXPECT_TRUE(analysis.sentences.empty());
}

} // namespace
} // namespace parallax::claim
