#include "app/window/case_document.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "base/error.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <exception>
#include <utility>

namespace parallax::app {

std::filesystem::path toPath(const QString& file) {
    const std::string bytes = file.toStdString();
    return std::filesystem::path(std::u8string(bytes.begin(), bytes.end()));
}

QString toQt(const std::filesystem::path& path) {
    const std::u8string bytes = path.u8string();
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

CaseDocument::CaseDocument(CaseSession* session, QObject* parent) : QObject(parent), m_session(session) {}

CaseDocument::~CaseDocument() {
    m_reload.reset(); // nobody will see it
}

// Runs `work`; a base::Error becomes `failed` and false.
template <class Work>
bool CaseDocument::attempt(Work work) const {
    try {
        return work();
    } catch (const std::exception& error) {
        Q_EMIT const_cast<CaseDocument*>(this)->failed(toQt(std::string_view(error.what())));
    }
    return false;
}

QString CaseDocument::fileName() const {
    return m_store ? toQt(m_store->file()) : QString();
}

void CaseDocument::open(const QString& file) {
    m_opening = std::make_unique<LoadJob>(toPath(QFileInfo(file).absoluteFilePath()));
    connect(m_opening.get(), &LoadJob::progressed, this, &CaseDocument::progressed);
    connect(m_opening.get(), &LoadJob::finished, this, &CaseDocument::loadFinished);
    connect(m_opening.get(), &LoadJob::timelineRead, this, [this](const std::shared_ptr<timeline::Snapshot>& snapshot) {
        if (sender() == m_opening.get())
            m_session->setTimelineAhead(snapshot);
    });
    m_session->setWaiting(true);
    Q_EMIT openingStarted(file);
    m_opening->start();
}

void CaseDocument::cancelOpening() {
    if (m_opening)
        m_opening->cancel();
}

void CaseDocument::loadFinished() {
    // Kept until the end of this function, then deleted by the event loop: it is the sender.
    LoadJob* job = m_opening.release();
    job->deleteLater();
    LoadResult& result = job->result();
    m_session->setWaiting(false);
    if (result.store)
        take(std::move(result.store), std::move(result.loaded));
    else if (!result.cancelled)
        Q_EMIT failed(result.error);
    if (m_session->timelineAhead()) {
        // Only the timeline of the other case came: back to the one that is open.
        m_session->setContent({});
        if (m_store)
            reload();
    }
    Q_EMIT settled();
}

bool CaseDocument::create(const QString& file) {
    if (QFileInfo::exists(file)) {
        Q_EMIT failed(tr("%1 already exists. Choose another name, or open it.").arg(file));
        return false;
    }
    const std::filesystem::path path = toPath(QFileInfo(file).absoluteFilePath());
    return attempt([&] {
        store::OpenStatus status = store::OpenStatus::Opened;
        auto store = store::Store::open(path, true, status);
        if (!store) {
            Q_EMIT failed(toQt(std::string_view(store::Store::explain(status, path))));
            return false;
        }
        take(std::move(store), {});
        return true;
    });
}

// Makes another case the open one.
void CaseDocument::take(std::unique_ptr<store::Store> store, LoadedCase loaded) {
    m_writes.reset(); // once all is written
    m_expected = {};
    m_import.reset();
    m_reload.reset();
    m_store = std::move(store);
    if (!m_session->timelineAhead()) {
        m_session->setFilter({});
        m_session->select({});
    }
    show(std::move(loaded));
    Q_EMIT opened();
    if (m_store->readOnly())
        Q_EMIT failed(toQt(std::string_view(store::Store::explain(store::OpenStatus::ReadOnly, m_store->file()))));
}

void CaseDocument::show(LoadedCase loaded) {
    m_state = loaded.state;
    m_session->setContent(std::move(loaded.content), std::move(loaded.index), std::move(loaded.timeline),
                          std::move(loaded.visible));
    m_session->setDecisions(std::move(loaded.decisions));
    returnFreedMemory();
}

void CaseDocument::close() {
    m_opening.reset();
    m_writes.reset(); // once all is written
    m_expected = {};
    m_reload.reset();
    m_import.reset();
    m_store.reset();
    m_session->setWaiting(false);
    m_session->setFilter({});
    m_session->setContent({});
    m_session->setDecisions({});
    Q_EMIT opened();
}

bool CaseDocument::copyTo(const QString& file) {
    if (!m_store)
        return false;
    return attempt([&] {
        // Beside the target first, so that a copy that fails does not cost the file that was there.
        const QString beside = file + QStringLiteral(".part");
        QFile::remove(beside);
        m_store->copyTo(toPath(beside));
        if ((QFileInfo::exists(file) && !QFile::remove(file)) || !QFile::rename(beside, file)) {
            QFile::remove(beside);
            throw base::Error(tr("%1 cannot be replaced. Choose another name or folder.").arg(file).toStdString());
        }
        return true;
    });
}

// Shows what the file says now. One that runs is given up: it may have read what was before the newest decision.
void CaseDocument::reload() {
    LoadedCase shown;
    if (!m_session->timelineAhead() && !m_session->content()->reports.empty()) {
        shown.content = m_session->content();
        shown.index = m_session->sharedIndex();
        shown.state = m_state;
        shown.visible.filter = m_session->filter();
    }
    m_reload = std::make_unique<LoadJob>(m_store->file(), std::move(shown));
    connect(m_reload.get(), &LoadJob::finished, this, &CaseDocument::reloadFinished);
    m_reload->start();
}

void CaseDocument::reloadFinished() {
    LoadJob* job = m_reload.release(); // see loadFinished
    job->deleteLater();
    LoadResult& result = job->result();
    if (!result.error.isEmpty())
        Q_EMIT failed(result.error);
    if (result.store)
        show(std::move(result.loaded));
    Q_EMIT decided();
}

bool CaseDocument::decide(store::DecisionKind kind, const std::string& subject, const QString& value,
                          const QString& reason) {
    if (!m_store)
        return false;
    return attempt([&] {
        store::Decision decision;
        decision.kind = kind;
        decision.subject = subject;
        decision.value = toUtf8(value);
        decision.reason = toUtf8(reason);
        if (deciding() || store::isEdit(kind)) {
            write([decision = std::move(decision)](store::Store& store) { store.decide(decision); }, AfterFailure::Done,
                  stacksAfter(kind));
            return true;
        }
        m_store->decide(std::move(decision));
        reload();
        return true;
    });
}

store::UndoStacks CaseDocument::stacksAfter(store::DecisionKind kind) const {
    store::UndoStacks after = stacks();
    after.undoable.push_back(kind);
    after.redoable.clear();
    return after;
}

void CaseDocument::write(WriteQueue::Write write, AfterFailure after, store::UndoStacks expected) {
    m_expected = std::move(expected);
    if (!m_writes) {
        m_writes = std::make_unique<WriteQueue>(m_store->file());
        connect(m_writes.get(), &WriteQueue::failed, this, &CaseDocument::failed);
        connect(m_writes.get(), &WriteQueue::emptied, this, &CaseDocument::written);
    }
    m_writes->add(std::move(write), after);
    Q_EMIT decidingStarted();
}

void CaseDocument::written() {
    m_expected = {};
    reload();
}

bool CaseDocument::splitEvent(base::EventId event, const QString& part, const QString& reason) {
    if (!m_store)
        return false;
    write([event, part = toUtf8(part),
           reason = toUtf8(reason)](store::Store& store) { store.splitEvent(event, {part}, reason); },
          AfterFailure::Done, stacksAfter(store::DecisionKind::EventSplit));
    return true;
}

store::UndoStacks CaseDocument::stacks() const {
    store::UndoStacks stacks = m_expected;
    if (m_store && !m_store->readOnly() && !deciding()) {
        attempt([&] {
            stacks = m_store->undoStacks();
            return true;
        });
    }
    return stacks;
}

bool CaseDocument::canUndo() const {
    return !stacks().undoable.empty();
}

bool CaseDocument::canRedo() const {
    return !stacks().redoable.empty();
}

QString CaseDocument::undoWords() const {
    const store::UndoStacks now = stacks();
    return now.undoable.empty() ? QString() : decisionWords(now.undoable.back());
}

QString CaseDocument::redoWords() const {
    const store::UndoStacks now = stacks();
    return now.redoable.empty() ? QString() : decisionWords(now.redoable.back());
}

bool CaseDocument::undo() {
    return follow(true);
}

bool CaseDocument::redo() {
    return follow(false);
}

bool CaseDocument::follow(bool undo) {
    return m_store && attempt([&] {
               store::UndoStacks after = stacks();
               auto& from = undo ? after.undoable : after.redoable;
               auto& to = undo ? after.redoable : after.undoable;
               if (from.empty())
                   return false;
               if (!deciding() && !store::isEdit(from.back())) {
                   const bool done = undo ? m_store->undo() : m_store->redo();
                   if (done)
                       reload();
                   return done;
               }
               to.push_back(from.back());
               from.pop_back();
               // Never of another decision than the one that is meant.
               write([undo](store::Store& store) { undo ? store.undo() : store.redo(); }, AfterFailure::Dropped,
                     std::move(after));
               return true;
           });
}

bool CaseDocument::importReports(const QStringList& paths) {
    if (!m_store || m_import || deciding() || paths.isEmpty())
        return false;
    if (m_store->readOnly()) {
        Q_EMIT failed(toQt(std::string_view(store::Store::explain(store::OpenStatus::ReadOnly, m_store->file()))));
        return false;
    }
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(toPath(path));
    m_reportsBefore = static_cast<int>(m_session->content()->reports.size());
    m_import = std::make_unique<ImportJob>(m_store->file(), std::move(files));
    connect(m_import.get(), &ImportJob::progressed, this, &CaseDocument::progressed);
    connect(m_import.get(), &ImportJob::finished, this, &CaseDocument::importFinishes);
    m_import->start();
    return true;
}

void CaseDocument::cancelImport() {
    if (m_import)
        m_import->cancel();
}

void CaseDocument::importFinishes() {
    ImportJob* job = m_import.release(); // see loadFinished
    job->deleteLater();
    ImportResult& result = job->result();
    ImportSummary summary;
    summary.cancelled = result.cancelled;
    summary.error = result.error;
    summary.diagnostics = result.diagnostics;
    if (result.loaded) {
        m_reload.reset(); // this is newer
        summary.newReports = static_cast<int>(result.loaded->content->reports.size()) - m_reportsBefore;
        show(std::move(*result.loaded));
        summary.events = static_cast<int>(m_session->index().events());
        summary.disagreements = static_cast<int>(m_session->index().disagreements());
        Q_EMIT decided();
    }
    Q_EMIT importFinished(summary);
}

std::vector<store::SearchHit> CaseDocument::search(const QString& words) const {
    std::vector<store::SearchHit> hits;
    if (m_store && !words.trimmed().isEmpty()) {
        attempt([&] {
            hits = m_store->search(toUtf8(words), 20);
            return true;
        });
    }
    return hits;
}

QString CaseDocument::setting(const QString& key) const {
    QString value;
    if (m_store) {
        attempt([&] {
            value = toQt(std::string_view(m_store->setting(toUtf8(key)).value_or(std::string())));
            return true;
        });
    }
    return value;
}

void CaseDocument::setSetting(const QString& key, const QString& value) {
    if (!m_store || m_store->readOnly() || m_import)
        return;
    if (deciding()) { // the file is reserved for as long
        m_writes->add([key = toUtf8(key), value = toUtf8(value)](store::Store& store) {
            try {
                store.setSetting(key, value);
            } catch (const std::exception&) {
                return; // as below
            }
        });
        return;
    }
    try {
        m_store->setSetting(toUtf8(key), toUtf8(value));
    } catch (const std::exception&) {
        // Where one was looking is not worth a message.
    }
}

} // namespace parallax::app
