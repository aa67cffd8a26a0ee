// parallax extract: one timeline object a line, in the order of the input, whatever is in it.
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using namespace parallax;
using Json = nlohmann::json;
using test::Outcome;

std::vector<Json> lines(const std::string& text) {
    std::vector<Json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        all.push_back(Json::parse(line));
    }
    return all;
}

std::string report(const std::string& id, const std::string& place, int dead) {
    return Json({{"id", id},
                 {"file", id + ".txt"},
                 {"published", "2018-04-03"},
                 {"text", "Police said " + std::to_string(dead) + " people were killed in an explosion in " + place +
                              " on Monday.\n"}})
               .dump() +
           "\n";
}

TEST(Extract, answersInTheOrderOfTheInputWithItsIds) {
    const test::TemporaryFolder folder;
    std::string input;
    for (int number = 0; number < 300; ++number) {
        input += report("doc-" + std::to_string(number), "Brekhavn", 2 + number % 9);
    }
    folder.write("in.jsonl", input);
    const Outcome outcome = test::runProgram(
        folder, {"extract", (folder / "in.jsonl").string(), "-o", (folder / "out.jsonl").string(), "--threads", "2"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const auto objects = lines(test::bytesOf(folder / "out.jsonl"));
    ASSERT_EQ(objects.size(), 300U);
    for (std::size_t at = 0; at < objects.size(); ++at) {
        EXPECT_EQ(objects[at]["id"], "doc-" + std::to_string(at));
        EXPECT_EQ(objects[at]["reports"].size(), 1U);
        EXPECT_EQ(objects[at]["reports"][0]["file"], "doc-" + std::to_string(at) + ".txt");
    }
    const Outcome one =
        test::runProgram(folder, {"extract", (folder / "in.jsonl").string(), "-o", "-", "--threads", "1"});
    EXPECT_EQ(one.out, test::bytesOf(folder / "out.jsonl"));
}

TEST(Extract, findsTheClaimOfAPlainSentence) {
    const test::TemporaryFolder folder;
    const Outcome outcome = test::runProgram(folder, {"extract", "-", "-o", "-"}, report("7", "Brekhavn", 4));
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const Json object = lines(outcome.out).at(0);
    bool found = false;
    for (const auto& claim : object["claims"]) {
        found = found || (claim["attribute"] == "killed" && claim["value"] == 4);
    }
    EXPECT_TRUE(found) << object["claims"].dump(1);
}

TEST(Extract, keepsIdsOfAnyKind) {
    const test::TemporaryFolder folder;
    const Outcome outcome =
        test::runProgram(folder, {"extract", "-", "-o", "-"},
                         "{\"id\": 17, \"text\": \"A fire broke out.\"}\n{\"text\": \"It rained.\"}\n");
    const auto objects = lines(outcome.out);
    ASSERT_EQ(objects.size(), 2U);
    EXPECT_EQ(objects[0]["id"], 17);
    EXPECT_FALSE(objects[1].contains("id"));
}

TEST(Extract, skipsWhatIsNoReportAndSaysWhere) {
    const test::TemporaryFolder folder;
    const std::string input = "not json\n\n" + report("a", "Brekhavn", 3) + "{\"id\": 1}\n[1, 2]\n{\"text\": 5}\n" +
                              report("b", "Brekhavn", 3) + std::string(300000, '[') + "\n\xFF\xFE\x00garbage\n" +
                              "{\"text\": \"unfinished";
    const Outcome outcome = test::runProgram(folder, {"extract", "-", "-o", "-"}, input);
    EXPECT_EQ(outcome.status, 0);
    const auto objects = lines(outcome.out);
    ASSERT_EQ(objects.size(), 2U);
    EXPECT_EQ(objects[1]["id"], "b");
    for (const char* place : {"line 1:", "line 4:", "line 5:", "line 6:", "line 8:", "line 9:"}) {
        EXPECT_NE(outcome.err.find(place), std::string::npos) << place << "\n" << outcome.err.substr(0, 2000);
    }
}

TEST(Extract, failsWhenNothingCanBeRead) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(test::runProgram(folder, {"extract", "-", "-o", "-"}, "nothing\n").status, 1);
    EXPECT_EQ(test::runProgram(folder, {"extract", "-", "-o", "-"}, "").status, 0);
    const Outcome missing = test::runProgram(
        folder, {"extract", (folder / "missing.jsonl").string(), "-o", (folder / "out.jsonl").string()});
    EXPECT_EQ(missing.status, 1);
    EXPECT_NE(missing.err.find("missing.jsonl"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder / "out.jsonl"));
    EXPECT_EQ(test::runProgram(folder, {"extract", folder.path().string(), "-o", "-"}).status, 1);
}

TEST(Extract, aLineOfAHundredMegabytesIsSkippedInLittleMemory) {
    const test::TemporaryFolder folder;
    {
        std::ofstream out(folder / "in.jsonl", std::ios::binary);
        out << "{\"text\": \"";
        const std::string piece(1 << 20, 'a');
        for (int megabyte = 0; megabyte < 100; ++megabyte) {
            out << piece;
        }
        out << "\"}\n" << report("last", "Brekhavn", 3);
    }
    const Outcome outcome = test::runProgram(folder, {"extract", (folder / "in.jsonl").string(), "-o", "-"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_NE(outcome.err.find("line 1: is too long"), std::string::npos) << outcome.err.substr(0, 500);
    EXPECT_EQ(lines(outcome.out).size(), 1U);
}

} // namespace
