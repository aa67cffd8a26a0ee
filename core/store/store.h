// A case file: one SQLite database. The schema is written out in core/store/README.md.
#pragma once

#include "base/diagnostic.h"
#include "base/progress.h"
#include "pipeline/case.h"
#include "pipeline/pipeline.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::store {

// What a file turned out to be when it was opened.
enum class OpenStatus { Opened, Created, Migrated, NotThere, NotACase, Newer, Corrupt, ReadOnly, Locked };

// What an analyst decided; kept apart from what the program extracted, in an append-only log.
enum class DecisionKind { EventTitle, EventHidden, ActorName, ActorMerge, DisagreementDismissed, DisagreementNote, SourceReliability, ClaimCredibility, EstimateRule };

struct Decision {
    std::int64_t id = 0;      // given by the store
    std::string at;           // UTC, ISO 8601 with seconds
    DecisionKind kind = DecisionKind::EventTitle;
    std::string subject;      // id text of what it is about: "E12", "A3", "S2", "C8", "D5"; empty for the case as a whole
    std::string value;        // new title, other actor's id, note, grade, rule, "1"
    std::string reason;       // why, in the analyst's words; may be empty
    bool undone = false;
};

struct SearchHit {
    base::ReportId report;
    base::Span span;     // of the sentence or line
    std::string snippet; // with the match between U+0002 and U+0003
};

// One thread at a time. Owns its connection; closes it when destroyed. Every writing call is one transaction: it happens wholly or not at all.
// Throws base::Error (disk full, locked, ...) with a sentence that names the file.
class Store {
public:
    // Opens, or with `create` makes, the case file. Never asks, never repairs, never overwrites. `status` says what was found;
    // the result is null for NotThere, NotACase, Newer, Corrupt and Locked. A ReadOnly one opens for reading.
    static std::unique_ptr<Store> open(const std::filesystem::path& file, bool create, OpenStatus& status);
    // A sentence for a person about a status that is a failure.
    static std::string explain(OpenStatus status, const std::filesystem::path& file);

    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    const std::filesystem::path& file() const;
    bool readOnly() const;

    // The whole case with the decisions applied.
    pipeline::Case load() const;

    // Reads the files and folders, builds the case anew with what is there, and stores it. All or nothing; base::Cancelled leaves the file as it was.
    base::Diagnostics importReports(const std::vector<std::filesystem::path>& paths, base::Progress& progress, unsigned threads = 0);

    // Decisions: the newest last. undo() takes back the newest that is not undone, redo() the oldest undone after it; false when there is none.
    std::vector<Decision> decisions() const;
    void decide(Decision decision);
    bool canUndo() const;
    bool canRedo() const;
    bool undo();
    bool redo();

    // Full text search over the reports, best first.
    std::vector<SearchHit> search(std::string_view words, std::size_t limit = 50) const;

    std::optional<std::string> setting(std::string_view key) const;
    void setSetting(std::string_view key, std::string_view value);

    // A consistent copy in a new file; refuses to overwrite.
    void copyTo(const std::filesystem::path& file) const;

    // What is wrong with the file: SQLite's integrity, foreign keys, hashes of the texts, quotes at their spans. Empty: nothing.
    std::vector<std::string> check() const;

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace parallax::store
