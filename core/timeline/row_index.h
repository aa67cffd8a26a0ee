// The static index that a frame reads: items packed into rows, with summaries per power-of-two block.
#pragma once

#include "base/progress.h"
#include "timeline/items.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace parallax::timeline {

// Index of an entry: an item in one of its lanes. Entries are sorted by lane, row, begin.
using EntryIndex = std::uint32_t;
inline constexpr EntryIndex noEntry = 0xffffffffU;

// What is said about entries [first, last) of one row without looking at each. Joins associatively.
struct Summary {
    std::uint32_t count = 0;
    std::uint32_t disputed = 0;      // events with at least one disagreement
    std::uint32_t families = 0;      // bit set of Family
    EntryIndex best = noEntry;       // highest importance; of equals the earliest entry
    std::int64_t latest = INT64_MIN; // the latest end, in minutes
};

struct PackingOptions {
    // Rows keep their items apart by as much time as the labels take at the scale that shows the dense stretch of the
    // case (see RowIndex::denseBegin) in this many pixels: the first view. So labels have room there and closer, and
    // rows depend on the data alone, never on the view.
    double referenceWidth = 760;
    double characterWidth = 7.2; // of a label, about
    double longestLabel = 300;
    double badgeWidth = 36;
    // Rows opened only to give labels room: more of them spread a small lane, fewer keep a big one flat.
    std::uint32_t labelRows = 16;
    std::uint32_t crowdedLabelRows = 6; // in lanes of more than crowdedCount items
    std::uint32_t crowdedCount = 400;
    // Rows of a lane at most; what finds no free row lies over others in the row that is free first, and is shown as a
    // cluster with them. At most 250.
    std::uint32_t maximumRows = 200;
    std::uint32_t crowdedRows = 40; // of a crowded lane
};

// One lane's rows. Lanes without entries have none.
struct LaneRows {
    std::uint32_t lane = 0; // index into Lanes::lanes
    std::uint32_t firstRow = 0;
    std::uint32_t rowCount = 0;
    EntryIndex firstEntry = 0;
    EntryIndex endEntry = 0;
    std::uint32_t disputed = 0;
    std::uint32_t disputes = 0; // disagreements in all
    std::int64_t earliest = 0;  // minutes
    std::int64_t latest = 0;
};

// An item with what packing and summing up ask for, side by side: a million are gone through many times. Times in
// minutes.
struct TimedItem {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    ItemIndex item = noItem;
    std::uint16_t importance = 0;
    std::uint8_t disputes = 0;
    std::uint8_t family = 0;
};

// What became different since a RowIndex was built.
struct IndexChanges {
    std::vector<ItemIndex> items;   // that were or are other than they were, or shown where they were not; ascending
    std::vector<ItemIndex> passing; // those of them that are to be shown; ascending
    std::vector<bool> lanes;        // by lane: whether one of them lies in it or lay there
    bool times = false;             // whether any begins, ends or is shown otherwise than before
};

// The dated ones of `passing` by begin, end, order of adding. O(n) when they come so.
std::vector<TimedItem> sortedByTime(const Items& items, std::span<const ItemIndex> passing);

// Built anew for each filter result from what passes; immutable afterwards. Reading from several threads is fine. Holds
// indices into the Items it was built from, which must outlive it and only grow.
class RowIndex {
public:
    RowIndex() = default;
    // `passing`: the items to show, each once, in any order; undated ones are set aside. O(n log n), O(n) when they
    // come sorted by begin. base::Cancelled where `progress` is told to stop.
    RowIndex(const Items& items, const Lanes& lanes, std::span<const ItemIndex> passing,
             const PackingOptions& options = {}, const base::Progress* progress = nullptr);

    // The same as one built anew from `items` and `lanes` as they are now, of which only `changes` differ from what
    // this one was built from: lanes without changes are taken over as they are. `lanes` has the same lanes in the same
    // order, else all of `changes.lanes` is set. `options` as before.
    RowIndex updated(const Items& items, const Lanes& lanes, const IndexChanges& changes,
                     const PackingOptions& options = {}) const;

    std::size_t entryCount() const { return m_item.size(); }
    std::size_t rowCount() const { return m_rowFirst.empty() ? 0 : m_rowFirst.size() - 1; }
    const std::vector<LaneRows>& lanes() const { return m_lanes; }
    const std::vector<ItemIndex>& undated() const { return m_undated; } // in the order given
    std::size_t datedCount() const { return m_byTime.size(); }

    EntryIndex rowBegin(std::uint32_t row) const { return m_rowFirst[row]; }
    EntryIndex rowEnd(std::uint32_t row) const { return m_rowFirst[row + 1]; }
    bool overlapping(std::uint32_t row) const {
        return m_overlapping[row] != 0;
    } // items of the row lie over each other
    ItemIndex item(EntryIndex entry) const { return m_item[entry]; }
    std::int64_t begin(EntryIndex entry) const { return m_begin[entry]; } // minutes
    std::int64_t end(EntryIndex entry) const { return m_end[entry]; }
    std::uint16_t importance(EntryIndex entry) const { return m_importance[entry]; }
    std::uint8_t disputes(EntryIndex entry) const { return m_disputes[entry]; }

    // Of entries [first, last), which lie in one row. O(log n) plus two blocks.
    Summary summary(EntryIndex first, EntryIndex last) const;
    // The first entry of [first, last) that begins at or after `minute`, `last` when none does. Gallops: O(log of the
    // distance).
    EntryIndex firstBeginningAt(EntryIndex first, EntryIndex last, std::int64_t minute) const;
    // The first entry of `row` that ends after `minute`. O(log n), O(log^2 n) in overlapping rows.
    EntryIndex firstEndingAfter(std::uint32_t row, std::int64_t minute) const;

    // How many of a lane's entries begin before `minute`. O(log n).
    std::uint32_t beginningBefore(const LaneRows& lane, std::int64_t minute) const;
    // The same for the disputed ones among the first `count` by begin. O(1).
    std::uint32_t disputedAmongFirst(const LaneRows& lane, std::uint32_t count) const;

    // How many shown items begin before `minute`, each once, and how many of them are disputed. O(log n).
    struct Bin {
        std::uint32_t count = 0;
        std::uint32_t disputed = 0;
    };
    Bin beginningBefore(const Items& items, std::int64_t minute) const;

    // Shown items by begin, then end, then order of adding: for the next and previous event, and for the nearest. Each
    // item once.
    const std::vector<ItemIndex>& byTime() const { return m_byTime; }
    // The item whose time is nearest to `minute` (0 away when it covers it; of several the latest begin). noItem when
    // there is none. O(log n). `items`: those it was built from.
    ItemIndex nearest(const Items& items, std::int64_t minute) const;
    // The entries of the item, one for each of its lanes, ascending; none when it is not shown. O(rows log n).
    std::vector<EntryIndex> entriesOf(const Items& items, ItemIndex item) const;
    // The first of them; noEntry when there is none.
    EntryIndex entryOf(const Items& items, ItemIndex item) const;
    // Where the item is in byTime(), byTime().size() when it is not shown. O(log n).
    std::size_t placeInTime(const Items& items, ItemIndex item) const;
    std::uint32_t rowOf(EntryIndex entry) const; // O(log rows)

    // The whole span, [earliest, latest) in minutes; 0, 0 when empty.
    std::int64_t earliest() const { return m_earliest; }
    std::int64_t latest() const { return m_latest; }
    // The shortest stretch that holds three quarters of the items' begins, or half of them where the others are
    // scattered over more than twelve times as long, for a first view that stray dates do not spoil; widened where its
    // items are long for it (many events of one day, known to the day).
    std::int64_t denseBegin() const { return m_denseBegin; }
    std::int64_t denseEnd() const { return m_denseEnd; }

    // The span without events that lie so far off that all others would be squeezed together: grown from the dense
    // stretch to both sides, it stops at a gap of several times its length where those beyond are scattered: nowhere
    // are more than a sixth of the items together within its length. [mainBegin, mainEnd); the whole span where
    // nothing is far off.
    std::int64_t mainBegin() const { return m_mainBegin; }
    std::int64_t mainEnd() const { return m_mainEnd; }
    // What a first view shows, [begin, end): the main stretch where that is no longer than twice the dense one, so that
    // nothing near its edges is overlooked; else the dense one, in which labels have room.
    struct Stretch {
        std::int64_t begin = 0;
        std::int64_t end = 0;
    };
    Stretch firstView() const {
        const bool near = m_mainEnd - m_mainBegin <= 2 * (m_denseEnd - m_denseBegin);
        return near ? Stretch{std::min(m_mainBegin, m_denseBegin), std::max(m_mainEnd, m_denseEnd)}
                    : Stretch{m_denseBegin, m_denseEnd};
    }
    // How many items begin before, or at or after the end of, the main stretch. O(log n).
    std::uint32_t beforeMain(const Items& items) const { return beginningBefore(items, m_mainBegin).count; }
    std::uint32_t afterMain(const Items& items) const {
        return static_cast<std::uint32_t>(datedCount()) - beginningBefore(items, m_mainEnd).count;
    }

    std::size_t bytes() const;

private:
    friend struct SnapshotFormat; // reads and writes the columns as they are
    static constexpr std::uint32_t blockSize = 16;

    // Room for so many entries in lanes.
    void resizeEntries(std::size_t count);
    // By how much rows keep labels apart. In steps, so that one event more or less does not pack every row anew.
    double minutesPerPixel(const PackingOptions& options) const;
    void mergeByTime(const RowIndex& before, const Items& items, const IndexChanges& changes);
    void copyLane(const RowIndex& before, const LaneRows& rows);
    void packLane(const Items& items, std::span<const TimedItem> byTime, std::uint32_t lane,
                  const PackingOptions& options);
    void buildTree();
    void countDisputedBefore(const Items& items);
    void join(Summary& into, const Summary& other) const;
    void joinEntry(Summary& into, EntryIndex entry) const;
    void summarizeTime(std::span<const TimedItem> sorted);
    void findDenseStretch(std::span<const TimedItem> sorted);
    // `first`, `last`: places of the dense stretch's items, both included.
    void findMainStretch(std::span<const TimedItem> sorted, std::size_t first, std::size_t last);

    std::vector<LaneRows> m_lanes;
    std::vector<EntryIndex> m_rowFirst; // one more than there are rows
    std::vector<std::uint8_t> m_overlapping;
    std::vector<std::int64_t> m_begin, m_end;
    std::vector<ItemIndex> m_item;
    std::vector<std::uint16_t> m_importance;
    std::vector<std::uint8_t> m_disputes, m_family;
    std::vector<Summary> m_tree; // implicit binary tree over blocks of entries; leaf of block b at m_leaves + b
    std::size_t m_leaves = 0;
    std::vector<std::int64_t>
        m_laneBegin; // a lane's begins over all its rows, ascending, at the lane's entries' places
    std::vector<std::uint32_t>
        m_laneDisputed; // disputed ones before this place in that order, counted over all lanes; one more at the end
    std::vector<ItemIndex> m_byTime, m_undated;
    std::vector<std::uint32_t> m_disputedBefore; // among m_byTime, before every blockSize-th
    std::int64_t m_earliest = 0, m_latest = 0, m_denseBegin = 0, m_denseEnd = 0, m_mainBegin = 0, m_mainEnd = 0;
};

} // namespace parallax::timeline
