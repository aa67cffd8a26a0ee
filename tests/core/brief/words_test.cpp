#include "brief/words.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;
using base::CivilTime;
using base::TimeInterval;

TEST(Words, sayATimeAsNarrowlyAsItIsKnown) {
    const auto minutes = [](CivilTime begin, CivilTime end) {
        return TimeInterval{begin, end, base::Precision::Range, base::Basis::Explicit};
    };
    EXPECT_EQ(brief::timeWords({}), "no date");
    EXPECT_EQ(brief::timeWords(TimeInterval::ofDay(2019, 3, 14)), "14 March 2019");
    EXPECT_EQ(brief::timeWords(TimeInterval::ofMonth(2019, 3)), "March 2019");
    EXPECT_EQ(brief::timeWords(TimeInterval::ofYear(2019)), "2019");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 14, 21, 40), CivilTime::of(2019, 3, 14, 21, 41))),
              "14 March 2019, 21:40");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 14, 21), CivilTime::of(2019, 3, 14, 22))),
              "14 March 2019, 21:00–22:00");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 14, 18), CivilTime::of(2019, 3, 15))),
              "14 March 2019, 18:00–24:00");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 14), CivilTime::of(2019, 3, 17))), "14–16 March 2019");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 30), CivilTime::of(2019, 4, 3))),
              "30 March – 2 April 2019");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2018, 12, 31), CivilTime::of(2019, 1, 2))),
              "31 December 2018 – 1 January 2019");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2018, 1, 1), CivilTime::of(2020, 1, 1))), "2018–2019");
    EXPECT_EQ(brief::timeWords(minutes(CivilTime::of(2019, 3, 14, 22), CivilTime::of(2019, 3, 15, 5))),
              "14 March 2019, 22:00 – 15 March 2019, 05:00");
    EXPECT_EQ(
        brief::timeWords({CivilTime::of(2019, 3, 14), std::nullopt, base::Precision::Range, base::Basis::Inferred}),
        "on or after 14 March 2019");
    EXPECT_EQ(
        brief::timeWords({std::nullopt, CivilTime::of(2019, 3, 14), base::Precision::Range, base::Basis::Inferred}),
        "before 14 March 2019");
    EXPECT_EQ(brief::timeWords(TimeInterval::ofYear(-400)), "401 BC");
}

TEST(Words, sayTheDatesInASentence) {
    using brief::withDatesInWords;
    EXPECT_EQ(withDatesInWords("4 on 2016-06-05, 6 on 2016-06-05T14:28."),
              "4 on 5 June 2016, 6 on 5 June 2016, 14:28.");
    EXPECT_EQ(withDatesInWords("told of “since 2016-06-05”; 2016-06-05/2016-06-07"),
              "told of “since 2016-06-05”; 5–7 June 2016");
    EXPECT_EQ(withDatesInWords("its own words: 2016-06-05; in the year of 2016-06-09"),
              "its own words: 2016-06-05; in the year of 9 June 2016");
    // An address, a number, no day of the calendar, a quote without an end.
    for (const char* same : {"http://a.example/2016-06-05/b", "case 12016-06-05", "2016-13-45", "2016-06",
                             "2016-06-05x", "5\" shells", ""})
        EXPECT_EQ(withDatesInWords(same), same);
    EXPECT_EQ(withDatesInWords("“never closed, 2016-06-05"), "“never closed, 5 June 2016");
}

TEST(Words, sayWhoIsCounted) {
    using claim::Attribute;
    EXPECT_EQ(brief::attributeWords(Attribute::Killed, "", "attackers"), "Attackers killed");
    EXPECT_EQ(brief::attributeWords(Attribute::Killed, "", "all"), "People killed");
    EXPECT_EQ(brief::attributeWords(Attribute::Stolen, "", "rifles"), "Rifles stolen");
    EXPECT_EQ(brief::attributeWords(Attribute::StartTime, "", "event"), "Start");
    EXPECT_EQ(brief::attributeWords(Attribute::Place, "", "clerk"), "Place (clerk)");
    EXPECT_EQ(brief::attributeWords(Attribute::Other, "ship_name", ""), "Ship name");
}

TEST(Words, sayWhatAClaimStates) {
    pipeline::Claim claim;
    claim.value = mention::Quantity{mention::Relation::AtLeast, 10, 10};
    claim.relation = mention::Relation::AtLeast;
    EXPECT_EQ(brief::valueWords(claim), "at least 10");
    claim.unit = "talers";
    EXPECT_EQ(brief::valueWords(claim), "at least 10 talers");
    claim.unit.clear();
    claim.value = std::string("Grey Tide");
    claim.relation = mention::Relation::Denied;
    EXPECT_EQ(brief::valueWords(claim), "denied: Grey Tide");
    claim.relation = mention::Relation::Unknown;
    EXPECT_EQ(brief::valueWords(claim), "not known");
}

TEST(Words, joinLists) {
    EXPECT_EQ(brief::listed({}), "");
    EXPECT_EQ(brief::listed({"a"}), "a");
    EXPECT_EQ(brief::listed({"a", "b"}, "or"), "a or b");
    EXPECT_EQ(brief::listed({"a", "b", "c"}), "a, b and c");
    EXPECT_EQ(brief::counted(1, "event", "events"), "1 event");
    EXPECT_EQ(brief::counted(0, "event", "events"), "0 events");
}

} // namespace
