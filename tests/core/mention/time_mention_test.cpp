// Time expressions by table: a sentence, the day it speaks from, and what is found, one "text = value" after the other.
#include "mention/time_mention.h"

#include <gtest/gtest.h>

namespace parallax::mention {
namespace {

std::string found(const char* text, const char* reportDate) {
    language::Document document;
    document.text = text;
    TimeContext context;
    if (const auto interval = base::parseInterval(reportDate, reportDate)) {
        context.reportDate = *interval;
    }
    std::string result;
    for (const TimeMention& time : findTimes(document, context)) {
        result += result.empty() ? "" : "; ";
        result += std::string(time.span.in(text)) + " = " + std::string(name(time.type)) + " " + time.value;
    }
    return result;
}

struct Row {
    const char* text;
    const char* reportDate;
    const char* expected;
};

void check(const Row& row) { EXPECT_EQ(found(row.text, row.reportDate), row.expected) << row.text; }

TEST(TimeMention, Dates) {
    const Row rows[] = {
        {"The bridge was blown up on June 5, 2016.", "2016-06-08", "June 5, 2016 = DATE 2016-06-05"},
        {"The bridge was blown up on 5 June 2016.", "2016-06-08", "5 June 2016 = DATE 2016-06-05"},
        {"The bridge was blown up on the 5th of June.", "2016-06-08", "the 5th of June = DATE 2016-06-05"},
        {"Troops left on Sunday.", "2016-06-08", "Sunday = DATE 2016-06-05"},
        {"Troops will leave on Sunday.", "2016-06-08", "Sunday = DATE 2016-06-12"},
        {"They met yesterday.", "2016-06-08", "yesterday = DATE 2016-06-07"},
    };
    for (const Row& row : rows) {
        check(row);
    }
}

} // namespace
} // namespace parallax::mention
