#include "exchange/timeline_json.h"

#include "base/error.h"
#include "store/same.h"
#include "support/sample_case.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using namespace parallax;
using Json = nlohmann::ordered_json;

std::string written(const pipeline::Case& content, const exchange::TimelineJsonOptions& options = {}) {
    std::ostringstream out;
    exchange::writeTimelineJson(out, content, options);
    return out.str();
}

Json sampleJson() {
    return Json::parse(written(test::sampleCase()));
}

// The first keys of an object, as many as the format names, joined by blanks.
std::string keys(const Json& object, std::size_t count) {
    std::string all;
    for (auto at = object.begin(); at != object.end() && count-- > 0; ++at) {
        all += (all.empty() ? "" : " ") + at.key();
    }
    return all;
}

template <class T>
void expectSame(const std::vector<T>& left, const std::vector<T>& right) {
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t at = 0; at < left.size(); ++at) {
        EXPECT_TRUE(store::same(left[at], right[at])) << left[at].id.text();
    }
}

void expectSameCase(const pipeline::Case& left, const pipeline::Case& right) {
    expectSame(left.sources, right.sources);
    expectSame(left.reports, right.reports);
    expectSame(left.actors, right.actors);
    expectSame(left.events, right.events);
    expectSame(left.claims, right.claims);
    expectSame(left.disagreements, right.disagreements);
}

TEST(TimelineJson, hasTheKeysOfTheFormatInItsOrder) {
    const Json json = sampleJson();
    EXPECT_EQ(keys(json, 99), "format version sources reports actors events claims disagreements");
    EXPECT_EQ(keys(json["sources"][0], 3), "id name kind");
    EXPECT_EQ(keys(json["reports"][0], 10), "id file sha256 title publisher authors via published text furniture");
    EXPECT_EQ(keys(json["reports"][0]["published"], 4), "earliest latest basis because");
    EXPECT_EQ(keys(json["actors"][0], 4), "id name kind names");
    EXPECT_EQ(keys(json["actors"][0]["names"][0], 4), "text report begin end");
    EXPECT_EQ(keys(json["events"][0], 8), "id kind title parent place time actors mentions");
    EXPECT_EQ(keys(json["events"][0]["time"], 4), "earliest latest precision basis");
    EXPECT_EQ(keys(json["events"][0]["mentions"][0], 4), "report begin end quote");
    EXPECT_EQ(keys(json["claims"][0], 16),
              "id event report begin end quote speaker via attribute scope relation value unit as_of hedge origin");
    EXPECT_EQ(keys(json["disagreements"][0], 8), "id event attribute scope kind positions independent explanation");
    EXPECT_EQ(keys(json["disagreements"][0]["positions"][0], 2), "value claims");
}

TEST(TimelineJson, idsAreTextAndNothingIsNull) {
    const Json json = sampleJson();
    EXPECT_EQ(json["claims"][1]["id"], "C2");
    EXPECT_EQ(json["claims"][1]["event"], "E1");
    EXPECT_EQ(json["claims"][1]["report"], "R2");
    EXPECT_EQ(json["claims"][1]["speaker"], "A2");
    EXPECT_TRUE(json["claims"][1]["via"].is_null());
    EXPECT_TRUE(json["claims"][2]["speaker"].is_null());
    EXPECT_TRUE(json["events"][0]["parent"].is_null());
    EXPECT_EQ(json["events"][1]["parent"], "E1");
    EXPECT_EQ(json["reports"][0]["publisher"], "S1");
    EXPECT_EQ(json["reports"][0]["via"], "S3");
    EXPECT_TRUE(json["reports"][1]["via"].is_null());
}

TEST(TimelineJson, valuesTakeTheFormOfTheirAttribute) {
    const Json claims = sampleJson()["claims"];
    const auto value = [&](int claim) { return claims[static_cast<std::size_t>(claim - 1)]["value"].dump(); };
    const auto relation = [&](int claim) {
        return claims[static_cast<std::size_t>(claim - 1)]["relation"].get<std::string>();
    };
    EXPECT_EQ(relation(1) + value(1), ">=6");
    EXPECT_EQ(relation(5) + value(5), ">30");
    EXPECT_EQ(value(6), R"("2019-03-12T09:40")");
    EXPECT_EQ(value(7), R"("2019-03-12T09:00/2019-03-12T09:59")");
    EXPECT_EQ(value(12), R"("Grey Tide")");
    EXPECT_EQ(relation(13), "denied");
    EXPECT_EQ(relation(14), "some");
    EXPECT_TRUE(claims[13]["value"].is_string());
    EXPECT_EQ(claims[13]["low"], 2000);
    EXPECT_EQ(value(17), R"("2019-03-13")");
    EXPECT_EQ(relation(19) + value(19), "unknownnull");
    EXPECT_EQ(claims[17]["attribute"], "other:measure");
}

TEST(TimelineJson, aDerivedClaimNamesItsPartsAndHasNoPlace) {
    const Json derived = sampleJson()["claims"][19];
    EXPECT_EQ(derived["origin"], "derived");
    EXPECT_EQ(derived["from"].dump(), R"(["C3","C8"])");
    EXPECT_TRUE(derived["report"].is_null());
    EXPECT_TRUE(derived["begin"].is_null());
    EXPECT_TRUE(derived["quote"].is_null());
}

TEST(TimelineJson, aRangeIsTwoNumbersAndAFractionStays) {
    auto content = test::sampleCase();
    content.claims[0].relation = mention::Relation::Range;
    content.claims[0].value = mention::Quantity{mention::Relation::Range, 200, 400};
    content.claims[1].value = test::count(1.5);
    const Json json = Json::parse(written(content));
    EXPECT_EQ(json["claims"][0]["value"].dump(), "[200,400]");
    EXPECT_EQ(json["claims"][1]["value"].dump(), "1.5");
}

TEST(TimelineJson, timesAreInclusiveAndUndatedIsNull) {
    const Json events = sampleJson()["events"];
    EXPECT_EQ(events[0]["time"]["earliest"], "2019-03-12");
    EXPECT_EQ(events[0]["time"]["latest"], "2019-03-12");
    EXPECT_EQ(events[8]["time"]["latest"], "2019-03-18");
    EXPECT_TRUE(events[9]["time"]["latest"].is_null());
    EXPECT_TRUE(events[10]["time"]["earliest"].is_null());
    EXPECT_EQ(events[10]["time"]["precision"], "unknown");
}

TEST(TimelineJson, readsBackWhatItWrote) {
    const auto content = test::sampleCase();
    expectSameCase(exchange::readTimelineJson(written(content)), content);
    EXPECT_EQ(written(exchange::readTimelineJson(written(content))), written(content));
}

TEST(TimelineJson, whatAnAnalystDecidedComesBack) {
    auto content = test::sampleCase();
    content.events[7].hidden = true;
    content.disagreements[2].dismissed = true;
    content.disagreements[0].note = "ask the mayor";
    content.disagreements[0].estimateRule = "ucdp";
    content.estimateRule = "gtd";
    const auto back = exchange::readTimelineJson(written(content));
    EXPECT_TRUE(back.events[7].hidden);
    EXPECT_FALSE(back.events[6].hidden);
    EXPECT_TRUE(back.disagreements[2].dismissed);
    EXPECT_EQ(back.disagreements[0].note, "ask the mayor");
    EXPECT_EQ(back.disagreements[0].estimateRule, "ucdp");
    EXPECT_EQ(back.estimateRule, "gtd");
    EXPECT_EQ(written(back), written(content));
}

TEST(TimelineJson, anIdStandsInFrontAndOneLineIsOneLine) {
    const std::string line = written(test::sampleCase(), {exchange::JsonLayout::OneLine, "\"x-7\""});
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(Json::parse(line)["id"], "x-7");
    EXPECT_EQ(keys(Json::parse(line), 2), "id format");
}

TEST(TimelineJson, anEmptyCaseHasAllItsLists) {
    EXPECT_EQ(written({}, {exchange::JsonLayout::OneLine, {}}),
              "{\"format\":\"parallax-timeline\",\"version\":1,\"sources\":[],\"reports\":[],\"actors\":[],\"events\":["
              "],\"claims\":[],"
              "\"disagreements\":[]}\n");
}

TEST(TimelineJson, disagreementsCarryTheirEvidence) {
    std::ostringstream out;
    exchange::writeDisagreementsJson(out, test::sampleCase(), {{4}, {1}, {99}});
    const Json json = Json::parse(out.str());
    ASSERT_EQ(json["disagreements"].size(), 2U);
    EXPECT_EQ(json["disagreements"][0]["id"], "D4");
    EXPECT_EQ(json["disagreements"][0]["positions"][0]["evidence"][0]["quote"], "killing two guards");
}

// Every way in which a file can break the format is answered with a sentence that names the place.
TEST(TimelineJson, saysWhatIsWrongAndWhere) {
    const auto complaint = [](const char* pointer, Json value) {
        Json json = sampleJson();
        json[Json::json_pointer(pointer)] = std::move(value);
        try {
            exchange::readTimelineJson(json.dump());
        } catch (const base::Error& error) {
            return std::string(error.what());
        }
        return std::string("nothing");
    };
    const auto expectAt = [&](const char* pointer, Json value, const std::string& part) {
        const std::string message = complaint(pointer, std::move(value));
        EXPECT_NE(message.find(part), std::string::npos) << pointer << ": " << message;
    };
    expectAt("/format", "other", "format");
    expectAt("/version", 2, "version");
    expectAt("/claims", "text", "claims: expected an array");
    expectAt("/claims/3/id", "X4", "claims[3].id");
    expectAt("/claims/3/id", "C1", "twice");
    expectAt("/claims/3/begin", 999999, "claims[3].begin");
    expectAt("/claims/3/begin", -1, "claims[3].begin");
    expectAt("/claims/3/begin", 1.5, "claims[3].begin");
    expectAt("/claims/3/quote", "something else", "claims[3].quote");
    expectAt("/claims/3/report", "R9", "claims[3].report");
    expectAt("/claims/3/report", nullptr, "claims[3].report");
    expectAt("/claims/3/relation", "about", "claims[3].relation");
    expectAt("/claims/3/attribute", "slain", "claims[3].attribute");
    expectAt("/claims/3/speaker", "A99", "C4 names A99");
    expectAt("/claims/3/value", Json::array({1, 2, 3}), "claims[3].value");
    expectAt("/claims/3/credibility", "9", "claims[3].credibility");
    expectAt("/events/1/parent", "E2", "its own parent");
    expectAt("/events/0/parent", "E2", "part of itself, by way of");
    expectAt("/events/1/time/earliest", "sometime", "events[1].time");
    expectAt("/actors/0/names/0/text", "Somebody", "actors[0].names[0].text");
    expectAt("/reports/1/sha256", sampleJson()["reports"][0]["sha256"], "sha256");
    expectAt("/disagreements/0/positions/0/claims/0", "C77", "D1 names C77");
}

// Whatever is changed in the bytes: a case that holds what it promises, or a sentence.
TEST(TimelineJson, survivesAnyBytes) {
    const std::string whole = written(test::sampleCase());
    std::uint32_t state = 12345; // a linear congruential generator: the same bytes everywhere
    const auto random = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    int refused = 0;
    int read = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = whole;
        switch (round % 4) {
        case 0:
            bytes.resize(random(bytes.size()));
            break;
        case 1:
            bytes[random(bytes.size())] = static_cast<char>(random(256));
            break;
        case 2:
            bytes.erase(random(bytes.size()), 1 + random(40));
            break;
        default: {
            const std::string piece = bytes.substr(random(bytes.size()), random(60));
            bytes.insert(random(bytes.size()), piece);
        }
        }
        try {
            const auto content = exchange::readTimelineJson(bytes);
            for (const auto& claim : content.claims) {
                if (claim.report) {
                    ASSERT_EQ(claim.span.in(content.find(claim.report)->report.text), claim.quote);
                }
            }
            ++read;
        } catch (const base::Error&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 500);
    EXPECT_GT(read, 50);
    EXPECT_EQ(refused + read, 1500);
}

TEST(TimelineJson, deepNestingIsRefusedOrPassedOver) {
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    EXPECT_THROW(exchange::readTimelineJson(deep), base::Error);
    EXPECT_THROW(exchange::readTimelineJson("{\"claims\":" + deep), base::Error);
}

TEST(IsoValue, saysBothEndsOnlyWhenTheyDiffer) {
    using base::CivilTime;
    using base::TimeInterval;
    EXPECT_EQ(exchange::isoValue({}), "");
    EXPECT_EQ(exchange::isoValue(TimeInterval::ofDay(2020, 2, 29)), "2020-02-29");
    EXPECT_EQ(exchange::isoValue(TimeInterval::ofMonth(2020, 2)), "2020-02-01/2020-02-29");
    EXPECT_EQ(
        exchange::isoValue({CivilTime::of(2020, 1, 1), std::nullopt, base::Precision::Range, base::Basis::Explicit}),
        "2020-01-01/..");
    EXPECT_EQ(
        exchange::isoValue({std::nullopt, CivilTime::of(2020, 1, 1), base::Precision::Range, base::Basis::Explicit}),
        "../2019-12-31");
}

} // namespace
