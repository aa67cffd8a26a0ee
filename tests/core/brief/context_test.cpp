#include "brief/context.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace parallax;

brief::QuoteInContext around(const std::string& text, const std::string& quote) {
    report::Report page;
    page.text = text;
    page.bodyLines = {{0, static_cast<std::uint32_t>(text.size())}};
    const auto at = static_cast<std::uint32_t>(text.find(quote));
    return brief::quoteInContext(page, {at, at + static_cast<std::uint32_t>(quote.size())});
}

TEST(Context, isTheSentence) {
    const auto found =
        around("The port was shut. Dr. Ana Belt said that nine people died there on Monday. Nobody spoke.",
               "nine people died");
    EXPECT_EQ(found.before, "Dr. Ana Belt said that ");
    EXPECT_EQ(found.quote, "nine people died");
    EXPECT_EQ(found.after, " there on Monday.");
}

TEST(Context, ofAWholeSentenceIsNothing) {
    const auto found = around("The port was shut. Nine people died. Nobody spoke.", "Nine people died.");
    EXPECT_EQ(found.before, "");
    EXPECT_EQ(found.after, "");
}

TEST(Context, staysInsideItsParagraph) {
    report::Report page;
    page.text = "Nine dead in port\nThe port was shut";
    page.bodyLines = {{0, 17}, {18, 35}};
    const auto found = brief::quoteInContext(page, {22, 26});
    EXPECT_EQ(found.before, "The ");
    EXPECT_EQ(found.after, " was shut");
}

TEST(Context, isCutAtWordsWhenItIsLong) {
    const std::string word = "könnten ";
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += word;
    const auto found = around(text + "nine died " + text, "nine died");
    EXPECT_TRUE(found.before.starts_with("… könnten"));
    EXPECT_TRUE(found.after.ends_with("könnten …"));
    EXPECT_LE(found.before.size(), 170U);
    EXPECT_LE(found.after.size(), 170U);
}

TEST(Context, makesLineEndsSpaces) {
    const auto found = around("Nine people\r\n died on  Monday.", "people\r\n died");
    EXPECT_EQ(found.before, "Nine ");
    EXPECT_EQ(found.quote, "people died");
    EXPECT_EQ(found.after, " on Monday.");
}

} // namespace
