// What is read off a page: small pages in, the fields and the furniture out.
#include "report/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace parallax;

report::Report described(std::string text) {
    report::Report result;
    result.text = std::move(text);
    report::describe(result);
    return result;
}

std::vector<std::string> furniture(const report::Report& page) {
    std::vector<std::string> lines;
    for (const auto& piece : page.furniture)
        lines.push_back(std::string(report::name(piece.kind)) + ": " + std::string(piece.span.in(page.text)));
    return lines;
}

std::vector<std::string> body(const report::Report& page) {
    std::vector<std::string> lines;
    for (const auto& span : page.bodyLines)
        lines.emplace_back(span.in(page.text));
    return lines;
}

using Lines = std::vector<std::string>;

const std::string proseA = "The customs house at Veldra burned for two hours before the crews put it out.";
const std::string proseB = "Nobody was in the building when the fire began, the harbour office said.";
const std::string proseC = "Its director said the cause was not known and that a report would follow.";

TEST(Describe, readsTitleBylineAndDateline) {
    const auto page = described("Fire destroys customs house\n\nBy Mira Tolle and Jon Astrel\n\nVELDRA -- " + proseA +
                                "\n\n" + proseB + "\n");
    EXPECT_EQ(page.title, "Fire destroys customs house");
    EXPECT_EQ(page.authors, (Lines{"Mira Tolle", "Jon Astrel"}));
    EXPECT_EQ(page.dateline, "VELDRA");
    EXPECT_FALSE(page.published.known());
    EXPECT_EQ(page.publishedBecause, "no date is printed");
    EXPECT_EQ(body(page), (Lines{"Fire destroys customs house", "VELDRA --", proseA, proseB}));
    EXPECT_EQ(furniture(page), (Lines{"boilerplate: By Mira Tolle and Jon Astrel"}));
}

TEST(Describe, readsTheAgencyOfAByline) {
    const auto page = described("Fire destroys customs house\nMira Tolle and Jon Astrel, The Associated Press\n" +
                                proseA + "\n" + proseB);
    EXPECT_EQ(page.authors, (Lines{"Mira Tolle", "Jon Astrel"}));
    ASSERT_TRUE(page.via);
    EXPECT_EQ(page.via->name, "The Associated Press");
    EXPECT_EQ(page.via->kind, report::SourceKind::Wire);
    EXPECT_EQ(page.via->span.in(page.text), "The Associated Press");
}

TEST(Describe, doesNotTakeASentenceForAByline) {
    const auto page = described("Fire destroys customs house\n\nBy Sunday night the crews had left\n\n" + proseA +
                                "\n\n" + proseB + "\n\n" + proseC);
    EXPECT_TRUE(page.authors.empty());
    EXPECT_EQ(body(page).size(), 5U);
}

TEST(Describe, findsTheDateInTheFormsThatPagesPrint) {
    const std::vector<std::pair<std::string, std::string>> lines = {
        {"08.06.2016", "2016-06-08"},
        {"June 8, 2016", "2016-06-08"},
        {"Published: Wednesday, 8 June 2016 @ 10:41 PM", "2016-06-08"},
        {"Mon 8 June 2016 14.03 BST", "2016-06-08"},
        {"2016-06-08T14:03:00Z", "2016-06-08"},
        {"Posted on Jun. 8th, 2016 at 7:10 a.m.", "2016-06-08"},
        {"Reuters, 08.06.2016", "2016-06-08"},
        {"27-Jul-2016", "2016-07-27"},
        {"25/06/2016", "2016-06-25"},
    };
    for (const auto& [line, date] : lines) {
        const auto page = described("Fire destroys customs house\n" + line + "\n\n" + proseA + "\n\n" + proseB);
        EXPECT_EQ(base::earliestText(page.published), date) << line;
        EXPECT_EQ(base::latestText(page.published), date) << line;
        EXPECT_EQ(page.published.basis, base::Basis::Explicit) << line;
        EXPECT_EQ(page.bodyLines.size(), 3U) << line;
    }
}

TEST(Describe, findsALabelledDateInsideALine) {
    const std::vector<std::string> pages = {
        "Fire destroys customs house Posted: Wednesday, June 8, 2016 5:46 PM EDT Updated: Friday, June 10, 2016 5:46 "
        "PM EDT\n\n" +
            proseA + "\n\n" + proseB,
        "Fire destroys customs house\n\nThe fire at the Veldra customs house burned for two hours. Mira Tolle reports. "
        "(Published Wednesday, "
        "June 8, 2016)\n\n" +
            proseA + "\n\n" + proseB,
        "Fire destroys customs house\n\nUPDATE (6/8/16 at 4 p.m. EDT):\n\n" + proseA + "\n\n" + proseB,
        "Fire destroys customs house\n\nby: Mira Tolle, Veldra Action News Updated: Jun 8, 2016 - 3:01 PM\n\n" +
            proseA + "\n\n" + proseB,
    };
    for (const std::string& text : pages) {
        const auto page = described(text);
        EXPECT_EQ(base::earliestText(page.published), "2016-06-08") << text;
        EXPECT_EQ(base::latestText(page.published), "2016-06-08") << text;
        EXPECT_EQ(page.published.basis, base::Basis::Explicit) << text;
    }
}

TEST(Describe, takesNoVerbForALabel) {
    const auto page =
        described("Fire destroys customs house\n\nPosted to the river on 8 June 2016, Tolle saw it all.\n\n" + proseB +
                  "\n\nThe letter was published on June 9, 2016.\n");
    EXPECT_FALSE(page.published.known());
}

TEST(Describe, readsADateInBracketsBeforeTheFirstSentence) {
    const auto page =
        described("Fire destroys customs house\n\n(06/18/16) - " + proseA + "\n\n" + proseB + "\n\n" + proseC);
    EXPECT_EQ(base::earliestText(page.published), "2016-06-18");
    EXPECT_EQ(body(page).at(1), proseA);
}

TEST(Describe, keepsBothReadingsOfAnAmbiguousDate) {
    const auto page = described("Fire destroys customs house\nPublished 06/08/2016\n\n" + proseA + "\n\n" + proseB);
    EXPECT_EQ(base::earliestText(page.published), "2016-06-08");
    EXPECT_EQ(base::latestText(page.published), "2016-08-06");
    EXPECT_EQ(page.published.precision, base::Precision::Range);
}

TEST(Describe, readsAnAmbiguousDateTheWayOfItsZone) {
    const auto american =
        described("Fire destroys customs house\nUpdated 06/08/2016 7:30 PM EDT\n\n" + proseA + "\n\n" + proseB);
    EXPECT_EQ(base::earliestText(american.published), "2016-06-08");
    EXPECT_EQ(base::latestText(american.published), "2016-06-08");
    const auto british = described("Fire destroys customs house\n06/08/2016 19:30 BST\n\n" + proseA + "\n\n" + proseB);
    EXPECT_EQ(base::earliestText(british.published), "2016-08-06");
    EXPECT_EQ(base::latestText(british.published), "2016-08-06");
}

TEST(Describe, prefersTheFirstPublicationToAnUpdate) {
    const auto page = described("Fire destroys customs house\nUpdated: 9 June 2016\nPublished: 8 June 2016\n\n" +
                                proseA + "\n\n" + proseB);
    EXPECT_EQ(base::earliestText(page.published), "2016-06-08");
    EXPECT_EQ(page.publishedBecause, "printed: Published: 8 June 2016");
}

TEST(Describe, doesNotTakeADateOfTheStoryForThePages) {
    const auto page = described(
        "Fire destroys customs house\n\nThe fire of 8 June 2016 burned the customs house of Veldra down.\n\n" + proseB);
    EXPECT_FALSE(page.published.known());
}

TEST(Describe, readsOutletAndSectionAboveTheHeadline) {
    const auto page = described("The Veldra Courier\nCrime\n\nFire destroys customs house on the river\n\n" + proseA +
                                "\n\n" + proseB);
    ASSERT_TRUE(page.publisher);
    EXPECT_EQ(page.publisher->name, "The Veldra Courier");
    EXPECT_EQ(page.title, "Fire destroys customs house on the river");
    EXPECT_EQ(furniture(page), (Lines{"navigation: The Veldra Courier", "navigation: Crime"}));
}

TEST(Describe, takesTheOutletOffTheHeadline) {
    const std::vector<std::pair<std::string, std::string>> titles = {
        {"Fire destroys customs house - WQXZ News 12 Veldra, Local News, Weather & Sports", ""},
        {"Fire destroys customs house | Veldra Online", "Veldra Online"},
        {"Fire destroys customs house :: WQXZ.com", "WQXZ.com"},
        {"Fire destroys customs house — The Veldra Herald", "The Veldra Herald"},
    };
    for (const auto& [title, publisher] : titles) {
        const auto page = described(title + "\n\n" + proseA + "\n\n" + proseB);
        EXPECT_EQ(page.title, "Fire destroys customs house") << title;
        EXPECT_EQ(page.titleSpan.in(page.text), page.title) << title;
        EXPECT_EQ(body(page).front(), page.title) << title;
        EXPECT_EQ(page.publisher ? page.publisher->name : "", publisher) << title;
        EXPECT_EQ(page.furniture.size(), 1U) << title;
    }
}

TEST(Describe, leavesADashInTheHeadline) {
    for (const std::string title :
         {"Fire destroys customs house - two hurt", "Fire at Veldra - Customs House destroyed",
          "Hit and run - driver charged", "Veldra burns | News"}) {
        const auto page = described(title + "\n\n" + proseA + "\n\n" + proseB);
        EXPECT_EQ(page.title, title);
    }
}

TEST(Describe, readsWireCreditsWhereverTheyStand) {
    const auto viaOf = [](const std::string& text) {
        const auto page = described(text);
        return page.via ? page.via->name : std::string();
    };
    const std::string head = "Fire destroys customs house\n\n";
    EXPECT_EQ(viaOf(head + proseA + "\n\n" + proseB + "\n\nSource: Reuters\n"), "Reuters");
    EXPECT_EQ(viaOf(head + "VELDRA (AFP) - " + proseA + "\n\n" + proseB), "AFP");
    EXPECT_EQ(viaOf(head + proseA + "\n\n" + proseB + " Source: Reuters"), "Reuters");
    EXPECT_EQ(viaOf(head + proseA + "\n\n" + proseB + " (Xinhua)"), "Xinhua");
    EXPECT_EQ(viaOf(head + proseA + "\n\nThe mayor told Reuters that nobody was hurt in the fire."), "");
}

TEST(Describe, readsTheOutletFromACopyrightLine) {
    const auto page = described("Fire destroys customs house\n\n" + proseA + "\n\n" + proseB +
                                "\n\nCopyright 2016 Veldra Daily News. All rights reserved.");
    ASSERT_TRUE(page.publisher);
    EXPECT_EQ(page.publisher->name, "Veldra Daily News");
}

TEST(Describe, findsCaptionsTheirCopiesAndTheirDescriptions) {
    const auto page = described("Fire destroys customs house\n\nFirefighters stand before the burnt house\n"
                                "Firefighters before the house on Monday [Ela Brun/Reuters]\n\n" +
                                proseA + "\n\nFirefighters before the house on Monday [Ela Brun/Reuters]\n\n" + proseB);
    EXPECT_EQ(furniture(page), (Lines{"caption: Firefighters stand before the burnt house",
                                      "caption: Firefighters before the house on Monday [Ela Brun/Reuters]",
                                      "caption: Firefighters before the house on Monday [Ela Brun/Reuters]"}));
}

TEST(Describe, leavesOutAVideoOfAnotherStory) {
    const std::string video = "How Bakers Keep Bread Fresh\n\nThe town's three bakers have found a way to keep their "
                              "loaves fresh for nine days. (Published Friday, March 4, 2022)\n\n";
    const auto report = described("Two Hurt in Velin\n\nTwo people were hurt in Velin on Sunday, police said.\n\n" +
                                  video + "Nobody has been arrested so far, the police chief said.\n");
    EXPECT_FALSE(report.published.known());
    EXPECT_EQ(furniture(report), (Lines{"other-story: How Bakers Keep Bread Fresh",
                                        "other-story: The town's three bakers have found a way to keep their loaves "
                                        "fresh for nine days. (Published Friday, March 4, 2022)"}));
}

TEST(Describe, findsALinkToAnotherStoryBetweenParagraphs) {
    const auto page =
        described("Fire destroys customs house\n\n" + proseA + "\n\nRiver pilots end strike over pay in the north\n\n" +
                  proseB + "\n\nWhat we know\n\n" + proseC + "\n");
    EXPECT_EQ(furniture(page),
              (Lines{"related-link: River pilots end strike over pay in the north", "heading: What we know"}));
}

TEST(Describe, keepsWhatCouldBeASentence) {
    const std::string lines[] = {
        "The fire began around 5:30 p.m. at the north quay",
        "Two guards were taken to the hospital",
        "\"We saw the flames from the bridge\"",
        "Dead: 4",
        "- four rifles and a van",
        "He did not give a reason",
    };
    for (const auto& line : lines) {
        const auto page =
            described("Fire destroys customs house\n\n" + proseA + "\n\n" + line + "\n\n" + proseB + "\n\n" + proseC);
        EXPECT_TRUE(page.furniture.empty()) << line;
    }
}

TEST(Describe, leavesNotesWithoutFullStopsAlone) {
    const auto page = described("Incident notes\nFire at the customs house at night\nTwo guards hurt in the yard\nOne "
                                "van missing since Monday\n");
    EXPECT_TRUE(page.furniture.empty());
    EXPECT_EQ(page.bodyLines.size(), 4U);
}

TEST(Describe, clearsTheFootOfThePage) {
    const auto page = described("Fire destroys customs house\n\n" + proseA + "\n\n" + proseB + "\n\n" + proseC +
                                "\n\nFire destroys customs house\n\nHarbour master resigns after audit of the "
                                "port\n\nRead more\n\n1 / 3\n> <\n\n0 Comment(s)\n");
    EXPECT_EQ(
        furniture(page),
        (Lines{"repeat: Fire destroys customs house", "related-link: Harbour master resigns after audit of the port",
               "navigation: Read more", "navigation: 1 / 3", "navigation: > <", "comment-box: 0 Comment(s)"}));
}

TEST(Describe, takesCorrectionsForEvidence) {
    const auto page = described("Fire destroys customs house\n\n" + proseA + "\n\n" + proseB +
                                "\n\nCorrection: An earlier version said that three guards were hurt.");
    EXPECT_TRUE(page.furniture.empty());
}

TEST(Describe, separatesWhatIsGluedToTheFirstSentence) {
    const auto glued = described(
        "Fire destroys customs house\n\ndesk_editorThe customs house of Veldra burned down on Monday evening.\n\n" +
        proseB);
    EXPECT_EQ(furniture(glued), (Lines{"boilerplate: desk_editor"}));
    EXPECT_EQ(body(glued)[1], "The customs house of Veldra burned down on Monday evening.");

    const auto leading = described("Fire destroys customs house\n\nFire destroys customs house AFP Monday 13 Jun 2016 "
                                   "The customs house of Veldra burned down.");
    EXPECT_EQ(body(leading), (Lines{"Fire destroys customs house", "The customs house of Veldra burned down."}));
    EXPECT_EQ(base::earliestText(leading.published), "2016-06-13");
    EXPECT_EQ(leading.via->name, "AFP");
}

TEST(Describe, keepsWhatMetadataSaid) {
    report::Report page;
    page.text = "Fire destroys customs house\n08.06.2016\n\n" + proseA;
    page.title = "Fire destroys customs house";
    page.publisher = report::Credit{"Veldra Daily", report::SourceKind::Outlet, {}};
    page.published = base::TimeInterval::ofDay(2016, 6, 9);
    report::describe(page);
    EXPECT_EQ(page.titleSpan.in(page.text), "Fire destroys customs house");
    EXPECT_EQ(page.publisher->name, "Veldra Daily");
    EXPECT_EQ(base::earliestText(page.published), "2016-06-09");
}

TEST(Describe, coversEveryLineOnce) {
    const auto page = described(
        "Veldra Courier\nCrime\nFire destroys customs house on the river\nBy Mira Tolle\n8 June 2016\nVELDRA (AFP) - " +
        proseA + "\n\n" + proseB + "\n\nRead more\n\n" + proseC + " (AFP)\n\nSource: AFP\n");
    std::vector<base::Span> spans = page.bodyLines;
    for (const auto& piece : page.furniture)
        spans.push_back(piece.span);
    std::sort(spans.begin(), spans.end());
    std::string left = page.text;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (i > 0) {
            EXPECT_LE(spans[i - 1].end, spans[i].begin);
        }
        left.replace(spans[i].begin, spans[i].size(), std::string(spans[i].size(), ' '));
    }
    EXPECT_EQ(left.find_first_not_of(" \n"), std::string::npos) << left;
}

TEST(Report, tellsWhetherASpanTouchesFurniture) {
    report::Report page;
    page.furniture = {{{10, 20}, report::FurnitureKind::Caption}, {{30, 40}, report::FurnitureKind::Repeat}};
    EXPECT_TRUE(page.isFurniture({15, 25}));
    EXPECT_TRUE(page.isFurniture({39, 50}));
    EXPECT_FALSE(page.isFurniture({20, 30}));
    EXPECT_FALSE(page.isFurniture({0, 10}));
}

} // namespace
