// The append-only log of an analyst's decisions, and what they do to a case.
#pragma once

#include "pipeline/case.h"
#include "pipeline/edits.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace parallax::store {

// Where the subject of a decision stood when it was decided: its first evidence. If another import gives the thing
// another id, the decision finds it again by this.
struct Anchor {
    std::string sha256; // of the report; empty: none
    base::Span span;
};

struct LoggedDecision {
    Decision decision;
    Anchor anchor;
    Anchor target; // of the thing that the value names
};

// The log after its undo and redo entries were followed.
struct DecisionHistory {
    std::vector<LoggedDecision> decisions; // in the order of their ids
    std::vector<std::int64_t> undoable;    // ids; the last is taken back next
    std::vector<std::int64_t> redoable;    // ids; the last is redone next
};
DecisionHistory readHistory(const SQLite::Database& database);

// The events that the entries of the log behind `entry` change by what they say of single ones and of disagreements;
// nullopt when one of them does more.
std::optional<std::vector<base::EventId>> eventsDecidedSince(const SQLite::Database& database, std::int64_t entry);

// Each writes one entry; the caller has the transaction.
void appendDecision(SQLite::Database& database, const LoggedDecision& logged);
void appendUndo(SQLite::Database& database, std::int64_t decision, const std::string& at);
void appendRedo(SQLite::Database& database, std::int64_t decision, const std::string& at);

// What is wrong with the form of `decision`'s subject or value, as a sentence; nullopt: nothing.
std::optional<std::string> mistakeIn(const Decision& decision);

// The anchor of the thing that `subject` ("E12") names; empty for what has none of its own (sources, disagreements).
Anchor readAnchor(const SQLite::Database& database, const std::string& subject);

// With the anchors of what `decision` names, as it stands in the content now.
LoggedDecision anchored(const SQLite::Database& database, Decision decision);

// Why a report has the date of a ReportDate, as Report::publishedBecause: "set by hand: " and the analyst's reason.
std::string handDateBecause(const Decision& decision);

// An item of an EventSplit: "R3" (span empty), "R4:120-160", "C8". nullopt for anything else.
struct SplitItem {
    base::ReportId report;
    base::Span span;
    base::ClaimId claim;
};
std::optional<SplitItem> parseSplitItem(std::string_view text);
// The words of an EventSplit's value: the event, then the items.
std::vector<std::string> wordsOf(const std::string& value);

// Why `items` of event `id` cannot become an event of their own, as a sentence; nullopt: they can.
std::optional<std::string> mistakeInSplit(base::EventId id, const std::vector<std::string>& items,
                                          const pipeline::Case& content);

// What the holding decisions say of the making of the case. `content` has the reports.
pipeline::Edits editsOf(const DecisionHistory& history, const pipeline::Case& content);

// Decisions that would bring about what an analyst is seen to have decided in `content`: grades, what is hidden,
// dismissed, noted, and rules. Titles, names and merges cannot be told from extracted ones.
std::vector<Decision> decisionsIn(const pipeline::Case& content);

// What decisions say of one event without looking at another thing.
struct EventChange {
    std::string title; // empty: as it is
    std::optional<bool> hidden;

    void applyTo(event::Event& event) const;
};

// All that `decisions` do to events, as long as they only title or hide single ones that `exists` knows by their id;
// nullopt where they do more and want all events in the content.
std::optional<std::map<base::EventId, EventChange>>
singleEventChanges(const std::vector<LoggedDecision>& decisions, const std::function<bool(base::EventId)>& exists);

// Applies what holds: of each kind and subject the last that is not undone.
void applyDecisions(pipeline::Case& content, const std::vector<LoggedDecision>& decisions);

} // namespace parallax::store
