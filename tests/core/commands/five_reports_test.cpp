// Five real reports on one incident, as they are kept beside the project for measuring. Where they are missing, the
// test says so and is skipped. Floors stand just below what is reached, so that a loss shows.
#include "support/run_program.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace parallax::test {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const fs::path shared = fs::path(PARALLAX_SOURCE_DIR) / ".." / "shared";

std::vector<fs::path> fiveReports() {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::directory_entry& one : fs::directory_iterator(shared / "reports", ignored))
        if (one.path().extension() == ".txt")
            files.push_back(one.path());
    std::sort(files.begin(), files.end());
    return files;
}

fs::path exported(const TemporaryFolder& folder, const std::vector<std::vector<fs::path>>& batches,
                  const std::string& name) {
    const fs::path store = folder / (name + ".parallax");
    for (const std::vector<fs::path>& batch : batches) {
        std::vector<std::string> arguments{"import", store.string()};
        for (const fs::path& file : batch)
            arguments.push_back(file.string());
        const Outcome imported = runProgram(folder, arguments);
        EXPECT_EQ(imported.status, 0) << imported.err;
    }
    const fs::path out = folder / (name + ".json");
    const Outcome written = runProgram(folder, {"export", store.string(), "--format", "json", "-o", out.string()});
    EXPECT_EQ(written.status, 0) << written.err;
    return out;
}

// The values of all positions of the disagreements on one attribute and scope, and whether each has a quote.
std::set<std::string> valuesOf(const json& timeline, const std::string& attribute, const std::string& scope) {
    std::map<std::string, bool> quoted;
    for (const json& claim : timeline["claims"])
        quoted[claim["id"]] = claim["quote"].is_string() || claim["origin"] == "derived";
    std::set<std::string> values;
    for (const json& one : timeline["disagreements"]) {
        if (one["attribute"] != attribute || (!scope.empty() && one["scope"] != scope))
            continue;
        for (const json& position : one["positions"]) {
            values.insert(position["value"].get<std::string>());
            for (const json& claim : position["claims"])
                EXPECT_TRUE(quoted[claim.get<std::string>()]) << "a position without its quote";
        }
    }
    return values;
}

bool holds(const std::set<std::string>& all, const std::vector<std::string>& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return all.contains(one); });
}

// What is told, without ids: events by their mentions, disagreements by their explanations.
std::multiset<std::string> content(const json& timeline) {
    std::map<std::string, std::string> files;
    for (const json& one : timeline["reports"])
        files[one["id"]] = one["file"];
    std::multiset<std::string> all;
    for (const json& one : timeline["events"]) {
        std::set<std::string> mentions;
        for (const json& mention : one["mentions"])
            mentions.insert(files[mention["report"]] + " " + mention["begin"].dump() + "-" + mention["end"].dump());
        std::string line = one["kind"].get<std::string>() + " " + one["title"].get<std::string>() + " " +
                           one["time"].dump() + " " + one["place"].dump();
        for (const std::string& mention : mentions)
            line += " " + mention;
        all.insert(line);
    }
    for (const json& one : timeline["disagreements"])
        all.insert(one["attribute"].get<std::string>() + ": " + one["explanation"].get<std::string>());
    return all;
}

} // namespace

TEST(FiveReports, MustListAndFloors) {
    const std::vector<fs::path> files = fiveReports();
    if (files.size() != 5)
        GTEST_SKIP() << "no five reports in " << (shared / "reports");
    const TemporaryFolder folder;
    const fs::path out = exported(folder, {files}, "five");
    const json timeline = json::parse(bytesOf(out));

    EXPECT_TRUE(holds(valuesOf(timeline, "date_of_birth", ""), {"1 December 1990", "5 December 1990"}));
    EXPECT_TRUE(holds(valuesOf(timeline, "killed", "attackers"), {"4", "13", "18"}));
    EXPECT_TRUE(holds(valuesOf(timeline, "detained", "attackers"), {"7", "8", "9"}));
    EXPECT_TRUE(holds(valuesOf(timeline, "killed", "all"), {"at least 10", "19"}) ||
                holds(valuesOf(timeline, "killed", "all"), {"10", "19"}));
    EXPECT_EQ(valuesOf(timeline, "place", "customer").size(), 2u);

    const fs::path scorer = shared / "eval" / "aktobe" / "score_timeline.py";
    const fs::path gold = shared / "eval" / "aktobe" / "gold.json";
    if (!fs::exists(scorer) || !fs::exists(gold) || std::system("python3 -c '' 2>/dev/null") != 0)
        GTEST_SKIP() << "no scorer in " << scorer << ", or no python3: the list was checked, the floors were not";
    const fs::path figures = folder / "figures.json";
    const std::string command = "python3 '" + scorer.string() + "' '" + gold.string() + "' '" + out.string() +
                                "' --texts '" + (shared / "reports").string() + "' --json > '" + figures.string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const json scored = json::parse(bytesOf(figures));
    const json& parts = scored["sections"];
    EXPECT_GE(scored["overall"].get<double>(), 0.82);
    EXPECT_GE(parts["events"]["f1"].get<double>(), 0.79);
    EXPECT_GE(parts["events"]["time_accuracy"].get<double>(), 0.76);
    EXPECT_GE(parts["actors"]["f1"].get<double>(), 0.79);
    EXPECT_GE(parts["claims"]["f1"].get<double>(), 0.89);
    EXPECT_GE(parts["disagreements"]["f1"].get<double>(), 0.77);
    EXPECT_GE(parts["disagreements"]["core_recall"].get<double>(), 20.0 / 31);
    EXPECT_FALSE(scored["error_counts"].contains("wrong offsets"));
}

TEST(FiveReports, TheSameInAnyOrderAndOneByOne) {
    std::vector<fs::path> files = fiveReports();
    if (files.size() != 5)
        GTEST_SKIP() << "no five reports in " << (shared / "reports");
    const TemporaryFolder folder;
    const std::multiset<std::string> expected = content(json::parse(bytesOf(exported(folder, {files}, "together"))));
    std::rotate(files.begin(), files.begin() + 2, files.end());
    std::swap(files[0], files[3]);
    std::vector<std::vector<fs::path>> single;
    for (const fs::path& file : files)
        single.push_back({file});
    EXPECT_EQ(content(json::parse(bytesOf(exported(folder, single, "single")))), expected);
}

} // namespace parallax::test
