// Reads reports into a case file in the background.
#pragma once

#include "base/diagnostic.h"
#include "pipeline/case.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <vector>

class QThread;

namespace parallax::app {

// What an import came to. Exactly one of: cancelled; error not empty; content set.
struct ImportResult {
    bool cancelled = false;
    QString error; // a sentence for the person
    base::Diagnostics diagnostics;
    std::shared_ptr<const pipeline::Case> content; // the whole case after the import
};

// One import. The work is done on a thread of its own with its own connection to the file; signals come on the thread
// of this object. Destroying it cancels, and waits until the thread has left the file as it was.
class ImportJob : public QObject {
    Q_OBJECT

public:
    ImportJob(std::filesystem::path file, std::vector<std::filesystem::path> reports, QObject* parent = nullptr);
    ~ImportJob() override;

    void start();
    void cancel(); // finished() follows, with `cancelled` unless it was too late

Q_SIGNALS:
    void progressed(const QString& stage, int done, int total); // total 0: not known
    void finished();                                            // once; result() is there then

public:
    const ImportResult& result() const { return m_result; }

private:
    class Relay;

    std::filesystem::path m_file;
    std::vector<std::filesystem::path> m_reports;
    std::unique_ptr<Relay> m_relay;
    QThread* m_thread = nullptr;
    ImportResult m_result; // the worker's until it ends
};

} // namespace parallax::app
