// The timeline of a case as it is first shown, kept with the case so that opening it need not wait for its content.
#pragma once

#include "pipeline/case.h"
#include "timeline/items.h"
#include "timeline/row_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::timeline {

// Items, lanes by incident (with the English words of LaneWords), and the rows of what an empty filter shows.
struct Snapshot {
    Items items;
    Lanes lanes;
    RowIndex index;
    double characterWidth = PackingOptions{}.characterWidth; // that the rows were packed with
};

// O(n log n).
Snapshot makeSnapshot(const pipeline::PackedCase& content);

// Makes `snapshot`, which was of the same case at another time, one of `content`; what it then holds is the same as if
// it were made anew, in a fraction of the time. `changed`: the events that are new or of which anything that the
// timeline shows may have changed (their parts, disagreements and time claims are theirs, and where actors moved to
// other places, so did those who take part); without it every event is looked at. False, and the snapshot is worth
// nothing any more, when events are gone or stand elsewhere: it is to be made anew.
bool updateSnapshot(Snapshot& snapshot, const pipeline::PackedCase& content,
                    const std::optional<std::vector<base::EventId>>& changed = {});

// A snapshot as bytes, in parts that each stand for a stretch of the items or for one lane, so that a change of one
// event changes few of them. The same snapshot gives the same parts. For this machine's byte order: it is made again
// where it cannot be read. The snapshot must outlive it.
class SnapshotParts {
public:
    explicit SnapshotParts(const Snapshot& snapshot) : m_snapshot(snapshot) {}
    bool next(std::string& part); // false: there is none any more

private:
    const Snapshot& m_snapshot;
    bool m_begun = false;
    std::size_t m_item = 0;
    std::size_t m_time = 0;
    std::size_t m_lane = 0;
};

// Takes the parts in their order. Any bytes may come: what does not fit together gives nothing, and what is given holds
// together (every index is in range).
class SnapshotReader {
public:
    SnapshotReader() = default;
    void take(std::string_view part);
    std::optional<Snapshot> finish(); // call once, after the last part

private:
    Snapshot m_snapshot;
    std::size_t m_taken = 0; // parts
    std::size_t m_itemCount = 0;
    std::size_t m_timeCount = 0;
    std::size_t m_entryCount = 0;
    std::size_t m_laneCount = 0; // lanes with rows
    bool m_sound = true;
};

} // namespace parallax::timeline
