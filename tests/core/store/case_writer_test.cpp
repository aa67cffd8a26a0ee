// Rows that are written while the rest of the content is still being made.
#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/opening.h"
#include "support/sample_case.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace parallax;

pipeline::Case manyEvents() {
    pipeline::Case content = test::sampleCase();
    for (int more = 0; more < 5000; ++more) {
        content.events.push_back(content.events.back());
        content.events.back().id.value += 1;
    }
    return content;
}

// All rows of all tables that hold content, as text.
std::vector<std::string> rows(const SQLite::Database& database) {
    std::vector<std::string> all;
    for (const char* table :
         {"source", "report", "report_author", "report_furniture", "report_line", "actor", "actor_name", "actor_reason",
          "event", "event_actor", "event_mention", "event_reason", "claim", "claim_from", "claim_step", "disagreement",
          "disagreement_position", "disagreement_claim"}) {
        SQLite::Statement query(database, std::string("SELECT * FROM ") + table);
        while (query.executeStep()) {
            std::string row = table;
            for (int column = 0; column < query.getColumnCount(); ++column)
                row += '|' + query.getColumn(column).getString();
            all.push_back(std::move(row));
        }
    }
    return all;
}

class Writing : public testing::Test {
protected:
    // Empty, or the rows after `after` has taken the place of `before`.
    std::vector<std::string> written(const char* name, const pipeline::Case& before, const pipeline::Case& after,
                                     bool beside) {
        auto opened = store::openDatabase(m_folder / name, true);
        base::NoProgress silent;
        SQLite::Transaction transaction(*opened.database);
        store::writeDifference(*opened.database, {}, before, "now", silent);
        const pipeline::Shelf none;
        store::CaseWriter writer(*opened.database, before, none, "now", silent, beside);
        pipeline::giveAll(after, writer);
        return rows(*opened.database);
    }

    const test::TemporaryFolder m_folder;
};

TEST_F(Writing, BesideLeavesTheSameRowsAsAtTheEnd) {
    const pipeline::Case before = test::sampleCase();
    pipeline::Case after = manyEvents();
    after.events[6].title = "Another title";
    after.claims.erase(after.claims.begin() + 2);
    const std::vector<std::string> atTheEnd = written("end", before, after, false);
    EXPECT_GT(atTheEnd.size(), 5000U);
    EXPECT_EQ(written("beside", before, after, true), atTheEnd);
}

TEST_F(Writing, DoesNotCareInWhichOrderThingsCome) {
    const pipeline::Case after = test::sampleCase();
    pipeline::Case turned = after;
    const auto turn = [](auto& things) { std::reverse(things.begin(), things.end()); };
    turn(turned.sources);
    turn(turned.reports);
    turn(turned.actors);
    turn(turned.events);
    turn(turned.claims);
    turn(turned.disagreements);
    EXPECT_EQ(written("turned", {}, turned, true), written("sorted", {}, after, true));
}

TEST_F(Writing, EndsWhereItIsWhenItIsCancelled) {
    auto opened = store::openDatabase(m_folder / "a", true);
    {
        base::NoProgress silent;
        SQLite::Transaction transaction(*opened.database);
        const pipeline::Case after = manyEvents();
        const pipeline::Case before;
        const pipeline::Shelf none;
        store::CaseWriter writer(*opened.database, before, none, "now", silent, true);
        silent.cancel();
        EXPECT_THROW(pipeline::giveAll(after, writer), base::Cancelled);
    }
    EXPECT_TRUE(store::readCase(*opened.database).reports.empty());
}

TEST_F(Writing, IsOverWhenTheWriterGoes) {
    auto opened = store::openDatabase(m_folder / "a", true);
    base::NoProgress silent;
    {
        SQLite::Transaction transaction(*opened.database);
        pipeline::Case after = manyEvents();
        const pipeline::Case before;
        const pipeline::Shelf none;
        {
            store::CaseWriter writer(*opened.database, before, none, "now", silent, true);
            writer.take(after.events);
        } // whoever makes the rest has thrown
        after = {};
    }
    EXPECT_TRUE(store::readCase(*opened.database).events.empty());
}

} // namespace
