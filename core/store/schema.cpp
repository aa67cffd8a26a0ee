#include "store/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

namespace parallax::store {

namespace {

// Version 1. README.md describes every column; keep the two together. References are deferred: a difference is written
// table by table and holds at commit. Tables of parts keep their owner's order in `position`, from 0.
constexpr const char* version1 = R"sql(
CREATE TABLE source (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    reliability TEXT NOT NULL
) STRICT;

CREATE TABLE report (
    id                  INTEGER PRIMARY KEY,
    sha256              TEXT NOT NULL UNIQUE,
    text_sha256         TEXT NOT NULL,
    file                TEXT NOT NULL,
    encoding            TEXT NOT NULL,
    added_at            TEXT NOT NULL,
    title               TEXT NOT NULL,
    title_begin         INTEGER NOT NULL,
    title_end           INTEGER NOT NULL,
    publisher           INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    publisher_name      TEXT,
    publisher_kind      TEXT,
    publisher_begin     INTEGER,
    publisher_end       INTEGER,
    via                 INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    via_name            TEXT,
    via_kind            TEXT,
    via_begin           INTEGER,
    via_end             INTEGER,
    url                 TEXT NOT NULL,
    dateline            TEXT NOT NULL,
    published_begin     INTEGER,
    published_end       INTEGER,
    published_precision TEXT NOT NULL,
    published_basis     TEXT NOT NULL,
    published_because   TEXT NOT NULL,
    text                TEXT NOT NULL
) STRICT;
CREATE INDEX report_publisher ON report (publisher);
CREATE INDEX report_via ON report (via);

CREATE TABLE report_author (
    report   INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_furniture (
    report     INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_line (
    id         INTEGER PRIMARY KEY,
    report     INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL
) STRICT;
CREATE INDEX report_line_report ON report_line (report, span_begin);

CREATE VIEW report_line_text AS
    SELECT line.id AS id,
           CAST(substr(CAST(report.text AS BLOB), line.span_begin + 1, line.span_end - line.span_begin) AS TEXT) AS text
    FROM report_line AS line JOIN report ON report.id = line.report;

CREATE VIRTUAL TABLE report_search USING fts5 (
    text, content = 'report_line_text', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');

CREATE TABLE actor (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE actor_name (
    actor      INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    text       TEXT NOT NULL,
    report     INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_reason (
    actor    INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id             INTEGER PRIMARY KEY,
    kind           TEXT NOT NULL,
    title          TEXT NOT NULL,
    parent         INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    place          TEXT NOT NULL,
    time_begin     INTEGER,
    time_end       INTEGER,
    time_precision TEXT NOT NULL,
    time_basis     TEXT NOT NULL,
    time_because   TEXT NOT NULL,
    background     INTEGER NOT NULL,
    CHECK (parent <> id),
    CHECK (time_begin < time_end)
) STRICT;
CREATE INDEX event_parent ON event (parent) WHERE parent IS NOT NULL;

CREATE TABLE event_actor (
    event    INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    actor    INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    role     TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_actor ON event_actor (actor);

CREATE TABLE event_mention (
    event      INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    report     INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_reason (
    event    INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    id              INTEGER PRIMARY KEY,
    event           INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    report          INTEGER REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    span_begin      INTEGER,
    span_end        INTEGER,
    quote           TEXT,
    speaker         INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    via             INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    subject         INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    attribute       TEXT NOT NULL,
    other_name      TEXT,
    scope           TEXT NOT NULL,
    relation        TEXT NOT NULL,
    value_kind      TEXT NOT NULL CHECK (value_kind IN ('none', 'count', 'time', 'text')),
    value_relation  TEXT,
    value_low       REAL,
    value_high      REAL,
    value_begin     INTEGER,
    value_end       INTEGER,
    value_precision TEXT,
    value_basis     TEXT,
    value_text      TEXT,
    unit            TEXT NOT NULL,
    as_of           INTEGER,
    hedge           TEXT NOT NULL,
    origin          TEXT NOT NULL,
    credibility     TEXT NOT NULL,
    CHECK (origin = 'derived' OR (report IS NOT NULL AND span_begin < span_end AND quote IS NOT NULL))
) STRICT;
CREATE INDEX claim_event ON claim (event);
CREATE INDEX claim_report ON claim (report);
CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_via ON claim (via) WHERE via IS NOT NULL;
CREATE INDEX claim_subject ON claim (subject) WHERE subject IS NOT NULL;

CREATE TABLE claim_from (
    claim    INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    part     INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_from_part ON claim_from (part);

CREATE TABLE claim_step (
    claim    INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement (
    id          INTEGER PRIMARY KEY,
    event       INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    attribute   TEXT NOT NULL,
    other_name  TEXT,
    scope       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    independent INTEGER NOT NULL,
    explanation TEXT NOT NULL
) STRICT;
CREATE INDEX disagreement_event ON disagreement (event);

CREATE TABLE disagreement_position (
    disagreement INTEGER NOT NULL REFERENCES disagreement (id) DEFERRABLE INITIALLY DEFERRED,
    position     INTEGER NOT NULL,
    value        TEXT NOT NULL,
    origins      INTEGER NOT NULL,
    PRIMARY KEY (disagreement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement_claim (
    disagreement INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    claim        INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (disagreement, position, claim),
    FOREIGN KEY (disagreement, position) REFERENCES disagreement_position (disagreement, position) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_claim_claim ON disagreement_claim (claim);

CREATE TABLE decision (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    action       TEXT NOT NULL CHECK (action IN ('decide', 'undo', 'redo')),
    target       INTEGER REFERENCES decision (id),
    kind         TEXT,
    subject      TEXT,
    value        TEXT,
    reason       TEXT,
    anchor_sha256 TEXT,
    anchor_begin INTEGER,
    anchor_end   INTEGER,
    CHECK ((action = 'decide') = (target IS NULL AND kind IS NOT NULL))
) STRICT;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value)
    VALUES ('source', 1), ('report', 1), ('actor', 1), ('event', 1), ('claim', 1), ('disagreement', 1), ('content', 0);
)sql";

// Version 2: what the stages on one report found is kept, and decisions name the place of their second thing too, for
// joined events are worked out anew. The log is opened once, to note that place for decisions that stand in it already.
constexpr const char* version2 = R"sql(
CREATE TABLE report_analysis (
    report INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    stage  INTEGER NOT NULL,
    key    TEXT NOT NULL,
    bytes  BLOB NOT NULL,
    PRIMARY KEY (report, stage)
) STRICT;

ALTER TABLE decision ADD COLUMN target_sha256 TEXT;
ALTER TABLE decision ADD COLUMN target_begin INTEGER;
ALTER TABLE decision ADD COLUMN target_end INTEGER;
DROP TRIGGER decision_stays;
UPDATE decision SET (target_sha256, target_begin, target_end) =
    (SELECT report.sha256, span_begin, span_end FROM event_mention JOIN report ON report.id = event_mention.report
     WHERE event = CAST(substr(decision.value, 2) AS INTEGER) ORDER BY position LIMIT 1)
    WHERE kind IN ('event-merge', 'claim-event') AND value LIKE 'E%';
UPDATE decision SET (target_sha256, target_begin, target_end) =
    (SELECT report.sha256, span_begin, span_end FROM actor_name JOIN report ON report.id = actor_name.report
     WHERE actor = CAST(substr(decision.value, 2) AS INTEGER) ORDER BY position LIMIT 1)
    WHERE kind = 'actor-merge' AND value LIKE 'A%';
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
)sql";

// Version 3: what is worked out from the content and kept beside it (see derived.h).
constexpr const char* version3 = R"sql(
CREATE TABLE derived (
    name     TEXT PRIMARY KEY,
    content  INTEGER NOT NULL,
    decision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_part (
    name     TEXT NOT NULL REFERENCES derived (name) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    hash     INTEGER NOT NULL,
    data     BLOB NOT NULL,
    PRIMARY KEY (name, position)
) STRICT;
)sql";

constexpr Migration steps[] = {{1, version1}, {2, version2}, {3, version3}};

} // namespace

std::span<const Migration> migrations() {
    return steps;
}

int currentVersion(std::span<const Migration> steps) {
    return steps.empty() ? 0 : steps.back().to;
}

void migrate(SQLite::Database& database, std::span<const Migration> steps) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version >= currentVersion(steps))
        return;
    for (const Migration& step : steps) {
        if (step.to > version)
            database.exec(step.sql);
    }
    database.exec("PRAGMA application_id = " + std::to_string(applicationId));
    database.exec("PRAGMA user_version = " + std::to_string(currentVersion(steps)));
    transaction.commit();
}

} // namespace parallax::store
