// Writes to a case file in the background, in the order in which they were asked for.
#pragma once

#include "app/jobs/background_job.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace parallax::store {
class Store;
}

namespace parallax::app {

// Whether a write is done although one before it, since the queue was last empty, failed.
enum class AfterFailure { Done, Dropped };

// Its own connection to the file. What was added is written, whatever happens: destroying it, or finish(), waits until
// it is.
class WriteQueue : public QObject {
    Q_OBJECT

public:
    using Write = std::function<void(store::Store&)>; // called on another thread; may throw

    explicit WriteQueue(std::filesystem::path file, QObject* parent = nullptr);
    ~WriteQueue() override;

    const std::filesystem::path& file() const { return m_file; }
    void add(Write write, AfterFailure after = AfterFailure::Done);
    bool busy() const { return m_job != nullptr; }
    void finish(); // `failed` and `emptied` come before it returns

Q_SIGNALS:
    void failed(const QString& sentence);
    void emptied(); // all that was added is written, or has failed

private:
    struct Entry {
        Write write;
        AfterFailure after;
    };
    void work();
    void start();
    void jobFinished();

    std::filesystem::path m_file;
    std::mutex m_mutex; // of the next two
    std::vector<Entry> m_entries;
    std::vector<QString> m_failures;
    bool m_failed = false; // since the queue was last empty; whoever works
    std::unique_ptr<BackgroundJob> m_job;
};

} // namespace parallax::app
