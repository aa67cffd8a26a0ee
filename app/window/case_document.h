// The case file that is open in the window: keeps the session's content and decisions in step with the file.
#pragma once

#include "app/jobs/import_job.h"
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

    // The open case stays as it is when they fail (false). An import that runs is cancelled first when they succeed.
    bool open(const QString& file);
    bool create(const QString& file); // an existing file is not touched
    void close();
    bool copyTo(const QString& file); // replaces what is there

    bool decide(store::DecisionKind kind, const std::string& subject, const QString& value, const QString& reason);
    bool canUndo() const;
    bool canRedo() const;
    QString undoWords() const; // "rename event", of the decision that undo takes back; empty for none
    QString redoWords() const;
    bool undo();
    bool redo();

    bool importReports(const QStringList& paths); // starts; false when it cannot
    bool importing() const { return m_job != nullptr; }
    void cancelImport();

    std::vector<store::SearchHit> search(const QString& words) const; // empty when there is no case
    QString setting(const QString& key) const;
    void setSetting(const QString& key, const QString& value); // silently nothing when it cannot be kept

Q_SIGNALS:
    void opened(); // another case, or none
    void decided();
    void failed(const QString& sentence);
    void importProgressed(const QString& stage, int done, int total);
    void importFinished(const parallax::app::ImportSummary& summary);

private:
    bool take(const QString& file, bool create);
    bool reload();
    template <class Work>
    bool attempt(Work work) const;
    void jobFinished();

    CaseSession* m_session;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<ImportJob> m_job;
    int m_reportsBefore = 0;
};

// Between Qt's names of files and the standard library's, whatever the locale.
std::filesystem::path toPath(const QString& file);
QString toQt(const std::filesystem::path& path);

} // namespace parallax::app
