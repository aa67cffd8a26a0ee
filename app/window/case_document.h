// The case file that is open in the window: keeps the session's content and decisions in step with the file.
#pragma once

#include "app/jobs/import_job.h"
#include "app/jobs/load_job.h"
#include "app/jobs/write_queue.h"
#include "store/store.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace parallax::app {

class CaseSession;

// What an import changed, for the one summary that follows it.
struct ImportSummary {
    bool cancelled = false;
    QString error;
    int newReports = 0;
    int events = 0; // in the whole case, after it
    int disagreements = 0;
    base::Diagnostics diagnostics;
};

// GUI thread. Never asks anything; what fails is said in one sentence through `failed`. Everything is saved as soon as
// it is done.
class CaseDocument : public QObject {
    Q_OBJECT

public:
    explicit CaseDocument(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it
    ~CaseDocument() override;

    bool isOpen() const { return m_store != nullptr; }
    bool readOnly() const { return m_store != nullptr && m_store->readOnly(); }
    QString fileName() const; // with its folder; empty when none is open

    // Starts to open a case in the background; `opened` follows, or `failed`, or nothing when it is cancelled, and
    // `settled` in any case. Until then the open case stays as it is. What is being opened already is given up.
    void open(const QString& file);
    bool opening() const { return m_opening != nullptr; }
    void cancelOpening();
    // Another case is open when it succeeds, and an import into the one before is cancelled. An existing file is not
    // touched (false).
    bool create(const QString& file);
    void close();
    bool copyTo(const QString& file); // replaces what is there

    // What is decided is in the file when these return true, or, where it says what the case is made of (store::isEdit)
    // or comes behind such a one, on its way there: decisions are kept in their order, and none is lost when the case
    // is closed meanwhile. The session has it when `decided` comes; `failed` says what could not be decided after all.
    // canUndo and the like already count what is on its way.
    bool decide(store::DecisionKind kind, const std::string& subject, const QString& value, const QString& reason);
    bool splitEvent(base::EventId event, const QString& part, const QString& reason); // see store::Store::splitEvent
    bool canUndo() const;
    bool canRedo() const;
    QString undoWords() const; // "rename event", of the decision that undo takes back; empty for none
    QString redoWords() const;
    bool undo();
    bool redo();

    bool deciding() const { return m_writes && m_writes->busy(); } // a decision is on its way to the file
    bool showingDecision() const { return m_reload != nullptr; }   // it is in the file and not yet in the session

    bool importReports(const QStringList& paths); // starts; false when it cannot
    bool importing() const { return m_import != nullptr; }
    void cancelImport();

    // Whether anything goes on in the background: opening, importing, or showing what was decided.
    bool busy() const { return m_opening || m_import || m_reload || deciding(); }

    std::vector<store::SearchHit> search(const QString& words) const; // empty when there is no case
    QString setting(const QString& key) const;
    void setSetting(const QString& key, const QString& value); // silently nothing when it cannot be kept

Q_SIGNALS:
    void opened(); // another case, or none
    void decidingStarted();
    void decided();
    void failed(const QString& sentence);
    void openingStarted(const QString& file);
    void settled();                                             // opening has ended, however it did
    void progressed(const QString& stage, int done, int total); // of opening or importing; total 0: not known
    void importFinished(const parallax::app::ImportSummary& summary);

private:
    void take(std::unique_ptr<store::Store> store, LoadedCase loaded);
    void show(LoadedCase loaded);
    void loadFinished();
    void reload();
    void reloadFinished();
    // In the background; `expected`: what can be undone once it is done.
    void write(WriteQueue::Write write, AfterFailure after, store::UndoStacks expected);
    void written();
    bool follow(bool undo);
    store::UndoStacks stacks() const; // when all that is on its way is written
    store::UndoStacks stacksAfter(store::DecisionKind kind) const;
    template <class Work>
    bool attempt(Work work) const;
    void importFinishes();

    CaseSession* m_session;
    std::unique_ptr<store::Store> m_store;
    store::ContentState m_state; // of what the session has
    std::unique_ptr<LoadJob> m_opening;
    std::unique_ptr<LoadJob> m_reload;
    std::unique_ptr<ImportJob> m_import;
    std::unique_ptr<WriteQueue> m_writes; // of the open case; null when it is not needed yet
    store::UndoStacks m_expected;         // while deciding: see stacks()
    int m_reportsBefore = 0;
};

// Between Qt's names of files and the standard library's, whatever the locale.
std::filesystem::path toPath(const QString& file);
QString toQt(const std::filesystem::path& path);

} // namespace parallax::app
