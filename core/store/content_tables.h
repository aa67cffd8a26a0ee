// Actors, events, claims and disagreements as rows. Private to case_writer; see report_tables.h.
#pragma once

#include "pipeline/case.h"
#include "store/database.h"

#include <string>
#include <variant>
#include <vector>

namespace parallax::store {

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

} // namespace parallax::store
