#include "store/integrity.h"

#include "report/sha256.h"
#include "store/case_reader.h"
#include "store/database.h"

namespace parallax::store {

namespace {

constexpr std::size_t mostFindings = 200; // a broken file would list every row

class Findings {
public:
    void add(std::string sentence) {
        if (m_all.size() < mostFindings) {
            m_all.push_back(std::move(sentence));
        } else {
            ++m_more;
        }
    }
    std::vector<std::string> all() && {
        if (m_more > 0)
            m_all.push_back("and " + std::to_string(m_more) + " more");
        return std::move(m_all);
    }

private:
    std::vector<std::string> m_all;
    std::size_t m_more = 0;
};

void checkDatabase(SQLite::Database& database, bool readOnly, Findings& findings) {
    for (Rows rows(database, "PRAGMA integrity_check"); rows.next();) {
        if (const std::string line = rows.text(); line != "ok")
            findings.add("database: " + line);
    }
    for (Rows rows(database, "PRAGMA foreign_key_check"); rows.next();) {
        const std::string table = rows.text();
        const std::string row = rows.text();
        findings.add("row " + row + " of " + table + " refers to a row of " + rows.text() + " that is not there");
    }
    if (readOnly)
        return;
    try {
        database.exec("INSERT INTO report_search (report_search, rank) VALUES ('integrity-check', 1)");
    } catch (const SQLite::Exception& error) {
        findings.add(std::string("the search index does not fit the texts: ") + error.what());
    }
}

bool isBoundary(const std::string& text, std::uint32_t at) {
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

// What is wrong with a span in the text of `report`, which may be null; empty: nothing.
std::string mistake(const pipeline::CaseReport* report, base::Span span) {
    if (report == nullptr)
        return "names a report that is not there";
    const std::string& text = report->report.text;
    if (span.begin > span.end || span.end > text.size())
        return "lies outside the text of " + report->id.text();
    if (!isBoundary(text, span.begin) || !isBoundary(text, span.end))
        return "cuts a character of " + report->id.text();
    return {};
}

void checkReports(const SQLite::Database& database, const pipeline::Case& content, Findings& findings) {
    for (Rows rows(database, "SELECT id, text_sha256 FROM report ORDER BY id"); rows.next();) {
        base::ReportId id;
        rows.id(id);
        const pipeline::CaseReport* report = content.find(id);
        if (report != nullptr && report::sha256Hex(report->report.text) != rows.text()) {
            findings.add(id.text() + " (" + report->report.file + "): the text is not the one that was stored");
        }
    }
    for (const pipeline::CaseReport& report : content.reports) {
        for (const report::Furniture& furniture : report.report.furniture) {
            if (const auto wrong = mistake(&report, furniture.span); !wrong.empty())
                findings.add(report.id.text() + ": furniture " + wrong);
        }
        for (const base::Span& line : report.report.bodyLines) {
            if (const auto wrong = mistake(&report, line); !wrong.empty())
                findings.add(report.id.text() + ": a line " + wrong);
        }
    }
}

void checkEvidence(const pipeline::Case& content, Findings& findings) {
    for (const actor::Actor& actor : content.actors) {
        for (const actor::ActorName& name : actor.names) {
            const pipeline::CaseReport* report = content.find(name.report);
            if (const auto wrong = mistake(report, name.span); !wrong.empty()) {
                findings.add(actor.id.text() + ": a name " + wrong);
            } else if (name.span.in(report->report.text) != name.text) {
                findings.add(actor.id.text() + ": the name \"" + name.text + "\" does not stand at its place in " +
                             report->id.text());
            }
        }
    }
    for (const event::Event& event : content.events) {
        for (const event::EventEvidence& mention : event.mentions) {
            if (const auto wrong = mistake(content.find(mention.report), mention.span); !wrong.empty()) {
                findings.add(event.id.text() + ": a mention " + wrong);
            }
        }
    }
    for (const pipeline::Claim& claim : content.claims) {
        if (claim.origin == claim::Origin::Derived) {
            if (claim.from.empty())
                findings.add(claim.id.text() + ": a derived claim that names no claim it comes from");
            if (!claim.report)
                continue;
        }
        const pipeline::CaseReport* report = content.find(claim.report);
        if (const auto wrong = mistake(report, claim.span); !wrong.empty()) {
            findings.add(claim.id.text() + ": the evidence " + wrong);
        } else if (claim.span.in(report->report.text) != claim.quote) {
            findings.add(claim.id.text() + ": the quote does not stand at its place in " + report->id.text());
        }
    }
}

} // namespace

std::vector<std::string> findDamage(SQLite::Database& database, bool readOnly) {
    Findings findings;
    checkDatabase(database, readOnly, findings);
    try {
        const pipeline::Case content = readCase(database);
        checkReports(database, content, findings);
        checkEvidence(content, findings);
    } catch (const base::Error& error) {
        findings.add(error.what());
    } catch (const SQLite::Exception& error) {
        findings.add(std::string("the content cannot be read: ") + error.what());
    }
    return std::move(findings).all();
}

} // namespace parallax::store
