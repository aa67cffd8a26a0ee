// parallax analyse --format json, run as a process.
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace parallax;
using Json = nlohmann::json;

Json analysed(const std::string& text, const std::vector<std::string>& more = {}) {
    const test::TemporaryFolder folder;
    std::vector<std::string> arguments{"analyse", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const test::Outcome outcome = test::runProgram(folder, arguments, text);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return Json::parse(outcome.out);
}

// The entry of `list` whose text is `text`; null when there is none.
Json with(const Json& list, const std::string& text) {
    for (const Json& entry : list) {
        if (entry.at("text") == text) {
            return entry;
        }
    }
    return nullptr;
}

TEST(AnalyseJson, showsAllKindsOfThings) {
    const std::string text = "Interior Ministry spokesman Oren Vask said on Monday that at least ten masked gunmen had "
                             "attacked two banks in the capital. He said that three soldiers were killed.";
    const Json all = analysed(text, {"--date", "2016-06-07"});
    EXPECT_EQ(all.at("sentences").size(), 2U);
    const Json& first = all["sentences"][0]["tokens"][0];
    EXPECT_EQ(first.at("text"), "Interior");
    EXPECT_GT(first.at("head").get<int>(), 0);
    EXPECT_FALSE(first.at("upos").get<std::string>().empty());

    EXPECT_EQ(with(all.at("actors"), "Interior Ministry").at("kind"), "authority");
    const Json spokesman = with(all.at("actors"), "Oren Vask");
    ASSERT_TRUE(spokesman.is_object());
    EXPECT_EQ(spokesman.at("role"), "spokesman");
    EXPECT_EQ(spokesman.at("whole").at("text"), "Interior Ministry spokesman Oren Vask");
    const Json he = with(all["actors"], "He");
    ASSERT_TRUE(he.is_object());
    EXPECT_EQ(he.at("chain"), spokesman.at("chain"));
    const Json soldiers = with(all["actors"], "three soldiers");
    ASSERT_TRUE(soldiers.is_object());
    EXPECT_EQ(soldiers.at("head_lemma"), "soldier");
    EXPECT_EQ(soldiers.at("number"), "plural");
    EXPECT_EQ(soldiers.at("count").at("min"), 3);
    const Json& classes = soldiers.at("classes");
    EXPECT_NE(std::find(classes.begin(), classes.end(), "security-force"), classes.end());

    const Json monday = with(all.at("times"), "Monday");
    EXPECT_EQ(monday.at("value"), "2016-06-06");
    EXPECT_EQ(monday.at("edtf"), "2016-06-06");
    const Json ten = with(all.at("quantities"), "at least ten");
    EXPECT_EQ(ten.at("relation"), ">=");
    EXPECT_EQ(ten.at("counted").at("lemma"), "gunman");
}

TEST(AnalyseJson, countsCodePoints) {
    const Json all = analysed("“Élan – é” said Mara Tolen.");
    const Json name = with(all.at("names"), "Mara Tolen");
    ASSERT_TRUE(name.is_object());
    EXPECT_EQ(name.at("kind"), "PER");
    EXPECT_EQ(name.at("begin"), 16);
    EXPECT_EQ(name.at("end"), 26);
}

TEST(AnalyseJson, takesAnyBytesAndNothing) {
    EXPECT_EQ(analysed("").at("sentences").size(), 0U);
    EXPECT_TRUE(analysed("\xff\xfe shots \xc3").contains("actors"));
}

TEST(AnalyseJson, refusesWhatItCannotRead) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(test::runProgram(folder, {"analyse", "--format", "json", "--date", "soon"}).status, 2);
    EXPECT_EQ(test::runProgram(folder, {"analyse", "--format", "json", "--pretokenized"}).status, 1);
}

} // namespace
