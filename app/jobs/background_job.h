// One piece of work on a thread of its own, with progress and a way to stop it.
#pragma once

#include "base/progress.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QThread;

namespace parallax::app {

// The work runs once; signals come on the thread of this object. Destroying it cancels, and waits until the work has
// ended: whatever the work writes to must be destroyed after it.
class BackgroundJob : public QObject {
    Q_OBJECT

public:
    // `work` must not throw; it is told to stop through the progress, by base::Cancelled.
    explicit BackgroundJob(std::function<void(base::Progress&)> work, QObject* parent = nullptr);
    ~BackgroundJob() override;

    void start();
    void cancel(); // finished() follows all the same

Q_SIGNALS:
    void progressed(const QString& stage, int done, int total); // at most some 20 times a second; total 0: not known
    void finished();                                            // once, when what the work wrote may be read

private:
    class Relay;

    std::function<void(base::Progress&)> m_work;
    std::unique_ptr<Relay> m_relay;
    QThread* m_thread = nullptr;
};

} // namespace parallax::app
