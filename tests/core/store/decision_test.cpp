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
