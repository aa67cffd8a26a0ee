#include "mention/time_holidays.h"

#include <gtest/gtest.h>

namespace parallax::mention {
namespace {

std::string days(const char* text, int year) {
    std::vector<TimeToken> tokens;
    scanTimeTokens(text, 0, 100, tokens);
    std::size_t size = 0;
    const Holiday* holiday = findHoliday(text, tokens, 0, size);
    if (holiday == nullptr || size != tokens.size()) {
        return "none";
    }
    const auto interval = holidayInterval(*holiday, year);
    return interval ? *base::earliestText(*interval) + " " + *base::latestText(*interval) : "not in that year";
}

TEST(Holidays, HaveTheirDays) {
    struct Row {
        const char* name;
        int year;
        const char* expected;
    };
    const Row rows[] = {
        {"Christmas", 2015, "2015-12-25 2015-12-25"},
        {"Christmas Eve", 2015, "2015-12-24 2015-12-24"},
        {"Easter", 2016, "2016-03-27 2016-03-27"},
        {"Easter", 2000, "2000-04-23 2000-04-23"},
        {"Easter", 1818, "1818-03-22 1818-03-22"},
        {"Easter", 2038, "2038-04-25 2038-04-25"},
        {"Good Friday", 2016, "2016-03-25 2016-03-25"},
        {"Orthodox Easter", 2016, "2016-05-01 2016-05-01"},
        {"Orthodox Easter", 2000, "2000-04-30 2000-04-30"},
        {"Thanksgiving", 2015, "2015-11-26 2015-11-26"},
        {"Thanksgiving Day", 1999, "1999-11-25 1999-11-25"},
        {"Memorial Day", 2016, "2016-05-30 2016-05-30"},
        {"Labor Day", 2016, "2016-09-05 2016-09-05"},
        {"Black Friday", 2015, "2015-11-27 2015-11-27"},
        {"Ramadan", 2016, "2016-06-06 2016-07-07"}, // 6 June as sighted in most countries; a day of grace either way
        {"Ramadan", 2000, "2000-11-27 2000-12-28"},
        {"Eid al-Fitr", 2016, "2016-07-06 2016-07-10"},
        {"New Year\u2019s Eve", 2016, "2016-12-31 2016-12-31"},
        {"Chinese New Year", 2014, "2014-01-31 2014-01-31"},
        {"Lunar New Year", 2024, "2024-02-10 2024-02-10"},
        {"Chinese New Year", 1985, "1985-02-20 1985-02-20"},
        {"Chinese New Year", 1500, "not in that year"},
        {"Easter", 1200, "not in that year"},
        {"Midsomer", 2016, "none"},
        {"christmas", 2016, "none"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(days(row.name, row.year), row.expected) << row.name << " " << row.year;
    }
}

} // namespace
} // namespace parallax::mention
