// A case file: one SQLite database. The schema is written out in core/store/README.md.
#pragma once

#include "base/diagnostic.h"
#include "base/progress.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"
#include "store/derived.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::store {

// What a file turned out to be when it was opened.
enum class OpenStatus { Opened, Created, Migrated, NotThere, NotACase, Newer, Corrupt, ReadOnly, Locked };

// What an analyst decided; kept apart from what the program extracted, in an append-only log. What `subject` and
// `value` are:
//   EventTitle             "E12"  the new title; empty: the extracted one again
//   EventHidden            "E12"  "1" hidden, "0" shown
//   EventMerge             "E12"  "E3": E12 is the same happening as E3 and goes by its id; empty: they are two
//   EventSplit             "E57"  "E12 R3 R4:120-160 C8": what R3 tells of E12, its mention at those bytes of R4 and
//   the
//                                 claim C8 are an event of their own, E57 (see splitEvent); empty: they are not
//   ActorName              "A3"   the name to display; empty: the extracted one again
//   ActorMerge             "A3"   "A1": A3 is the same actor as A1 and goes by its id; empty: they are two
//   DisagreementDismissed  "D5"   "1" dismissed, "0" not
//   DisagreementNote       "D5"   the note
//   SourceReliability      "S2"   "A" to "F"
//   ClaimCredibility       "C8"   "1" to "6"
//   ClaimEvent             "C8"   "E3": the claim is about E3; empty: about the extracted one again
//   ReportDate             "R5"  when it was published, in EDTF ("2016-06-05", "2016-06-04/2016-06-06"); empty: as
//                                 read or inferred again
//   EstimateRule           "D5", or empty for the case: the rule's name; empty: the case's, or none
// A later decision on the same kind and subject replaces an earlier one. EventMerge, EventSplit, ActorMerge, ClaimEvent
// and ReportDate say what the case is made of: times, places, parts and disagreements are worked out anew with them.
enum class DecisionKind {
    EventTitle,
    EventHidden,
    ActorName,
    ActorMerge,
    DisagreementDismissed,
    DisagreementNote,
    SourceReliability,
    ClaimCredibility,
    EstimateRule,
    EventMerge,
    ClaimEvent,
    EventSplit,
    ReportDate
};
std::string_view name(DecisionKind kind); // "event-title": as stored
bool isEdit(DecisionKind kind);           // whether it says what the case is made of: deciding may take a while then

struct Decision {
    std::int64_t id = 0; // given by the store
    std::string at;      // UTC, ISO 8601 with seconds; given by the store when empty
    DecisionKind kind = DecisionKind::EventTitle;
    std::string subject;
    std::string value;
    std::string reason; // why, in the analyst's words; may be empty
    bool undone = false;
};

// What undo() takes back, and what redo() does again, one after the other: the next one last.
struct UndoStacks {
    std::vector<DecisionKind> undoable, redoable;
};

struct SearchHit {
    base::ReportId report;
    base::Span span;     // of the line (paragraph), one of the report's bodyLines
    std::string snippet; // with the match between U+0002 and U+0003
};

// How much is in a case file.
struct Counts {
    std::size_t sources = 0, reports = 0, actors = 0, events = 0, claims = 0, disagreements = 0;
};

// One thread at a time; another thread, or program, opens the file for itself. Owns its connection; closes it when
// destroyed. Every writing call is one transaction: it happens wholly or not at all. Throws base::Error (disk full,
// locked, ...) with a sentence that names the file.
class Store {
public:
    // Opens, or with `create` makes, the case file. Never asks, never repairs, never overwrites. `status` says what was
    // found; the result is null for NotThere, NotACase, Newer, Corrupt and Locked. A ReadOnly one opens for reading.
    static std::unique_ptr<Store> open(const std::filesystem::path& file, bool create, OpenStatus& status);
    // A sentence for a person about a status that is a failure.
    static std::string explain(OpenStatus status, const std::filesystem::path& file);

    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    const std::filesystem::path& file() const;
    bool readOnly() const;

    // The whole case with the decisions applied. One whose subject is no longer there rests until it is back.
    // base::Cancelled when `progress` is told to stop.
    pipeline::Case load() const;
    pipeline::Case load(base::Progress& progress) const;
    pipeline::Case load(base::Progress& progress, ContentState& state) const; // and which state it is
    // The same for a case that is looked at only. Events are never all there as objects, but where decisions join,
    // split or regroup them. `titles`: about those of the events, in their order, that somebody else holds already;
    // what is the same lies in memory once.
    pipeline::PackedCase loadPacked(base::Progress& progress, ContentState& state,
                                    const base::TextColumn& titles = {}) const;
    // `before`, which was of `state`, as loadPacked() would give it now, without reading it again: where only decisions
    // on single things were made or taken back since. `state` is then the present one. nullopt, and nothing is done,
    // where more was changed.
    std::optional<pipeline::PackedCase> updated(const pipeline::PackedCase& before, ContentState& state) const;
    Counts counts() const;

    ContentState state() const; // the present one
    // The events that decisions since `state`, and taking decisions back, changed in what load() gives: their titles,
    // whether they are hidden, their disagreements. nullopt when more was changed, or the content itself.
    std::optional<std::vector<base::EventId>> changedSince(const ContentState& state) const;

    // What was worked out from the case and kept under `name`: see derived.h. Nothing when there is none of that state.
    std::optional<ContentState> derived(std::string_view name, const std::function<void(std::string_view part)>& take,
                                        DerivedOf wanted = DerivedOf::Present) const;
    // Keeps it; `state` as load() gave it. How many parts had changed; nothing is done (0) when the file cannot be
    // written or holds another state already.
    std::size_t keepDerived(std::string_view name, const ContentState& state, const NextPart& next);

    // Reads the files and folders, builds the case anew with what is there, and stores it. All or nothing;
    // base::Cancelled leaves the file as it was. Once all reports are analysed nobody else can write until it is done:
    // on more than one thread rows are written while the case is being put together.
    base::Diagnostics importReports(const std::vector<std::filesystem::path>& paths, base::Progress& progress,
                                    unsigned threads = 0);

    // Makes the content of an empty case `content` (as read from an export), and decisions of the grades, notes and
    // rules in it. Throws base::Error when there are reports in it already.
    void fill(const pipeline::Case& content, base::Progress& progress);

    // Decisions: the newest last. undo() takes back the newest that is not undone, redo() the oldest undone after it;
    // false when there is none.
    // One on what the case is made of builds it anew from the analyses that are kept, in the same transaction; in a
    // case that has none (read from an export) it is applied when the case is read, and disagreements stay.
    std::vector<Decision> decisions() const;
    void decide(Decision decision);
    // Decides that `items` ("R3", "R4:120-160", "C8", as in EventSplit) of `event` are an event of their own, and
    // returns its id. Throws base::Error, and nothing is decided, for what does not belong to the event, or is all of
    // it.
    base::EventId splitEvent(base::EventId event, const std::vector<std::string>& items, const std::string& reason);
    UndoStacks undoStacks() const;
    bool canUndo() const;
    bool canRedo() const;
    bool undo();
    bool redo();

    // Full text search over the evidence (not the furniture) of the reports, best first. Words are stemmed, case and
    // accents do not count; "in quotes" is a phrase; lines with all words come first, lines with some only when there
    // are none. Any text may be given.
    std::vector<SearchHit> search(std::string_view words, std::size_t limit = 50) const;

    std::optional<std::string> setting(std::string_view key) const;
    void setSetting(std::string_view key, std::string_view value);

    // A consistent copy in a new file; refuses to overwrite.
    void copyTo(const std::filesystem::path& file) const;

    // What is wrong with the file: SQLite's integrity, foreign keys, hashes of the texts, quotes at their spans. Empty:
    // nothing.
    std::vector<std::string> check() const;

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace parallax::store
