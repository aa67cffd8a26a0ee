// Writes the difference between two contents of a case.
#pragma once

#include "base/progress.h"
#include "base/sideline.h"
#include "pipeline/analyse_reports.h"
#include "pipeline/content_sink.h"
#include "pipeline/pipeline.h"

#include <atomic>
#include <cstddef>
#include <string>

namespace SQLite {
class Database;
}

namespace parallax::store {

// Makes the extracted tables of `database` hold what it is told of, where they hold `before` now: what is equal by id
// is not touched, so a small import into a large case writes little. `now` (UTC, ISO 8601) is noted with new reports;
// with reports go their changed analyses of `shelf`. The texts of reports with the same id must be the same.
//
// Runs inside the caller's transaction, from the making to finish() or the destruction; all that is given outlives it.
// `beside`: on a thread of its own, while the caller makes what comes next; meanwhile nobody else uses `database`.
// Otherwise in finish(). There the stage "storing" is reported to `progress`. Throws SQLite::Exception,
// base::Cancelled.
class CaseWriter final : public pipeline::ContentSink {
public:
    CaseWriter(SQLite::Database& database, const pipeline::Case& before, const pipeline::Shelf& shelf, std::string now,
               base::Progress& progress, bool beside);

    void take(const std::vector<pipeline::Source>& sources) override;
    void take(const std::vector<pipeline::CaseReport>& reports) override;
    void take(const std::vector<actor::Actor>& actors) override;
    void take(const std::vector<event::Event>& events) override;
    void take(const std::vector<pipeline::Claim>& claims) override;
    void takeDerived(const std::vector<pipeline::Claim>& claims) override;
    void take(const std::vector<disagreement::Disagreement>& disagreements) override;
    void finish() override;

private:
    template <class Table, class T>
    void addTable(const std::vector<T>& before, const std::vector<T>& after);
    void addClaims(const std::vector<pipeline::Claim>& claims, bool derived);
    void step();
    void report();

    SQLite::Database& m_database;
    const pipeline::Case& m_before;
    const pipeline::Shelf& m_shelf;
    const std::string m_now;
    base::Progress& m_progress;
    const bool m_beside;
    std::atomic<std::size_t> m_done = 0, m_total = 0;
    base::Sideline m_jobs; // last: it is gone before what its jobs use
};

// The same of a content that is there as a whole, without analyses.
void writeDifference(SQLite::Database& database, const pipeline::Case& before, const pipeline::Case& after,
                     const std::string& now, base::Progress& progress);

// Stores the counters and counts up contentVersion().
void writeNextIds(SQLite::Database& database, const pipeline::NextIds& next);

} // namespace parallax::store
