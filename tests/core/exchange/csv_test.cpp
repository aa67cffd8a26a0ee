#include "exchange/csv.h"

#include "support/sample_case.h"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace parallax;

// The rows of an RFC 4180 text.
std::vector<std::vector<std::string>> parse(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
                rows.back().back() += text[++at];
            } else if (c == '"') {
                quoted = false;
            } else {
                rows.back().back() += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
            ++at;
            if (at + 1 < text.size())
                rows.push_back({""});
        } else {
            rows.back().back() += c;
        }
    }
    return rows;
}

template <class Write>
std::vector<std::vector<std::string>> table(const pipeline::Case& content, Write write) {
    std::ostringstream out;
    write(out, content);
    return parse(out.str());
}

TEST(Csv, hasOneRowAClaimAndEveryFieldInEveryRow) {
    const auto rows = table(test::sampleCase(), exchange::writeClaimsCsv);
    ASSERT_EQ(rows.size(), 21U);
    for (const auto& row : rows) {
        EXPECT_EQ(row.size(), rows[0].size());
    }
    EXPECT_EQ(rows[1][0], "C1");
    EXPECT_EQ(rows[1][2], "Attack on Port Merrow");
    EXPECT_EQ(rows[1][5], "Merrow Courier");
    EXPECT_EQ(rows[1][12], ">=");
    EXPECT_EQ(rows[1][14], "6");
    EXPECT_EQ(rows[1][15], ""); // no upper end
    EXPECT_EQ(rows[1].back(), "At least six people were killed");
}

TEST(Csv, quotesWhatWouldBreakARow) {
    auto content = test::sampleCase();
    content.events[0].title = "He said \"no\",\r\nthen left";
    const auto rows = table(content, exchange::writeEventsCsv);
    ASSERT_EQ(rows.size(), 13U);
    EXPECT_EQ(rows[1][3], "He said \"no\",\r\nthen left");
    EXPECT_EQ(rows[1][12], "D1 D2");
}

TEST(Csv, hasOneRowAPosition) {
    const auto rows = table(test::sampleCase(), exchange::writeDisagreementsCsv);
    ASSERT_EQ(rows.size(), 9U);
    EXPECT_EQ(rows[1][0], "D1");
    EXPECT_EQ(rows[1][8], "8");
    EXPECT_EQ(rows[2][7], "2");
    EXPECT_EQ(rows[2][9], "C2");
}

} // namespace
