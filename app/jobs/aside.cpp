#include "app/jobs/aside.h"

#include "app/jobs/background_job.h"

#include <QEventLoop>
#include <QProgressDialog>
#include <QTimer>

#include <exception>
#include <ostream>

namespace parallax::app {

namespace {

class StoppableBuffer final : public std::streambuf {
public:
    StoppableBuffer(std::ostream& target, const base::Progress& progress) : m_target(target), m_progress(progress) {}

protected:
    int_type overflow(int_type c) override {
        m_progress.throwIfCancelled();
        if (!traits_type::eq_int_type(c, traits_type::eof()))
            m_target.put(traits_type::to_char_type(c));
        return traits_type::not_eof(c); // a target that is full goes bad, and says so to whoever finishes it
    }

    std::streamsize xsputn(const char* bytes, std::streamsize count) override {
        m_progress.throwIfCancelled();
        m_target.write(bytes, count);
        return count;
    }

    int sync() override {
        m_target.flush();
        return 0;
    }

private:
    std::ostream& m_target;
    const base::Progress& m_progress;
};

} // namespace

StoppableStream::StoppableStream(std::ostream& target, const base::Progress& progress)
    : m_buffer(std::make_unique<StoppableBuffer>(target, progress)),
      m_stream(std::make_unique<std::ostream>(m_buffer.get())) {
    m_stream->exceptions(std::ios::badbit); // a stream keeps to itself what its buffer throws, else
}

StoppableStream::~StoppableStream() = default;

bool doAside(QWidget* window, const QString& words, const std::function<void(base::Progress&)>& work) {
    constexpr int patience = 400; // milliseconds
    std::exception_ptr failed;
    bool done = false;
    bool stopping = false;
    {
        BackgroundJob job([&](base::Progress& progress) {
            try {
                work(progress);
            } catch (...) {
                failed = std::current_exception();
            }
        });
        QEventLoop loop;
        QProgressDialog dialog(words, QProgressDialog::tr("Cancel"), 0, 0, window);
        dialog.setWindowModality(Qt::ApplicationModal);
        dialog.setAutoReset(false); // it stays until the work has ended, whatever the work says of itself
        dialog.setAutoClose(false);
        dialog.reset(); // it would show itself otherwise
        // It stays until the work has ended: no input gets past it.
        QObject::disconnect(&dialog, &QProgressDialog::canceled, &dialog, &QProgressDialog::cancel);
        QObject::connect(&dialog, &QProgressDialog::canceled, &job, [&] {
            stopping = true;
            job.cancel();
            dialog.setLabelText(QProgressDialog::tr("Stopping…"));
        });
        QObject::connect(&job, &BackgroundJob::finished, &loop, [&] {
            done = true;
            loop.quit();
        });
        QObject::connect(&job, &BackgroundJob::progressed, &dialog, [&](const QString& stage, int step, int steps) {
            if (!dialog.isVisible() || dialog.wasCanceled() || stopping)
                return;
            dialog.setLabelText(stage + QStringLiteral("…"));
            dialog.setRange(0, steps); // 0: it only moves
            dialog.setValue(step);
        });
        job.start();
        QTimer::singleShot(patience, &loop, [&] { loop.quit(); });
        loop.exec(QEventLoop::ExcludeUserInputEvents);
        if (!done) {
            dialog.show();
            loop.exec();
        }
    }
    if (!failed)
        return true;
    try {
        std::rethrow_exception(failed);
    } catch (const base::Cancelled&) {
        return false;
    }
}

} // namespace parallax::app
