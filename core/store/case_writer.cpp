#include "store/case_writer.h"

#include "report/sha256.h"
#include "store/database.h"
#include "store/same.h"

namespace parallax::store {

namespace {

// Tells how far the writing is, and stops it when asked to.
class Steps {
public:
    Steps(base::Progress& progress, std::size_t total) : m_progress(progress), m_total(total) {}

    void step() {
        constexpr std::size_t often = 512; // items between two looks: cheap, and a cancel is answered in milliseconds
        if (++m_done % often != 0 && m_done != m_total)
            return;
        m_progress.throwIfCancelled();
        m_progress.report("storing", m_done, m_total);
    }

private:
    base::Progress& m_progress;
    std::size_t m_total;
    std::size_t m_done = 0;
};

// Walks both lists by id and calls `remove(old)`, `add(new)` or `change(old, new)` where they differ.
template <class T, class Remove, class Add, class Change>
void compare(const std::vector<T>& before, const std::vector<T>& after, Steps& steps, Remove remove, Add add,
             Change change) {
    auto old = before.begin();
    for (const T& item : after) {
        for (; old != before.end() && old->id < item.id; ++old) {
            remove(*old);
        }
        if (old != before.end() && old->id == item.id) {
            if (!same(*old, item))
                change(*old, item);
            ++old;
        } else {
            add(item);
        }
        steps.step();
    }
    for (; old != before.end(); ++old) {
        remove(*old);
    }
}

// Tables whose rows are written anew whenever their owner changed.
template <class T, class Table>
void writeAll(Table& table, const std::vector<T>& before, const std::vector<T>& after, Steps& steps) {
    compare(
        before, after, steps, [&](const T& item) { table.remove(item.id); }, [&](const T& item) { table.insert(item); },
        [&](const T&, const T& item) {
            table.removeParts(item.id);
            table.insert(item);
        });
}

// The parts of one owner: removed by owner, inserted with their position.
class Texts {
public:
    Texts(const SQLite::Database& database, const char* remove, const char* insert)
        : m_remove(database, remove), m_insert(database, insert) {}

    template <class Id>
    void remove(Id owner) {
        m_remove.id(owner).run();
    }
    template <class Id>
    void insert(Id owner, const std::vector<std::string>& texts) {
        for (std::size_t at = 0; at < texts.size(); ++at) {
            m_insert.id(owner).number(static_cast<std::int64_t>(at)).text(texts[at]).run();
        }
    }

private:
    Command m_remove;
    Command m_insert;
};

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

class ActorTable {
public:
    explicit ActorTable(const SQLite::Database& database)
        : m_insert(database, "INSERT OR REPLACE INTO actor (id, name, kind) VALUES (?, ?, ?)"),
          m_remove(database, "DELETE FROM actor WHERE id = ?"),
          m_removeNames(database, "DELETE FROM actor_name WHERE actor = ?"),
          m_insertName(
              database,
              "INSERT INTO actor_name (actor, position, text, report, span_begin, span_end) VALUES (?, ?, ?, ?, ?, ?)"),
          m_reasons(database, "DELETE FROM actor_reason WHERE actor = ?",
                    "INSERT INTO actor_reason (actor, position, text) VALUES (?, ?, ?)") {}

    void insert(const actor::Actor& actor) {
        m_insert.id(actor.id).text(actor.name).word(name(actor.kind)).run();
        std::int64_t position = 0;
        for (const actor::ActorName& form : actor.names) {
            m_insertName.id(actor.id).number(position++).text(form.text).id(form.report).span(form.span).run();
        }
        m_reasons.insert(actor.id, actor.because);
    }
    void removeParts(base::ActorId id) {
        m_removeNames.id(id).run();
        m_reasons.remove(id);
    }
    void remove(base::ActorId id) {
        removeParts(id);
        m_remove.id(id).run();
    }

private:
    Command m_insert;
    Command m_remove;
    Command m_removeNames;
    Command m_insertName;
    Texts m_reasons;
};

class EventTable {
public:
    explicit EventTable(const SQLite::Database& database)
        : m_insert(database, "INSERT OR REPLACE INTO event (id, kind, title, parent, place, time_begin, time_end, "
                             "time_precision, time_basis,"
                             " time_because, background) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          m_remove(database, "DELETE FROM event WHERE id = ?"),
          m_removeActors(database, "DELETE FROM event_actor WHERE event = ?"),
          m_insertActor(database, "INSERT INTO event_actor (event, position, actor, role) VALUES (?, ?, ?, ?)"),
          m_removeMentions(database, "DELETE FROM event_mention WHERE event = ?"),
          m_insertMention(
              database,
              "INSERT INTO event_mention (event, position, report, span_begin, span_end) VALUES (?, ?, ?, ?, ?)"),
          m_reasons(database, "DELETE FROM event_reason WHERE event = ?",
                    "INSERT INTO event_reason (event, position, text) VALUES (?, ?, ?)") {}

    void insert(const event::Event& event) {
        m_insert.id(event.id)
            .word(name(event.kind))
            .text(event.title)
            .id(event.parent)
            .text(event.place)
            .interval(event.time);
        m_insert.text(event.timeBecause).number(event.background ? 1 : 0).run();
        std::int64_t position = 0;
        for (const event::EventActor& part : event.actors) {
            m_insertActor.id(event.id).number(position++).id(part.actor).word(name(part.role)).run();
        }
        position = 0;
        for (const event::EventEvidence& mention : event.mentions) {
            m_insertMention.id(event.id).number(position++).id(mention.report).span(mention.span).run();
        }
        m_reasons.insert(event.id, event.because);
    }
    void removeParts(base::EventId id) {
        m_removeActors.id(id).run();
        m_removeMentions.id(id).run();
        m_reasons.remove(id);
    }
    void remove(base::EventId id) {
        removeParts(id);
        m_remove.id(id).run();
    }

private:
    Command m_insert;
    Command m_remove;
    Command m_removeActors;
    Command m_insertActor;
    Command m_removeMentions;
    Command m_insertMention;
    Texts m_reasons;
};

class ClaimTable {
public:
    explicit ClaimTable(const SQLite::Database& database)
        : m_insert(database,
                   "INSERT OR REPLACE INTO claim (id, event, report, span_begin, span_end, quote, speaker, via, "
                   "subject, attribute,"
                   " other_name, scope, relation, unit, as_of, hedge, origin, credibility, value_kind, value_relation, "
                   "value_low,"
                   " value_high, value_begin, value_end, value_precision, value_basis, value_text)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          m_remove(database, "DELETE FROM claim WHERE id = ?"),
          m_removeFrom(database, "DELETE FROM claim_from WHERE claim = ?"),
          m_insertFrom(database, "INSERT INTO claim_from (claim, position, part) VALUES (?, ?, ?)"),
          m_steps(database, "DELETE FROM claim_step WHERE claim = ?",
                  "INSERT INTO claim_step (claim, position, text) VALUES (?, ?, ?)") {}

    void insert(const pipeline::Claim& claim) {
        m_insert.id(claim.id).id(claim.event).id(claim.report);
        if (claim.report) {
            m_insert.span(claim.span).text(claim.quote);
        } else {
            m_insert.nothing().nothing().nothing();
        }
        m_insert.id(claim.speaker).id(claim.via).id(claim.subject).word(name(claim.attribute));
        claim.otherName.empty() ? m_insert.nothing() : m_insert.text(claim.otherName);
        m_insert.text(claim.scope)
            .word(name(claim.relation))
            .text(claim.unit)
            .moment(claim.asOf)
            .word(name(claim.hedge));
        m_insert.word(name(claim.origin)).letter(claim.credibility);
        value(claim.value);
        m_insert.run();
        std::int64_t position = 0;
        for (const base::ClaimId part : claim.from) {
            m_insertFrom.id(claim.id).number(position++).id(part).run();
        }
        m_steps.insert(claim.id, claim.why);
    }
    void removeParts(base::ClaimId id) {
        m_removeFrom.id(id).run();
        m_steps.remove(id);
    }
    void remove(base::ClaimId id) {
        removeParts(id);
        m_remove.id(id).run();
    }

private:
    void nothing(int columns) {
        for (int column = 0; column < columns; ++column) {
            m_insert.nothing();
        }
    }
    void value(const claim::Value& value) {
        if (const auto* quantity = std::get_if<mention::Quantity>(&value)) {
            m_insert.word("count").word(name(quantity->relation)).real(quantity->low);
            quantity->high ? m_insert.real(*quantity->high) : m_insert.nothing();
            nothing(5);
        } else if (const auto* interval = std::get_if<base::TimeInterval>(&value)) {
            m_insert.word("time");
            nothing(3);
            m_insert.interval(*interval).nothing();
        } else if (const auto* words = std::get_if<std::string>(&value)) {
            m_insert.word("text");
            nothing(7);
            m_insert.text(*words);
        } else {
            m_insert.word("none");
            nothing(8);
        }
    }

    Command m_insert;
    Command m_remove;
    Command m_removeFrom;
    Command m_insertFrom;
    Texts m_steps;
};

class DisagreementTable {
public:
    explicit DisagreementTable(const SQLite::Database& database)
        : m_insert(database, "INSERT OR REPLACE INTO disagreement (id, event, attribute, other_name, scope, kind, "
                             "independent, explanation)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
          m_remove(database, "DELETE FROM disagreement WHERE id = ?"),
          m_removeClaims(database, "DELETE FROM disagreement_claim WHERE disagreement = ?"),
          m_removePositions(database, "DELETE FROM disagreement_position WHERE disagreement = ?"),
          m_insertPosition(
              database,
              "INSERT INTO disagreement_position (disagreement, position, value, origins) VALUES (?, ?, ?, ?)"),
          m_insertClaim(database, "INSERT INTO disagreement_claim (disagreement, position, claim) VALUES (?, ?, ?)") {}

    void insert(const disagreement::Disagreement& disagreement) {
        m_insert.id(disagreement.id).id(disagreement.event).word(name(disagreement.attribute));
        disagreement.otherName.empty() ? m_insert.nothing() : m_insert.text(disagreement.otherName);
        m_insert.text(disagreement.scope).word(name(disagreement.kind)).number(disagreement.independent ? 1 : 0);
        m_insert.text(disagreement.explanation).run();
        std::int64_t number = 0;
        for (const disagreement::Position& position : disagreement.positions) {
            m_insertPosition.id(disagreement.id).number(number).text(position.value).number(position.origins).run();
            for (const base::ClaimId claim : position.claims) {
                m_insertClaim.id(disagreement.id).number(number).id(claim).run();
            }
            ++number;
        }
    }
    void removeParts(base::DisagreementId id) {
        m_removeClaims.id(id).run();
        m_removePositions.id(id).run();
    }
    void remove(base::DisagreementId id) {
        removeParts(id);
        m_remove.id(id).run();
    }

private:
    Command m_insert;
    Command m_remove;
    Command m_removeClaims;
    Command m_removePositions;
    Command m_insertPosition;
    Command m_insertClaim;
};

} // namespace

void writeDifference(SQLite::Database& database, const pipeline::Case& before, const pipeline::Case& after,
                     const std::string& now, base::Progress& progress) {
    Steps steps(progress, after.sources.size() + after.reports.size() + after.actors.size() + after.events.size() +
                              after.claims.size() + after.disagreements.size());
    SourceTable sources(database);
    writeAll(sources, before.sources, after.sources, steps);
    ReportTable reports(database, now);
    using pipeline::CaseReport;
    compare(
        before.reports, after.reports, steps, [&](const CaseReport& old) { reports.remove(old.id); },
        [&](const CaseReport& added) { reports.insert(added); },
        [&](const CaseReport& old, const CaseReport& changed) { reports.change(old, changed); });
    ActorTable actors(database);
    writeAll(actors, before.actors, after.actors, steps);
    EventTable events(database);
    writeAll(events, before.events, after.events, steps);
    ClaimTable claims(database);
    writeAll(claims, before.claims, after.claims, steps);
    DisagreementTable disagreements(database);
    writeAll(disagreements, before.disagreements, after.disagreements, steps);
}

void writeNextIds(SQLite::Database& database, const pipeline::NextIds& next) {
    Command set(database, "UPDATE counter SET value = ? WHERE name = ?");
    set.number(next.source).word("source").run();
    set.number(next.report).word("report").run();
    set.number(next.actor).word("actor").run();
    set.number(next.event).word("event").run();
    set.number(next.claim).word("claim").run();
    set.number(next.disagreement).word("disagreement").run();
    Command(database, "UPDATE counter SET value = value + 1 WHERE name = 'content'").run();
}

} // namespace parallax::store
