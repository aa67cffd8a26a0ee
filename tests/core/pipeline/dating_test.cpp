#include "pipeline/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace parallax::pipeline {

namespace {

report::Report report(std::string file, std::string text, std::int64_t day = -1) {
    report::Report one;
    one.file = std::move(file);
    one.text = std::move(text);
    one.sha256 = std::string(63, '0') + one.file.front();
    one.bodyLines = {{0, static_cast<std::uint32_t>(one.text.size())}};
    if (day >= 0)
        one.published = {base::CivilTime::ofDay(day), base::CivilTime::ofDay(day + 1), base::Precision::Day,
                         base::Basis::Explicit};
    return one;
}

const CaseReport& named(const Case& content, std::string_view file) {
    return *std::find_if(content.reports.begin(), content.reports.end(),
                         [&](const CaseReport& one) { return one.report.file == file; });
}

} // namespace

// 18702 is Tuesday, 16 March 2021.
TEST(Dating, AnUndatedReportOfASmallCaseIsDatedByTheOthersThoughItSharesNoWordWithThem) {
    base::NoProgress silent;
    const BuildResult built =
        build({}, {},
              {report("a.txt", "Gunmen attacked a ferry on Sunday, March 14. Two sailors died."),
               report("b.txt", "The harbour office in Velin reopened on Tuesday after repairs.", 18702)},
              silent, 1);
    const base::TimeInterval& published = named(built.content, "a.txt").report.published;
    ASSERT_TRUE(published.begin);
    EXPECT_GE(published.begin->dayNumber(), 18700) << "not before 14 March 2021";
    EXPECT_LE(published.begin->dayNumber(), 18720);
    EXPECT_EQ(published.basis, base::Basis::Inferred);
}

} // namespace parallax::pipeline
