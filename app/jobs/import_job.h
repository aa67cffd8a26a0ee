// Reads reports into a case file in the background.
#pragma once

#include "app/jobs/background_job.h"
#include "app/jobs/load_job.h"
#include "base/diagnostic.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace parallax::app {

// What an import came to. Exactly one of: cancelled; error not empty; loaded set.
struct ImportResult {
    bool cancelled = false;
    QString error; // a sentence for the person
    base::Diagnostics diagnostics;
    std::optional<LoadedCase> loaded; // the whole case after the import
};

// One import, with its own connection to the file. Destroying it cancels, and waits until the file is as it was.
class ImportJob : public QObject {
    Q_OBJECT

public:
    ImportJob(std::filesystem::path file, std::vector<std::filesystem::path> reports, QObject* parent = nullptr);

    void start() { m_job.start(); }
    void cancel() { m_job.cancel(); }           // finished() follows, with `cancelled` unless it was too late
    ImportResult& result() { return m_result; } // once it is finished

Q_SIGNALS:
    void progressed(const QString& stage, int done, int total); // as BackgroundJob
    void finished();

private:
    std::filesystem::path m_file;
    std::vector<std::filesystem::path> m_reports;
    ImportResult m_result; // the worker's until it ends
    BackgroundJob m_job;   // last: destroyed first, which waits for the worker
};

} // namespace parallax::app
