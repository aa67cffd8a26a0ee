#include "app/kept_timeline.h"

#include "base/error.h"

namespace parallax::app {

namespace {

// Under which the timeline is kept in the case file.
constexpr const char* timelineName = "timeline";

} // namespace

KeptTimeline keptTimeline(const store::Store& store) {
    timeline::SnapshotReader reader;
    const auto state = store.derived(
        timelineName, [&reader](std::string_view part) { reader.take(part); }, store::DerivedOf::Any);
    if (!state)
        return {};
    auto snapshot = reader.finish();
    if (!snapshot)
        return {};
    KeptTimeline kept{std::make_shared<timeline::Snapshot>(std::move(*snapshot)), *state, *state == store.state(), {}};
    kept.titles = kept.snapshot->items.titles();
    return kept;
}

std::shared_ptr<timeline::Snapshot> keepTimeline(store::Store& store, const pipeline::PackedCase& content,
                                                 const store::ContentState& state, const KeptTimeline& kept) {
    std::shared_ptr<timeline::Snapshot> snapshot;
    if (kept.snapshot != nullptr && !kept.present &&
        timeline::updateSnapshot(*kept.snapshot, content, store.changedSince(kept.state)))
        snapshot = kept.snapshot;
    else
        snapshot = std::make_shared<timeline::Snapshot>(timeline::makeSnapshot(content));
    try {
        timeline::SnapshotParts parts(*snapshot);
        store.keepDerived(timelineName, state, [&parts](std::string& part) { return parts.next(part); });
    } catch (const base::Error&) {
        // Another program is writing, or the disk is full: it is worked out again the next time.
    }
    return snapshot;
}

} // namespace parallax::app
