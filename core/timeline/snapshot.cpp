#include "timeline/snapshot.h"

#include "timeline/case_items.h"
#include "timeline/snapshot_bytes.h"

#include <algorithm>

namespace parallax::timeline {

namespace {

constexpr std::uint32_t formatVersion = 6; // change it when the format changes, or how items, lanes or rows are made
constexpr std::uint32_t itemsPerPart = 8192;
constexpr std::uint32_t timesPerPart = 65536;

constexpr std::size_t most = 0x7fffffff; // of anything

// Ends of parts, each counted from the part's first, put behind what is there already. False when they do not ascend to
// `total`.
bool appendEnds(PartReader& from, std::vector<std::uint32_t>& ends, std::size_t count, std::size_t base,
                std::size_t total) {
    const auto* values = from.column<std::uint32_t>(count);
    if (values == nullptr)
        return false;
    std::uint32_t before = 0;
    bool ascend = true;
    for (std::size_t i = 0; i < count; ++i) {
        ascend = ascend && before <= values[i];
        before = values[i];
        ends.push_back(static_cast<std::uint32_t>(base) + values[i]);
    }
    return ascend && before == total;
}

template <class T>
bool allBelow(const T* values, std::size_t count, std::size_t bound) {
    T highest = 0;
    for (std::size_t i = 0; i < count; ++i)
        highest = std::max(highest, values[i]);
    return count == 0 || static_cast<std::size_t>(highest) < bound;
}

bool allNear(const std::int64_t* values, std::size_t count) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (std::size_t i = 0; i < count; ++i) {
        low = std::min(low, values[i]);
        high = std::max(high, values[i]);
    }
    return low >= -2 * farthestCaseMinute && high <= 2 * farthestCaseMinute;
}

} // namespace

// The only one that knows the columns of Items and RowIndex from outside.
struct SnapshotFormat {
    static std::string header(const Snapshot& snapshot);
    static std::string items(const Snapshot& snapshot, std::size_t first, std::size_t end);
    static std::string times(const RowIndex& index, std::size_t first, std::size_t end);
    static std::string lane(const RowIndex& index, const LaneRows& rows);

    static void reserve(Snapshot& snapshot, std::size_t items, std::size_t times, std::size_t entries,
                        std::size_t actors);
    static bool readHeader(PartReader& from, Snapshot& snapshot);
    static bool readItems(PartReader& from, Snapshot& snapshot, std::size_t count);
    static bool readTimes(PartReader& from, Snapshot& snapshot, std::size_t count);
    static bool readLane(PartReader& from, Snapshot& snapshot);
    static bool finish(Snapshot& snapshot);
};

std::string SnapshotFormat::header(const Snapshot& snapshot) {
    const Items& items = snapshot.items;
    const RowIndex& index = snapshot.index;
    PartWriter to(PartKind::Header);
    to.number(formatVersion);
    to.number(0x0102030405060708); // the order of bytes
    for (const std::size_t size :
         {items.size(), index.m_byTime.size(), index.m_item.size(), index.m_lanes.size(), items.m_actors.size()})
        to.number(static_cast<std::int64_t>(size));
    to.number(items.m_idsAscend ? 1 : 0);
    to.real(snapshot.characterWidth);
    for (const std::int64_t minute :
         {index.m_earliest, index.m_latest, index.m_denseBegin, index.m_denseEnd, index.m_mainBegin, index.m_mainEnd})
        to.number(minute);
    to.number(static_cast<std::int64_t>(snapshot.lanes.lanes.size()));
    for (const LaneInfo& lane : snapshot.lanes.lanes) {
        to.number(lane.folded ? 1 : 0);
        to.text(lane.title);
    }
    to.number(static_cast<std::int64_t>(index.m_undated.size()));
    to.column(index.m_undated.data(), index.m_undated.size());
    return to.take();
}

bool SnapshotFormat::readHeader(PartReader& from, Snapshot& snapshot) {
    Items& items = snapshot.items;
    RowIndex& index = snapshot.index;
    items.m_idsAscend = from.number() != 0;
    snapshot.characterWidth = from.real();
    for (std::int64_t* minute : {&index.m_earliest, &index.m_latest, &index.m_denseBegin, &index.m_denseEnd,
                                 &index.m_mainBegin, &index.m_mainEnd})
        *minute = from.number();
    const std::int64_t times[] = {index.m_earliest, index.m_latest,    index.m_denseBegin,
                                  index.m_denseEnd, index.m_mainBegin, index.m_mainEnd};
    if (!allNear(times, 6) || index.m_mainBegin > index.m_mainEnd || index.m_earliest > index.m_latest ||
        index.m_denseBegin > index.m_denseEnd)
        return false;
    const std::size_t lanes = from.count(most);
    for (std::size_t lane = 0; lane < lanes && from.ok(); ++lane) {
        LaneInfo info;
        info.folded = from.number() != 0;
        info.title = from.text();
        snapshot.lanes.lanes.push_back(std::move(info));
    }
    from.append(index.m_undated, from.count(most));
    return from.ended();
}

std::string SnapshotFormat::items(const Snapshot& snapshot, std::size_t first, std::size_t end) {
    const Items& items = snapshot.items;
    const Lanes& lanes = snapshot.lanes;
    const std::size_t count = end - first;
    // Lanes keep firsts where the others keep ends: one place later.
    const std::uint32_t firstActor = first == 0 ? 0 : items.m_actorEnd[first - 1];
    std::vector<std::uint32_t> laneEnds(count), actorEnds(count), titleEnds(count);
    std::string titles;
    for (std::size_t i = 0; i < count; ++i) {
        laneEnds[i] = lanes.first[first + i + 1] - lanes.first[first];
        actorEnds[i] = items.m_actorEnd[first + i] - firstActor;
        titles += items.m_titles[first + i];
        titleEnds[i] = static_cast<std::uint32_t>(titles.size());
    }
    const std::size_t actors = actorEnds.back();
    PartWriter to(PartKind::Items);
    for (const std::size_t size : {count, titles.size(), actors, std::size_t{laneEnds.back()}})
        to.number(static_cast<std::int64_t>(size));
    to.column(items.m_id.data() + first, count);
    to.column(items.m_begin.data() + first, count);
    to.column(items.m_end.data() + first, count);
    to.column(items.m_coreBegin.data() + first, count);
    to.column(items.m_coreEnd.data() + first, count);
    to.column(titleEnds.data(), count);
    to.column(actorEnds.data(), count);
    to.column(items.m_actors.data() + firstActor, actors);
    to.column(laneEnds.data(), count);
    to.column(lanes.of.data() + lanes.first[first], laneEnds.back());
    to.column(items.m_importance.data() + first, count);
    to.column(items.m_flags.data() + first, count);
    to.column(items.m_family.data() + first, count);
    to.column(items.m_disputes.data() + first, count);
    to.column(titles.data(), titles.size());
    return to.take();
}

bool SnapshotFormat::readItems(PartReader& from, Snapshot& snapshot, std::size_t count) {
    Items& items = snapshot.items;
    Lanes& lanes = snapshot.lanes;
    if (from.count(most) != count)
        return false;
    const std::size_t titles = from.count(most);
    const std::size_t actors = from.count(most);
    const std::size_t inLanes = from.count(most);
    const std::size_t first = items.m_id.size();
    from.append(items.m_id, count);
    from.append(items.m_begin, count);
    from.append(items.m_end, count);
    from.append(items.m_coreBegin, count);
    from.append(items.m_coreEnd, count);
    std::vector<std::uint32_t> titleEnds;
    if (!appendEnds(from, titleEnds, count, 0, titles) ||
        !appendEnds(from, items.m_actorEnd, count, items.m_actors.size(), actors))
        return false;
    from.append(items.m_actors, actors);
    if (!appendEnds(from, lanes.first, count, lanes.of.size(), inLanes))
        return false;
    from.append(lanes.of, inLanes);
    from.append(items.m_importance, count);
    from.append(items.m_flags, count);
    from.append(items.m_family, count);
    from.append(items.m_disputes, count);
    const char* text = from.column<char>(titles);
    if (text == nullptr || !from.ended())
        return false;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : titleEnds) {
        items.m_titles.add({text + begin, end - begin});
        begin = end;
    }
    return allNear(items.m_begin.data() + first, count) && allNear(items.m_end.data() + first, count) &&
           allBelow(items.m_family.data() + first, count, familyCount) &&
           allBelow(lanes.of.data() + lanes.of.size() - inLanes, inLanes, lanes.lanes.size());
}

std::string SnapshotFormat::times(const RowIndex& index, std::size_t first, std::size_t end) {
    PartWriter to(PartKind::Times);
    to.column(index.m_byTime.data() + first, end - first);
    return to.take();
}

bool SnapshotFormat::readTimes(PartReader& from, Snapshot& snapshot, std::size_t count) {
    RowIndex& index = snapshot.index;
    from.append(index.m_byTime, count);
    return from.ended() &&
           allBelow(index.m_byTime.data() + index.m_byTime.size() - count, count, snapshot.items.size());
}

std::string SnapshotFormat::lane(const RowIndex& index, const LaneRows& rows) {
    const EntryIndex first = rows.firstEntry;
    const std::size_t count = rows.endEntry - first;
    std::vector<std::uint32_t> rowEnds(rows.rowCount);
    for (std::uint32_t row = 0; row < rows.rowCount; ++row)
        rowEnds[row] = index.rowEnd(rows.firstRow + row) - first;
    std::vector<std::uint32_t> disputed(count);
    for (std::size_t i = 0; i < count; ++i)
        disputed[i] = index.m_laneDisputed[first + i + 1] - index.m_laneDisputed[first];
    PartWriter to(PartKind::Lane);
    for (const std::int64_t value :
         {std::int64_t{rows.lane}, static_cast<std::int64_t>(count), std::int64_t{rows.rowCount},
          std::int64_t{rows.disputes}, rows.earliest, rows.latest})
        to.number(value);
    to.column(index.m_begin.data() + first, count);
    to.column(index.m_end.data() + first, count);
    to.column(index.m_laneBegin.data() + first, count);
    to.column(index.m_item.data() + first, count);
    to.column(disputed.data(), count);
    to.column(rowEnds.data(), rows.rowCount);
    to.column(index.m_importance.data() + first, count);
    to.column(index.m_disputes.data() + first, count);
    to.column(index.m_family.data() + first, count);
    to.column(index.m_overlapping.data() + rows.firstRow, rows.rowCount);
    return to.take();
}

bool SnapshotFormat::readLane(PartReader& from, Snapshot& snapshot) {
    RowIndex& index = snapshot.index;
    LaneRows rows;
    rows.lane = static_cast<std::uint32_t>(from.count(snapshot.lanes.lanes.size()));
    const std::size_t count = from.count(most);
    rows.rowCount = static_cast<std::uint32_t>(from.count(count));
    rows.disputes = static_cast<std::uint32_t>(from.count(most));
    rows.earliest = from.number();
    rows.latest = from.number();
    const std::size_t first = index.m_item.size();
    rows.firstEntry = static_cast<EntryIndex>(first);
    rows.endEntry = static_cast<EntryIndex>(first + count);
    rows.firstRow = static_cast<std::uint32_t>(index.m_overlapping.size());
    from.append(index.m_begin, count);
    from.append(index.m_end, count);
    from.append(index.m_laneBegin, count);
    from.append(index.m_item, count);
    const std::uint32_t before = index.m_laneDisputed.back();
    const auto* disputed = from.column<std::uint32_t>(count);
    if (disputed == nullptr || count == 0 || disputed[count - 1] > count)
        return false;
    rows.disputed = disputed[count - 1];
    for (std::size_t i = 0; i < count; ++i)
        index.m_laneDisputed.push_back(before + disputed[i]);
    if (!appendEnds(from, index.m_rowFirst, rows.rowCount, first, count))
        return false;
    from.append(index.m_importance, count);
    from.append(index.m_disputes, count);
    from.append(index.m_family, count);
    from.append(index.m_overlapping, rows.rowCount);
    if (!from.ended() || rows.lane >= snapshot.lanes.lanes.size())
        return false;
    index.m_lanes.push_back(rows);
    return allNear(index.m_begin.data() + first, count) && allNear(index.m_end.data() + first, count) &&
           allBelow(index.m_item.data() + first, count, snapshot.items.size()) &&
           allBelow(index.m_family.data() + first, count, familyCount);
}

void SnapshotFormat::reserve(Snapshot& snapshot, std::size_t items, std::size_t times, std::size_t entries,
                             std::size_t actors) {
    snapshot.items.reserve(items);
    snapshot.items.m_actors.reserve(actors);
    snapshot.lanes.first.reserve(items + 1);
    snapshot.lanes.of.reserve(entries);
    snapshot.lanes.first.push_back(0);
    RowIndex& index = snapshot.index;
    index.m_begin.reserve(entries);
    index.m_end.reserve(entries);
    index.m_item.reserve(entries);
    index.m_importance.reserve(entries);
    index.m_disputes.reserve(entries);
    index.m_family.reserve(entries);
    index.m_laneBegin.reserve(entries);
    index.m_laneDisputed.reserve(entries + 1);
    index.m_laneDisputed.push_back(0);
    index.m_rowFirst.push_back(0);
    index.m_byTime.reserve(times);
}

bool SnapshotFormat::finish(Snapshot& snapshot) {
    RowIndex& index = snapshot.index;
    if (!allBelow(index.m_undated.data(), index.m_undated.size(), snapshot.items.size()))
        return false;
    index.countDisputedBefore(snapshot.items);
    index.buildTree();
    return true;
}

bool SnapshotParts::next(std::string& part) {
    const RowIndex& index = m_snapshot.index;
    if (!m_begun) {
        m_begun = true;
        part = SnapshotFormat::header(m_snapshot);
    } else if (m_item < m_snapshot.items.size()) {
        const std::size_t end = std::min<std::size_t>(m_item + itemsPerPart, m_snapshot.items.size());
        part = SnapshotFormat::items(m_snapshot, m_item, end);
        m_item = end;
    } else if (m_time < index.byTime().size()) {
        const std::size_t end = std::min<std::size_t>(m_time + timesPerPart, index.byTime().size());
        part = SnapshotFormat::times(index, m_time, end);
        m_time = end;
    } else if (m_lane < index.lanes().size()) {
        part = SnapshotFormat::lane(index, index.lanes()[m_lane++]);
    } else {
        return false;
    }
    return true;
}

void SnapshotReader::take(std::string_view part) {
    if (!m_sound)
        return;
    if (m_taken++ == 0) {
        PartReader from(part, PartKind::Header);
        m_sound = from.number() == formatVersion && from.number() == 0x0102030405060708 && from.ok();
        if (!m_sound)
            return;
        m_itemCount = from.count(most);
        m_timeCount = from.count(most);
        m_entryCount = from.count(most);
        m_laneCount = from.count(most);
        const std::size_t actors = from.count(most);
        m_sound = from.ok() && SnapshotFormat::readHeader(from, m_snapshot);
        // What is not there is not reserved for: a part of items takes its bytes.
        constexpr std::size_t plausible = std::size_t{1} << 26;
        m_sound = m_sound && std::max({m_itemCount, m_timeCount, m_entryCount, actors}) < plausible;
        if (m_sound)
            SnapshotFormat::reserve(m_snapshot, m_itemCount, m_timeCount, m_entryCount, actors);
        return;
    }
    const std::size_t items = m_snapshot.items.size();
    const std::size_t times = m_snapshot.index.byTime().size();
    if (items < m_itemCount) {
        PartReader from(part, PartKind::Items);
        m_sound = SnapshotFormat::readItems(from, m_snapshot, std::min<std::size_t>(itemsPerPart, m_itemCount - items));
    } else if (times < m_timeCount) {
        PartReader from(part, PartKind::Times);
        m_sound = SnapshotFormat::readTimes(from, m_snapshot, std::min<std::size_t>(timesPerPart, m_timeCount - times));
    } else {
        PartReader from(part, PartKind::Lane);
        m_sound = SnapshotFormat::readLane(from, m_snapshot);
    }
}

std::optional<Snapshot> SnapshotReader::finish() {
    if (!m_sound || m_taken == 0 || m_snapshot.items.size() != m_itemCount ||
        m_snapshot.index.byTime().size() != m_timeCount || m_snapshot.index.entryCount() != m_entryCount ||
        m_snapshot.index.lanes().size() != m_laneCount || !SnapshotFormat::finish(m_snapshot))
        return std::nullopt;
    return std::move(m_snapshot);
}

} // namespace parallax::timeline
