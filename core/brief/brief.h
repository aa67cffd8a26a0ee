// What a brief says, before how it looks: the selected part of a case as texts with marks of the sources behind each.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "brief/context.h"
#include "claim/claim.h"
#include "disagreement/disagreement.h"
#include "disagreement/estimate.h"
#include "mention/actor_mention.h"
#include "pipeline/case.h"
#include "pipeline/filter.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace parallax::brief {

struct Options {
    std::string title;                      // empty: "Brief"
    std::string author;                     // may be empty
    std::string date;                       // of the brief, in words or ISO, from the caller; may be empty
    std::string caseName;                   // how the case is called (its file), may be empty
    std::optional<disagreement::Rule> rule; // of the best estimates; none: the brief gives none
};

// Place of a report in Brief::sources; its mark is "S1" for 0.
using SourceIndex = std::size_t;
std::string mark(SourceIndex source); // "S1"

struct Quote {
    QuoteInContext text;              // quote is empty for a claim that was worked out from others
    std::vector<SourceIndex> sources; // one, or those of the claims it was worked out from; ascending
    std::string speaker;              // who said it ("Marta Kolen"); empty: the report's own voice
    std::string via;                  // outlet or wire that it was taken from; may be empty
    std::string hedge;                // "alleged"; may be empty
    std::string derivation;           // of a worked-out claim: how
};

struct Position {
    std::string value;
    int origins = 1;
    std::vector<Quote> quotes; // by source, then place in its text
};

struct DisagreementEntry {
    base::DisagreementId id;
    std::string
        attribute; // "Attackers killed"; with whose, where it is about one person: "Date of birth of Danil Mirev"
    disagreement::Kind kind = disagreement::Kind::Contradiction;
    std::string kindWords;
    std::string explanation;
    std::string note; // of the analyst; may be empty
    bool independent = true;
    std::vector<Position> positions;
    std::string estimate;      // by the rule chosen, of counts only: "at least 11"; empty without a rule
    std::string estimateTrace; // the clauses that decided, as one sentence each
};

// What two reports or more state alike.
struct Agreement {
    std::string attribute;
    std::string value;
    std::vector<SourceIndex> sources; // ascending, at least two
    std::size_t origins = 1;          // speakers, wires and outlets behind it
};

// An event of the selection.
struct Entry {
    base::EventId event;
    std::string time;    // in words
    std::string basis;   // how it is known: "stated", ...; empty for undated ones
    std::string because; // one line
    base::TimeInterval interval;
    mention::EventKind eventKind = mention::EventKind::Other;
    std::string kind; // the same in words: "attack"
    std::string title;
    std::string place;  // may be empty
    int depth = 0;      // 1 for a part of the event listed before it, 2 for a part of that, ...
    std::string partOf; // title of its parent, where that is not listed above it; else empty
    bool background = false;
    std::vector<SourceIndex> sources; // ascending
    std::vector<DisagreementEntry> disagreements;
    std::vector<Agreement> agreements;
};

struct ActorEntry {
    base::ActorId actor;
    std::string name;
    std::string kind;               // "person"
    bool named = true;              // false for "six people", "guards"
    std::vector<std::string> forms; // other forms of the name, sorted
    std::vector<std::string> roles; // "speaker (3)": roles in the selected events with the number of events
    std::size_t events = 0;
    std::size_t statements = 0;       // claims of which it is the speaker
    std::vector<SourceIndex> sources; // that name it, ascending
};

struct SourceEntry {
    base::ReportId report;
    std::string title;
    std::string publisher; // empty when unknown
    std::string authors;   // "A and B"; may be empty
    std::string via;       // may be empty
    std::string published; // in words
    std::string basis;     // "stated", "inferred", "set by hand", "not known"
    std::string because;   // one line
    std::string file;
    std::string url;
    std::string sha256;
    std::string reliability; // Admiralty grade with its words; empty when it cannot be judged
};

// Holds: every SourceIndex is a place in `sources`. The same case, filter and options give the same brief.
struct Brief {
    std::string title;
    std::string author;
    std::string date;
    std::string caseName;
    std::string rule;                   // in words: "GTD"; empty for none
    std::vector<std::string> selection; // sentences: what was selected
    std::vector<Entry> chronology;      // dated events in order of time, each followed by its parts in order of time
    std::vector<Entry> undated;
    std::vector<ActorEntry> actors;   // most events first, then by name
    std::vector<SourceEntry> sources; // those that are cited, by date, then publisher, then title
    std::size_t disagreements = 0;
    std::size_t disputedEvents = 0;
};

// Of what `filter` shows. O(content log content).
Brief makeBrief(const pipeline::Case& content, const pipeline::Filter& filter, const Options& options);

} // namespace parallax::brief
