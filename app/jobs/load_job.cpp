#include "app/jobs/load_job.h"

#include "app/text/text.h"
#include "base/error.h"

#include <exception>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace parallax::app {

void returnFreedMemory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

LoadedCase loadCase(store::Store& store, base::Progress& progress, const KeptTimeline& kept) {
    LoadedCase loaded;
    store::ContentState state;
    loaded.content = std::make_shared<const pipeline::PackedCase>(store.loadPacked(progress, state, kept.titles));
    loaded.index = CaseIndex(*loaded.content);
    loaded.decisions = store.decisions();
    // Somebody may have written between the two readings.
    loaded.timeline = kept.snapshot != nullptr && kept.present && kept.state == state
                          ? kept.snapshot
                          : keepTimeline(store, *loaded.content, state, kept);
    returnFreedMemory();
    return loaded;
}

namespace {

LoadResult open(const std::filesystem::path& file, base::Progress& progress,
                const std::function<void(std::shared_ptr<timeline::Snapshot>)>& show) {
    LoadResult result;
    try {
        store::OpenStatus status = store::OpenStatus::Opened;
        auto store = store::Store::open(file, false, status);
        if (!store) {
            result.error = toQt(std::string_view(store::Store::explain(status, file)));
            return result;
        }
        const KeptTimeline kept = keptTimeline(*store);
        if (kept.snapshot != nullptr && kept.present)
            show(kept.snapshot);
        result.loaded = loadCase(*store, progress, kept);
        progress.throwIfCancelled();
        result.store = std::move(store);
    } catch (const base::Cancelled&) {
        result.cancelled = true;
    } catch (const std::bad_alloc&) {
        result.error = LoadJob::tr("There is not enough memory to open %1.").arg(toQt(std::string_view(file.string())));
    } catch (const std::exception& error) {
        result.error = toQt(std::string_view(error.what()));
    }
    return result;
}

} // namespace

LoadJob::LoadJob(std::filesystem::path file, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_job([this](base::Progress& progress) {
          m_result = open(m_file, progress, [this](std::shared_ptr<timeline::Snapshot> snapshot) {
              // To the thread of this object, which outlives the worker; dropped when it goes first.
              QMetaObject::invokeMethod(
                  this, [this, snapshot = std::move(snapshot)] { Q_EMIT timelineRead(snapshot); },
                  Qt::QueuedConnection);
          });
      }) {
    connect(&m_job, &BackgroundJob::progressed, this, &LoadJob::progressed);
    connect(&m_job, &BackgroundJob::finished, this, &LoadJob::finished);
}

} // namespace parallax::app
