#include "base/error.h"
#include "claim/role_candidates.h"
#include "claim/role_judge.h"
#include "claim/tools/roles/answer_key.h"
#include "claim/tools/roles/regression.h"
#include "report/report.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace parallax::claim {
namespace {

report::Report reportOf(std::string text) {
    report::Report report;
    report.file = "velin.txt";
    report.text = std::move(text);
    report.published = base::TimeInterval::ofDay(2021, 3, 9, base::Basis::Explicit);
    report.bodyLines.push_back({0, static_cast<std::uint32_t>(report.text.size())});
    return report;
}

report::Report bombing() {
    return reportOf(
        "A bomb exploded at the Tower Bank in Velin on Monday. Ana Novak, a clerk, was killed by the blast. "
        "Two men had thrown the bomb from a passing van. The police are looking for the attackers. The "
        "mayor visited the bank in the evening.");
}

std::vector<std::string> featureNames(const report::Report& report) {
    std::vector<std::string> names;
    const auto language = analyseLanguage(report);
    (void)analyseForRoles(report, language, [&](const Extraction& extraction) {
        auto found = findRoleCandidates(extraction, true);
        names = std::move(found.reportNames);
        for (std::size_t c = 0; c < found.all.size(); ++c) {
            const auto& candidate = found.all[c];
            auto features = found.shared[static_cast<std::size_t>(candidate.slot)][candidate.proposed() ? 1 : 0];
            features.insert(features.end(), candidate.features.begin(), candidate.features.end());
            std::ranges::sort(features);
            std::vector<RoleFeature> named;
            for (const std::string& one : found.names[c])
                named.push_back(roleFeature(candidate.slot, one));
            EXPECT_EQ(features, named);
            names.insert(names.end(), found.names[c].begin(), found.names[c].end());
        }
    });
    return names;
}

TEST(RoleCandidates, NamesOfPeopleAndPlacesAreNoFeatures) {
    const auto names = featureNames(bombing());

    EXPECT_NE(std::ranges::find(names, "head=bomb"), names.end());
    for (const auto& name : names)
        for (const auto* word : {"ovak", "elin", "ower", "na "})
            EXPECT_EQ(name.find(word), std::string::npos) << name;
}

// Who was hit is often named a sentence later.
TEST(RoleCandidates, AreSoughtInTheSentencesAfterViolenceToo) {
    const auto names = featureNames(reportOf("A bomb exploded at the Tower Bank in Velin on Monday. It was heard all "
                                             "over the town. Ana Novak lay in the street. Some windows broke. Rain "
                                             "fell. The mayor opened a bridge. Ivo Kolen, a clerk, opened a school."));

    EXPECT_NE(std::ranges::find(names, "violence before"), names.end());
    EXPECT_NE(std::ranges::find(names, "after-kind=bombing"), names.end());
    EXPECT_NE(std::ranges::find(names, "doc-deed-at=bombing 1"), names.end());
    EXPECT_EQ(std::ranges::find(names, "gov=nsubj of open"), names.end());
}

TEST(RoleCandidates, AReportWithoutViolenceHasNone) {
    EXPECT_TRUE(featureNames(reportOf("The mayor of Velin opened a bridge on Monday. It cost two million. People "
                                      "came from all over the county. It rained."))
                    .empty());
}

TEST(RoleModel, TellsTheLineThatItCannotRead) {
    try {
        const RoleModel model("# header\nvictim\thead=clerk\tmuch\n", "roles.tsv");
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_NE(std::string(error.what()).find("roles.tsv, line 2"), std::string::npos);
    }
}

TEST(RoleModel, NamesItsStrongestFeatures) {
    const RoleModel model("victim\thead=clerk\t0.5\nvictim\tsaid\t0.7\nvictim\tnumber\t-2\nweapon\tsaid\t9\n",
                          "roles.tsv");

    const std::vector<RoleFeature> features = {roleFeature(RoleSlot::Victim, "head=clerk"),
                                               roleFeature(RoleSlot::Victim, "said"),
                                               roleFeature(RoleSlot::Victim, "number")};

    EXPECT_EQ(model.strongest(features), "said, head=clerk");
    EXPECT_DOUBLE_EQ(model.sum(features), -0.8);
}

TEST(RoleJudge, AClaimThatStaysSaysWhatSpokeForIt) {
    const auto analysis = analyse(bombing());

    const auto weapon = std::ranges::find(analysis.claims, Attribute::Weapon, &ReportClaim::attribute);
    ASSERT_NE(weapon, analysis.claims.end());
    EXPECT_TRUE(std::ranges::any_of(weapon->why, [](const std::string& step) {
        return step.find("the report as a whole shows it as weapon") != std::string::npos;
    }));
}

// The values of the weapon claims that are left when everything but a weapon's base weight is zero.
std::vector<std::string> weaponsJudged(const std::string& base) {
    const RoleModel model("weapon\t(base)\t" + base + "\n", "roles.tsv");
    std::vector<std::string> values;
    const auto report = bombing();
    const auto language = analyseLanguage(report);
    (void)analyseForRoles(report, language, [&](Extraction& extraction) {
        judgeRoles(extraction, model);
        for (const auto& claim : extraction.claims)
            if (claim.attribute == Attribute::Weapon)
                values.push_back(std::get<std::string>(claim.value));
    });
    return values;
}

TEST(RoleJudge, OnlyASureJudgementWithdrawsAWeapon) {
    const std::vector<std::string> both{"bomb", "bomb"};
    EXPECT_EQ(weaponsJudged("0.5"), both);
    EXPECT_EQ(weaponsJudged("-0.5"), both);
    EXPECT_EQ(weaponsJudged("-1.5"), std::vector<std::string>());
}

} // namespace
} // namespace parallax::claim

namespace parallax::training {
namespace {

TEST(AnswerKey, MatchesByTheHeadOfAnyOfItsTexts) {
    std::string record;
    const auto key = parseKey(R"({"id": "d1", "text": "It rained.", "templates": [
        {"victim": [["ANA NOVAK", "CLERK OF THE BANK"], ["TWO GUARDS"]], "optional_fillers": {"victim": [1]}},
        {"victim": [["ANA NOVAK"]], "weapon": [["BOMB"]]}]})",
                              record);

    const auto& victims = key.fillers[static_cast<std::size_t>(claim::RoleSlot::Victim)];
    ASSERT_EQ(victims.size(), 2U);
    EXPECT_TRUE(victims[0].matches("the bank clerk"));
    EXPECT_TRUE(victims[0].matches("Novak"));
    EXPECT_FALSE(victims[0].matches("the bank"));
    EXPECT_FALSE(victims[0].optional);
    EXPECT_TRUE(victims[1].optional);
    EXPECT_EQ(headWord("members of the Red Front"), "members");
    EXPECT_EQ(normalised("The \"Red-Front\"'s"), "redfront");
    EXPECT_NE(record.find("It rained."), std::string::npos);
}

TEST(Regression, FindsTheFeatureThatTells) {
    std::vector<Instance> instances;
    for (std::uint32_t i = 0; i < 40; ++i)
        instances.push_back({{0, 1 + i % 2, 3 + i % 3}, i % 2 == 0});
    std::vector<const Instance*> all;
    for (const auto& one : instances)
        all.push_back(&one);

    const auto weights = Regression{}.train(all, 6);

    EXPECT_GT(weights[1], 0.5);
    EXPECT_LT(weights[2], -0.5);
    EXPECT_EQ(weights, Regression{}.train(all, 6));
}

} // namespace
} // namespace parallax::training
