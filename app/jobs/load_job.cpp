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

namespace {

// What content and index bring with them.
void complete(LoadedCase& loaded, store::Store& store, const KeptTimeline& kept) {
    loaded.decisions = store.decisions();
    loaded.visible = visibleEventsOf(*loaded.content, loaded.visible.filter);
    // Somebody may have written between the two readings.
    loaded.timeline = kept.snapshot != nullptr && kept.present && kept.state == loaded.state
                          ? kept.snapshot
                          : keepTimeline(store, *loaded.content, loaded.state, kept);
    returnFreedMemory();
}

} // namespace

namespace {

LoadedCase loadFiltered(store::Store& store, base::Progress& progress, const KeptTimeline& kept,
                        const pipeline::Filter& filter) {
    LoadedCase loaded;
    loaded.visible.filter = filter;
    loaded.content =
        std::make_shared<const pipeline::PackedCase>(store.loadPacked(progress, loaded.state, kept.titles));
    loaded.index = std::make_shared<const CaseIndex>(*loaded.content);
    complete(loaded, store, kept);
    return loaded;
}

} // namespace

LoadedCase loadCase(store::Store& store, base::Progress& progress, const KeptTimeline& kept) {
    return loadFiltered(store, progress, kept, {});
}

LoadedCase reloadCase(store::Store& store, base::Progress& progress, const LoadedCase& before,
                      const KeptTimeline& kept) {
    LoadedCase loaded;
    loaded.visible.filter = before.visible.filter;
    loaded.state = before.state;
    auto content = store.updated(*before.content, loaded.state);
    // What came between the two looks is among the changes, too; it does no harm there.
    const auto changed = content ? store.changedSince(before.state) : std::nullopt;
    if (!changed)
        return loadFiltered(store, progress, kept, before.visible.filter);
    progress.throwIfCancelled();
    content->events.shareTitles(kept.titles);
    loaded.content = std::make_shared<const pipeline::PackedCase>(std::move(*content));
    loaded.index = std::make_shared<const CaseIndex>(before.index->updated(*loaded.content, *changed));
    complete(loaded, store, kept);
    return loaded;
}

namespace {

LoadResult open(const std::filesystem::path& file, base::Progress& progress, const LoadedCase& before,
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
        result.loaded = before.state == store::ContentState() ? loadCase(*store, progress, kept)
                                                              : reloadCase(*store, progress, before, kept);
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
          m_result = open(m_file, progress, {}, [this](std::shared_ptr<timeline::Snapshot> snapshot) {
              // To the thread of this object, which outlives the worker; dropped when it goes first.
              QMetaObject::invokeMethod(
                  this, [this, snapshot = std::move(snapshot)] { Q_EMIT timelineRead(snapshot); },
                  Qt::QueuedConnection);
          });
      }) {
    follow();
}

LoadJob::LoadJob(std::filesystem::path file, LoadedCase before, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_job([this, before = std::move(before)](base::Progress& progress) {
          m_result = open(m_file, progress, before, [](const std::shared_ptr<timeline::Snapshot>&) {});
      }) {
    follow();
}

void LoadJob::follow() {
    connect(&m_job, &BackgroundJob::progressed, this, &LoadJob::progressed);
    connect(&m_job, &BackgroundJob::finished, this, &LoadJob::finished);
}

} // namespace parallax::app
