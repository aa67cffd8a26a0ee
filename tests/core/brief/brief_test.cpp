#include "brief/brief.h"
#include "support/sample_case.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace parallax;

const brief::Entry& entry(const brief::Brief& one, std::string_view title) {
    for (const auto* list : {&one.chronology, &one.undated}) {
        for (const auto& found : *list) {
            if (found.title == title)
                return found;
        }
    }
    throw std::logic_error("no such entry: " + std::string(title));
}

std::string marks(const std::vector<brief::SourceIndex>& sources) {
    std::string text;
    for (const auto source : sources)
        text += (text.empty() ? "" : " ") + brief::mark(source);
    return text;
}

TEST(Brief, ofEverythingHasEveryEventOnce) {
    const pipeline::Case content = test::sampleCase();
    const auto brief =
        brief::makeBrief(content, {}, {"Port Merrow", "M. Kest", "20 March 2019", "merrow.parallax", std::nullopt});
    EXPECT_EQ(brief.title, "Port Merrow");
    EXPECT_EQ(brief.chronology.size() + brief.undated.size(), content.events.size());
    EXPECT_EQ(brief.undated.size(), 2U);
    EXPECT_EQ(brief.disagreements, content.disagreements.size());
    EXPECT_EQ(brief.selection,
              (std::vector<std::string>{
                  "All events of the case.",
                  "12 of 12 events, 2 of them undated; 4 disagreements on 3 events; 3 of 3 reports cited."}));
}

TEST(Brief, leavesOutWhatWasDismissedOrHidden) {
    pipeline::Case content = test::sampleCase();
    content.disagreements[2].dismissed = true;
    content.events[7].hidden = true;
    const auto brief = brief::makeBrief(content, {}, {});
    EXPECT_EQ(brief.disagreements, content.disagreements.size() - 1);
    EXPECT_EQ(brief.chronology.size() + brief.undated.size(), content.events.size() - 1);
}

TEST(Brief, numbersSourcesByTheirDates) {
    const auto brief = brief::makeBrief(test::sampleCase(), {}, {});
    ASSERT_EQ(brief.sources.size(), 3U);
    EXPECT_EQ(brief.sources[0].publisher, "Merrow Courier");
    EXPECT_EQ(brief.sources[0].published, "12 March 2019");
    EXPECT_EQ(brief.sources[0].basis, "stated");
    EXPECT_EQ(brief.sources[0].via, "Norwire");
    EXPECT_EQ(brief.sources[0].authors, "Per Aldous and Mina Kest");
    EXPECT_EQ(brief.sources[0].reliability, "B, usually reliable");
    EXPECT_EQ(brief.sources[2].published, "13–16 March 2019");
    EXPECT_EQ(brief.sources[2].basis, "inferred");
    EXPECT_EQ(brief.sources[2].sha256.size(), 64U);
}

TEST(Brief, tellsEachEventWithItsTimeAndSources) {
    const auto brief = brief::makeBrief(test::sampleCase(), {}, {});
    const auto& bombing = entry(brief, "Bomb at the ferry terminal");
    EXPECT_EQ(bombing.time, "12 March 2019, 09:40");
    EXPECT_EQ(bombing.basis, "stated");
    EXPECT_EQ(bombing.place, "ferry terminal");
    EXPECT_EQ(bombing.depth, 1);
    EXPECT_EQ(bombing.partOf, ""); // it is listed below it
    EXPECT_EQ(marks(bombing.sources), "S1 S2");
    EXPECT_EQ(entry(brief, "Commander of the post replaced").basis, "");
    EXPECT_EQ(brief.chronology.front().title, "Fire at the ferry terminal");
    EXPECT_TRUE(brief.chronology.front().background);
}

TEST(Brief, setsPositionsBesideTheirQuotes) {
    const auto brief = brief::makeBrief(test::sampleCase(), {}, {});
    const auto& attack = entry(brief, "Attack on Port Merrow");
    ASSERT_EQ(attack.disagreements.size(), 2U);
    const auto& killed = attack.disagreements[0];
    EXPECT_EQ(killed.attribute, "People killed");
    EXPECT_EQ(killed.kindWords, "contradiction");
    EXPECT_EQ(killed.explanation, "The Harbour Guard counts 8 dead, Oda Brandt 9.");
    ASSERT_EQ(killed.positions.size(), 2U);
    const auto& nine = killed.positions[1];
    EXPECT_EQ(nine.value, "9");
    ASSERT_EQ(nine.quotes.size(), 1U);
    EXPECT_EQ(nine.quotes[0].speaker, "Oda Brandt");
    EXPECT_EQ(marks(nine.quotes[0].sources), "S2");
    EXPECT_EQ(nine.quotes[0].text.quote, "Nine people died");
    EXPECT_EQ(nine.quotes[0].text.after,
              " in Tuesday’s bombing of the Port Merrow ferry terminal, mayor Oda Brandt said on Wednesday.");
    EXPECT_EQ(attack.disagreements[1].positions[0].quotes[0].hedge, "alleged");
}

TEST(Brief, countsAgreementByOrigins) {
    pipeline::Case content = test::sampleCase();
    // Both reports now say that five were detained, and both have it from the police.
    for (auto& claim : content.claims) {
        if (claim.attribute == claim::Attribute::Detained) {
            claim.value = test::count(5);
            claim.speaker = content.actors[3].id;
        }
    }
    const auto brief = brief::makeBrief(content, {}, {});
    const auto& arrests = entry(brief, "Arrests at a warehouse");
    ASSERT_EQ(arrests.agreements.size(), 1U);
    EXPECT_EQ(arrests.agreements[0].attribute, "Suspects detained");
    EXPECT_EQ(arrests.agreements[0].value, "5");
    EXPECT_EQ(marks(arrests.agreements[0].sources), "S1 S2");
    EXPECT_EQ(arrests.agreements[0].origins, 1U);
}

TEST(Brief, ofAnActorSaysSoAndCitesOnlyWhatIsUsed) {
    const pipeline::Case content = test::sampleCase();
    pipeline::Filter filter;
    filter.actors = {content.actors[0].id};
    const auto brief = brief::makeBrief(content, filter, {});
    EXPECT_EQ(brief.selection.front(), "Events with Ilsa Torvand.");
    ASSERT_EQ(brief.chronology.size(), 1U);
    EXPECT_EQ(brief.sources.size(), 1U);
    ASSERT_FALSE(brief.actors.empty());
    EXPECT_EQ(brief.actors[0].name, "Grey Tide");
    EXPECT_EQ(brief.actors[0].roles, (std::vector<std::string>{"suspect"}));
    EXPECT_EQ(brief.actors[1].name, "Ilsa Torvand");
    EXPECT_EQ(brief.actors[1].forms, (std::vector<std::string>{"Torvand"}));
    EXPECT_EQ(marks(brief.actors[1].sources), "S1");
}

TEST(Brief, listsPartsBehindTheirWhole) {
    const auto brief = brief::makeBrief(test::sampleCase(), {}, {});
    std::vector<std::string> titles;
    for (const auto& one : brief.chronology) {
        if (one.depth > 0 || one.title == "Attack on Port Merrow" || one.title == "March through the city")
            titles.push_back(std::to_string(one.depth) + " " + one.title);
    }
    EXPECT_EQ(titles, (std::vector<std::string>{"0 Attack on Port Merrow", "1 Arrests at a warehouse",
                                                "1 Bomb at the ferry terminal", "1 Shooting at the customs post",
                                                "1 Curfew declared", "0 March through the city"}));
    // Without the whole, a part says what it is a part of.
    const pipeline::Case content = test::sampleCase();
    pipeline::Filter filter;
    filter.actors = {content.actors[4].id};
    const auto guards = brief::makeBrief(content, filter, {});
    ASSERT_EQ(guards.chronology.size(), 1U);
    EXPECT_EQ(guards.chronology[0].partOf, "Attack on Port Merrow");
}

TEST(Brief, leavesOutWhatAnAnalystDismissed) {
    pipeline::Case content = test::sampleCase();
    content.disagreements[0].dismissed = true;
    content.disagreements[1].note = "ask the mayor";
    const auto brief = brief::makeBrief(content, {}, {});
    EXPECT_EQ(brief.disagreements, 3U);
    const auto& attack = entry(brief, "Attack on Port Merrow");
    ASSERT_EQ(attack.disagreements.size(), 1U);
    EXPECT_EQ(attack.disagreements[0].note, "ask the mayor");
}

TEST(Brief, tellsNamesFromDescriptions) {
    const auto brief = brief::makeBrief(test::sampleCase(), {}, {});
    for (const auto& one : brief.actors)
        EXPECT_EQ(one.named, one.name != "police" && one.name != "guards" && one.name != "gunmen") << one.name;
}

TEST(Brief, saysEveryPartOfTheFilter) {
    const pipeline::Case content = test::sampleCase();
    pipeline::Filter filter;
    filter.actors = {content.actors[0].id, content.actors[2].id};
    filter.actorMatch = pipeline::ActorMatch::All;
    filter.time = base::TimeInterval::ofMonth(2019, 3);
    filter.onlyDisputed = true;
    filter.background = false;
    filter.hiddenReports = {content.reports[2].id};
    const auto brief = brief::makeBrief(content, filter, {});
    EXPECT_EQ(brief.selection,
              (std::vector<std::string>{
                  "Events with Ilsa Torvand and Grey Tide together.", "Events that could lie within March 2019.",
                  "Only events whose sources disagree.", "Without events that are told as background.",
                  "Without events that only “Statement of the Harbour Guard” tells of.",
                  "0 of 12 events; 0 disagreements on 0 events; 0 of 3 reports cited."}));
}

TEST(Brief, givesBestEstimatesOfCountsByTheRuleChosen) {
    brief::Options options;
    options.rule = disagreement::Rule::Range;
    const auto brief = brief::makeBrief(test::sampleCase(), {}, options);
    EXPECT_EQ(brief.rule, "the range from lowest to highest");
    const auto& attack = entry(brief, "Attack on Port Merrow");
    EXPECT_EQ(attack.disagreements[0].estimate, "8 to 9");
    EXPECT_FALSE(attack.disagreements[0].estimateTrace.empty());
    EXPECT_EQ(attack.disagreements[1].estimate, ""); // who ordered it is no count
    EXPECT_EQ(entry(brief::makeBrief(test::sampleCase(), {}, {}), "Attack on Port Merrow").disagreements[0].estimate,
              "");
}

TEST(Brief, doesNotDependOnTheNumbersOfIds) {
    pipeline::Case content = test::sampleCase();
    const auto before = brief::makeBrief(content, {}, {});
    std::swap(content.reports[0], content.reports[1]);
    std::swap(content.reports[0].id, content.reports[1].id);
    const auto swapId = [&](base::ReportId& id) {
        if (id.value == 1 || id.value == 2)
            id.value = 3 - id.value;
    };
    for (auto& event : content.events) {
        for (auto& one : event.mentions)
            swapId(one.report);
    }
    for (auto& claim : content.claims)
        swapId(claim.report);
    for (auto& actor : content.actors) {
        for (auto& name : actor.names)
            swapId(name.report);
    }
    const auto after = brief::makeBrief(content, {}, {});
    ASSERT_EQ(after.sources.size(), before.sources.size());
    for (std::size_t i = 0; i < after.sources.size(); ++i)
        EXPECT_EQ(after.sources[i].title, before.sources[i].title);
    for (std::size_t i = 0; i < after.chronology.size(); ++i)
        EXPECT_EQ(marks(after.chronology[i].sources), marks(before.chronology[i].sources));
}

} // namespace
