#include "store/analysis_shelf.h"

#include "store/database.h"

namespace parallax::store {

namespace {

// `stage` of report_analysis: the report by itself, or dated by others of the case.
constexpr std::int64_t alone = 0;
constexpr std::int64_t amongOthers = 1;

} // namespace

pipeline::Shelf readShelf(const SQLite::Database& database) {
    pipeline::Shelf shelf;
    for (Rows rows(database,
                   "SELECT report.sha256, stage, key, bytes FROM report_analysis"
                   " JOIN report ON report.id = report_analysis.report ORDER BY report_analysis.report, stage");
         rows.next();) {
        pipeline::KeptAnalyses& kept = shelf[rows.text()];
        pipeline::KeptAnalysis& one = rows.number() == alone ? kept.alone : kept.amongOthers;
        one.key = rows.text();
        one.bytes = rows.text();
    }
    return shelf;
}

void writeShelf(SQLite::Database& database, const pipeline::Shelf& shelf,
                const std::vector<const pipeline::CaseReport*>& reports) {
    Command insert(database, "INSERT OR REPLACE INTO report_analysis (report, stage, key, bytes) VALUES (?, ?, ?, ?)");
    Command remove(database, "DELETE FROM report_analysis WHERE report = ? AND stage = ?");
    const auto write = [&](base::ReportId report, std::int64_t stage, const pipeline::KeptAnalysis& one) {
        if (one.changed && one.key.empty())
            remove.id(report).number(stage).run();
        else if (one.changed)
            insert.id(report).number(stage).text(one.key).bytes(one.bytes).run();
    };
    for (const pipeline::CaseReport* report : reports) { // not in the map's order: files come out the same
        const auto at = shelf.find(report->report.sha256);
        if (at == shelf.end())
            continue;
        write(report->id, alone, at->second.alone);
        write(report->id, amongOthers, at->second.amongOthers);
    }
}

} // namespace parallax::store
