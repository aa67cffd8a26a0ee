// The timeline that is kept in a case file, so that opening shows it at once.
#pragma once

#include "store/store.h"
#include "timeline/snapshot.h"

#include <memory>

namespace parallax::app {

// The timeline that is kept in the file; null when there is none.
struct KeptTimeline {
    std::shared_ptr<timeline::Snapshot> snapshot;
    store::ContentState state;
    bool present = false;    // that is the state of the case; else it is only good for being brought up to date
    base::TextColumn titles; // of its items, for who does not have the snapshot any more
};
KeptTimeline keptTimeline(const store::Store& store);
// Makes it one of `content`, which load() gave with `state`, and keeps it in the file where that can be written. `kept`
// is brought up to date where it is not of the present state and events are where they were.
std::shared_ptr<timeline::Snapshot> keepTimeline(store::Store& store, const pipeline::PackedCase& content,
                                                 const store::ContentState& state, const KeptTimeline& kept = {});

} // namespace parallax::app
