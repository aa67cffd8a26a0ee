// What changes a case file: imports and decisions.
#include "base/each_on_threads.h"
#include "pipeline/assemble.h"
#include "report/reader.h"
#include "store/analysis_shelf.h"
#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/store_impl.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iterator>
#include <set>
#include <utility>

namespace parallax::store {

namespace fs = std::filesystem;

namespace {

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, size};
}

template <class T>
std::int64_t idAfter(const std::vector<T>& things) {
    return things.empty() ? 1 : things.back().id.value + 1;
}

// `decision` at the end of what was decided; what was undone before cannot be redone.
void add(DecisionHistory& history, LoggedDecision logged) {
    logged.decision.id = history.decisions.empty() ? 1 : history.decisions.back().decision.id + 1;
    history.decisions.push_back(std::move(logged));
}

// The reports of `prepared` that `before` has not: those that were added. What was inferred of them is inferred anew
// whenever a case is built, so that nobody needs a copy of them as they were read.
std::vector<report::Report> newReports(pipeline::Prepared prepared, const pipeline::Case& before) {
    std::set<std::string_view> known;
    for (const pipeline::CaseReport& one : before.reports)
        known.insert(one.report.sha256);
    std::vector<report::Report> added;
    for (pipeline::Analysed& one : prepared.reports)
        if (!known.contains(one.report.sha256))
            added.push_back(std::move(one.report));
    return added;
}

LoggedDecision& find(DecisionHistory& history, std::int64_t id) {
    return *std::find_if(history.decisions.begin(), history.decisions.end(),
                         [&](const LoggedDecision& logged) { return logged.decision.id == id; });
}

} // namespace

void Store::Impl::refuseWhenReadOnly() const {
    if (readOnly)
        throw base::Error(file.string() +
                          " cannot be changed: the file or its folder is read-only, or the disk is full");
}

Snapshot Store::Impl::snapshot(base::Progress& progress) const {
    return guarded(file, [&] {
        SQLite::Transaction oneState(*database, SQLite::TransactionBehavior::DEFERRED); // whoever writes meanwhile
        Snapshot state;
        state.version = contentVersion(*database);
        state.next = readNextIds(*database);
        state.shelf = readShelf(*database);
        state.history = readHistory(*database);
        state.content = readCase(*database, progress);
        return state;
    });
}

void Store::Impl::replace(const Snapshot& before, const std::function<pipeline::NextIds(pipeline::ContentSink&)>& make,
                          base::Progress& progress, unsigned threads, const std::function<void()>& log) {
    write([&] {
        if (contentVersion(*database) != before.version) {
            throw Overtaken(file.string() + " was changed by another import or edit meanwhile; nothing was stored, "
                                            "please do it again");
        }
        CaseWriter writer(*database, before.content, before.shelf, utcNow(), progress, base::threadsFor(threads) > 1);
        writeNextIds(*database, make(writer));
        if (log)
            log();
    });
}

bool Store::Impl::analysed() const {
    return guarded(file, [&] {
        return !Rows(*database, "SELECT 1 FROM report WHERE NOT EXISTS (SELECT 1 FROM report_analysis"
                                " WHERE report_analysis.report = report.id AND stage = 0 AND key <> '')")
                    .next();
    });
}

void Store::Impl::edit(Snapshot& before, DecisionKind kind, const std::function<void()>& log) {
    if (!analysed()) {
        write([&] {
            writeNextIds(*database, before.next);
            log();
        });
        return;
    }
    // A report's date is what its analysis, and the dates of others, follow from; joins and splits come after it.
    const pipeline::Reuse reuse = kind == DecisionKind::ReportDate ? pipeline::Reuse::Fitting : pipeline::Reuse::Any;
    base::NoProgress silent;
    const pipeline::Edits edits = editsOf(before.history, before.content);
    pipeline::Prepared prepared = pipeline::prepare(before.content, {}, silent, 0, &before.shelf, edits.dates, reuse);
    const auto make = [&](pipeline::ContentSink& sink) {
        return assemble(before.content, before.next, std::move(prepared), silent, edits, 0, &sink).next;
    };
    replace(before, make, silent, 0, log);
}

bool Store::Impl::follow(std::vector<std::int64_t> DecisionHistory::*ids,
                         void (*append)(SQLite::Database&, std::int64_t, const std::string&), bool undone) {
    refuseWhenReadOnly();
    DecisionHistory history = guarded(file, [&] { return readHistory(*database); });
    if ((history.*ids).empty())
        return false;
    const std::int64_t id = (history.*ids).back();
    if (!isEdit(find(history, id).decision.kind) || !analysed()) { // see edit()
        write([&] { append(*database, id, utcNow()); });
        return true;
    }
    base::NoProgress silent;
    Snapshot before = snapshot(silent);
    Decision& decision = find(before.history, id).decision;
    decision.undone = undone;
    edit(before, decision.kind, [&] { append(*database, id, utcNow()); });
    return true;
}

base::Diagnostics Store::importReports(const std::vector<fs::path>& paths, base::Progress& progress, unsigned threads) {
    m_impl->refuseWhenReadOnly();
    Snapshot before = m_impl->snapshot(progress);
    std::vector<report::Report> added;
    base::Diagnostics diagnostics = report::readReports(
        paths, progress, [&](report::Report&& report) { added.push_back(std::move(report)); },
        report::Reading::Unfinished);
    base::eachOnThreads(added.size(), threads, [&](std::size_t i, std::size_t) { report::finish(added[i]); });
    progress.throwIfCancelled();
    if (added.empty())
        return diagnostics;

    // An edit or another import may have come between: then it is built once more, which parses nothing again.
    constexpr int mostTries = 3;
    for (int tries = 1;; ++tries) {
        const pipeline::Edits edits = editsOf(before.history, before.content);
        pipeline::Prepared prepared = pipeline::prepare(before.content, std::move(added), progress, threads,
                                                        &before.shelf, edits.dates, pipeline::Reuse::Fitting);
        std::ranges::move(std::exchange(prepared.diagnostics, {}), std::back_inserter(diagnostics));
        const auto make = [&](pipeline::ContentSink& sink) {
            return assemble(before.content, before.next, std::move(prepared), progress, edits, threads, &sink).next;
        };
        try {
            m_impl->replace(before, make, progress, threads, {});
        } catch (const Overtaken&) {
            if (tries == mostTries)
                throw;
            added = newReports(std::move(prepared), before.content);
            Snapshot now = m_impl->snapshot(progress);
            for (auto& [sha256, kept] : before.shelf)
                if (kept.alone.changed)
                    now.shelf.insert_or_assign(sha256, std::move(kept));
            before = std::move(now);
            continue;
        }
        return diagnostics;
    }
}

void Store::fill(const pipeline::Case& content, base::Progress& progress) {
    const Snapshot before = m_impl->snapshot(progress);
    if (!before.content.reports.empty())
        throw base::Error(m_impl->file.string() + " has reports already; an export is read into an empty case only");
    const pipeline::NextIds next{idAfter(content.sources), idAfter(content.reports), idAfter(content.actors),
                                 idAfter(content.events),  idAfter(content.claims),  idAfter(content.disagreements)};
    const auto make = [&](pipeline::ContentSink& sink) {
        pipeline::giveAll(content, sink);
        return next;
    };
    m_impl->replace(before, make, progress, 1, [&] {
        for (Decision& decision : decisionsIn(content)) {
            decision.at = utcNow();
            appendDecision(*m_impl->database, anchored(*m_impl->database, std::move(decision)));
        }
    });
}

void Store::decide(Decision decision) {
    if (const auto mistake = mistakeIn(decision))
        throw base::Error(*mistake);
    if (decision.at.empty())
        decision.at = utcNow();
    if (!isEdit(decision.kind) || !m_impl->analysed()) { // see Impl::edit
        m_impl->write([&] { appendDecision(*m_impl->database, anchored(*m_impl->database, decision)); });
        return;
    }
    m_impl->refuseWhenReadOnly();
    base::NoProgress silent;
    Snapshot before = m_impl->snapshot(silent);
    const LoggedDecision logged = anchored(*m_impl->database, std::move(decision));
    add(before.history, logged);
    m_impl->edit(before, logged.decision.kind, [&] { appendDecision(*m_impl->database, logged); });
}

base::EventId Store::splitEvent(base::EventId id, const std::vector<std::string>& items, const std::string& reason) {
    m_impl->refuseWhenReadOnly();
    base::NoProgress silent;
    Snapshot before = m_impl->snapshot(silent);
    Decision decision{0, utcNow(), DecisionKind::EventSplit, {}, id.text(), reason, false};
    for (const std::string& item : items)
        decision.value += ' ' + item;
    if (const auto mistake = mistakeInSplit(id, items, before.content))
        throw base::Error(*mistake);
    const base::EventId made{before.next.event++};
    decision.subject = made.text();
    const LoggedDecision logged = anchored(*m_impl->database, std::move(decision));
    add(before.history, logged);
    m_impl->edit(before, logged.decision.kind, [&] { appendDecision(*m_impl->database, logged); });
    return made;
}

bool Store::undo() {
    return m_impl->follow(&DecisionHistory::undoable, appendUndo, true);
}

bool Store::redo() {
    return m_impl->follow(&DecisionHistory::redoable, appendRedo, false);
}

} // namespace parallax::store
