#include "app/jobs/import_job.h"

#include "app/text/text.h"
#include "base/error.h"
#include "base/progress.h"
#include "store/store.h"

#include <QElapsedTimer>
#include <QThread>

#include <exception>

namespace parallax::app {

// Passes progress on to the job's thread, at most some 20 times a second: a signal a report would drown the event loop.
class ImportJob::Relay final : public base::Progress {
public:
    explicit Relay(ImportJob* job) : m_job(job) {}

    void report(std::string_view stage, std::size_t done, std::size_t total) override {
        if (stage == m_stage && m_since.isValid() && m_since.elapsed() < 50)
            return;
        m_stage = stage;
        m_since.start();
        const QString words = toQt(stage);
        const auto number = [](std::size_t n) { return static_cast<int>(std::min<std::size_t>(n, 1'000'000'000)); };
        QMetaObject::invokeMethod(
            m_job,
            [job = m_job, words, done = number(done), total = number(total)] {
                Q_EMIT job->progressed(words, done, total);
            },
            Qt::QueuedConnection);
    }

private:
    ImportJob* m_job;
    std::string m_stage;
    QElapsedTimer m_since;
};

namespace {

ImportResult run(const std::filesystem::path& file, const std::vector<std::filesystem::path>& reports,
                 base::Progress& progress) {
    ImportResult result;
    try {
        store::OpenStatus status = store::OpenStatus::Opened;
        const auto store = store::Store::open(file, false, status);
        if (!store) {
            result.error = toQt(store::Store::explain(status, file));
            return result;
        }
        result.diagnostics = store->importReports(reports, progress);
        result.content = std::make_shared<const pipeline::Case>(store->load());
    } catch (const base::Cancelled&) {
        result.cancelled = true;
    } catch (const std::bad_alloc&) {
        result.error = ImportJob::tr(
            "There is not enough memory to read these reports. Nothing was changed; try fewer at a time.");
    } catch (const std::exception& error) {
        result.error = toQt(error.what());
    }
    return result;
}

} // namespace

ImportJob::ImportJob(std::filesystem::path file, std::vector<std::filesystem::path> reports, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_reports(std::move(reports)), m_relay(std::make_unique<Relay>(this)) {}

ImportJob::~ImportJob() {
    if (m_thread == nullptr)
        return;
    m_relay->cancel();
    m_thread->wait();
}

void ImportJob::start() {
    if (m_thread != nullptr)
        return;
    m_thread = QThread::create([this] { m_result = run(m_file, m_reports, *m_relay); });
    m_thread->setParent(this);
    connect(m_thread, &QThread::finished, this, &ImportJob::finished);
    m_thread->start();
}

void ImportJob::cancel() {
    m_relay->cancel();
}

} // namespace parallax::app
