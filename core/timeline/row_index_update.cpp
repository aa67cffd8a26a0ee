// The parts of RowIndex that bring it up to date instead of building it anew.
#include "timeline/row_index.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace parallax::timeline {

RowIndex RowIndex::updated(const Items& items, const Lanes& lanes, const IndexChanges& changes,
                           const PackingOptions& options) const {
    RowIndex next;
    std::vector<bool> pack = changes.lanes;
    pack.resize(lanes.lanes.size(), true);
    if (changes.times) {
        next.mergeByTime(*this, items, changes);
        next.summarizeTime(sortedByTime(items, next.m_byTime));
        if (next.minutesPerPixel(options) != minutesPerPixel(options))
            pack.assign(pack.size(), true); // labels have another room in all rows
    } else {
        next.m_byTime = m_byTime;
        next.m_undated = m_undated;
        next.m_earliest = m_earliest;
        next.m_latest = m_latest;
        next.m_denseBegin = m_denseBegin;
        next.m_denseEnd = m_denseEnd;
        next.m_mainBegin = m_mainBegin;
        next.m_mainEnd = m_mainEnd;
    }
    next.countDisputedBefore(items);

    // What is to be packed, by lane, in time order.
    std::vector<std::vector<ItemIndex>> coming(lanes.lanes.size());
    for (const ItemIndex item : next.m_byTime) {
        for (const std::uint32_t lane : lanes.lanesOf(item)) {
            if (pack[lane])
                coming[lane].push_back(item);
        }
    }
    std::vector<const LaneRows*> before(lanes.lanes.size(), nullptr);
    for (const LaneRows& rows : m_lanes) {
        if (rows.lane < before.size())
            before[rows.lane] = &rows;
    }
    std::size_t count = 0;
    for (std::size_t lane = 0; lane < pack.size(); ++lane) {
        if (pack[lane])
            count += coming[lane].size();
        else if (before[lane] != nullptr)
            count += before[lane]->endEntry - before[lane]->firstEntry;
    }
    next.resizeEntries(count);
    for (std::uint32_t lane = 0; lane < pack.size(); ++lane) {
        if (pack[lane] && !coming[lane].empty())
            next.packLane(items, sortedByTime(items, coming[lane]), lane, options);
        else if (!pack[lane] && before[lane] != nullptr)
            next.copyLane(*this, *before[lane]);
    }
    next.m_rowFirst.push_back(static_cast<EntryIndex>(count));
    next.buildTree();
    return next;
}

void RowIndex::mergeByTime(const RowIndex& before, const Items& items, const IndexChanges& changes) {
    std::vector<bool> changed(items.size(), false);
    for (const ItemIndex item : changes.items)
        changed[item] = true;
    const auto stays = [&changed](ItemIndex item) { return !changed[item]; };

    const std::vector<TimedItem> coming = sortedByTime(items, changes.passing);
    m_byTime.reserve(before.m_byTime.size() + coming.size());
    auto next = coming.begin();
    for (const ItemIndex item : before.m_byTime) {
        if (!stays(item))
            continue;
        const std::int64_t begin = items.begin(item).minutes;
        const std::int64_t end = items.end(item).minutes;
        while (next != coming.end() && std::tie(next->begin, next->end, next->item) < std::tie(begin, end, item))
            m_byTime.push_back((next++)->item);
        m_byTime.push_back(item);
    }
    for (; next != coming.end(); ++next)
        m_byTime.push_back(next->item);

    std::vector<ItemIndex> staying, undated;
    std::copy_if(before.m_undated.begin(), before.m_undated.end(), std::back_inserter(staying), stays);
    std::copy_if(changes.passing.begin(), changes.passing.end(), std::back_inserter(undated),
                 [&items](ItemIndex item) { return !items.dated(item); });
    std::merge(staying.begin(), staying.end(), undated.begin(), undated.end(), std::back_inserter(m_undated));
}

void RowIndex::copyLane(const RowIndex& before, const LaneRows& rows) {
    const EntryIndex first = m_lanes.empty() ? 0U : m_lanes.back().endEntry;
    const EntryIndex from = rows.firstEntry;
    const std::size_t count = rows.endEntry - from;
    const auto copy = [&](const auto& column, auto& to) {
        std::copy_n(column.begin() + from, count, to.begin() + first);
    };
    copy(before.m_begin, m_begin);
    copy(before.m_end, m_end);
    copy(before.m_item, m_item);
    copy(before.m_importance, m_importance);
    copy(before.m_disputes, m_disputes);
    copy(before.m_family, m_family);
    copy(before.m_laneBegin, m_laneBegin);
    for (std::size_t i = 0; i < count; ++i)
        m_laneDisputed[first + i + 1] =
            m_laneDisputed[first] + before.m_laneDisputed[from + i + 1] - before.m_laneDisputed[from];

    LaneRows copied = rows;
    copied.firstRow = static_cast<std::uint32_t>(m_rowFirst.size());
    copied.firstEntry = first;
    copied.endEntry = first + static_cast<EntryIndex>(count);
    for (std::uint32_t row = rows.firstRow; row < rows.firstRow + rows.rowCount; ++row) {
        m_rowFirst.push_back(before.m_rowFirst[row] - from + first);
        m_overlapping.push_back(before.m_overlapping[row]);
    }
    m_lanes.push_back(copied);
}

} // namespace parallax::timeline
