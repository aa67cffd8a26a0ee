// What a Store holds. Private to store.cpp and store_changes.cpp.
#pragma once

#include "pipeline/analyse_reports.h"
#include "pipeline/content_sink.h"
#include "store/database.h"
#include "store/decision_log.h"
#include "store/opening.h"
#include "store/store.h"

#include <SQLiteCpp/Transaction.h>

#include <functional>

namespace parallax::store {

// The content was changed by somebody else since it was read.
class Overtaken : public base::Error {
public:
    using base::Error::Error;
};

// The state that a new content is worked out from.
struct Snapshot {
    pipeline::Case content; // as extracted and edited; the other decisions are not applied
    pipeline::NextIds next;
    std::int64_t version = 0; // of the content
    pipeline::Shelf shelf;
    DecisionHistory history;
};

struct Store::Impl {
    std::filesystem::path file;
    bool readOnly = false;
    std::unique_ptr<SQLite::Database> database;

    // Runs `action` in one transaction that begins by reserving the file for writing, so that it cannot fail half-way
    // for another writer.
    template <class Action>
    auto write(Action&& action) {
        refuseWhenReadOnly();
        return guarded(file, [&] {
            const WritingCache cache(*database);
            SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
            action();
            transaction.commit();
        });
    }
    void refuseWhenReadOnly() const;

    Snapshot snapshot(base::Progress& progress) const;

    // Whether the case can be built anew: the analyses of all its reports are kept.
    bool analysed() const;

    // Makes the content what `make` tells the sink of, where it was that of `before`, keeps the analyses on its shelf
    // and lets `log` write to the log of decisions, in one transaction. `make` gives the next ids. Where more than one
    // thread may be used (0: one a core), rows are written while `make` goes on. Throws Overtaken when the content was
    // changed since `before` was read; nothing is made then.
    void replace(const Snapshot& before, const std::function<pipeline::NextIds(pipeline::ContentSink&)>& make,
                 base::Progress& progress, unsigned threads, const std::function<void()>& log);

    // Builds the case anew with the edits of `before.history`, of which one of `kind` is new or taken back, and lets
    // `log` write, or only lets `log` write where no analyses are kept of the case's reports.
    void edit(Snapshot& before, DecisionKind kind, const std::function<void()>& log);

    // Undo and redo: writes `append` of the last of `ids`, after which that decision is `undone` or not. False when
    // there is none.
    bool follow(std::vector<std::int64_t> DecisionHistory::*ids,
                void (*append)(SQLite::Database&, std::int64_t, const std::string&), bool undone);
};

} // namespace parallax::store
