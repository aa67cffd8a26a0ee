// The sample case as the program unpacks it, and what is read off its pages.
#include "report/reader.h"
#include "report/sample.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace parallax;

class Sample : public testing::Test {
protected:
    void SetUp() override {
        const fs::path folder =
            fs::temp_directory_path() / ("parallax-sample-" + std::to_string(getpid()) + "-" +
                                         testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder);
        base::NoProgress progress;
        m_diagnostics = report::readReports(report::unpackSample(folder), progress, [&](report::Report&& page) {
            const std::string file = page.file;
            m_reports.emplace(file, std::move(page));
        });
        fs::remove_all(folder);
    }

    const report::Report& page(const std::string& file) { return m_reports.at(file); }
    std::string day(const std::string& file) { return base::earliestText(page(file).published).value_or("none"); }
    std::string outlet(const std::string& file) { return page(file).publisher ? page(file).publisher->name : "none"; }

    std::map<std::string, report::Report> m_reports;
    base::Diagnostics m_diagnostics;
};

TEST_F(Sample, hasSixReportsThatAreReadWithoutComplaint) {
    EXPECT_EQ(m_reports.size(), 6U);
    EXPECT_TRUE(m_diagnostics.empty());
}

TEST_F(Sample, saysWhoPublishedWhatAndWhen) {
    EXPECT_EQ(outlet("halmen-gazette.txt"), "The Halmen Gazette");
    EXPECT_EQ(day("halmen-gazette.txt"), "2019-03-15");
    EXPECT_EQ(outlet("tarvania-herald.md"), "Tarvania Herald");
    EXPECT_EQ(day("tarvania-herald.md"), "2019-03-16");
    EXPECT_EQ(outlet("the-continental.txt"), "The Continental");
    EXPECT_EQ(day("the-continental.txt"), "2019-03-16");
    EXPECT_EQ(day("sulme-review.txt"), "none");
    EXPECT_EQ(outlet("frontier-monitor.txt"), "Frontier Monitor");
    EXPECT_EQ(day("frontier-monitor.txt"), "2019-03-20");
    EXPECT_EQ(outlet("dravec-evening-post.txt"), "Dravec Evening Post");
    EXPECT_EQ(day("dravec-evening-post.txt"), "2019-04-02");
    ASSERT_TRUE(page("the-continental.txt").via);
    EXPECT_EQ(page("the-continental.txt").via->name, "Meridian News Agency");
    EXPECT_EQ(page("the-continental.txt").via->kind, report::SourceKind::Wire);
}

TEST_F(Sample, namesItsAuthors) {
    EXPECT_EQ(page("the-continental.txt").authors, (std::vector<std::string>{"Petra Lindqvar", "Samo Reiss"}));
    EXPECT_EQ(page("dravec-evening-post.txt").authors, (std::vector<std::string>{"Viktor Ames", "Mila Kostry"}));
    EXPECT_EQ(page("sulme-review.txt").authors, (std::vector<std::string>{"Klara Benn"}));
    EXPECT_EQ(page("sulme-review.txt").title, "A raid that everyone saw coming");
}

TEST_F(Sample, keepsItsFurnitureApart) {
    std::vector<std::string> furniture;
    for (const auto& piece : page("halmen-gazette.txt").furniture)
        furniture.emplace_back(piece.span.in(page("halmen-gazette.txt").text));
    EXPECT_EQ(furniture,
              (std::vector<std::string>{
                  "The Halmen Gazette", "Crime", "By Irena Solt", "Friday, 15 March 2019",
                  "Police tape across the gate of the customs depot",
                  "Police officers at the gate of the customs depot in Halmen on Friday morning [Jan Drev/The Halmen "
                  "Gazette]",
                  "Harbour pilots to vote on strike over night shifts", "Read more",
                  "Old customs house to become a museum", "River level at Halmen falls to lowest in sixteen years",
                  "Share this: Facebook", "0 Comment(s)", "Copyright 2019 The Halmen Gazette. All rights reserved."}));
}

} // namespace
