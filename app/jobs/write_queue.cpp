#include "app/jobs/write_queue.h"

#include "app/text/text.h"
#include "base/error.h"
#include "store/store.h"

#include <exception>
#include <new>
#include <utility>

namespace parallax::app {

WriteQueue::WriteQueue(std::filesystem::path file, QObject* parent) : QObject(parent), m_file(std::move(file)) {}

WriteQueue::~WriteQueue() {
    blockSignals(true); // whoever listens may be half gone
    finish();
}

void WriteQueue::add(Write write, AfterFailure after) {
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back({std::move(write), after});
    }
    if (!busy())
        start();
}

void WriteQueue::start() {
    // What writes is never told to stop: a decision is not lost because somebody closes the window.
    m_job = std::make_unique<BackgroundJob>([this](base::Progress&) { work(); });
    connect(m_job.get(), &BackgroundJob::finished, this, &WriteQueue::jobFinished);
    m_job->start();
}

// Until nothing is left.
void WriteQueue::work() {
    std::unique_ptr<store::Store> store;
    const auto fail = [this](const QString& sentence) {
        m_failed = true;
        const std::lock_guard lock(m_mutex);
        m_failures.push_back(sentence);
    };
    for (;;) {
        Entry next;
        {
            const std::lock_guard lock(m_mutex);
            if (m_entries.empty())
                return;
            next = std::move(m_entries.front());
            m_entries.erase(m_entries.begin());
        }
        if (m_failed && next.after == AfterFailure::Dropped)
            continue;
        try {
            store::OpenStatus status = store::OpenStatus::Opened;
            if (!store)
                store = store::Store::open(m_file, false, status);
            if (!store)
                throw base::Error(store::Store::explain(status, m_file));
            next.write(*store);
        } catch (const std::bad_alloc&) {
            fail(tr("There is not enough memory to work the case out anew. Nothing was changed."));
        } catch (const std::exception& error) {
            fail(toQt(std::string_view(error.what())));
        }
    }
}

void WriteQueue::jobFinished() {
    m_job.release()->deleteLater(); // it is the sender
    std::vector<QString> failures;
    bool more = false;
    {
        const std::lock_guard lock(m_mutex);
        failures.swap(m_failures);
        more = !m_entries.empty(); // added when the worker had looked for the last time
    }
    if (more)
        start();
    for (const QString& sentence : failures)
        Q_EMIT failed(sentence);
    if (!more) {
        m_failed = false;
        Q_EMIT emptied();
    }
}

void WriteQueue::finish() {
    if (!busy())
        return;
    m_job.reset(); // waits
    work();        // what was added when the worker had looked for the last time
    const std::vector<QString> failures = std::exchange(m_failures, {});
    m_failed = false;
    for (const QString& sentence : failures)
        Q_EMIT failed(sentence);
    Q_EMIT emptied();
}

} // namespace parallax::app
