// Decisions are kept apart, are applied when a case is read, can be taken back, and outlive both restarts and imports.
#include "base/error.h"
#include "store/store.h"
#include "support/sample_case.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/opening.h"

#include <SQLiteCpp/Transaction.h>

namespace {

using namespace parallax;
using store::Decision;
using store::DecisionKind;
using store::OpenStatus;
using store::Store;
using test::TemporaryFolder;

class Decisions : public ::testing::Test {
protected:
    void SetUp() override {
        OpenStatus status{};
        m_store = Store::open(m_folder / "a", true, status);
        base::NoProgress progress;
        auto content = test::sampleCase();
        content.sources[0].reliability = 'F'; // grades would be taken over as decisions
        content.claims[1].credibility = '6';
        m_store->fill(content, progress);
    }

    void reopen() {
        m_store.reset();
        OpenStatus status{};
        m_store = Store::open(m_folder / "a", false, status);
        ASSERT_EQ(status, OpenStatus::Opened);
    }

    void decide(DecisionKind kind, std::string subject, std::string value) {
        m_store->decide({0, "", kind, std::move(subject), std::move(value), "", false});
    }

    std::string title() const { return m_store->load().events[0].title; }

    // "1 2- 3": the ids of the decisions, a minus behind those that are undone.
    std::string log() const {
        std::string all;
        for (const Decision& decision : m_store->decisions()) {
            all += (all.empty() ? "" : " ") + decision.value + (decision.undone ? "-" : "");
        }
        return all;
    }

    TemporaryFolder m_folder;
    std::unique_ptr<Store> m_store;
};

TEST_F(Decisions, ofEveryKindShowInTheCase) {
    decide(DecisionKind::EventTitle, "E1", "The Merrow attack");
    decide(DecisionKind::EventHidden, "E8", "1");
    decide(DecisionKind::ActorName, "A5", "Harbour guards");
    decide(DecisionKind::ActorMerge, "A6", "A3");
    decide(DecisionKind::DisagreementDismissed, "D3", "1");
    decide(DecisionKind::DisagreementNote, "D1", "ask the mayor");
    decide(DecisionKind::SourceReliability, "S2", "C");
    decide(DecisionKind::ClaimCredibility, "C1", "3");
    decide(DecisionKind::EstimateRule, "", "gtd");
    decide(DecisionKind::EstimateRule, "D1", "ucdp");
    reopen();
    const auto content = m_store->load();
    EXPECT_EQ(content.events[0].title, "The Merrow attack");
    EXPECT_TRUE(content.events[7].hidden);
    EXPECT_EQ(content.find(base::ActorId{5})->name, "Harbour guards");
    EXPECT_EQ(content.find(base::ActorId{6}), nullptr);
    EXPECT_TRUE(content.disagreements[2].dismissed);
    EXPECT_EQ(content.disagreements[0].note, "ask the mayor");
    EXPECT_EQ(content.sources[1].reliability, 'C');
    EXPECT_EQ(content.claims[0].credibility, '3');
    EXPECT_EQ(content.estimateRule, "gtd");
    EXPECT_EQ(content.disagreements[0].estimateRule, "ucdp");
    EXPECT_EQ(content.disagreements[1].estimateRule, "");
}

TEST_F(Decisions, eventsThatAreOneShareAllTheyHave) {
    const auto before = m_store->load();
    decide(DecisionKind::EventMerge, "E2", "E3");
    reopen();
    const auto content = m_store->load();
    EXPECT_EQ(content.events.size(), before.events.size() - 1);
    EXPECT_EQ(content.find(base::EventId{2}), nullptr);
    const event::Event& stays = *content.find(base::EventId{3});
    EXPECT_EQ(stays.title, before.events[2].title);
    EXPECT_EQ(stays.time, before.events[2].time);
    EXPECT_EQ(stays.mentions.size(), before.events[1].mentions.size() + before.events[2].mentions.size());
    EXPECT_TRUE(std::is_sorted(stays.mentions.begin(), stays.mentions.end(), [](const auto& a, const auto& b) {
        return std::tie(a.report, a.span) < std::tie(b.report, b.span);
    }));
    const auto claimsOf = [](const pipeline::Case& one, base::EventId event) {
        return std::count_if(one.claims.begin(), one.claims.end(),
                             [event](const pipeline::Claim& claim) { return claim.event == event; });
    };
    EXPECT_EQ(claimsOf(content, {2}), 0);
    EXPECT_EQ(claimsOf(content, {3}), claimsOf(before, {2}) + claimsOf(before, {3}));
    EXPECT_EQ(content.disagreements[2].event, base::EventId{3});
    EXPECT_TRUE(m_store->undo());
    EXPECT_EQ(m_store->load().events.size(), before.events.size());
    EXPECT_EQ(claimsOf(m_store->load(), {2}), claimsOf(before, {2}));
}

TEST_F(Decisions, aPartThatIsItsWholeTakesItsPlace) {
    decide(DecisionKind::EventMerge, "E1", "E2"); // E2 is a part of E1, as are E3 to E5
    auto content = m_store->load();
    EXPECT_FALSE(content.find(base::EventId{2})->parent);
    EXPECT_EQ(content.find(base::EventId{3})->parent, base::EventId{2});
    decide(DecisionKind::EventMerge, "E2", "E3"); // and on: E1 and E2 are E3
    content = m_store->load();
    EXPECT_FALSE(content.find(base::EventId{3})->parent);
    EXPECT_EQ(content.find(base::EventId{4})->parent, base::EventId{3});
    decide(DecisionKind::EventMerge, "E3", "E1"); // would close a circle
    EXPECT_EQ(m_store->load().events.size(), content.events.size());
    EXPECT_THROW(decide(DecisionKind::EventMerge, "E3", "E3"), base::Error);
    EXPECT_THROW(decide(DecisionKind::EventMerge, "E3", "A1"), base::Error);
}

TEST_F(Decisions, aClaimIsMovedToAnotherEventAndBack) {
    const base::EventId own = m_store->load().claims[0].event;
    ASSERT_NE(own, base::EventId{4});
    decide(DecisionKind::ClaimEvent, "C1", "E4");
    EXPECT_EQ(m_store->load().claims[0].event, base::EventId{4});
    decide(DecisionKind::ClaimEvent, "C1", "E99"); // not there: rests
    EXPECT_EQ(m_store->load().claims[0].event, own);
    decide(DecisionKind::ClaimEvent, "C1", "");
    EXPECT_EQ(m_store->load().claims[0].event, own);
    // To one that is another by a merge: to where that went.
    decide(DecisionKind::ClaimEvent, "C1", "E4");
    decide(DecisionKind::EventMerge, "E4", "E5");
    EXPECT_EQ(m_store->load().claims[0].event, base::EventId{5});
}

TEST_F(Decisions, aLaterOneReplacesAnEarlierOne) {
    decide(DecisionKind::EventTitle, "E1", "one");
    decide(DecisionKind::EventTitle, "E1", "two");
    EXPECT_EQ(title(), "two");
    decide(DecisionKind::EventTitle, "E1", "");
    EXPECT_EQ(title(), "Attack on Port Merrow");
}

TEST_F(Decisions, areTakenBackAndDoneAgainAlsoAfterARestart) {
    decide(DecisionKind::EventTitle, "E1", "one");
    decide(DecisionKind::EventTitle, "E1", "two");
    EXPECT_FALSE(m_store->canRedo());
    EXPECT_TRUE(m_store->undo());
    EXPECT_EQ(title(), "one");
    reopen();
    EXPECT_TRUE(m_store->canRedo());
    EXPECT_TRUE(m_store->undo());
    EXPECT_EQ(title(), "Attack on Port Merrow");
    EXPECT_FALSE(m_store->undo());
    EXPECT_EQ(log(), "one- two-");
    reopen();
    EXPECT_TRUE(m_store->redo());
    EXPECT_EQ(title(), "one");
    EXPECT_TRUE(m_store->redo());
    EXPECT_FALSE(m_store->redo());
    EXPECT_EQ(title(), "two");
    EXPECT_EQ(log(), "one two");
}

TEST_F(Decisions, aNewOneEndsWhatCouldBeDoneAgain) {
    decide(DecisionKind::EventTitle, "E1", "one");
    decide(DecisionKind::EventTitle, "E1", "two");
    m_store->undo();
    decide(DecisionKind::EventTitle, "E1", "three");
    EXPECT_FALSE(m_store->canRedo());
    EXPECT_EQ(log(), "one two- three");
    m_store->undo();
    EXPECT_EQ(title(), "one");
    m_store->undo();
    m_store->redo();
    m_store->redo();
    EXPECT_EQ(title(), "three");
    EXPECT_EQ(log(), "one two- three");
}

TEST_F(Decisions, carryTimeAndReason) {
    m_store->decide({0, "", DecisionKind::EventTitle, "E1", "x", "the mayor said so", false});
    const auto decision = m_store->decisions().at(0);
    EXPECT_EQ(decision.reason, "the mayor said so");
    EXPECT_EQ(decision.at.size(), 20U);
    EXPECT_EQ(decision.at.back(), 'Z');
}

TEST_F(Decisions, cannotBeChangedInTheFile) {
    decide(DecisionKind::EventTitle, "E1", "one");
    m_store.reset();
    SQLite::Database database((m_folder / "a").string(), SQLite::OPEN_READWRITE);
    EXPECT_THROW(database.exec("UPDATE decision SET value = 'forged'"), SQLite::Exception);
    EXPECT_THROW(database.exec("DELETE FROM decision"), SQLite::Exception);
}

TEST_F(Decisions, ofTheWrongFormAreRefused) {
    EXPECT_THROW(decide(DecisionKind::EventTitle, "A1", "x"), base::Error);
    EXPECT_THROW(decide(DecisionKind::EventTitle, "E", "x"), base::Error);
    EXPECT_THROW(decide(DecisionKind::EventTitle, "", "x"), base::Error);
    EXPECT_THROW(decide(DecisionKind::EventHidden, "E1", "yes"), base::Error);
    EXPECT_THROW(decide(DecisionKind::ActorMerge, "A1", "A1"), base::Error);
    EXPECT_THROW(decide(DecisionKind::ActorMerge, "A1", "E1"), base::Error);
    EXPECT_THROW(decide(DecisionKind::SourceReliability, "S1", "G"), base::Error);
    EXPECT_THROW(decide(DecisionKind::ClaimCredibility, "C1", "0"), base::Error);
    EXPECT_EQ(m_store->decisions().size(), 0U);
}

TEST_F(Decisions, mergedActorsShareNamesRolesAndClaims) {
    decide(DecisionKind::ActorMerge, "A2", "A1");
    const auto content = m_store->load();
    EXPECT_EQ(content.actors.size(), 5U);
    EXPECT_EQ(content.find(base::ActorId{1})->names.size(), 3U);
    EXPECT_EQ(content.claims[1].speaker, base::ActorId{1});
    decide(DecisionKind::ActorMerge, "A2", "");
    EXPECT_EQ(m_store->load().actors.size(), 6U);
}

TEST_F(Decisions, mergesOfMergesAndCirclesEnd) {
    decide(DecisionKind::ActorMerge, "A6", "A5");
    decide(DecisionKind::ActorMerge, "A5", "A4");
    decide(DecisionKind::ActorMerge, "A4", "A6"); // closes a circle: does nothing
    const auto content = m_store->load();
    EXPECT_EQ(content.actors.size(), 4U);
    EXPECT_NE(content.find(base::ActorId{4}), nullptr);
    for (const auto& event : content.events) {
        for (const auto& part : event.actors) {
            EXPECT_NE(content.find(part.actor), nullptr);
        }
    }
}

TEST_F(Decisions, ofAnExportAreTakenOver) {
    decide(DecisionKind::EventHidden, "E8", "1");
    decide(DecisionKind::DisagreementDismissed, "D3", "1");
    decide(DecisionKind::DisagreementNote, "D1", "ask the mayor");
    decide(DecisionKind::SourceReliability, "S2", "C");
    decide(DecisionKind::EstimateRule, "", "gtd");
    const auto decided = m_store->load();
    OpenStatus status{};
    base::NoProgress progress;
    const auto other = Store::open(m_folder / "b", true, status);
    other->fill(decided, progress);
    const auto content = other->load();
    EXPECT_TRUE(content.events[7].hidden);
    EXPECT_TRUE(content.disagreements[2].dismissed);
    EXPECT_EQ(content.disagreements[0].note, "ask the mayor");
    EXPECT_EQ(content.sources[1].reliability, 'C');
    EXPECT_EQ(content.estimateRule, "gtd");
    EXPECT_EQ(other->decisions().size(), 5U);
}

TEST_F(Decisions, restWhileTheirSubjectIsAwayAndFollowItsEvidence) {
    decide(DecisionKind::EventTitle, "E7", "The march");
    decide(DecisionKind::EventTitle, "E11", "Replaced");
    m_store.reset();
    // Another import gives the march a new id and loses the replacement.
    auto after = test::sampleCase();
    auto march = after.events[6];
    march.id = {30};
    after.events.push_back(march);
    after.claims[13].event = {30};
    std::erase_if(after.events, [](const auto& event) { return event.id.value == 7 || event.id.value == 11; });
    {
        auto opened = store::openDatabase(m_folder / "a", false);
        base::NoProgress progress;
        SQLite::Transaction transaction(*opened.database);
        store::writeDifference(*opened.database, test::sampleCase(), after, "", progress);
        transaction.commit();
    }
    reopen();
    const auto content = m_store->load();
    EXPECT_EQ(content.find(base::EventId{30})->title, "The march");
    EXPECT_EQ(m_store->decisions().size(), 2U);
    EXPECT_EQ(content.find(base::EventId{11}), nullptr);
}

} // namespace
