#include "app/jobs/background_job.h"

#include "app/text/text.h"
#include "app/text/words.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <string>

namespace parallax::app {

// Passes progress on to the job's thread, now and then: a signal a report would drown the event loop.
class BackgroundJob::Relay final : public base::Progress {
public:
    explicit Relay(BackgroundJob* job) : m_job(job) {}

    void report(std::string_view stage, std::size_t done, std::size_t total) override {
        constexpr int pause = 50; // milliseconds
        if (stage == m_stage && m_since.isValid() && m_since.elapsed() < pause)
            return;
        m_stage = stage;
        m_since.start();
        const QString words = stageWords(stage);
        const auto number = [](std::size_t n) { return static_cast<int>(std::min<std::size_t>(n, 1'000'000'000)); };
        QMetaObject::invokeMethod(
            m_job,
            [job = m_job, words, done = number(done), total = number(total)] {
                Q_EMIT job->progressed(words, done, total);
            },
            Qt::QueuedConnection);
    }

private:
    BackgroundJob* m_job;
    std::string m_stage;
    QElapsedTimer m_since;
};

BackgroundJob::BackgroundJob(std::function<void(base::Progress&)> work, QObject* parent)
    : QObject(parent), m_work(std::move(work)), m_relay(std::make_unique<Relay>(this)) {}

BackgroundJob::~BackgroundJob() {
    if (m_thread == nullptr)
        return;
    m_relay->cancel();
    m_thread->wait();
}

void BackgroundJob::start() {
    if (m_thread != nullptr)
        return;
    m_thread = QThread::create([this] { m_work(*m_relay); });
    m_thread->setParent(this);
    connect(m_thread, &QThread::finished, this, &BackgroundJob::finished);
    m_thread->start();
}

void BackgroundJob::cancel() {
    m_relay->cancel();
}

} // namespace parallax::app
