#include "store/store.h"

#include "store/case_reader.h"
#include "store/case_update.h"
#include "store/decision_log.h"
#include "store/integrity.h"
#include "store/opening.h"
#include "store/search.h"
#include "store/store_impl.h"

#include <algorithm>
#include <map>

namespace parallax::store {

namespace fs = std::filesystem;

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store() = default;

std::unique_ptr<Store> Store::open(const fs::path& file, bool create, OpenStatus& status) {
    Opened opened = openDatabase(file, create);
    status = opened.status;
    if (!opened.database)
        return nullptr;
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->readOnly = opened.status == OpenStatus::ReadOnly;
    impl->database = std::move(opened.database);
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

std::string Store::explain(OpenStatus status, const fs::path& file) {
    const std::string name = file.string();
    std::error_code ignored;
    switch (status) {
    case OpenStatus::Opened:
        return name + " is open";
    case OpenStatus::Created:
        return name + " is a new case";
    case OpenStatus::Migrated:
        return name + " was brought to the format of this version; older versions can no longer open it";
    case OpenStatus::NotThere:
        return "there is no case file " + name;
    case OpenStatus::NotACase:
        if (fs::is_directory(file, ignored))
            return name + " is a folder, not a case file";
        if (fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) == 0)
            return name + " is an empty file, not a case file";
        return name + " is not a case file (it is left as it is)";
    case OpenStatus::Newer:
        return name + " was made by a newer version of Parallax; open it with that version";
    case OpenStatus::Corrupt:
        return name + " is damaged and cannot be opened; go back to a copy of it";
    case OpenStatus::ReadOnly:
        return name + " cannot be written (it or its folder is read-only, or the disk is full): the case can be looked "
                      "at but not changed";
    case OpenStatus::Locked:
        return name + " is in use by another program; close it there or try again later";
    }
    return name;
}

const fs::path& Store::file() const {
    return m_impl->file;
}

bool Store::readOnly() const {
    return m_impl->readOnly;
}

pipeline::Case Store::load() const {
    base::NoProgress unwatched;
    return load(unwatched);
}

pipeline::Case Store::load(base::Progress& progress) const {
    ContentState state;
    return load(progress, state);
}

pipeline::Case Store::load(base::Progress& progress, ContentState& state) const {
    return guarded(m_impl->file, [&] {
        SQLite::Transaction snapshot(*m_impl->database,
                                     SQLite::TransactionBehavior::DEFERRED); // one state, whoever writes meanwhile
        state = contentState(*m_impl->database);
        pipeline::Case content = readCase(*m_impl->database, progress);
        applyDecisions(content, readHistory(*m_impl->database).decisions);
        return content;
    });
}

pipeline::PackedCase Store::loadPacked(base::Progress& progress, ContentState& state,
                                       const base::TextColumn& titles) const {
    return guarded(m_impl->file, [&] {
        SQLite::Transaction snapshot(*m_impl->database, SQLite::TransactionBehavior::DEFERRED);
        state = contentState(*m_impl->database);
        const std::vector<LoggedDecision> decisions = readHistory(*m_impl->database).decisions;
        pipeline::Case content;
        const auto changes =
            singleEventChanges(decisions, [this](base::EventId id) { return hasEvent(*m_impl->database, id); });
        if (!changes) {
            content = readCase(*m_impl->database, progress);
            applyDecisions(content, decisions);
            return pipeline::PackedCase(std::move(content));
        }
        event::PackedEvents events =
            readPacked(*m_impl->database, progress, content, titles, [&changes](event::Event& event) {
                if (const auto found = changes->find(event.id); found != changes->end())
                    found->second.applyTo(event);
            });
        applyDecisions(content, decisions);
        pipeline::PackedCase packed(std::move(content));
        packed.events = std::move(events);
        return packed;
    });
}

std::optional<pipeline::PackedCase> Store::updated(const pipeline::PackedCase& before, ContentState& state) const {
    return guarded(m_impl->file, [&]() -> std::optional<pipeline::PackedCase> {
        SQLite::Transaction snapshot(*m_impl->database, SQLite::TransactionBehavior::DEFERRED);
        const ContentState now = contentState(*m_impl->database);
        if (now.content != state.content)
            return std::nullopt;
        auto content = updatedCase(*m_impl->database, before, readHistory(*m_impl->database).decisions, state.decision);
        if (content)
            state = now;
        return content;
    });
}

ContentState Store::state() const {
    return guarded(m_impl->file, [&] { return contentState(*m_impl->database); });
}

std::optional<std::vector<base::EventId>> Store::changedSince(const ContentState& state) const {
    return guarded(m_impl->file, [&]() -> std::optional<std::vector<base::EventId>> {
        SQLite::Transaction snapshot(*m_impl->database, SQLite::TransactionBehavior::DEFERRED);
        if (contentState(*m_impl->database).content != state.content)
            return std::nullopt;
        return eventsDecidedSince(*m_impl->database, state.decision);
    });
}

std::optional<ContentState>
Store::derived(std::string_view name, const std::function<void(std::string_view part)>& take, DerivedOf wanted) const {
    return guarded(m_impl->file, [&] {
        SQLite::Transaction snapshot(*m_impl->database, SQLite::TransactionBehavior::DEFERRED);
        return readDerived(*m_impl->database, name, take, wanted);
    });
}

std::size_t Store::keepDerived(std::string_view name, const ContentState& state, const NextPart& next) {
    if (m_impl->readOnly)
        return 0;
    std::size_t written = 0;
    m_impl->write([&] {
        if (contentState(*m_impl->database) == state)
            written = writeDerived(*m_impl->database, name, state, next);
    });
    return written;
}

Counts Store::counts() const {
    return guarded(m_impl->file, [&] {
        Counts counts;
        Rows rows(*m_impl->database,
                  "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM report), (SELECT count(*) FROM actor),"
                  " (SELECT count(*) FROM event), (SELECT count(*) FROM claim), (SELECT count(*) FROM disagreement)");
        rows.next();
        for (std::size_t* count : {&counts.sources, &counts.reports, &counts.actors, &counts.events, &counts.claims,
                                   &counts.disagreements}) {
            *count = static_cast<std::size_t>(rows.number());
        }
        return counts;
    });
}

std::vector<Decision> Store::decisions() const {
    return guarded(m_impl->file, [&] {
        std::vector<Decision> all;
        for (LoggedDecision& logged : readHistory(*m_impl->database).decisions) {
            all.push_back(std::move(logged.decision));
        }
        return all;
    });
}

UndoStacks Store::undoStacks() const {
    return guarded(m_impl->file, [&] {
        const DecisionHistory history = readHistory(*m_impl->database);
        std::map<std::int64_t, DecisionKind> kinds;
        for (const LoggedDecision& logged : history.decisions)
            kinds.emplace(logged.decision.id, logged.decision.kind);
        UndoStacks stacks;
        for (const std::int64_t id : history.undoable)
            stacks.undoable.push_back(kinds.at(id));
        for (const std::int64_t id : history.redoable)
            stacks.redoable.push_back(kinds.at(id));
        return stacks;
    });
}

bool Store::canUndo() const {
    return guarded(m_impl->file, [&] { return !readHistory(*m_impl->database).undoable.empty(); });
}

bool Store::canRedo() const {
    return guarded(m_impl->file, [&] { return !readHistory(*m_impl->database).redoable.empty(); });
}

std::vector<SearchHit> Store::search(std::string_view words, std::size_t limit) const {
    return guarded(m_impl->file, [&] { return searchLines(*m_impl->database, words, limit); });
}

std::optional<std::string> Store::setting(std::string_view key) const {
    return guarded(m_impl->file, [&]() -> std::optional<std::string> {
        Rows rows(*m_impl->database, "SELECT value FROM setting WHERE key = ?");
        rows.statement().bind(1, std::string(key));
        if (!rows.next())
            return std::nullopt;
        return rows.text();
    });
}

void Store::setSetting(std::string_view key, std::string_view value) {
    const std::string text(value);
    m_impl->write([&] {
        Command(*m_impl->database,
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .word(key)
            .text(text)
            .run();
    });
}

void Store::copyTo(const fs::path& file) const {
    std::error_code error;
    if (fs::exists(file, error))
        throw base::Error(file.string() + " is there already; choose another name");
    guarded(file, [&] {
        SQLite::Statement copy(*m_impl->database, "VACUUM INTO ?");
        copy.bind(1, file.string());
        copy.exec();
    });
}

std::vector<std::string> Store::check() const {
    return guarded(m_impl->file, [&] { return findDamage(*m_impl->database, m_impl->readOnly); });
}

} // namespace parallax::store
