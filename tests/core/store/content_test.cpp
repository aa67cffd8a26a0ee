// What goes in comes out; what stays the same is not written again; what fails half-way did not happen.
#include "base/error.h"
#include "store/same.h"
#include "store/store.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/opening.h"

#include <SQLiteCpp/Transaction.h>

namespace {

using namespace parallax;
using store::OpenStatus;
using store::Store;
using test::TemporaryFolder;

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

std::unique_ptr<Store> filled(const std::filesystem::path& file) {
    OpenStatus status{};
    auto store = Store::open(file, true, status);
    base::NoProgress progress;
    store->fill(test::sampleCase(), progress);
    return store;
}

TEST(Content, comesBackAsItWas) {
    const TemporaryFolder folder;
    filled(folder / "a");
    OpenStatus status{};
    const auto store = Store::open(folder / "a", false, status);
    const auto content = store->load();
    expectSameCase(content, test::sampleCase());
    EXPECT_EQ(content.reports[0].report.text, test::sampleCase().reports[0].report.text);
    EXPECT_EQ(store->counts().claims, 20U);
    EXPECT_EQ(store->check(), std::vector<std::string>());
}

TEST(Content, isTheSamePackedWhateverWasDecided) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    const auto compare = [&store] {
        base::NoProgress progress;
        store::ContentState state;
        const auto whole = store->load(progress, state);
        store::ContentState packedState;
        const pipeline::PackedCase packed = store->loadPacked(progress, packedState);
        EXPECT_EQ(packedState, state);
        expectSameCase(packed.unpacked(), whole);
        EXPECT_EQ(packed.estimateRule, whole.estimateRule);
        EXPECT_FALSE(whole.events.empty());
        EXPECT_EQ(packed.find(whole.events.back().id)->title, whole.events.back().title);
        EXPECT_FALSE(packed.has({999}));
        return packed;
    };
    compare();
    // Decisions that leave events as they are, and one that does not.
    store->decide({0, "", store::DecisionKind::EstimateRule, "", "ucdp", "", false});
    store->decide({0, "", store::DecisionKind::DisagreementDismissed, "D3", "1", "", false});
    EXPECT_TRUE(compare().disagreements[2].dismissed);
    store->decide({0, "", store::DecisionKind::EventTitle, "E1", "As it is called now", "", false});
    EXPECT_EQ(compare().events[0].title, "As it is called now");
    store->decide({0, "", store::DecisionKind::EventHidden, "E2", "1", "", false});
    store->decide({0, "", store::DecisionKind::EventTitle, "E1", "As it is called at last", "", false});
    EXPECT_EQ(compare().events[0].title, "As it is called at last");
    EXPECT_TRUE(compare().events[1].hidden);
    store->decide({0, "", store::DecisionKind::EventHidden, "E2", "0", "", false});
    EXPECT_FALSE(compare().events[1].hidden);
    for (int i = 0; i < 4; ++i)
        store->undo();
    EXPECT_EQ(compare().events[0].title, test::sampleCase().events[0].title);
    store->decide({0, "", store::DecisionKind::EventMerge, "E2", "E1", "", false});
    compare();
}

TEST(Content, SharesTheTitlesThatSomebodyHoldsAlready) {
    const TemporaryFolder folder;
    OpenStatus status{};
    const auto store = Store::open(folder / "a", true, status);
    base::NoProgress progress;
    store->fill(test::syntheticCase(9000), progress);
    store::ContentState state;
    const pipeline::PackedCase first = store->loadPacked(progress, state);
    store->decide({0, "", store::DecisionKind::EventTitle, first.events.id(5000).text(), "Another", "", false});
    const pipeline::PackedCase second = store->loadPacked(progress, state, first.events.titles());
    EXPECT_EQ(second.events.packed(10).title.data(), first.events.packed(10).title.data());
    EXPECT_EQ(second.events.packed(5000).title, "Another");
    EXPECT_NE(first.events.packed(5000).title, "Another");
}

TEST(Content, keepsValuesOfEveryKindExactly) {
    auto content = test::sampleCase();
    content.claims[0].value = mention::Quantity{mention::Relation::Range, 200.5, 1e15};
    content.claims[1].value = base::TimeInterval{base::CivilTime::of(-43, 3, 15), std::nullopt, base::Precision::Range,
                                                 base::Basis::Inferred};
    content.claims[2].value = std::string("with \"quotes\", \0 a nul and “signs”", 34);
    content.claims[3].value = std::monostate();
    content.claims[4].value = std::string();
    const TemporaryFolder folder;
    OpenStatus status{};
    base::NoProgress progress;
    const auto store = Store::open(folder / "a", true, status);
    store->fill(content, progress);
    expectSameCase(store->load(), content);
}

TEST(Content, aCaseWithReportsIsNotFilledAgain) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    base::NoProgress progress;
    EXPECT_THROW(store->fill(test::sampleCase(), progress), base::Error);
    EXPECT_EQ(store->counts().claims, 20U);
}

// Counts the steps; stops after `most`.
class Watched final : public base::Progress {
public:
    explicit Watched(std::size_t most) : m_most(most) {}
    void report(std::string_view stage, std::size_t done, std::size_t total) override {
        stages.insert(std::string(stage));
        last = done;
        of = total;
        if (++m_steps >= m_most)
            cancel();
    }
    std::set<std::string> stages;
    std::size_t last = 0;
    std::size_t of = 0;

private:
    std::size_t m_most;
    std::size_t m_steps = 0;
};

TEST(Content, saysHowFarReadingIsAndCanBeStopped) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    Watched patient(1000);
    expectSameCase(store->load(patient), store->load());
    EXPECT_EQ(patient.stages, std::set<std::string>{"opening"});
    EXPECT_EQ(patient.last, patient.of);
    EXPECT_GT(patient.of, 0U);
    Watched hasty(1);
    EXPECT_THROW(store->load(hasty), base::Cancelled);
    EXPECT_EQ(store->counts().claims, 20U);
}

// Writes `after` where the sample is, and tells how many rows that changed.
std::int64_t changedRows(const pipeline::Case& after) {
    const TemporaryFolder folder;
    filled(folder / "a");
    auto opened = store::openDatabase(folder / "a", false);
    base::NoProgress progress;
    const auto before = store::readCase(*opened.database);
    const std::int64_t start = sqlite3_total_changes64(opened.database->getHandle());
    {
        SQLite::Transaction transaction(*opened.database);
        store::writeDifference(*opened.database, before, after, "2020-01-01T00:00:00Z", progress);
        transaction.commit();
    }
    const std::int64_t changes = sqlite3_total_changes64(opened.database->getHandle()) - start;
    expectSameCase(store::readCase(*opened.database), after);
    opened.database.reset();
    OpenStatus status{};
    EXPECT_EQ(Store::open(folder / "a", false, status)->check(), std::vector<std::string>());
    return changes;
}

TEST(Difference, ofNothingWritesNothing) {
    EXPECT_EQ(changedRows(test::sampleCase()), 0);
}

TEST(Difference, writesOnlyWhatChanged) {
    auto after = test::sampleCase();
    after.events[6].title = "Peaceful march";
    EXPECT_LE(changedRows(after), 4); // the event and its mention, each out and in
    after.claims[4].why.push_back("one more step");
    EXPECT_LE(changedRows(after), 10);
}

TEST(Difference, takesThingsAwayAndAddsThem) {
    auto after = test::sampleCase();
    after.disagreements.erase(after.disagreements.begin()); // D1
    std::erase_if(after.claims, [](const auto& claim) { return claim.id.value == 20; });
    after.events.erase(after.events.begin() + 10); // E11
    after.events.push_back(after.events[9]);
    after.events.back().id = {40};
    after.events[4].parent = {40}; // refers to what comes later
    changedRows(after);
}

TEST(Difference, ofAReportKeepsItsTextAndRenewsItsLines) {
    auto after = test::sampleCase();
    auto& report = after.reports[1].report;
    report.furniture.push_back({report.bodyLines.back(), report::FurnitureKind::Repeat});
    report.bodyLines.pop_back();
    report.published = base::TimeInterval::ofDay(2019, 3, 14);
    changedRows(after);
}

TEST(Difference, ofAWholeReportThatGoes) {
    auto after = test::sampleCase();
    const base::ReportId gone{3};
    after.disagreements.clear();
    std::erase_if(after.claims, [&](const auto& claim) { return claim.report == gone || !claim.report; });
    std::erase_if(after.events, [](const auto& event) { return event.id.value == 10 || event.id.value == 11; });
    std::erase_if(after.events[0].mentions, [&](const auto& mention) { return mention.report == gone; });
    std::erase_if(after.actors[4].names, [&](const auto& name) { return name.report == gone; });
    after.reports.pop_back();
    after.sources.pop_back();
    changedRows(after);
}

TEST(Content, aClaimWithoutEvidenceCannotBeStored) {
    auto content = test::sampleCase();
    content.claims[0].span.end = content.claims[0].span.begin;
    const TemporaryFolder folder;
    OpenStatus status{};
    base::NoProgress progress;
    const auto store = Store::open(folder / "a", true, status);
    EXPECT_THROW(store->fill(content, progress), base::Error);
    EXPECT_EQ(store->counts().reports, 0U);
}

TEST(Content, anActorThatIsNotThereCannotBeNamed) {
    auto content = test::sampleCase();
    content.claims[0].speaker = {77};
    const TemporaryFolder folder;
    OpenStatus status{};
    base::NoProgress progress;
    const auto store = Store::open(folder / "a", true, status);
    EXPECT_THROW(store->fill(content, progress), base::Error);
    EXPECT_EQ(store->counts().claims, 0U);
}

class CancelWhileStoring final : public base::Progress {
public:
    void report(std::string_view stage, std::size_t, std::size_t) override {
        if (stage == "storing")
            cancel();
    }
};

TEST(Content, aCancelledRunLeavesNothing) {
    auto content = test::sampleCase();
    for (int more = 0; more < 3000; ++more) {
        content.events.push_back(content.events.back());
        content.events.back().id.value += 1;
    }
    const TemporaryFolder folder;
    OpenStatus status{};
    const auto store = Store::open(folder / "a", true, status);
    CancelWhileStoring progress;
    EXPECT_THROW(store->fill(content, progress), base::Cancelled);
    EXPECT_EQ(store->counts().reports, 0U);
    EXPECT_EQ(store->check(), std::vector<std::string>());
}

TEST(Check, findsWhatWasChangedBehindItsBack) {
    const TemporaryFolder folder;
    const auto findings = [&](const char* name, const char* sql) {
        filled(folder / name);
        {
            SQLite::Database database((folder / name).string(), SQLite::OPEN_READWRITE);
            database.exec(sql);
        }
        OpenStatus status{};
        std::string all;
        for (const std::string& finding : Store::open(folder / name, false, status)->check()) {
            all += finding + "\n";
        }
        return all;
    };
    EXPECT_NE(findings("text", "UPDATE report SET text = replace(text, 'Nine', 'Five') WHERE id = 2").find("R2"),
              std::string::npos);
    EXPECT_NE(findings("quote", "UPDATE claim SET quote = 'made up' WHERE id = 2").find("C2"), std::string::npos);
    EXPECT_NE(findings("span", "UPDATE claim SET span_end = 99999 WHERE id = 3").find("C3"), std::string::npos);
    EXPECT_NE(findings("character", "UPDATE event_mention SET span_begin = (SELECT instr(CAST(text AS BLOB), x'80') "
                                    "FROM report WHERE id = 2) - 1"
                                    " WHERE event = 2 AND position = 1")
                  .find("E2"),
              std::string::npos);
    EXPECT_NE(findings("reference", "PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE id = 1").find("actor"),
              std::string::npos);
    EXPECT_NE(findings("word", "UPDATE event SET kind = 'party' WHERE id = 1").find("party"), std::string::npos);
    EXPECT_NE(findings("index", "DELETE FROM report_search WHERE rowid = 1").find("search"), std::string::npos);
    EXPECT_NE(findings("derived", "DELETE FROM claim_from").find("C20"), std::string::npos);
}

TEST(Copy, isTheSameCaseAndNeverOverwrites) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    store->setSetting("rule", "gtd");
    store->copyTo(folder / "b");
    EXPECT_THROW(store->copyTo(folder / "b"), base::Error);
    OpenStatus status{};
    const auto copy = Store::open(folder / "b", false, status);
    ASSERT_EQ(status, OpenStatus::Opened);
    expectSameCase(copy->load(), test::sampleCase());
    EXPECT_EQ(copy->setting("rule"), "gtd");
    EXPECT_EQ(copy->check(), std::vector<std::string>());
}

TEST(Settings, arePairsOfTexts) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    EXPECT_EQ(store->setting("nothing"), std::nullopt);
    store->setSetting("key", "one");
    store->setSetting("key", "two");
    EXPECT_EQ(store->setting("key"), "two");
}

std::string found(const Store& store, std::string_view words) {
    const auto content = store.load();
    std::string all;
    for (const store::SearchHit& hit : store.search(words)) {
        all += hit.report.text() + ":" + std::string(hit.span.in(content.find(hit.report)->report.text)).substr(0, 18) +
               "|";
    }
    return all;
}

TEST(Search, findsLinesWithTheirPlace) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    EXPECT_EQ(found(*store, "curfew"), "R1:A curfew was decla|");
    EXPECT_EQ(found(*store, "marching CITY"), "R2:Thousands marched |"); // stems, no case
    EXPECT_EQ(found(*store, "\"fish crate\""), "R3:The device was hid|");
    EXPECT_EQ(found(*store, "\"crate fish\""), "");
    EXPECT_EQ(found(*store, "curfew nonsense"), "R1:A curfew was decla|"); // some words when no line has all
    EXPECT_EQ(found(*store, "prices"), "");                                // page furniture is no evidence
    EXPECT_EQ(store->search("curfew")[0].snippet, "A \x02"
                                                  "curfew\x03 was declared in the evening.");
    EXPECT_EQ(store->search("guards", 1).size(), 1U);
}

TEST(Search, takesAnyText) {
    const TemporaryFolder folder;
    const auto store = filled(folder / "a");
    for (const char* words : {"", "   ", "\"", "\"\"\"", "AND OR NOT", "NEAR(a b)", "*", "text:x", "(", "a\"b",
                              "^x - +", "été", "\xFF\xFE"}) {
        EXPECT_NO_THROW(store->search(words)) << words;
    }
    EXPECT_EQ(found(*store, "curfew*)("), "R1:A curfew was decla|");
}

} // namespace
