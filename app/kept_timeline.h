// The timeline that is kept in a case file, so that opening shows it at once.
#pragma once

#include "store/store.h"
#include "timeline/snapshot.h"

#include <memory>

namespace parallax::app {

// The timeline that is kept in the file; null when there is none, or when it is of another state of the case.
struct KeptTimeline {
    std::shared_ptr<timeline::Snapshot> snapshot;
    store::ContentState state;
    base::TextColumn titles; // of its items, for who does not have the snapshot any more
};
KeptTimeline keptTimeline(const store::Store& store);
// Makes it of `content`, which load() gave with `state`, and keeps it in the file where that can be written.
std::shared_ptr<timeline::Snapshot> keepTimeline(store::Store& store, const pipeline::PackedCase& content,
                                                 const store::ContentState& state);

} // namespace parallax::app
