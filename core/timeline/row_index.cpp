#include "timeline/row_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace parallax::timeline {

namespace {

bool inTime(const TimedItem& a, const TimedItem& b) {
    if (a.begin != b.begin)
        return a.begin < b.begin;
    if (a.end != b.end)
        return a.end < b.end;
    return a.item < b.item;
}

// Stable sort by begin, 12 bits at a time: a quarter of what comparing costs at a million.
void sortByBegin(std::vector<TimedItem>& items) {
    constexpr int bits = 12;
    constexpr std::size_t buckets = std::size_t{1} << bits;
    std::int64_t least = INT64_MAX;
    std::int64_t most = INT64_MIN;
    for (const TimedItem& timed : items) {
        least = std::min(least, timed.begin);
        most = std::max(most, timed.begin);
    }
    const auto key = [least](const TimedItem& timed) { return static_cast<std::uint64_t>(timed.begin - least); };
    std::vector<TimedItem> other(items.size());
    std::vector<std::uint32_t> place(buckets + 1);
    for (int shift = 0; shift < 64 && (static_cast<std::uint64_t>(most - least) >> shift) > 0; shift += bits) {
        std::fill(place.begin(), place.end(), 0U);
        for (const TimedItem& timed : items)
            ++place[((key(timed) >> shift) & (buckets - 1)) + 1];
        std::partial_sum(place.begin(), place.end(), place.begin());
        for (const TimedItem& timed : items)
            other[place[(key(timed) >> shift) & (buckets - 1)]++] = timed;
        items.swap(other);
    }
}

} // namespace

std::vector<TimedItem> sortedByTime(const Items& items, std::span<const ItemIndex> passing) {
    std::vector<TimedItem> sorted;
    sorted.reserve(passing.size());
    for (const ItemIndex item : passing) {
        if (items.dated(item)) {
            sorted.push_back({items.begin(item).minutes, items.end(item).minutes, item, items.importance(item),
                              items.disputes(item), static_cast<std::uint8_t>(items.family(item))});
        }
    }
    if (std::is_sorted(sorted.begin(), sorted.end(), inTime))
        return sorted;
    constexpr std::size_t few = 4000; // comparing is as quick
    if (sorted.size() < few) {
        std::sort(sorted.begin(), sorted.end(), inTime);
        return sorted;
    }
    sortByBegin(sorted);
    for (auto run = sorted.begin(); run != sorted.end();) {
        auto end = run + 1;
        while (end != sorted.end() && end->begin == run->begin)
            ++end;
        if (end - run > 1)
            std::sort(run, end, inTime);
        run = end;
    }
    return sorted;
}

RowIndex::RowIndex(const Items& items, const Lanes& lanes, std::span<const ItemIndex> passing,
                   const PackingOptions& options, const base::Progress* progress) {
    const auto goOn = [progress] {
        if (progress != nullptr)
            progress->throwIfCancelled();
    };
    for (const ItemIndex item : passing) {
        if (!items.dated(item))
            m_undated.push_back(item);
    }
    goOn();
    const std::vector<TimedItem> sorted = sortedByTime(items, passing);
    goOn();
    m_byTime.resize(sorted.size());
    std::transform(sorted.begin(), sorted.end(), m_byTime.begin(), [](const TimedItem& timed) { return timed.item; });
    summarizeTime(sorted);
    countDisputedBefore(items);

    // Counting sort by lane keeps the order in time.
    std::vector<std::uint32_t> laneFirst(lanes.lanes.size() + 1, 0);
    for (const TimedItem& timed : sorted) {
        for (const std::uint32_t lane : lanes.lanesOf(timed.item))
            ++laneFirst[lane + 1];
    }
    std::partial_sum(laneFirst.begin(), laneFirst.end(), laneFirst.begin());
    std::vector<TimedItem> byLane(laneFirst.back());
    std::vector<std::uint32_t> next(laneFirst.begin(), laneFirst.end() - 1);
    for (const TimedItem& timed : sorted) {
        for (const std::uint32_t lane : lanes.lanesOf(timed.item))
            byLane[next[lane]++] = timed;
    }

    const std::size_t count = byLane.size();
    resizeEntries(count);
    for (std::uint32_t lane = 0; lane < lanes.lanes.size(); ++lane) {
        if (laneFirst[lane] == laneFirst[lane + 1])
            continue;
        goOn();
        packLane(items, std::span(byLane).subspan(laneFirst[lane], laneFirst[lane + 1] - laneFirst[lane]), lane,
                 options);
    }
    m_rowFirst.push_back(static_cast<EntryIndex>(count));
    buildTree();
}

void RowIndex::resizeEntries(std::size_t count) {
    m_begin.resize(count);
    m_end.resize(count);
    m_item.resize(count);
    m_importance.resize(count);
    m_disputes.resize(count);
    m_family.resize(count);
    m_laneBegin.resize(count);
    m_laneDisputed.resize(count + 1, 0);
}

double RowIndex::minutesPerPixel(const PackingOptions& options) const {
    constexpr double stepsPerOctave = 8;
    const double dense =
        static_cast<double>(std::max<std::int64_t>(1, m_denseEnd - m_denseBegin)) / options.referenceWidth;
    return std::exp2(std::ceil(std::log2(dense) * stepsPerOctave) / stepsPerOctave);
}

void RowIndex::packLane(const Items& items, std::span<const TimedItem> byTime, std::uint32_t lane,
                        const PackingOptions& options) {
    // Of equal times the important ones come first, and so stand higher. In a crowded lane nobody could tell.
    const bool crowded = byTime.size() > options.crowdedCount;
    std::vector<TimedItem> ranked;
    if (!crowded) {
        ranked.assign(byTime.begin(), byTime.end());
        std::stable_sort(ranked.begin(), ranked.end(), [](const TimedItem& a, const TimedItem& b) {
            if (a.begin != b.begin)
                return a.begin < b.begin;
            if (a.end != b.end)
                return a.end < b.end;
            return a.importance > b.importance;
        });
    }
    const std::span<const TimedItem> sorted = crowded ? byTime : std::span<const TimedItem>(ranked);

    const auto first = m_lanes.empty() ? 0U : m_lanes.back().endEntry;
    LaneRows rows;
    rows.lane = lane;
    rows.firstRow = static_cast<std::uint32_t>(m_rowFirst.size());
    rows.firstEntry = first;
    rows.endEntry = first + static_cast<EntryIndex>(sorted.size());
    rows.earliest = sorted.front().begin;
    rows.latest = rows.earliest;

    const double perPixel = minutesPerPixel(options);
    const std::uint32_t labelRows = crowded ? options.crowdedLabelRows : options.labelRows;

    // First fit. A row is free for an item when its last one has ended; a row is roomy when that one's label has ended,
    // too.
    std::vector<std::int64_t> freeAt, roomyAt;
    std::vector<std::uint8_t> overlapping, rowOfEntry(sorted.size());
    std::vector<std::uint32_t> perRow;
    const std::uint32_t maximum = std::min<std::uint32_t>(
        crowded ? std::min(options.crowdedRows, options.maximumRows) : options.maximumRows, 250);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto& [begin, end, item, importance, disputes, family] = sorted[i];
        std::size_t row = freeAt.size();
        std::size_t longestFree = row; // the free one that has been so the longest
        for (std::size_t r = 0; r < freeAt.size(); ++r) {
            if (roomyAt[r] <= begin) {
                row = r;
                break;
            }
            if (freeAt[r] <= begin && (longestFree == freeAt.size() || roomyAt[r] < roomyAt[longestFree]))
                longestFree = r;
        }
        // No more rows for the sake of labels.
        if (row == freeAt.size() && freeAt.size() >= labelRows)
            row = longestFree;
        if (row == freeAt.size() && freeAt.size() >= maximum) {
            row = static_cast<std::size_t>(std::min_element(freeAt.begin(), freeAt.end()) - freeAt.begin());
            overlapping[row] = 1;
        }
        if (row == freeAt.size()) {
            freeAt.push_back(std::numeric_limits<std::int64_t>::min());
            roomyAt.push_back(std::numeric_limits<std::int64_t>::min());
            overlapping.push_back(0);
            perRow.push_back(0);
        }
        freeAt[row] = std::max(freeAt[row], end);
        // A label stands in its bar where it fits, else behind it.
        // In a crowded lane most labels have no room anyway; looking at each title would only cost.
        double label = options.longestLabel / 2;
        if (!crowded) {
            label =
                std::min(options.longestLabel, static_cast<double>(items.title(item).size()) * options.characterWidth) +
                (disputes > 0 ? options.badgeWidth : 0) + 16;
        }
        const bool inside = static_cast<double>(end - begin) / perPixel > label;
        roomyAt[row] = inside ? freeAt[row] : freeAt[row] + static_cast<std::int64_t>(label * perPixel);
        rowOfEntry[i] = static_cast<std::uint8_t>(row);
        ++perRow[row];
        rows.latest = std::max(rows.latest, end);
    }

    rows.rowCount = static_cast<std::uint32_t>(freeAt.size());
    std::vector<EntryIndex> place(freeAt.size());
    EntryIndex at = first;
    for (std::size_t row = 0; row < place.size(); ++row) {
        place[row] = at;
        m_rowFirst.push_back(at);
        m_overlapping.push_back(overlapping[row]);
        at += perRow[row];
    }
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const TimedItem& timed = sorted[i];
        const EntryIndex entry = place[rowOfEntry[i]]++;
        m_begin[entry] = timed.begin;
        m_end[entry] = timed.end;
        m_item[entry] = timed.item;
        m_importance[entry] = timed.importance;
        m_disputes[entry] = timed.disputes;
        m_family[entry] = timed.family;
        m_laneBegin[first + i] = timed.begin;
        const bool disputed = timed.disputes > 0;
        m_laneDisputed[first + i + 1] = m_laneDisputed[first + i] + (disputed ? 1U : 0U);
        rows.disputed += disputed ? 1U : 0U;
        rows.disputes += timed.disputes;
    }
    m_lanes.push_back(rows);
}

void RowIndex::joinEntry(Summary& into, EntryIndex entry) const {
    ++into.count;
    into.disputed += m_disputes[entry] > 0 ? 1U : 0U;
    into.families |= 1U << m_family[entry];
    if (into.best == noEntry || m_importance[entry] > m_importance[into.best] ||
        (m_importance[entry] == m_importance[into.best] && entry < into.best)) {
        into.best = entry;
    }
    into.latest = std::max(into.latest, m_end[entry]);
}

void RowIndex::join(Summary& into, const Summary& other) const {
    if (other.count == 0)
        return;
    into.count += other.count;
    into.disputed += other.disputed;
    into.families |= other.families;
    if (into.best == noEntry || m_importance[other.best] > m_importance[into.best] ||
        (m_importance[other.best] == m_importance[into.best] && other.best < into.best)) {
        into.best = other.best;
    }
    into.latest = std::max(into.latest, other.latest);
}

void RowIndex::buildTree() {
    m_leaves = (m_item.size() + blockSize - 1) / blockSize;
    m_tree.assign(2 * m_leaves, {});
    for (std::size_t block = 0; block < m_leaves; ++block) {
        const std::size_t end = std::min<std::size_t>((block + 1) * blockSize, m_item.size());
        for (std::size_t entry = block * blockSize; entry < end; ++entry) {
            joinEntry(m_tree[m_leaves + block], static_cast<EntryIndex>(entry));
        }
    }
    for (std::size_t node = m_leaves; node-- > 1;) {
        m_tree[node] = m_tree[2 * node];
        join(m_tree[node], m_tree[2 * node + 1]);
    }
}

Summary RowIndex::summary(EntryIndex first, EntryIndex last) const {
    Summary result;
    if (first >= last)
        return result;
    std::size_t firstBlock = (first + blockSize - 1) / blockSize;
    const std::size_t lastBlock = last / blockSize;
    if (firstBlock >= lastBlock) {
        for (EntryIndex entry = first; entry < last; ++entry)
            joinEntry(result, entry);
        return result;
    }
    for (EntryIndex entry = first; entry < firstBlock * blockSize; ++entry)
        joinEntry(result, entry);
    // Joining is commutative, so the nodes may come in any order.
    std::size_t low = m_leaves + firstBlock;
    std::size_t high = m_leaves + lastBlock;
    while (low < high) {
        if (low % 2 == 1)
            join(result, m_tree[low++]);
        if (high % 2 == 1)
            join(result, m_tree[--high]);
        low /= 2;
        high /= 2;
    }
    for (auto entry = static_cast<EntryIndex>(lastBlock * blockSize); entry < last; ++entry)
        joinEntry(result, entry);
    return result;
}

EntryIndex RowIndex::firstBeginningAt(EntryIndex first, EntryIndex last, std::int64_t minute) const {
    EntryIndex step = 1;
    EntryIndex low = first;
    EntryIndex high = first;
    while (high < last && m_begin[high] < minute) {
        low = high + 1;
        high = step < last - high ? high + step : last;
        step *= 2;
    }
    return static_cast<EntryIndex>(std::lower_bound(m_begin.begin() + low, m_begin.begin() + high, minute) -
                                   m_begin.begin());
}

EntryIndex RowIndex::firstEndingAfter(std::uint32_t row, std::int64_t minute) const {
    const EntryIndex first = rowBegin(row);
    auto entry = static_cast<EntryIndex>(
        std::lower_bound(m_begin.begin() + first, m_begin.begin() + rowEnd(row), minute) - m_begin.begin());
    if (!overlapping(row)) {
        // Entries do not lie over each other, so their ends ascend, too.
        while (entry > first && m_end[entry - 1] > minute)
            --entry;
        return entry;
    }
    if (summary(first, entry).latest <= minute)
        return entry;
    // The shortest stretch from the row's begin that has an end after `minute`.
    EntryIndex low = first;
    EntryIndex high = entry;
    while (low < high) {
        const EntryIndex mid = low + (high - low) / 2;
        if (summary(low, mid + 1).latest > minute) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return low;
}

std::uint32_t RowIndex::beginningBefore(const LaneRows& lane, std::int64_t minute) const {
    const auto first = m_laneBegin.begin() + lane.firstEntry;
    return static_cast<std::uint32_t>(std::lower_bound(first, m_laneBegin.begin() + lane.endEntry, minute) - first);
}

std::uint32_t RowIndex::disputedAmongFirst(const LaneRows& lane, std::uint32_t count) const {
    // Lanes are packed in order, but each one's counting starts from the entry before it.
    return m_laneDisputed[lane.firstEntry + count] - m_laneDisputed[lane.firstEntry];
}

std::uint32_t RowIndex::rowOf(EntryIndex entry) const {
    return static_cast<std::uint32_t>(std::upper_bound(m_rowFirst.begin(), m_rowFirst.end(), entry) -
                                      m_rowFirst.begin() - 1);
}

} // namespace parallax::timeline
