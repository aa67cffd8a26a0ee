#include "store/case_reader.h"

#include "store/database.h"

#include <algorithm>

namespace parallax::store {

namespace {

// Rows of parts come in the order of their owners, so owners are walked along with them. Null when the owner is not
// there.
template <class T>
class Owners {
public:
    explicit Owners(std::vector<T>& owners) : m_owners(owners) {}

    T* at(std::int64_t id) {
        while (m_at < m_owners.size() && m_owners[m_at].id.value < id) {
            ++m_at;
        }
        return m_at < m_owners.size() && m_owners[m_at].id.value == id ? &m_owners[m_at] : nullptr;
    }

private:
    std::vector<T>& m_owners;
    std::size_t m_at = 0;
};

std::size_t rowCount(const SQLite::Database& database, const char* sql) {
    Rows rows(database, sql);
    return rows.next() ? static_cast<std::size_t>(rows.number()) : 0;
}

// Counts the things that are read, and asks now and then whether to go on. What belongs to them is not counted.
class Steps {
public:
    Steps(const SQLite::Database& database, base::Progress& progress)
        : m_progress(progress),
          m_total(rowCount(database, "SELECT (SELECT count(*) FROM report) + (SELECT count(*) FROM actor) +"
                                     " (SELECT count(*) FROM event) + (SELECT count(*) FROM claim)")) {
        m_progress.report("opening", 0, m_total);
    }

    void next() {
        constexpr std::size_t between = 64;
        if (++m_done % between == 0 || m_done == m_total) {
            m_progress.throwIfCancelled();
            m_progress.report("opening", m_done, m_total);
        }
    }

private:
    base::Progress& m_progress;
    std::size_t m_total;
    std::size_t m_done = 0;
};

template <class T>
void readTexts(const SQLite::Database& database, const char* sql, std::vector<T>& owners,
               std::vector<std::string> T::*texts) {
    Owners<T> owner(owners);
    for (Rows rows(database, sql); rows.next();) {
        T* found = owner.at(rows.number());
        if (found != nullptr)
            (found->*texts).push_back(rows.text());
    }
}

void readSources(const SQLite::Database& database, pipeline::CaseParts& content) {
    for (Rows rows(database, "SELECT id, name, kind, reliability FROM source ORDER BY id"); rows.next();) {
        pipeline::Source& source = content.sources.emplace_back();
        rows.id(source.id);
        source.name = rows.text();
        source.kind = rows.word<report::SourceKind>();
        source.reliability = rows.letter();
    }
}

std::optional<report::Credit> readCredit(Rows& rows) {
    if (rows.isNull()) {
        rows.skip(4);
        return std::nullopt;
    }
    report::Credit credit;
    credit.name = rows.text();
    credit.kind = rows.word<report::SourceKind>();
    credit.span = rows.span();
    return credit;
}

void readReports(const SQLite::Database& database, pipeline::CaseParts& content, Steps& steps) {
    content.reports.reserve(rowCount(database, "SELECT count(*) FROM report"));
    for (Rows rows(
             database,
             "SELECT id, sha256, file, encoding, title, title_begin, title_end, publisher, publisher_name, "
             "publisher_kind,"
             " publisher_begin, publisher_end, via, via_name, via_kind, via_begin, via_end, url, dateline, "
             "published_begin,"
             " published_end, published_precision, published_basis, published_because, text FROM report ORDER BY id");
         rows.next();) {
        pipeline::CaseReport& entry = content.reports.emplace_back();
        report::Report& report = entry.report;
        rows.id(entry.id);
        report.sha256 = rows.text();
        report.file = rows.text();
        report.encoding = rows.text();
        report.title = rows.text();
        report.titleSpan = rows.span();
        rows.id(entry.publisher);
        report.publisher = readCredit(rows);
        rows.id(entry.via);
        report.via = readCredit(rows);
        report.url = rows.text();
        report.dateline = rows.text();
        report.published = rows.interval();
        report.publishedBecause = rows.text();
        report.text = rows.text();
        steps.next();
    }
    Owners<pipeline::CaseReport> ofAuthor(content.reports);
    for (Rows rows(database, "SELECT report, name FROM report_author ORDER BY report, position"); rows.next();) {
        if (auto* entry = ofAuthor.at(rows.number()))
            entry->report.authors.push_back(rows.text());
    }
    Owners<pipeline::CaseReport> ofFurniture(content.reports);
    for (Rows rows(database,
                   "SELECT report, span_begin, span_end, kind FROM report_furniture ORDER BY report, position");
         rows.next();) {
        if (auto* entry = ofFurniture.at(rows.number())) {
            const base::Span span = rows.span();
            entry->report.furniture.push_back({span, rows.word<report::FurnitureKind>()});
        }
    }
    Owners<pipeline::CaseReport> ofLine(content.reports);
    for (Rows rows(database, "SELECT report, span_begin, span_end FROM report_line ORDER BY report, span_begin");
         rows.next();) {
        if (auto* entry = ofLine.at(rows.number()))
            entry->report.bodyLines.push_back(rows.span());
    }
}

void readActors(const SQLite::Database& database, pipeline::CaseParts& content, Steps& steps) {
    content.actors.reserve(rowCount(database, "SELECT count(*) FROM actor"));
    for (Rows rows(database, "SELECT id, name, kind FROM actor ORDER BY id"); rows.next();) {
        actor::Actor& actor = content.actors.emplace_back();
        rows.id(actor.id);
        actor.name = rows.text();
        actor.kind = rows.word<mention::ActorKind>();
        steps.next();
    }
    Owners<actor::Actor> owner(content.actors);
    for (Rows rows(database,
                   "SELECT actor, text, report, span_begin, span_end FROM actor_name ORDER BY actor, position");
         rows.next();) {
        if (actor::Actor* actor = owner.at(rows.number())) {
            actor::ActorName& name = actor->names.emplace_back();
            name.text = rows.text();
            rows.id(name.report);
            name.span = rows.span();
        }
    }
    readTexts(database, "SELECT actor, text FROM actor_reason ORDER BY actor, position", content.actors,
              &actor::Actor::because);
}

// Rows of parts of events, walked along with the events they belong to.
class PartsOfEvents {
public:
    PartsOfEvents(const SQLite::Database& database, const char* sql) : m_rows(database, sql) { next(); }

    // Gives the rows of `event`, behind their first column, to `take`, in their order. Events come by ascending id.
    template <class Take>
    void ofEvent(base::EventId event, Take take) {
        while (m_there && m_owner < event.value)
            next();
        for (; m_there && m_owner == event.value; next())
            take(m_rows);
    }

private:
    void next() {
        m_there = m_rows.next();
        if (m_there)
            m_owner = m_rows.number();
    }

    Rows m_rows;
    std::int64_t m_owner = 0;
    bool m_there = false;
};

// Gives each event, by ascending id, to `take`, and holds but one of them at a time.
template <class Take>
void readEvents(const SQLite::Database& database, Steps& steps, Take take) {
    PartsOfEvents actors(database, "SELECT event, actor, role FROM event_actor ORDER BY event, position");
    PartsOfEvents mentions(database,
                           "SELECT event, report, span_begin, span_end FROM event_mention ORDER BY event, position");
    PartsOfEvents reasons(database, "SELECT event, text FROM event_reason ORDER BY event, position");
    for (Rows rows(database, "SELECT id, kind, title, parent, place, time_begin, time_end, time_precision, time_basis, "
                             "time_because, background"
                             " FROM event ORDER BY id");
         rows.next();) {
        event::Event event;
        rows.id(event.id);
        event.kind = rows.word<mention::EventKind>();
        event.title = rows.text();
        rows.id(event.parent);
        event.place = rows.text();
        event.time = rows.interval();
        event.timeBecause = rows.text();
        event.background = rows.number() != 0;
        actors.ofEvent(event.id, [&event](Rows& of) {
            event::EventActor& part = event.actors.emplace_back();
            of.id(part.actor);
            part.role = of.word<mention::Role>();
        });
        mentions.ofEvent(event.id, [&event](Rows& of) {
            event::EventEvidence& evidence = event.mentions.emplace_back();
            of.id(evidence.report);
            evidence.span = of.span();
        });
        reasons.ofEvent(event.id, [&event](Rows& of) { event.because.push_back(of.text()); });
        take(std::move(event));
        steps.next();
    }
}

std::size_t eventCount(const SQLite::Database& database) {
    return rowCount(database, "SELECT count(*) FROM event");
}

// value_kind and the seven columns after it.
claim::Value readValue(Rows& rows) {
    const std::string kind = rows.text();
    if (kind == "count") {
        mention::Quantity quantity;
        quantity.relation = rows.word<mention::Relation>();
        quantity.low = rows.real();
        if (!rows.isNull())
            quantity.high = rows.real();
        return quantity;
    }
    rows.skip(3);
    if (kind == "time")
        return rows.interval();
    rows.skip(4);
    if (kind == "text")
        return rows.text();
    return {};
}

void readClaims(const SQLite::Database& database, pipeline::CaseParts& content, Steps& steps) {
    content.claims.reserve(rowCount(database, "SELECT count(*) FROM claim"));
    for (Rows rows(database, "SELECT id, event, report, span_begin, span_end, quote, speaker, via, subject, attribute, "
                             "other_name, scope, relation, unit,"
                             " as_of, hedge, origin, credibility, value_kind, value_relation, value_low, value_high, "
                             "value_begin, value_end,"
                             " value_precision, value_basis, value_text FROM claim ORDER BY id");
         rows.next();) {
        pipeline::Claim& claim = content.claims.emplace_back();
        rows.id(claim.id);
        rows.id(claim.event);
        rows.id(claim.report);
        claim.span = rows.span();
        claim.quote = rows.text();
        rows.id(claim.speaker);
        rows.id(claim.via);
        rows.id(claim.subject);
        claim.attribute = rows.word<claim::Attribute>();
        claim.otherName = rows.text();
        claim.scope = rows.text();
        claim.relation = rows.word<mention::Relation>();
        claim.unit = rows.text();
        claim.asOf = rows.moment();
        claim.hedge = rows.word<claim::Hedge>();
        claim.origin = rows.word<claim::Origin>();
        claim.credibility = rows.letter();
        claim.value = readValue(rows);
        steps.next();
    }
    Owners<pipeline::Claim> owner(content.claims);
    for (Rows rows(database, "SELECT claim, part FROM claim_from ORDER BY claim, position"); rows.next();) {
        if (pipeline::Claim* claim = owner.at(rows.number()))
            rows.id(claim->from.emplace_back());
    }
    readTexts(database, "SELECT claim, text FROM claim_step ORDER BY claim, position", content.claims,
              &pipeline::Claim::why);
}

void readDisagreements(const SQLite::Database& database, pipeline::CaseParts& content) {
    for (Rows rows(database, "SELECT id, event, attribute, other_name, scope, kind, independent, explanation FROM "
                             "disagreement ORDER BY id");
         rows.next();) {
        disagreement::Disagreement& disagreement = content.disagreements.emplace_back();
        rows.id(disagreement.id);
        rows.id(disagreement.event);
        disagreement.attribute = rows.word<claim::Attribute>();
        disagreement.otherName = rows.text();
        disagreement.scope = rows.text();
        disagreement.kind = rows.word<disagreement::Kind>();
        disagreement.independent = rows.number() != 0;
        disagreement.explanation = rows.text();
    }
    Owners<disagreement::Disagreement> ofPosition(content.disagreements);
    for (Rows rows(database,
                   "SELECT disagreement, value, origins FROM disagreement_position ORDER BY disagreement, position");
         rows.next();) {
        if (auto* disagreement = ofPosition.at(rows.number())) {
            disagreement::Position& position = disagreement->positions.emplace_back();
            position.value = rows.text();
            position.origins = static_cast<int>(rows.number());
        }
    }
    Owners<disagreement::Disagreement> ofClaim(content.disagreements);
    for (Rows rows(
             database,
             "SELECT disagreement, position, claim FROM disagreement_claim ORDER BY disagreement, position, claim");
         rows.next();) {
        if (auto* disagreement = ofClaim.at(rows.number())) {
            const auto position = static_cast<std::size_t>(rows.number());
            if (position < disagreement->positions.size())
                rows.id(disagreement->positions[position].claims.emplace_back());
        }
    }
}

} // namespace

namespace {

// `events` reads the events in their turn.
template <class Events>
void readParts(const SQLite::Database& database, base::Progress& progress, pipeline::CaseParts& content,
               Events events) {
    Steps steps(database, progress);
    readSources(database, content);
    readReports(database, content, steps);
    readActors(database, content, steps);
    events(steps);
    readClaims(database, content, steps);
    readDisagreements(database, content);
}

} // namespace

pipeline::Case readCase(const SQLite::Database& database, base::Progress& progress) {
    pipeline::Case content;
    readParts(database, progress, content, [&](Steps& steps) {
        content.events.reserve(eventCount(database));
        readEvents(database, steps, [&](event::Event&& event) { content.events.push_back(std::move(event)); });
    });
    return content;
}

event::PackedEvents readPacked(const SQLite::Database& database, base::Progress& progress, pipeline::CaseParts& parts,
                               const base::TextColumn& titles, const std::function<void(event::Event&)>& change) {
    event::PackedEvents packed(titles);
    readParts(database, progress, parts, [&](Steps& steps) {
        packed.reserve(eventCount(database));
        readEvents(database, steps, [&](event::Event&& event) {
            change(event);
            packed.add(event);
        });
    });
    packed.finish();
    return packed;
}

bool hasEvent(const SQLite::Database& database, base::EventId id) {
    Rows rows(database, "SELECT 1 FROM event WHERE id = ?");
    rows.statement().bind(1, id.value);
    return rows.next();
}

pipeline::Case readCase(const SQLite::Database& database) {
    base::NoProgress unwatched;
    return readCase(database, unwatched);
}

pipeline::NextIds readNextIds(const SQLite::Database& database) {
    pipeline::NextIds next;
    for (Rows rows(database, "SELECT name, value FROM counter"); rows.next();) {
        const std::string name = rows.text();
        const std::int64_t value = rows.number();
        if (name == "source")
            next.source = value;
        if (name == "report")
            next.report = value;
        if (name == "actor")
            next.actor = value;
        if (name == "event")
            next.event = value;
        if (name == "claim")
            next.claim = value;
        if (name == "disagreement")
            next.disagreement = value;
    }
    return next;
}

std::int64_t contentVersion(const SQLite::Database& database) {
    Rows rows(database, "SELECT value FROM counter WHERE name = 'content'");
    return rows.next() ? rows.number() : 0;
}

} // namespace parallax::store
