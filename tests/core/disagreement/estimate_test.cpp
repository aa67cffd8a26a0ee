#include "disagreement/estimate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace parallax::disagreement {

namespace {

using mention::Relation;

// Claims numbered from 1, each of its own origin and source unless said otherwise.
class Claims {
public:
    EstimateClaim& add(double number, std::int64_t day, Relation relation = Relation::Equal) {
        EstimateClaim claim;
        claim.id = {static_cast<std::int64_t>(all.size()) + 1};
        claim.quantity = {relation, number, relation == Relation::Some ? std::nullopt : std::optional<double>(number)};
        claim.relation = relation;
        claim.day = base::CivilTime::ofDay(day);
        claim.origin = static_cast<std::uint32_t>(all.size());
        claim.source = {static_cast<std::int64_t>(all.size()) + 1};
        claim.label = std::string(1, static_cast<char>('A' + static_cast<int>(all.size())));
        return all.emplace_back(claim);
    }
    std::string text(Rule rule, const EstimateOptions& options = {}) const {
        return estimate(rule, all, options).text();
    }

    std::vector<EstimateClaim> all;
};

} // namespace

TEST(Estimate, NamesReadBack) {
    for (const Rule rule : allRules)
        EXPECT_EQ(parseRule(name(rule)), rule);
    EXPECT_EQ(parseRule("best"), std::nullopt);
}

TEST(Estimate, GtdTakesTheLatest) {
    Claims claims;
    claims.add(20, 1);
    claims.add(20, 2);
    claims.add(14, 5);
    EXPECT_EQ(claims.text(Rule::Gtd), "14");
    const Estimate made = estimate(Rule::Gtd, claims.all);
    EXPECT_EQ(made.setAside, (std::vector<SetAside>{{{1}, "an older source"}, {{2}, "an older source"}}));
    ASSERT_EQ(made.trace.size(), 2u);
    EXPECT_EQ(made.trace[1], "the only source left: 14 (C)");
}

TEST(Estimate, GtdLeavesOutThePerpetratorsWord) {
    Claims claims;
    claims.add(20, 1);
    claims.add(90, 5).byPerpetrator = true;
    EXPECT_EQ(claims.text(Rule::Gtd), "20");
}

TEST(Estimate, GtdMajorityOfTheEquallyRecentThenTheLowest) {
    Claims claims;
    claims.add(12, 5);
    claims.add(15, 5);
    claims.add(15, 5);
    EXPECT_EQ(claims.text(Rule::Gtd), "15");
    claims.add(11, 5);
    EXPECT_EQ(claims.text(Rule::Gtd), "11") << "two of four are no majority";
}

TEST(Estimate, GtdCountsOriginsNotOutlets) {
    Claims claims;
    claims.add(15, 5).origin = 9;
    claims.add(15, 5).origin = 9;
    claims.add(12, 5);
    EXPECT_EQ(claims.text(Rule::Gtd), "12") << "one spokesman printed twice is one";
}

TEST(Estimate, GtdVagueIsBlankAndAtLeastCountsAsItsNumber) {
    Claims claims;
    claims.add(24, 5, Relation::Some);
    EXPECT_EQ(claims.text(Rule::Gtd), "blank");
    claims.add(11, 5, Relation::AtLeast);
    EXPECT_EQ(claims.text(Rule::Gtd), "11");
}

TEST(Estimate, GtdOfAttackersCountsAllSources) {
    Claims claims;
    claims.add(4, 1);
    claims.add(4, 2);
    claims.add(6, 5);
    EXPECT_EQ(claims.text(Rule::Gtd), "6");
    EstimateOptions options;
    options.attackersOrCaptured = true;
    EXPECT_EQ(claims.text(Rule::Gtd, options), "4");
    claims.add(3, 3);
    EXPECT_EQ(claims.text(Rule::Gtd, options), "3") << "no majority: the lowest";
}

TEST(Estimate, AcledIsConservativeAndFollowsLaterInformation) {
    Claims claims;
    claims.add(24, 5, Relation::Some);
    EXPECT_EQ(claims.text(Rule::Acled), "12") << "dozens";
    claims.add(200, 5, Relation::Some);
    claims.add(30, 5);
    EXPECT_EQ(claims.text(Rule::Acled), "12");
    claims.add(41, 8);
    EXPECT_EQ(claims.text(Rule::Acled), "41") << "revised up";
    claims.add(7, 9);
    EXPECT_EQ(claims.text(Rule::Acled), "7") << "revised down";
    Claims tens;
    tens.add(20, 1, Relation::Some);
    EXPECT_EQ(tens.text(Rule::Acled), "10");
    Claims hundreds;
    hundreds.add(200, 1, Relation::Some);
    EXPECT_EQ(hundreds.text(Rule::Acled), "100");
}

TEST(Estimate, UcdpLowBestHigh) {
    Claims claims;
    claims.add(10, 1);
    claims.add(14, 2);
    claims.add(14, 3);
    claims.add(30, 4).reliability = 'E';
    EXPECT_EQ(claims.text(Rule::Ucdp), "14 (10 to 14)");
    EXPECT_EQ(estimate(Rule::Ucdp, claims.all).setAside.size(), 1u);
}

TEST(Estimate, UcdpWithOnlyUnreliableSourcesUsesThem) {
    Claims claims;
    claims.add(30, 4).reliability = 'E';
    EXPECT_EQ(claims.text(Rule::Ucdp), "30");
}

TEST(Estimate, RangePriorityPending) {
    Claims claims;
    claims.add(10, 1);
    claims.add(30, 4, Relation::About);
    EXPECT_EQ(claims.text(Rule::Range), "10 to 36");
    EstimateOptions options;
    options.priority = {{7}, {1}, {2}};
    EXPECT_EQ(claims.text(Rule::Priority, options), "10");
    EXPECT_EQ(claims.text(Rule::Priority), "blank");
    EXPECT_EQ(claims.text(Rule::Pending), "blank");
    EXPECT_EQ(Claims().text(Rule::Gtd), "blank");
}

TEST(Estimate, AlwaysInOrderAndIndependentOfTheOrderOfClaims) {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        Claims claims;
        const int count = static_cast<int>(random() % 6);
        for (int i = 0; i < count; ++i) {
            EstimateClaim& one = claims.add(static_cast<double>(random() % 50), static_cast<std::int64_t>(random() % 4),
                                            static_cast<Relation>(random() % 10));
            if (one.relation == Relation::Range)
                one.quantity.high = one.quantity.low + static_cast<double>(random() % 9);
            one.origin = static_cast<std::uint32_t>(random() % 3);
            one.reliability = static_cast<char>('A' + static_cast<int>(random() % 6));
            if (random() % 3 == 0)
                one.day.reset();
        }
        for (const Rule rule : allRules) {
            const Estimate made = estimate(rule, claims.all);
            if (made.low && made.best) {
                EXPECT_LE(*made.low, *made.best);
            }
            if (made.best && made.high) {
                EXPECT_LE(*made.best, *made.high);
            }
            std::vector<EstimateClaim> shuffled = claims.all;
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            EXPECT_EQ(estimate(rule, shuffled).text(), made.text());
            EXPECT_EQ(estimate(rule, shuffled).setAside, made.setAside);
        }
    }
}

} // namespace parallax::disagreement
