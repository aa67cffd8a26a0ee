// Sources and reports as rows. Private to case_writer. Each table owns its statements; a part of a row that needs rows
// of its own is removed and written with its owner.
#pragma once

#include "pipeline/case.h"
#include "report/sha256.h"
#include "store/database.h"

#include <string>

namespace parallax::store {

class SourceTable {
public:
    explicit SourceTable(const SQLite::Database& database)
        : m_insert(database, "INSERT OR REPLACE INTO source (id, name, kind, reliability) VALUES (?, ?, ?, ?)"),
          m_remove(database, "DELETE FROM source WHERE id = ?") {}

    void remove(base::SourceId id) { m_remove.id(id).run(); }
    void removeParts(base::SourceId) {}
    void insert(const pipeline::Source& source) {
        m_insert.id(source.id).text(source.name).word(name(source.kind)).letter(source.reliability).run();
    }

private:
    Command m_insert;
    Command m_remove;
};

class ReportTable {
public:
    ReportTable(const SQLite::Database& database, const std::string& now)
        : m_now(now),
          m_insert(database,
                   "INSERT INTO report (id, sha256, text_sha256, encoding, added_at, text, file, title, title_begin, "
                   "title_end,"
                   " publisher, publisher_name, publisher_kind, publisher_begin, publisher_end, via, via_name, "
                   "via_kind, via_begin,"
                   " via_end, url, dateline, published_begin, published_end, published_precision, published_basis,"
                   " published_because)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          m_update(database,
                   "UPDATE report SET file = ?, title = ?, title_begin = ?, title_end = ?, publisher = ?, "
                   "publisher_name = ?,"
                   " publisher_kind = ?, publisher_begin = ?, publisher_end = ?, via = ?, via_name = ?, via_kind = ?,"
                   " via_begin = ?, via_end = ?, url = ?, dateline = ?, published_begin = ?, published_end = ?,"
                   " published_precision = ?, published_basis = ?, published_because = ? WHERE id = ?"),
          m_remove(database, "DELETE FROM report WHERE id = ?"),
          m_authors(database, "DELETE FROM report_author WHERE report = ?",
                    "INSERT INTO report_author (report, position, name) VALUES (?, ?, ?)"),
          m_removeFurniture(database, "DELETE FROM report_furniture WHERE report = ?"),
          m_insertFurniture(
              database,
              "INSERT INTO report_furniture (report, position, span_begin, span_end, kind) VALUES (?, ?, ?, ?, ?)"),
          m_unindex(database, "DELETE FROM report_search WHERE rowid IN (SELECT id FROM report_line WHERE report = ?)"),
          m_removeLines(database, "DELETE FROM report_line WHERE report = ?"),
          m_insertLine(database, "INSERT INTO report_line (report, span_begin, span_end) VALUES (?, ?, ?)"),
          m_index(database, "INSERT INTO report_search (rowid, text) VALUES (last_insert_rowid(), ?)") {}

    void insert(const pipeline::CaseReport& entry) {
        const std::string textHash = report::sha256Hex(entry.report.text);
        m_insert.id(entry.id)
            .text(entry.report.sha256)
            .text(textHash)
            .text(entry.report.encoding)
            .text(m_now)
            .text(entry.report.text);
        description(m_insert, entry);
        m_insert.run();
        parts(entry);
    }
    void change(const pipeline::CaseReport& old, const pipeline::CaseReport& entry) {
        description(m_update, entry);
        m_update.id(entry.id).run();
        if (old.report.authors != entry.report.authors || old.report.furniture != entry.report.furniture ||
            old.report.bodyLines != entry.report.bodyLines) {
            removeParts(entry.id);
            parts(entry);
        }
    }
    void remove(base::ReportId id) {
        removeParts(id);
        m_remove.id(id).run();
    }

private:
    static void credit(Command& command, base::SourceId source, const std::optional<report::Credit>& credit) {
        command.id(source);
        if (credit) {
            command.text(credit->name).word(name(credit->kind)).span(credit->span);
        } else {
            command.nothing().nothing().nothing().nothing();
        }
    }
    static void description(Command& command, const pipeline::CaseReport& entry) {
        const report::Report& report = entry.report;
        command.text(report.file).text(report.title).span(report.titleSpan);
        credit(command, entry.publisher, report.publisher);
        credit(command, entry.via, report.via);
        command.text(report.url).text(report.dateline).interval(report.published).text(report.publishedBecause);
    }
    void removeParts(base::ReportId id) {
        m_authors.remove(id);
        m_removeFurniture.id(id).run();
        m_unindex.id(id).run(); // reads the old words through report_line: before the lines go
        m_removeLines.id(id).run();
    }
    void parts(const pipeline::CaseReport& entry) {
        const report::Report& report = entry.report;
        m_authors.insert(entry.id, report.authors);
        std::int64_t position = 0;
        for (const report::Furniture& furniture : report.furniture) {
            m_insertFurniture.id(entry.id).number(position++).span(furniture.span).word(name(furniture.kind)).run();
        }
        for (const base::Span& line : report.bodyLines) {
            m_insertLine.id(entry.id).span(line).run();
            const std::string words(line.in(report.text));
            m_index.text(words).run();
        }
    }

    const std::string& m_now;
    Command m_insert;
    Command m_update;
    Command m_remove;
    Texts m_authors;
    Command m_removeFurniture;
    Command m_insertFurniture;
    Command m_unindex;
    Command m_removeLines;
    Command m_insertLine;
    Command m_index;
};

} // namespace parallax::store
