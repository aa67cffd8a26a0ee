#include "base/civil_time.h"

#include <gtest/gtest.h>

namespace parallax::base {
namespace {

std::string shown(const std::optional<TimeInterval>& interval) {
    if (!interval) {
        return "cannot be read";
    }
    return earliestText(*interval).value_or("?") + " to " + latestText(*interval).value_or("?") + " " +
           std::string(name(interval->precision)) + " " + std::string(name(interval->basis));
}

TEST(CivilTime, CountsMinutesFromTheEpoch) {
    EXPECT_EQ(CivilTime::of(1970, 1, 1).minutes, 0);
    EXPECT_EQ(CivilTime::of(1970, 1, 2, 0, 1).minutes, 1441);
    EXPECT_EQ(CivilTime::of(1969, 12, 31, 23, 59).minutes, -1);
    EXPECT_EQ(CivilTime::of(2000, 3, 1).dayNumber(), 11017);
    EXPECT_EQ(CivilTime{-1}.dayNumber(), -1);
    EXPECT_EQ(CivilTime{-1440}.dayNumber(), -1);
    EXPECT_EQ(CivilTime{-1441}.dayNumber(), -2);
}

TEST(CivilTime, RunsOverIntoTheNextUnit) {
    EXPECT_EQ(CivilTime::of(2015, 14, 1), CivilTime::of(2016, 2, 1));
    EXPECT_EQ(CivilTime::of(2016, 0, 1), CivilTime::of(2015, 12, 1));
    EXPECT_EQ(CivilTime::of(2016, -12, 1), CivilTime::of(2014, 12, 1));
    EXPECT_EQ(CivilTime::of(2016, 3, 0), CivilTime::of(2016, 2, 29));
    EXPECT_EQ(CivilTime::of(2016, 2, 30), CivilTime::of(2016, 3, 1));
    EXPECT_EQ(CivilTime::of(2016, 6, 5, 24), CivilTime::of(2016, 6, 6));
    EXPECT_EQ(CivilTime::of(2016, 6, 5, 0, -1), CivilTime::of(2016, 6, 4, 23, 59));
}

TEST(CivilTime, EveryDayGoesThereAndBack) {
    CivilDate before = civilDate(CivilTime::ofDay(-800001));
    for (std::int64_t day = -800000; day <= 800000; ++day) {
        const CivilDate date = civilDate(CivilTime::ofDay(day));
        ASSERT_EQ(CivilTime::of(date.year, date.month, date.day).dayNumber(), day);
        ASSERT_EQ(date.weekday, before.weekday % 7 + 1);
        ASSERT_TRUE(date.day == before.day + 1 || date.day == 1);
        ASSERT_LE(date.day, daysInMonth(date.year, date.month));
        before = date;
    }
}

TEST(CivilTime, KnowsTheWeekday) {
    EXPECT_EQ(civilDate(CivilTime::of(1970, 1, 1)).weekday, 4);
    EXPECT_EQ(civilDate(CivilTime::of(2000, 1, 1)).weekday, 6);
    EXPECT_EQ(civilDate(CivilTime::of(1945, 5, 8)).weekday, 2);
    EXPECT_EQ(civilDate(CivilTime::of(1600, 2, 29)).weekday, 2);
}

TEST(CivilTime, TakesADateApart) {
    const CivilDate date = civilDate(CivilTime::of(-44, 3, 15, 11, 7));
    EXPECT_EQ(date.year, -44);
    EXPECT_EQ(date.month, 3);
    EXPECT_EQ(date.day, 15);
    EXPECT_EQ(date.hour, 11);
    EXPECT_EQ(date.minute, 7);
}

TEST(CivilTime, MonthsHaveTheirLength) {
    EXPECT_EQ(daysInMonth(1900, 2), 28);
    EXPECT_EQ(daysInMonth(2000, 2), 29);
    EXPECT_EQ(daysInMonth(2016, 2), 29);
    EXPECT_EQ(daysInMonth(2016, 12), 31);
    EXPECT_EQ(daysInMonth(2016, 4), 30);
}

TEST(TimeInterval, MeetsAndBefore) {
    const TimeInterval may = TimeInterval::ofMonth(2016, 5);
    const TimeInterval june = TimeInterval::ofMonth(2016, 6);
    const TimeInterval day = TimeInterval::ofDay(2016, 6, 5);
    EXPECT_FALSE(may.meets(june));
    EXPECT_TRUE(may.before(june));
    EXPECT_FALSE(june.before(may));
    EXPECT_TRUE(june.meets(day));
    EXPECT_TRUE(day.meets(june));
    EXPECT_FALSE(june.before(day));
    EXPECT_TRUE(TimeInterval::ofDay(2016, 5, 31).before(june));

    TimeInterval sinceMay = may;
    sinceMay.end.reset();
    EXPECT_TRUE(sinceMay.meets(june));
    EXPECT_FALSE(sinceMay.before(june));
    EXPECT_FALSE(june.before(sinceMay));
    EXPECT_FALSE(sinceMay.meets(TimeInterval::ofDay(2016, 4, 30)));
    EXPECT_TRUE(TimeInterval::ofDay(2016, 4, 30).before(sinceMay));

    const TimeInterval undated;
    EXPECT_TRUE(undated.meets(june));
    EXPECT_FALSE(undated.before(june));
    EXPECT_FALSE(june.before(undated));
    EXPECT_FALSE(undated.known());
    EXPECT_TRUE(sinceMay.known());
    EXPECT_FALSE(sinceMay.bounded());
}

TEST(TimeInterval, NamesReadBack) {
    for (int index = 0; index <= static_cast<int>(Precision::Unknown); ++index) {
        const auto precision = static_cast<Precision>(index);
        EXPECT_EQ(parsePrecision(name(precision)), precision);
    }
    for (int index = 0; index <= static_cast<int>(Basis::Unknown); ++index) {
        const auto basis = static_cast<Basis>(index);
        EXPECT_EQ(parseBasis(name(basis)), basis);
    }
    EXPECT_EQ(name(Precision::PartOfDay), "part-of-day");
    EXPECT_EQ(parsePrecision("fortnight"), std::nullopt);
    EXPECT_EQ(parseBasis(""), std::nullopt);
}

TEST(TimeInterval, IsoText) {
    EXPECT_EQ(isoText(CivilTime::of(2016, 6, 5)), "2016-06-05");
    EXPECT_EQ(isoText(CivilTime::of(2016, 6, 5, 14, 28)), "2016-06-05T14:28");
    EXPECT_EQ(isoText(CivilTime::of(-44, 3, 15)), "-0044-03-15");
    EXPECT_EQ(isoText(CivilTime::of(79, 8, 24)), "0079-08-24");
}

TEST(TimeInterval, ParsesTheTwoEndsOfTheExport) {
    struct Row {
        const char* earliest;
        const char* latest;
        const char* expected;
    };
    const Row rows[] = {
        {"2016-06-05", "2016-06-05", "2016-06-05 to 2016-06-05 day explicit"},
        {"2016-06", "2016-06", "2016-06-01 to 2016-06-30 month explicit"},
        {"2016-06-01", "2016-06-30", "2016-06-01 to 2016-06-30 month explicit"},
        {"2016", "2016", "2016-01-01 to 2016-12-31 year explicit"},
        {"2016-06-06", "2016-06-12", "2016-06-06 to 2016-06-12 week explicit"},
        {"2016-06-05", "2016-06-11", "2016-06-05 to 2016-06-11 range explicit"},
        {"2016-04-08", "2016-06-05", "2016-04-08 to 2016-06-05 range explicit"},
        {"2016-06-05T14:28", "2016-06-05T14:28", "2016-06-05T14:28 to 2016-06-05T14:28 minute explicit"},
        {"2016-06-05T14:00", "2016-06-05T14:59", "2016-06-05T14:00 to 2016-06-05T14:59 hour explicit"},
        {"2016-06-05T00:00", "2016-06-05T05:59", "2016-06-05T00:00 to 2016-06-05T05:59 part-of-day explicit"},
        {"2016-06-05T18:00", "2016-06-05", "2016-06-05T18:00 to 2016-06-05T23:59 part-of-day explicit"},
        {"2016-06-05T14:28", "2016-06-07", "2016-06-05T14:28 to 2016-06-07 range explicit"},
        {"", "2016-06-05", "? to 2016-06-05 range explicit"},
        {"2016-06-05", "", "2016-06-05 to ? range explicit"},
        {"", "", "? to ? unknown unknown"},
        {"2016-06-06", "2016-06-05", "cannot be read"},
        {"2016-13", "2016-13", "cannot be read"},
        {"2015-02-29", "2015-02-29", "cannot be read"},
        {"2016-06-05T24:01", "", "cannot be read"},
        {"2016-06-05T12", "", "cannot be read"},
        {"2016-6-5", "", "cannot be read"},
        {"yesterday", "", "cannot be read"},
        {"2016-06-05 ", "", "cannot be read"},
        {"201X", "", "cannot be read"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(shown(parseInterval(row.earliest, row.latest)), row.expected) << row.earliest << " / " << row.latest;
    }
}

TEST(TimeInterval, WritesEdtfAndReadsItBack) {
    const auto range = [](CivilTime begin, CivilTime end, Precision precision, Basis basis = Basis::Explicit) {
        return TimeInterval{begin, end, precision, basis};
    };
    const CivilTime day = CivilTime::of(2016, 6, 5);
    const std::pair<TimeInterval, const char*> rows[] = {
        {TimeInterval::ofDay(2016, 6, 5), "2016-06-05"},
        {TimeInterval::ofDay(2016, 6, 5, Basis::Inferred), "2016-06-05?"},
        {TimeInterval::ofMonth(2016, 6), "2016-06"},
        {TimeInterval::ofYear(-44), "-0044"},
        {range(CivilTime::of(2016, 4, 8), CivilTime::of(2016, 6, 6), Precision::Range), "2016-04-08/2016-06-05"},
        {range(CivilTime::of(2016, 1, 1), CivilTime::of(2018, 1, 1), Precision::Range, Basis::Inferred),
         "2016-01-01?/2017-12-31?"},
        {range(CivilTime::of(2016, 6, 6), CivilTime::of(2016, 6, 13), Precision::Week), "2016-06-06/2016-06-12"},
        {range(day, {day.minutes + 1}, Precision::Minute), "2016-06-05T00:00"},
        {range(day, {day.minutes + 60}, Precision::Hour), "2016-06-05T00:00/2016-06-05T00:59"},
        {range({day.minutes + 1080}, {day.minutes + 1440}, Precision::PartOfDay), "2016-06-05T18:00/2016-06-05T23:59"},
        {TimeInterval{std::nullopt, day, Precision::Range, Basis::Explicit}, "../2016-06-04"},
        {TimeInterval{day, std::nullopt, Precision::Range, Basis::Explicit}, "2016-06-05/.."},
        {TimeInterval{}, ""},
    };
    for (const auto& [interval, text] : rows) {
        EXPECT_EQ(edtf(interval), text);
        const auto back = parseEdtf(text);
        ASSERT_TRUE(back) << text;
        EXPECT_EQ(*back, interval) << text << ": " << shown(back);
    }
}

TEST(TimeInterval, ReadsTheRestOfEdtfLevelOne) {
    const std::pair<const char*, const char*> rows[] = {
        {"201X", "2010-01-01 to 2019-12-31 range explicit"},
        {"19XX", "1900-01-01 to 1999-12-31 range explicit"},
        {"2016-XX", "2016-01-01 to 2016-12-31 year explicit"},
        {"2016-06-XX", "2016-06-01 to 2016-06-30 month explicit"},
        {"2016-XX-XX", "2016-01-01 to 2016-12-31 year explicit"},
        {"2016-21", "2016-03-01 to 2016-05-31 range explicit"},
        {"2016-24", "2016-12-01 to 2017-02-28 range explicit"},
        {"2016-06~", "2016-06-01 to 2016-06-30 month explicit"},
        {"2016-06%", "2016-06-01 to 2016-06-30 month inferred"},
        {"/2016-06-05", "? to 2016-06-05 range explicit"},
        {"2016-06-05T14:28:31", "2016-06-05T14:28 to 2016-06-05T14:28 minute explicit"},
        {"2016-06?/2016-08", "2016-06-01 to 2016-08-31 range inferred"},
        {"2016-1X", "cannot be read"},
        {"2X16", "cannot be read"},
        {"-0000", "cannot be read"},
        {"2016-06-05/2016-06-04", "cannot be read"},
        {"2016-06-05??", "cannot be read"},
        {"a/b", "cannot be read"},
    };
    for (const auto& [text, expected] : rows) {
        EXPECT_EQ(shown(parseEdtf(text)), expected) << text;
    }
}

} // namespace
} // namespace parallax::base
