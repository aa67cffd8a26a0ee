#include "pipeline/assemble.h"

#include "hand_made.h"
#include "pipeline/canonical.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace parallax::pipeline {

namespace {

using claim::Attribute;
using mention::ActorKind;
using mention::EventKind;
using mention::Role;
using testing::HandMade;

std::vector<Analysed> reports() {
    std::vector<Analysed> all;
    {
        HandMade one("a.txt", "Hill Post",
                     "Gunmen attack the depot in Norvale\nGunmen attacked the grain depot in Norvale on Monday, "
                     "killing six guards.\n"
                     "Police spokesman Anton Belsky said four gunmen were dead.\nThe grain depot stands by the harbour "
                     "of Norvale, where guards watch it.");
        one.on(101);
        one.actor("Gunmen", ActorKind::ArmedGroup, false).headLemma = "gunman";
        one.made.analysis.actors[0].plural = true;
        one.person("Anton Belsky");
        one.happening("Gunmen attack the depot in Norvale", EventKind::Attack, HandMade::days(100), "Norvale");
        one.happening("Gunmen attacked the grain depot in Norvale on Monday", EventKind::Attack, HandMade::days(100),
                      "Norvale")
            .sameAs = 0;
        one.takesPart(0, Role::Perpetrator, 1);
        one.count("killing six guards", Attribute::Killed, "guards", 6, 1);
        one.count("four gunmen were dead", Attribute::Killed, "attackers", 4, 1).speaker = 1;
        all.push_back(one.made);
    }
    {
        HandMade one("b.txt", "Coast Daily",
                     "Eight dead in Norvale depot attack\nEight guards were killed when gunmen attacked a grain depot "
                     "in Norvale.\n"
                     "Belsky told reporters that the search went on.\nThe depot burned in 1990.\nNorvale harbour "
                     "police searched for the gunmen who attacked the guards.");
        one.on(103);
        one.actor("gunmen", ActorKind::ArmedGroup, false).headLemma = "gunman";
        one.made.analysis.actors[0].plural = true;
        one.person("Belsky");
        one.happening("Norvale depot attack", EventKind::Attack, HandMade::days(100), "Norvale");
        one.happening("gunmen attacked a grain depot in Norvale", EventKind::Attack, HandMade::days(100), "Norvale")
            .sameAs = 0;
        one.happening("Belsky told reporters that the search went on", EventKind::Statement, HandMade::days(102));
        one.happening("The depot burned in 1990", EventKind::Arson, base::TimeInterval::ofYear(1990)).background = true;
        one.takesPart(0, Role::Perpetrator, 1).takesPart(1, Role::Speaker, 2);
        one.count("Eight guards were killed", Attribute::Killed, "guards", 8, 1);
        all.push_back(one.made);
    }
    {
        HandMade one("c.txt", "River Echo",
                     "Flood closes the bridge at Ostmark\nA flood closed the bridge at Ostmark, mayor Ines Falk said.");
        one.on(102);
        one.person("Ines Falk");
        one.happening("A flood closed the bridge at Ostmark", EventKind::Disaster, HandMade::days(101), "Ostmark");
        all.push_back(one.made);
    }
    return all;
}

BuildResult made(const Case& before, const NextIds& next, std::vector<Analysed> all) {
    base::NoProgress silent;
    return assemble(before, next, {std::move(all), {}, {}}, silent);
}

} // namespace

TEST(Assemble, OneHappeningToldTwiceIsOneEvent) {
    const Case content = made({}, {}, reports()).content;
    ASSERT_EQ(content.reports.size(), 3u);
    std::vector<const event::Event*> attacks;
    for (const event::Event& one : content.events)
        if (one.kind == EventKind::Attack)
            attacks.push_back(&one);
    ASSERT_EQ(attacks.size(), 1u);
    EXPECT_EQ(attacks[0]->mentions.size(), 4u);
    EXPECT_EQ(attacks[0]->place, "Norvale");
    EXPECT_EQ(base::edtf(attacks[0]->time), "1970-04-11");
    EXPECT_EQ(content.events.size(), 4u) << "the statement, the old fire and the flood stay apart";
}

// Keeps what it is told of, by id.
class Collector final : public ContentSink {
public:
    void take(const std::vector<Source>& sources) override { add(content.sources, sources); }
    void take(const std::vector<CaseReport>& reports) override { add(content.reports, reports); }
    void take(const std::vector<actor::Actor>& actors) override { add(content.actors, actors); }
    void take(const std::vector<event::Event>& events) override { add(content.events, events); }
    void take(const std::vector<Claim>& claims) override { add(content.claims, claims); }
    void takeDerived(const std::vector<Claim>& claims) override { add(content.claims, claims); }
    void take(const std::vector<disagreement::Disagreement>& some) override { add(content.disagreements, some); }
    void finish() override { finished = true; }

    Case content;
    bool finished = false;

private:
    template <class Thing>
    void add(std::vector<Thing>& to, const std::vector<Thing>& some) {
        EXPECT_FALSE(finished);
        to.insert(to.end(), some.begin(), some.end());
        std::ranges::sort(to, {}, &Thing::id);
    }
};

TEST(Assemble, TellsASinkOfAllThatItMakes) {
    base::NoProgress silent;
    for (const bool byHand : {false, true}) {
        Prepared prepared{reports(), {}, {}};
        if (byHand)
            prepared.read[prepared.reports.front().report.sha256] = {HandMade::days(99), "read"};
        Collector sink;
        const Case content = assemble({}, {}, std::move(prepared), silent, {}, 1, &sink).content;
        EXPECT_TRUE(sink.finished);
        EXPECT_EQ(canonicalText(sink.content), canonicalText(content));
        EXPECT_FALSE(content.disagreements.empty());
        const auto read = std::ranges::count(content.reports, std::string("read"),
                                             [](const CaseReport& one) { return one.report.publishedBecause; });
        EXPECT_EQ(read, byHand ? 1 : 0);
        EXPECT_EQ(sink.content.reports.front().report.publishedBecause,
                  content.reports.front().report.publishedBecause);
    }
}

TEST(Assemble, SurnameJoinsTheFullNameOfItsStory) {
    const Case content = made({}, {}, reports()).content;
    const auto belsky = std::find_if(content.actors.begin(), content.actors.end(),
                                     [](const actor::Actor& one) { return one.name == "Anton Belsky"; });
    ASSERT_NE(belsky, content.actors.end());
    EXPECT_EQ(belsky->names.size(), 2u);
    EXPECT_EQ(belsky->because.size(), 1u);
    const auto gunmen = std::find_if(content.actors.begin(), content.actors.end(),
                                     [](const actor::Actor& one) { return one.kind == ActorKind::ArmedGroup; });
    ASSERT_NE(gunmen, content.actors.end());
    EXPECT_EQ(gunmen->names.size(), 2u) << "the gunmen of both reports are one group";
}

TEST(Assemble, EveryIdThatIsNamedExists) {
    const Case content = made({}, {}, reports()).content;
    for (const CaseReport& one : content.reports)
        EXPECT_NE(content.find(one.publisher), nullptr);
    for (const event::Event& one : content.events) {
        if (one.parent) {
            EXPECT_NE(content.find(one.parent), nullptr);
        }
        for (const event::EventActor& who : one.actors)
            EXPECT_NE(content.find(who.actor), nullptr);
        for (const event::EventEvidence& where : one.mentions)
            EXPECT_NE(content.find(where.report), nullptr);
    }
    for (const Claim& one : content.claims) {
        if (one.origin == claim::Origin::Derived)
            continue;
        EXPECT_NE(content.find(one.report), nullptr);
        EXPECT_EQ(one.quote, one.span.in(content.find(one.report)->report.text));
        if (one.event) {
            EXPECT_NE(content.find(one.event), nullptr);
        }
    }
    for (const disagreement::Disagreement& one : content.disagreements)
        for (const disagreement::Position& position : one.positions)
            for (const base::ClaimId id : position.claims)
                EXPECT_NE(content.find(id), nullptr);
}

TEST(Assemble, TheSameContentInAnyOrderAndAnyBatches) {
    const std::string expected = canonicalText(made({}, {}, reports()).content);
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::vector<Analysed> all = reports();
        std::shuffle(all.begin(), all.end(), random);
        BuildResult result;
        std::size_t given = 0;
        while (given < all.size()) {
            given += 1 + random() % (all.size() - given);
            result = made(result.content, result.next, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(given)});
        }
        EXPECT_EQ(canonicalText(result.content), expected);
    }
}

TEST(Assemble, IdsStayWithWhatStaysTheSame) {
    std::vector<Analysed> all = reports();
    const BuildResult first = made({}, {}, {all[0], all[2]});
    const BuildResult second = made(first.content, first.next, all);
    for (const CaseReport& one : first.content.reports)
        EXPECT_EQ(second.content.find(one.id)->report.sha256, one.report.sha256);
    for (const event::Event& one : first.content.events) {
        const event::Event* now = second.content.find(one.id);
        ASSERT_NE(now, nullptr);
        EXPECT_EQ(now->kind, one.kind);
    }
    for (const Claim& one : first.content.claims) {
        if (one.origin == claim::Origin::Derived)
            continue;
        const Claim* now = second.content.find(one.id);
        ASSERT_NE(now, nullptr);
        EXPECT_EQ(now->quote, one.quote);
    }
    for (const actor::Actor& one : first.content.actors)
        EXPECT_NE(second.content.find(one.id), nullptr);
    EXPECT_GT(second.next.event, first.next.event);
    for (const event::Event& one : second.content.events)
        EXPECT_TRUE(first.content.find(one.id) || one.id.value >= first.next.event);
    const BuildResult again = made(second.content, second.next, all);
    EXPECT_EQ(again.next.claim, second.next.claim) << "nothing new, no new ids";
    EXPECT_EQ(again.next.event, second.next.event);
    EXPECT_EQ(again.next.actor, second.next.actor);
}

TEST(Assemble, EmptyCase) {
    const BuildResult result = made({}, {}, {});
    EXPECT_TRUE(result.content.reports.empty());
    EXPECT_TRUE(result.content.events.empty());
    EXPECT_EQ(result.next.event, 1);
}

} // namespace parallax::pipeline
