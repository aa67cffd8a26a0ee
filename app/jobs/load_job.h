// Opens a case file and reads it in the background.
#pragma once

#include "app/case_session.h"
#include "app/jobs/background_job.h"
#include "app/kept_timeline.h"
#include "app/models/case_index.h"
#include "pipeline/case.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace parallax::app {

// A case as the window holds it. The index is of the content; neither is ever null.
struct LoadedCase {
    std::shared_ptr<const pipeline::PackedCase> content = std::make_shared<const pipeline::PackedCase>();
    std::shared_ptr<const CaseIndex> index = std::make_shared<const CaseIndex>();
    store::ContentState state; // of the content in its file
    std::vector<store::Decision> decisions;
    std::shared_ptr<timeline::Snapshot> timeline; // of the content; null for an empty case
    VisibleEvents visible;                        // of the content
};

// The timeline is `kept` when that is of the same state as the content, else that is brought up to date, or it is made;
// and it is kept. Throws what Store::load throws.
LoadedCase loadCase(store::Store& store, base::Progress& progress, const KeptTimeline& kept = {});

// The same, from what the case of that file was before: only what was decided since is looked at, where that is
// possible; of `before` only content, index, state and the filter count.
LoadedCase reloadCase(store::Store& store, base::Progress& progress, const LoadedCase& before,
                      const KeptTimeline& kept);

// Gives back to the system what the C library keeps of freed memory: reading and setting a large case frees much of it
// in small pieces. A few milliseconds.
void returnFreedMemory();

// What opening came to. Exactly one of: cancelled; error not empty; store set.
struct LoadResult {
    bool cancelled = false;
    QString error;                       // a sentence for the person
    std::unique_ptr<store::Store> store; // the open file, which the caller may take
    LoadedCase loaded;
};

class LoadJob : public QObject {
    Q_OBJECT

public:
    explicit LoadJob(std::filesystem::path file, QObject* parent = nullptr);
    // For a case that is shown already: `before` is what is shown.
    LoadJob(std::filesystem::path file, LoadedCase before, QObject* parent = nullptr);

    const std::filesystem::path& file() const { return m_file; }
    void start() { m_job.start(); }
    void cancel() { m_job.cancel(); }
    LoadResult& result() { return m_result; } // once it is finished

Q_SIGNALS:
    void progressed(const QString& stage, int done, int total); // as BackgroundJob
    // The timeline that was kept in the file, long before the content is read; never when there is none.
    void timelineRead(std::shared_ptr<parallax::timeline::Snapshot> snapshot);
    void finished();

private:
    void follow();

    std::filesystem::path m_file;
    LoadResult m_result; // the worker's until it ends
    BackgroundJob m_job; // last: destroyed first, which waits for the worker
};

} // namespace parallax::app
