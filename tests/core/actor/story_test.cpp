#include "actor/story.h"

#include "core/pipeline/hand_made.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace parallax::actor {

namespace {

using mention::EventKind;
using pipeline::testing::HandMade;

std::vector<std::uint32_t> storiesOf(std::vector<HandMade>& reports, unsigned threads = 1) {
    std::vector<claim::AnalysedReport> views;
    for (HandMade& one : reports)
        views.push_back({{static_cast<std::int64_t>(views.size()) + 1}, &one.made.report, &one.made.analysis});
    return findStories(views, threads);
}

std::vector<HandMade> reports(bool landmarks) {
    std::vector<HandMade> all;
    all.emplace_back("a.txt", "",
                     "Gunmen attacked the ferry at Ostmark. Passengers jumped overboard and boats searched the bay.");
    all.back().on(101);
    all.emplace_back(
        "b.txt", "",
        "The judge heard witnesses and adjourned. The accused denied guilt over Ostmark. Lawyers objected.");
    all.back().on(161);
    all.emplace_back("c.txt", "", "Bakers raised prices. Flour is dear after the harvest failed in the valley.");
    all.back().on(102);
    if (landmarks) {
        all[0].happening("attacked the ferry", EventKind::Attack, HandMade::days(100), "Ostmark");
        all[1].happening("over Ostmark", EventKind::Attack, HandMade::days(100), "Ostmark");
    }
    return all;
}

} // namespace

TEST(Story, AReportWeeksLaterOnTheSameDayAndTownIsOfTheStory) {
    std::vector<HandMade> with = reports(true);
    EXPECT_EQ(storiesOf(with), (std::vector<std::uint32_t>{0, 0, 1}));
    std::vector<HandMade> without = reports(false);
    EXPECT_EQ(storiesOf(without), (std::vector<std::uint32_t>{0, 1, 2}));
}

// Sixty reports on twelve things, words mixed over them: who counts and weighs which report must not show.
TEST(Story, AnyNumberOfThreadsFindsTheSame) {
    std::vector<HandMade> many;
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (const char* word : {"quarry", "ferry", "orchard", "signal", "granary", "viaduct"})
            text += std::string(word) + static_cast<char>('a' + i % 12) + static_cast<char>('a' + i * 7 % 5) +
                    " stood " + word + ' ' + static_cast<char>('a' + i % 12) + "ton near. ";
        many.emplace_back(std::to_string(i) + ".txt", "", text);
        many.back().on(100 + i % 9);
        if (i % 3 == 0)
            many.back().happening("stood", EventKind::Attack, HandMade::days(100), i % 2 == 0 ? "Ostmark" : "Velin");
    }
    const std::vector<std::uint32_t> alone = storiesOf(many);
    EXPECT_GT(*std::max_element(alone.begin(), alone.end()), 1U);
    EXPECT_LT(*std::max_element(alone.begin(), alone.end()), 59U);
    for (const unsigned threads : {0U, 2U, 5U})
        EXPECT_EQ(storiesOf(many, threads), alone);
}

TEST(Story, NoReportsNoStories) {
    std::vector<HandMade> none;
    EXPECT_TRUE(storiesOf(none).empty());
}

TEST(Stories, CapitalsOfAHeadlineAreNoOtherWords) {
    std::vector<HandMade> all;
    all.emplace_back("a.txt", "", "Ferry Strike Leaves Commuters Stranded");
    all.emplace_back("b.txt", "", "A ferry strike leaves commuters stranded");
    all.emplace_back("c.txt", "", "Bakers raised prices after the harvest failed");
    for (HandMade& one : all)
        one.on(100);
    const std::vector<std::uint32_t> stories = storiesOf(all);
    EXPECT_EQ(stories[0], stories[1]);
    EXPECT_NE(stories[0], stories[2]);
}

} // namespace parallax::actor
