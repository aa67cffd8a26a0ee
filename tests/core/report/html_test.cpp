// HTML pages: the article without what stands around it, what the head states, and pages that mean harm.
#include "report/format_reader.h"
#include "report/reader.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;
using report::FurnitureKind;
using report::Report;

class Html : public ::testing::Test {
protected:
    report::ReadResult read(const std::string& bytes, const char* name = "page.html") {
        base::NoProgress progress;
        return report::readReports(m_folder.write(name, bytes), progress);
    }
    Report one(const std::string& bytes) {
        auto result = read(bytes);
        EXPECT_EQ(result.reports.size(), 1U)
            << (result.diagnostics.empty() ? std::string() : result.diagnostics.front().message);
        return result.reports.empty() ? Report() : std::move(result.reports.front());
    }
    static std::string body(const Report& report) {
        std::string lines;
        for (const base::Span span : report.bodyLines)
            lines += std::string(span.in(report.text)) + "\n";
        return lines;
    }

    test::TemporaryFolder m_folder;
};

const std::string article = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Ferry Aster sinks off Lund Point | Coast Ledger</title>
<meta property="og:title" content="Ferry Aster sinks off Lund Point">
<meta property="og:site_name" content="Coast Ledger">
<meta name="author" content="Mina Kest">
<meta property="article:published_time" content="2021-05-04T08:30:00+02:00">
<link rel="canonical" href="https://ledger.example/aster">
<style>p { color: red }</style><script>var killed = "900 people were killed";</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<article><h1>Ferry Aster sinks off Lund Point</h1>
<p>Three people died when the ferry <em>Aster</em> sank
   off Lund&nbsp;Point on Monday, police&#8217;s spokesman said.</p>
<figure><img src="a.jpg"><figcaption><p>The Aster in 2019, when it was new.</p></figcaption></figure>
<h2>A long search</h2>
<p>Divers searched the bay until the evening &amp; found nobody else.<br>The search goes on.
<p style="display: none">Twelve people died in another place.</p>
<div hidden>Hidden words of no page.</div>
</article>
<aside><p>Read also: Forty killed in a storm elsewhere, as officials said on Sunday.</p></aside>
<footer>Copyright 2021 Coast Ledger</footer></body></html>)";

TEST_F(Html, theArticleIsReadAndNothingAroundIt) {
    const Report report = one(article);
    EXPECT_EQ(body(report),
              "Ferry Aster sinks off Lund Point\n"
              "Three people died when the ferry Aster sank off Lund\xC2\xA0Point on Monday, police\xE2\x80\x99s "
              "spokesman said.\n"
              "Divers searched the bay until the evening & found nobody else.\n"
              "The search goes on.\n");
    for (const char* gone : {"killed", "Twelve", "Hidden", "Home", "Copyright", "color"})
        EXPECT_EQ(report.text.find(gone), std::string::npos) << gone;
    EXPECT_EQ(report.title, "Ferry Aster sinks off Lund Point");
    EXPECT_EQ(report.titleSpan.in(report.text), report.title);
    ASSERT_TRUE(report.publisher);
    EXPECT_EQ(report.publisher->name, "Coast Ledger");
    EXPECT_EQ(report.authors, std::vector<std::string>{"Mina Kest"});
    EXPECT_EQ(report.url, "https://ledger.example/aster");
    EXPECT_EQ(report.published, base::TimeInterval::ofDay(2021, 5, 4));
    std::string furniture;
    for (const report::Furniture& part : report.furniture)
        furniture += std::string(name(part.kind)) + ": " + std::string(part.span.in(report.text)) + "\n";
    EXPECT_EQ(furniture, "caption: The Aster in 2019, when it was new.\nheading: A long search\n");
}

TEST_F(Html, aPageWithoutAnArticleIsItsBody) {
    const Report report =
        one("<p>Gunmen attacked the post at Orsk on 3 June 2020, and two guards were killed.<p>Nobody "
            "claimed the attack, officials said.");
    EXPECT_EQ(body(report), "Gunmen attacked the post at Orsk on 3 June 2020, and two guards were killed.\n"
                            "Nobody claimed the attack, officials said.\n");
}

TEST_F(Html, theHeadlineGoesBeforeTheTitleOfTheTab) {
    const Report report =
        one("<title>Bridge attack kills four - Orsk Daily</title><main><h1>Bridge attack <i>kills</i> "
            "four</h1><p>Four soldiers were killed when gunmen attacked the bridge at Orsk.</p></main>");
    EXPECT_EQ(report.title, "Bridge attack kills four");
    EXPECT_EQ(report.titleSpan.in(report.text), report.title);
    EXPECT_EQ(body(report), "Bridge attack kills four\n"
                            "Four soldiers were killed when gunmen attacked the bridge at Orsk.\n");
}

TEST_F(Html, thePageSaysWhatItsBytesMean) {
    const Report report = one("<meta charset=windows-1251><p>\xCF\xEE\xE6\xE0\xF0 in Orsk killed two people.</p>");
    EXPECT_EQ(report.text, "\xD0\x9F\xD0\xBE\xD0\xB6\xD0\xB0\xD1\x80 in Orsk killed two people.\n");
    EXPECT_EQ(report.encoding, "windows-1251");
}

TEST_F(Html, longTextStaysWhole) {
    const std::string word = "\xD0\xA1\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xBE\xE2\x80\x94";
    std::string words;
    while (words.size() < 200000)
        words += word;
    EXPECT_EQ(one("<p>" + words + "</p><p>End.</p>").text, words + "\nEnd.\n");
}

TEST_F(Html, aPageOfAScriptShowsNoText) {
    const auto result = read("<html><body><div id=app></div><script>render('ten killed')</script></body></html>");
    EXPECT_TRUE(result.reports.empty());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_NE(result.diagnostics[0].message.find("made by a script"), std::string::npos);
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string all;
    while (all.size() < bytes)
        all += piece;
    return all;
}

// Each would take hours if the reader's cost were not bounded.
TEST_F(Html, hostilePagesAreReadOrRefusedSoon) {
    constexpr std::size_t size = 1U << 20;
    const std::string words = "<p>Two guards were killed at Orsk, officials said.</p>";
    for (const std::string& page : {repeated("<b>", size) + repeated("</i>", size), repeated("<div>", size),
                                    "<a " + repeated("b c=d ", size) + ">", repeated("<p>a", size),
                                    repeated("<!--", size), repeated("&amp", size), repeated("<a href='", size),
                                    repeated("<article>a", size), repeated("<table><tr><td>", size),
                                    repeated("</p>", size), repeated("<", size), repeated("<svg><script>", size),
                                    repeated("<title>", size), std::string("<!DOCTYPE ") + repeated("[", size)}) {
        const auto result = read(words + page + words);
        EXPECT_EQ(result.reports.size() + result.diagnostics.size() > 0, true);
        for (const Report& report : result.reports) {
            for (const base::Span span : report.bodyLines)
                EXPECT_LE(span.end, report.text.size());
        }
    }
}

} // namespace
