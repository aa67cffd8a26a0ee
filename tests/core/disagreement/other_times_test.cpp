// Figures of another time than the event's, and what the time between two reports explains.
#include "core/disagreement/said.h"

#include "disagreement/other_times.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

using testing::Attribute;
using testing::Lines;
using testing::Said;

namespace {

constexpr std::int64_t may20 = 139; // of 1970

bool ofAnotherTime(std::string_view sentence, std::string_view quote, const base::TimeInterval& event,
                   std::int64_t published = may20 + 1) {
    ComparedClaim claim;
    claim.sentence = sentence;
    claim.quote = quote;
    return tellsOfAnotherTime(claim, event, testing::dayOf(published));
}

} // namespace

TEST(OtherTimes, AMonthOrYearThatIsNotTheEvents) {
    const base::TimeInterval event = testing::dayOf(may20);
    EXPECT_TRUE(ofAnotherTime("A 6.1 quake in February killed six.", "killed six", event));
    EXPECT_TRUE(ofAnotherTime("The 1958 flood killed 40 people.", "killed 40 people", event));
    EXPECT_FALSE(ofAnotherTime("The quake in May killed six.", "killed six", event));
    EXPECT_FALSE(ofAnotherTime("The quake of May 20, 1970, the worst since 1958, killed six.", "killed six", event));
    EXPECT_FALSE(ofAnotherTime("The quake killed six.", "killed six", event));
    EXPECT_FALSE(ofAnotherTime("Nik Halden was charged in June with killing six.", "killing six", event))
        << "a court has days of its own";
}

TEST(OtherTimes, OfAnUndatedEventNoMonthIsItsOwn) {
    EXPECT_TRUE(ofAnotherTime("The island was hit by a 6.1 quake in September.", "6.1 quake", {}));
    EXPECT_FALSE(ofAnotherTime("The island was hit by a 6.1 quake on Sunday.", "6.1 quake", {}));
    base::TimeInterval year = base::TimeInterval::ofYear(1970);
    EXPECT_FALSE(ofAnotherTime("The island was hit by a 6.1 quake in September.", "6.1 quake", year));
}

TEST(OtherTimes, NewsOfYesterdayAndWhatWasWeeksBefore) {
    const base::TimeInterval event = testing::dayOf(may20);
    EXPECT_TRUE(ofAnotherTime("It came weeks after a driver shot eight people.", "shot eight people", event));
    EXPECT_FALSE(
        ofAnotherTime("It came weeks after a driver shot eight people.", "shot eight people", event, may20 + 30))
        << "what is told weeks later may be the event itself";
    EXPECT_TRUE(ofAnotherTime("A jury heard of a man who killed 12 in a theatre three years ago.", "killed 12", event));
    EXPECT_TRUE(ofAnotherTime("It came days after a raid that killed more than 40 people last week.",
                              "killed more than 40", event));
    EXPECT_FALSE(
        ofAnotherTime("The raid killed more than 40 people last week.", "killed more than 40", event, may20 + 4));
}

TEST(OtherTimes, WhoeverIsToldOfYearsApartHasGrownOlder) {
    Said said;
    const auto age = [&](std::uint32_t report, std::string years) {
        said.add(report, Attribute::Age, "Nik Halden", std::move(years), -1).subject = 3;
    };
    age(0, "27");
    age(1, "29");
    EXPECT_EQ(said.found().size(), 1u) << "a day later";
    said.reports[1].published = testing::dayOf(100 + 640);
    EXPECT_EQ(said.found(), Lines{});
    said.reports[1].published = testing::dayOf(100 + 250);
    EXPECT_EQ(said.found().size(), 1u) << "no one turns two years older in eight months";
}

TEST(OtherTimes, WhoTellsTheHourTooIsNoLessExact) {
    Said said;
    base::TimeInterval clock = testing::dayOf(100);
    clock.begin->minutes += 1220;
    clock.end = base::CivilTime{clock.begin->minutes + 1};
    clock.precision = base::Precision::Minute;
    said.add(0, Attribute::StartTime, "", testing::dayOf(100));
    said.add(0, Attribute::StartTime, "", clock);
    said.add(1, Attribute::StartTime, "", clock);
    EXPECT_EQ(said.found(), Lines{});
    said.add(2, Attribute::StartTime, "", testing::dayOf(100));
    EXPECT_EQ(said.found(), Lines{"start_time  precision-difference: 11 April 1970 | 11 April 1970, 20:20"});
}

} // namespace parallax::disagreement
