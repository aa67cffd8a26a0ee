#include "claim/report_analysis.h"
#include "language/analyser.h"
#include "report/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

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

// Victims are told one after the other: the fourth is not the one before.
TEST(Analyse, OneMoreVictimIsNobodyNamedBefore) {
    report::Report report;
    report.file = "victims.txt";
    report.text = "Four people were wounded when a guard opened fire on a bus in Velden on Monday. Mira Tolle was "
                  "wounded in the back, police said. Tolle told officers that she was sitting near the driver. The "
                  "fourth victim, Ivo Brandt, was wounded in the arm. The guard was arrested in the evening.";
    report.bodyLines = language::paragraphsOf(report.text);
    const ReportAnalysis analysis = analyse(report);

    std::set<std::uint32_t> tolle, brandt;
    for (const auto& actor : analysis.actors) {
        if (actor.text.find("Tolle") != std::string::npos)
            tolle.insert(actor.chain);
        if (actor.text.find("Brandt") != std::string::npos)
            brandt.insert(actor.chain);
    }
    ASSERT_EQ(tolle.size(), 1U);
    ASSERT_EQ(brandt.size(), 1U);
    EXPECT_NE(*tolle.begin(), *brandt.begin());
}

// A figure speaks for the day that its sentence names, or on which it was said, else for the report's.
TEST(Analyse, FiguresSpeakForTheDayThatTheirSentenceNames) {
    const struct {
        const char* text;
        base::CivilTime day;
    } cases[] = {
        {"By Monday evening, 12 people had died in Velden.", base::CivilTime::of(2021, 3, 8)},
        {"As of Tuesday, 30 people were missing, the ministry said.", base::CivilTime::of(2021, 3, 9)},
        {"The death toll in Velden stood at 40 on Sunday.", base::CivilTime::of(2021, 3, 7)},
        {"Police said on Sunday that four people were killed in Velden.", base::CivilTime::of(2021, 3, 7)},
        {"Four people were killed in Velden on Sunday, police said.", base::CivilTime::of(2021, 3, 10)},
    };
    for (const auto& one : cases) {
        report::Report report;
        report.file = "toll.txt";
        report.text = one.text;
        report.published = base::TimeInterval::ofDay(2021, 3, 10);
        report.bodyLines = language::paragraphsOf(report.text);
        const ReportAnalysis analysis = analyse(report);
        const auto count = std::ranges::find_if(analysis.claims, [](const auto& c) { return isCount(c.attribute); });
        ASSERT_NE(count, analysis.claims.end()) << one.text;
        EXPECT_EQ(count->asOf, one.day) << one.text;
    }
}

// Some 14 tokens a line.
std::string lines(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "The council of ward " + std::to_string(i % 90 + 10) + " met in the hall and spoke about its roads.\n";
    return text;
}

// A report of several sections: what is told in each is found, and every index names what is there.
TEST(Analyse, ALongReportIsTheSumOfItsSections) {
    const std::string told = "Mira Tolle, a nurse, was killed and four guards were wounded in a bombing in Velden on "
                             "March 9, 2021, police chief Ivo Brandt said.\n";
    const std::string again = "Tolle was buried in Velden on March 14.\n";
    report::Report report;
    report.file = "long.txt";
    report.text = told + lines(4000) + again + told + lines(4000) + told;
    report.bodyLines = language::paragraphsOf(report.text);
    const ReportAnalysis analysis = analyse(report);

    const auto countIn = [&](std::string_view text, Attribute attribute) {
        return std::ranges::count_if(analysis.claims, [&](const ReportClaim& claim) {
            return claim.attribute == attribute && claim.span.in(report.text).find(text) != std::string_view::npos;
        });
    };
    EXPECT_EQ(countIn("four guards", Attribute::Wounded), 3);
    EXPECT_TRUE(std::ranges::is_sorted(analysis.claims, {}, &ReportClaim::span));
    EXPECT_TRUE(std::ranges::is_sorted(analysis.times, {}, &mention::TimeMention::span));
    EXPECT_TRUE(std::ranges::is_sorted(analysis.sentences));
    ASSERT_EQ(analysis.sentences.size(), 8004U);

    // Who has no name and is in nothing is left out; chains count on without gaps.
    std::set<std::uint32_t> used;
    const auto use = [&](std::size_t mention) { used.insert(analysis.actors[mention].chain); };
    for (const auto& event : analysis.events)
        for (const auto& participant : event.participants)
            use(participant.actorMention);
    for (const auto& claim : analysis.claims)
        for (const std::int32_t mention : {claim.speaker, claim.subject})
            if (mention >= 0)
                use(static_cast<std::size_t>(mention));
    for (const auto& actor : analysis.actors)
        if (actor.form == mention::MentionForm::Name)
            used.insert(actor.chain);
    for (const auto& actor : analysis.actors)
        EXPECT_TRUE(used.contains(actor.chain)) << actor.text;
    std::uint32_t chains = 0;
    for (const auto& actor : analysis.actors) {
        ASSERT_LE(actor.chain, chains);
        chains += actor.chain == chains ? 1U : 0U;
    }

    std::set<std::uint32_t> tolle, brandt;
    for (const auto& actor : analysis.actors) {
        ASSERT_LT(actor.sentence, analysis.sentences.size());
        EXPECT_TRUE(analysis.sentences[actor.sentence].contains(actor.span));
        if (actor.form == mention::MentionForm::Name && actor.text.ends_with("Tolle"))
            tolle.insert(actor.chain);
        if (actor.text == "Ivo Brandt")
            brandt.insert(actor.chain);
    }
    EXPECT_EQ(tolle.size(), 1U);
    EXPECT_EQ(brandt.size(), 1U);
    for (const auto& event : analysis.events) {
        EXPECT_TRUE(analysis.sentences[event.sentence].contains(event.trigger));
        EXPECT_LT(event.within, static_cast<std::int32_t>(analysis.events.size()));
        for (const auto& participant : event.participants)
            EXPECT_TRUE(analysis.sentences[event.sentence].overlaps(analysis.actors[participant.actorMention].span));
    }
    for (const auto& time : analysis.times) {
        EXPECT_TRUE(analysis.sentences[time.sentence].contains(time.span));
        EXPECT_EQ(time.interval.begin ? base::civilDate(*time.interval.begin).year : 0, 2021)
            << time.span.in(report.text);
    }
    for (const auto& claim : analysis.claims)
        if (claim.speaker >= 0) {
            EXPECT_EQ(analysis.actors[static_cast<std::size_t>(claim.speaker)].text, "Ivo Brandt");
        }
}

} // namespace
} // namespace parallax::claim
