// A case that is brought up to date with what was decided since is the same as one that is read again.
#include "store/same.h"
#include "store/store.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace parallax;
using store::DecisionKind;
using store::OpenStatus;
using store::Store;
using test::TemporaryFolder;

template <class T>
void expectSame(const std::vector<T>& left, const std::vector<T>& right) {
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t i = 0; i < left.size(); ++i)
        EXPECT_TRUE(store::same(left[i], right[i])) << i;
}

void expectSame(const pipeline::PackedCase& left, const pipeline::PackedCase& right) {
    expectSame(left.sources, right.sources);
    expectSame(left.reports, right.reports);
    expectSame(left.actors, right.actors);
    expectSame(left.claims, right.claims);
    expectSame(left.disagreements, right.disagreements);
    ASSERT_EQ(left.sources.size(), right.sources.size());
    // What analysts decide is not stored with the content.
    for (std::size_t i = 0; i < left.sources.size(); ++i)
        EXPECT_EQ(left.sources[i].reliability, right.sources[i].reliability);
    for (std::size_t i = 0; i < left.claims.size(); ++i)
        EXPECT_EQ(left.claims[i].credibility, right.claims[i].credibility);
    for (std::size_t i = 0; i < left.disagreements.size(); ++i) {
        EXPECT_EQ(left.disagreements[i].dismissed, right.disagreements[i].dismissed);
        EXPECT_EQ(left.disagreements[i].note, right.disagreements[i].note);
        EXPECT_EQ(left.disagreements[i].estimateRule, right.disagreements[i].estimateRule);
    }
    EXPECT_EQ(left.estimateRule, right.estimateRule);
    ASSERT_EQ(left.events.size(), right.events.size());
    for (std::size_t i = 0; i < left.events.size(); ++i) {
        const event::Event a = left.events[i];
        const event::Event b = right.events[i];
        EXPECT_TRUE(store::same(a, b)) << a.title << " / " << b.title;
        EXPECT_EQ(a.hidden, b.hidden);
    }
}

class Updated : public ::testing::Test {
protected:
    void make(const pipeline::Case& content) {
        OpenStatus status{};
        m_store = Store::open(m_folder / "a", true, status);
        base::NoProgress progress;
        m_store->fill(content, progress);
        m_content = read();
    }
    pipeline::PackedCase read() {
        base::NoProgress progress;
        return m_store->loadPacked(progress, m_state);
    }
    void decide(DecisionKind kind, std::string subject, std::string value) {
        m_store->decide({0, "", kind, std::move(subject), std::move(value), "", false});
    }

    TemporaryFolder m_folder;
    std::unique_ptr<Store> m_store;
    pipeline::PackedCase m_content;
    store::ContentState m_state;
};

TEST_F(Updated, followsAnyRowOfDecisionsUndosAndRedos) {
    pipeline::Case made = test::syntheticCase(300);
    made.claims = test::sampleCase().claims;
    for (pipeline::Claim& claim : made.claims) { // of the things that are there
        claim.event = {1 + claim.id.value % 300};
        claim.report = {1};
        claim.span = {0, 4};
        claim.quote = made.reports[0].report.text.substr(0, 4);
        claim.speaker = claim.subject = {1};
        claim.via = {1};
    }
    make(made);
    ASSERT_FALSE(m_content.disagreements.empty());
    test::Random random(7);
    const auto any = [&random](const auto& things) {
        return things[static_cast<std::size_t>(random.below(things.size()))].id.text();
    };
    for (int round = 0; round < 60; ++round) {
        const auto steps = 1 + random.below(4);
        for (std::int64_t step = 0; step < steps; ++step) {
            const std::string event = m_content.events.id(static_cast<std::size_t>(random.below(300))).text();
            const std::string flag = random.below(2) == 0 ? "1" : "0";
            switch (random.below(12)) {
            case 0:
                decide(DecisionKind::EventTitle, event, "Title " + std::to_string(round));
                break;
            case 1:
                decide(DecisionKind::EventTitle, event, "");
                break;
            case 2:
                decide(DecisionKind::EventHidden, event, flag);
                break;
            case 3:
                decide(DecisionKind::ActorName, any(m_content.actors), round % 3 == 0 ? "" : "Somebody");
                break;
            case 4:
                decide(DecisionKind::DisagreementDismissed, any(m_content.disagreements), flag);
                break;
            case 5:
                decide(DecisionKind::DisagreementNote, any(m_content.disagreements), "ask again");
                break;
            case 6:
                decide(DecisionKind::SourceReliability, any(m_content.sources), "B");
                break;
            case 7:
                decide(DecisionKind::ClaimCredibility, any(m_content.claims), "2");
                break;
            case 8:
                decide(DecisionKind::EstimateRule, round % 2 == 0 ? "" : any(m_content.disagreements), "ucdp");
                break;
            case 9:
                m_store->redo();
                break;
            default:
                m_store->undo();
                break;
            }
        }
        auto updated = m_store->updated(m_content, m_state);
        ASSERT_TRUE(updated);
        EXPECT_EQ(m_state, m_store->state());
        m_content = std::move(*updated);
        store::ContentState state;
        base::NoProgress progress;
        expectSame(m_content, m_store->loadPacked(progress, state));
    }
}

TEST_F(Updated, givesUpWhereMoreWasChanged) {
    make(test::sampleCase());
    decide(DecisionKind::EventMerge, "E2", "E3");
    EXPECT_FALSE(m_store->updated(m_content, m_state));
    m_content = read();
    decide(DecisionKind::EventTitle, "E3", "What they both were");
    auto updated = m_store->updated(m_content, m_state);
    ASSERT_TRUE(updated); // the merge is in what was read
    expectSame(*updated, read());
    m_content = std::move(*updated);
    decide(DecisionKind::EventTitle, "E2", "One that is not there");
    EXPECT_FALSE(m_store->updated(m_content, m_state));
    m_content = read();
    ASSERT_TRUE(m_store->undo());
    ASSERT_TRUE(m_store->undo());
    ASSERT_TRUE(m_store->undo()); // the merge, too
    EXPECT_FALSE(m_store->updated(m_content, m_state));
}

TEST_F(Updated, whatIsReadStaysAsItWas) {
    make(test::sampleCase());
    const pipeline::PackedCase before = m_content;
    decide(DecisionKind::EventTitle, "E3", "Another title");
    decide(DecisionKind::EventHidden, "E4", "1");
    ASSERT_TRUE(m_store->updated(m_content, m_state));
    expectSame(before, m_content);
}

} // namespace
