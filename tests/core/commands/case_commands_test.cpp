// The subcommands on a case of our own reports, run as processes.
#include "exchange/timeline_json.h"
#include "store/store.h"
#include "support/run_program.h"
#include "support/sample_case.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace parallax;
using Json = nlohmann::json;
using test::Outcome;

const std::string sampleReports = PARALLAX_SOURCE_DIR "/resources/sample";

class Commands : public ::testing::Test {
protected:
    Outcome run(const std::vector<std::string>& arguments, const std::string& input = {}) {
        return test::runProgram(m_folder, arguments, input);
    }
    std::string path(std::string_view name) const { return (m_folder / name).string(); }

    // A case file with the invented case, which does not depend on what extraction finds.
    std::string inventedCase() {
        store::OpenStatus status{};
        base::NoProgress progress;
        store::Store::open(path("invented.parallax"), true, status)->fill(test::sampleCase(), progress);
        return path("invented.parallax");
    }

    test::TemporaryFolder m_folder;
};

// A line of `text` that begins with `begin`.
std::string lineWith(const std::string& text, const std::string& begin) {
    const std::size_t at = ("\n" + text).find("\n" + begin);
    return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

std::size_t lineCount(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(Commands, wrongUsageIsStatusTwoWithASentence) {
    const std::string invented = inventedCase();
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"import"},
                                               {"import", path("a")},
                                               {"export", "x", "--format", "xml", "-o", "y"},
                                               {"export", "x"},
                                               {"events"},
                                               {"events", invented, "--sort"},
                                               {"events", invented, "--from", "someday"},
                                               {"events", invented, "--from", "2020", "--to", "2019"},
                                               {"explain", invented, "E1"},
                                               {"extract", "x"},
                                               {"x", "y"},
                                               {"--nonsense"},
                                               {"disagreements", invented, "--format", "pdf"}}) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 2) << arguments[0] << " " << outcome.err;
        EXPECT_GT(outcome.err.size(), 10U) << arguments[0];
        EXPECT_EQ(outcome.out, "") << arguments[0];
    }
}

TEST_F(Commands, helpAndVersionAreStatusZero) {
    EXPECT_EQ(run({"--version"}).status, 0);
    const Outcome help = run({"--help"});
    EXPECT_EQ(help.status, 0);
    for (const char* name : {"import", "events", "disagreements", "export", "check", "extract", "explain", "analyse"}) {
        EXPECT_NE(help.out.find(name), std::string::npos) << name;
        EXPECT_EQ(run({name, "--help"}).status, 0) << name;
    }
}

TEST_F(Commands, importTellsWhatWasReadAndWhatNot) {
    m_folder.write("nothing.txt", "");
    const Outcome first = run({"import", path("a.parallax"), sampleReports, path("nothing.txt"), path("missing.txt")});
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_NE(first.err.find("nothing.txt"), std::string::npos);
    EXPECT_NE(first.err.find("missing.txt"), std::string::npos);
    EXPECT_NE(first.out.find("halmen-gazette.txt: "), std::string::npos) << first.out;
    EXPECT_NE(lineWith(first.out, "read: ").find("2 skipped"), std::string::npos) << first.out << first.err;
    const Outcome again = run({"import", path("a.parallax"), sampleReports});
    EXPECT_EQ(again.status, 0);
    EXPECT_NE(lineWith(again.out, "read: ").find("read: 0 new"), std::string::npos) << again.out;
    EXPECT_EQ(run({"check", path("a.parallax")}).status, 0);
}

TEST_F(Commands, theSampleCaseHasDisagreementsThatCanBeExported) {
    ASSERT_EQ(run({"import", path("a.parallax"), sampleReports}).status, 0);
    ASSERT_EQ(run({"export", path("a.parallax"), "--format", "json", "-o", path("a.json")}).status, 0);
    const Json json = Json::parse(test::bytesOf(path("a.json")));
    EXPECT_GE(json["reports"].size(), 5U);
    EXPECT_GT(json["events"].size(), 3U);
    EXPECT_GT(json["claims"].size(), 20U);
    EXPECT_GT(json["disagreements"].size(), 2U);
    for (const auto& claim : json["claims"]) {
        if (claim["report"].is_null())
            continue;
        for (const auto& report : json["reports"]) {
            if (report["id"] != claim["report"])
                continue;
            const auto begin = claim["begin"].get<std::size_t>();
            EXPECT_EQ(report["text"].get<std::string>().substr(begin, claim["end"].get<std::size_t>() - begin),
                      claim["quote"]);
        }
    }
}

// What identifies the content of an export whatever the ids: quotes, values, titles and explanations, sorted.
std::multiset<std::string> essence(const std::string& bytes) {
    std::multiset<std::string> all;
    const Json json = Json::parse(bytes);
    for (const auto& claim : json["claims"]) {
        all.insert("claim " + claim["quote"].dump() + claim["attribute"].dump() + claim["scope"].dump() +
                   claim["value"].dump());
    }
    for (const auto& event : json["events"]) {
        all.insert("event " + event["title"].dump() + event["time"].dump() + std::to_string(event["mentions"].size()));
    }
    for (const auto& actor : json["actors"]) {
        all.insert("actor " + actor["name"].dump() + std::to_string(actor["names"].size()));
    }
    for (const auto& disagreement : json["disagreements"]) {
        all.insert("disagreement " + disagreement["explanation"].dump() + disagreement["kind"].dump());
    }
    return all;
}

TEST_F(Commands, mergeAndSplitEditEventsAndUndoTakesThemBack) {
    const std::string file = path("sample.parallax");
    ASSERT_EQ(run({"import", file, sampleReports}).status, 0);
    const Json before = Json::parse(run({"export", file, "-o", "-"}).out);
    // The event that most reports tell of, and one that only one report tells of.
    const auto reportsOf = [](const Json& event) {
        std::set<std::string> reports;
        for (const auto& mention : event["mentions"])
            reports.insert(mention["report"].get<std::string>());
        return reports;
    };
    Json most = before["events"][0], other;
    for (const auto& event : before["events"]) {
        if (reportsOf(event).size() > reportsOf(most).size())
            most = event;
        if (reportsOf(event).size() == 1)
            other = event;
    }
    const std::string whole = most["id"], gone = other["id"], part = *reportsOf(most).rbegin();

    const Outcome merged = run({"merge", file, gone, whole, "--reason", "told twice"});
    ASSERT_EQ(merged.status, 0) << merged.err;
    EXPECT_NE(merged.out.find(gone + " is " + whole + " now: "), std::string::npos) << merged.out;
    const Json joined = Json::parse(run({"export", file, "-o", "-"}).out);
    EXPECT_EQ(joined["events"].size() + 1, before["events"].size());

    const Outcome undone = run({"undo", file});
    ASSERT_EQ(undone.status, 0) << undone.err;
    EXPECT_EQ(undone.out, "undone: event-merge " + gone + " " + whole + " (told twice)\n");

    const Outcome split = run({"split", file, whole, part});
    ASSERT_EQ(split.status, 0) << split.err;
    EXPECT_EQ(lineCount(split.out), 2U);
    const Json apart = Json::parse(run({"export", file, "-o", "-"}).out);
    EXPECT_EQ(apart["events"].size(), before["events"].size() + 1);
    ASSERT_EQ(run({"undo", file}).status, 0);
    const Json after = Json::parse(run({"export", file, "-o", "-"}).out);
    EXPECT_EQ(after["events"], before["events"]) << "with the same ids";
    const auto extracted = [](const Json& content) { // derived claims came anew
        Json claims = Json::array();
        for (const auto& claim : content["claims"])
            if (claim["origin"] == "extracted")
                claims.push_back(claim);
        return claims;
    };
    EXPECT_EQ(extracted(after), extracted(before));
    EXPECT_EQ(after["disagreements"].size(), before["disagreements"].size());
    EXPECT_EQ(run({"undo", file}).status, 1) << "nothing is left";
    EXPECT_EQ(run({"undo", file, "--redo"}).status, 0);
    EXPECT_EQ(run({"check", file}).status, 0);

    EXPECT_EQ(run({"merge", file, whole, "A1"}).status, 2);
    EXPECT_EQ(run({"merge", file, whole, "E99999"}).status, 1);
    EXPECT_EQ(run({"split", file, "R1", part}).status, 2);
    EXPECT_EQ(run({"split", file, whole, "R99999"}).status, 1);
}

TEST_F(Commands, orderAndBatchesOfImportDoNotMatter) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(sampleReports)) {
        if (entry.path().filename() != "README.md")
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> once{"import", path("once.parallax")};
    once.insert(once.end(), files.begin(), files.end());
    ASSERT_EQ(run(once).status, 0);
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        ASSERT_EQ(run({"import", path("steps.parallax"), *file}).status, 0);
    }
    const std::string one = run({"export", path("once.parallax"), "-o", "-"}).out;
    const std::string other = run({"export", path("steps.parallax"), "-o", "-"}).out;
    EXPECT_EQ(essence(one), essence(other));
    EXPECT_EQ(run({"check", path("steps.parallax")}).status, 0);
}

TEST_F(Commands, eventsAreListedInTimeOrderAndFiltered) {
    const std::string file = inventedCase();
    const Outcome all = run({"events", file});
    EXPECT_EQ(all.status, 0);
    EXPECT_EQ(lineCount(all.out), 12U);
    EXPECT_EQ(all.out.substr(0, 3), "E8 "); // 2014
    EXPECT_NE(lineWith(all.out, "E2 ").find("2019-03-12T09:40"), std::string::npos);
    EXPECT_NE(lineWith(all.out, "E1 ").find("2 disagreements"), std::string::npos);
    EXPECT_NE(lineWith(all.out, "E11 ").find("undated"), std::string::npos);
    EXPECT_EQ(lineCount(run({"events", file, "--actor", "grey tide"}).out), 3U);
    EXPECT_EQ(lineCount(run({"events", file, "--actor", "A3"}).out), 3U);
    EXPECT_EQ(lineCount(run({"events", file, "--actor", "Torvand", "--actor", "A3", "--all-actors"}).out), 1U);
    EXPECT_EQ(lineCount(run({"events", file, "--to", "2014-12"}).out), 1U);
    EXPECT_EQ(lineCount(run({"events", file, "--disputed"}).out), 3U);
    const Outcome nobody = run({"events", file, "--actor", "Nobody At All"});
    EXPECT_EQ(nobody.status, 1);
    EXPECT_NE(nobody.err.find("Nobody At All"), std::string::npos);
    const Outcome several = run({"events", file, "--actor", "g"});
    EXPECT_EQ(several.status, 1);
    EXPECT_NE(several.err.find("A5 guards"), std::string::npos) << several.err;
}

TEST_F(Commands, listsComeAsJsonToo) {
    const std::string file = inventedCase();
    const Json events = Json::parse(run({"events", file, "--format", "json", "--actor", "A3"}).out);
    EXPECT_EQ(events["events"].size(), 3U);
    const Json disagreements = Json::parse(run({"disagreements", file, "--format", "json"}).out);
    ASSERT_EQ(disagreements["disagreements"].size(), 4U);
    EXPECT_EQ(disagreements["disagreements"][0]["positions"][0]["evidence"].size(), 1U);
}

TEST_F(Commands, disagreementsShowPositionsWithQuotesAndExplanation) {
    const std::string out = run({"disagreements", inventedCase()}).out;
    EXPECT_NE(out.find("D1  killed (all): contradiction"), std::string::npos) << out;
    EXPECT_NE(out.find("“Nine people died” [C2]"), std::string::npos);
    EXPECT_NE(out.find("Coast Ledger, 2019-03-13, Oda Brandt"), std::string::npos);
    EXPECT_NE(out.find("The Harbour Guard counts 8 dead, Oda Brandt 9."), std::string::npos);
    EXPECT_NE(out.find("positions not independent"), std::string::npos);
}

TEST_F(Commands, decisionsShowInTheLists) {
    const std::string file = inventedCase();
    {
        store::OpenStatus status{};
        const auto store = store::Store::open(file, false, status);
        store->decide({0, "", store::DecisionKind::DisagreementDismissed, "D1", "1", "", false});
        store->decide({0, "", store::DecisionKind::EventHidden, "E8", "1", "", false});
    }
    EXPECT_EQ(run({"disagreements", file}).out.find("D1 "), std::string::npos);
    EXPECT_NE(run({"disagreements", file, "--dismissed"}).out.find("D1 "), std::string::npos);
    EXPECT_EQ(lineCount(run({"events", file}).out), 11U);
}

TEST_F(Commands, explainPrintsTheQuoteAndTheSteps) {
    const std::string file = inventedCase();
    const Outcome outcome = run({"explain", file, "C4"});
    EXPECT_EQ(outcome.status, 0);
    for (const char* part :
         {"wounded (passengers) = 21", "“wounded 21 passengers”", "merrow-courier.txt", "A1 Ilsa Torvand", "S3 Norwire",
          "E1 Attack on Port Merrow", "- pattern: invented for tests"}) {
        EXPECT_NE(outcome.out.find(part), std::string::npos) << part << "\n" << outcome.out;
    }
    EXPECT_NE(run({"explain", file, "20"}).out.find("8 in all less 2 guards"), std::string::npos);
    const Outcome missing = run({"explain", file, "C99"});
    EXPECT_EQ(missing.status, 1);
    EXPECT_NE(missing.err.find("C99"), std::string::npos);
}

TEST_F(Commands, exportsReplaceAFileOnlyWhenTheyAreComplete) {
    const std::string file = inventedCase();
    m_folder.write("old.json", "old");
    EXPECT_EQ(run({"export", path("missing.parallax"), "-o", path("old.json")}).status, 1);
    EXPECT_EQ(test::bytesOf(path("old.json")), "old");
    EXPECT_EQ(run({"export", file, "-o", path("old.json")}).status, 0);
    EXPECT_EQ(Json::parse(test::bytesOf(path("old.json")))["format"], "parallax-timeline");
    EXPECT_EQ(run({"export", file, "-o", "-"}).out, test::bytesOf(path("old.json")));
    const Outcome nowhere = run({"export", file, "-o", path("no/such/folder.json")});
    EXPECT_EQ(nowhere.status, 1);
    EXPECT_NE(nowhere.err.find("no/such/folder.json"), std::string::npos);
    EXPECT_EQ(run({"export", file, "-o", m_folder.path().string()}).status, 1);
    const Outcome full = run({"export", file, "-o", "/dev/full"});
    EXPECT_EQ(full.status, 1) << full.err;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
        EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
    }
}

TEST_F(Commands, csvHasOneRowAClaim) {
    const Outcome outcome = run({"export", inventedCase(), "--format", "csv", "-o", "-"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(lineCount(outcome.out), 21U);
}

TEST_F(Commands, anExportIsReadIntoANewCase) {
    const std::string exported = run({"export", inventedCase(), "-o", path("invented.json")}).err;
    ASSERT_EQ(exported, "");
    const Outcome imported = run({"import", path("again.parallax"), path("invented.json")});
    EXPECT_EQ(imported.status, 0) << imported.err;
    EXPECT_EQ(run({"export", path("again.parallax"), "-o", "-"}).out, test::bytesOf(path("invented.json")));
    const Outcome twice = run({"import", path("again.parallax"), path("invented.json")});
    EXPECT_EQ(twice.status, 1);
    EXPECT_NE(twice.err.find("empty case"), std::string::npos) << twice.err;
}

} // namespace
