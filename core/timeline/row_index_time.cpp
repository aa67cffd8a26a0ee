// The parts of RowIndex that look at time over all lanes: span, dense stretch, nearest.
#include "timeline/row_index.h"

#include <algorithm>
#include <cstdlib>

namespace parallax::timeline {

namespace {

// Where the shortest stretch begins that holds `wanted` begins; the earliest of several.
std::size_t shortestHolding(std::span<const TimedItem> sorted, std::size_t wanted) {
    std::size_t best = 0;
    std::int64_t bestSpan = INT64_MAX;
    for (std::size_t first = 0; first + wanted <= sorted.size(); ++first) {
        const std::int64_t candidate = sorted[first + wanted - 1].begin - sorted[first].begin;
        if (candidate < bestSpan) {
            bestSpan = candidate;
            best = first;
        }
    }
    return best;
}

// How many begins a stretch of this length holds at most.
std::size_t mostWithin(std::span<const TimedItem> sorted, std::int64_t length) {
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        while (sorted[i].begin - sorted[first].begin > length)
            ++first;
        most = std::max(most, i - first + 1);
    }
    return most;
}

// Of so many events: more than these together are a part of the case that nobody may leave out.
std::size_t fewOf(std::size_t count) {
    return count / 6 + 1;
}

} // namespace

void RowIndex::summarizeTime(std::span<const TimedItem> sorted) {
    if (sorted.empty())
        return;
    m_earliest = sorted.front().begin;
    m_latest = m_earliest;
    for (const TimedItem& timed : sorted)
        m_latest = std::max(m_latest, timed.end);
    findDenseStretch(sorted);
}

void RowIndex::countDisputedBefore(const Items& items) {
    m_disputedBefore.clear();
    m_disputedBefore.reserve(m_byTime.size() / blockSize + 1);
    std::uint32_t disputed = 0;
    for (std::size_t i = 0; i < m_byTime.size(); ++i) {
        if (i % blockSize == 0)
            m_disputedBefore.push_back(disputed);
        disputed += items.disputes(m_byTime[i]) > 0 ? 1U : 0U;
    }
}

RowIndex::Bin RowIndex::beginningBefore(const Items& items, std::int64_t minute) const {
    const auto found =
        std::lower_bound(m_byTime.begin(), m_byTime.end(), minute,
                         [&items](ItemIndex item, std::int64_t at) { return items.begin(item).minutes < at; });
    const auto count = static_cast<std::size_t>(found - m_byTime.begin());
    if (count == 0)
        return {};
    const std::size_t block = (count - 1) / blockSize;
    Bin result{static_cast<std::uint32_t>(count), m_disputedBefore[block]};
    for (std::size_t i = block * blockSize; i < count; ++i)
        result.disputed += items.disputes(m_byTime[i]) > 0 ? 1U : 0U;
    return result;
}

void RowIndex::findDenseStretch(std::span<const TimedItem> sorted) {
    std::size_t wanted = sorted.size() - sorted.size() / 4;
    std::size_t bestFirst = shortestHolding(sorted, wanted);
    // Half of them, where the others are scattered so widely that nothing could be read of that half: reports go back
    // to what happened years ago.
    constexpr std::int64_t farApart = 12;    // times as long
    constexpr std::size_t enoughToTell = 12; // of fewer, one can look at all
    const std::size_t half = sorted.size() - sorted.size() / 2;
    const std::size_t halfFirst = shortestHolding(sorted, half);
    const std::int64_t halfSpan =
        std::max<std::int64_t>(1440, sorted[halfFirst + half - 1].begin - sorted[halfFirst].begin);
    const auto scattered = [&](std::span<const TimedItem> beyond) {
        return mostWithin(beyond, halfSpan) <= fewOf(sorted.size());
    };
    if (sorted.size() >= enoughToTell &&
        sorted[bestFirst + wanted - 1].begin - sorted[bestFirst].begin > farApart * halfSpan &&
        scattered(sorted.first(halfFirst)) && scattered(sorted.subspan(halfFirst + half))) {
        wanted = half;
        bestFirst = halfFirst;
    }
    const auto dense = sorted.subspan(bestFirst, wanted);
    m_denseBegin = dense.front().begin;
    m_denseEnd = dense.back().end;

    // Where most of it is one day known to the day, a view of that day would be bars from edge to edge.
    constexpr std::size_t sampleSize = 1024;
    constexpr std::int64_t leastLengths = 7;
    std::vector<std::int64_t> lengths;
    const std::size_t stride = dense.size() / sampleSize + 1;
    for (std::size_t i = 0; i < dense.size(); i += stride)
        lengths.push_back(dense[i].end - dense[i].begin);
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
    const std::int64_t typical = lengths[lengths.size() / 2];
    // What begins last and lasts long ("in April") widens it no more than its neighbours would.
    constexpr std::int64_t tail = 4; // of the stretch of begins, one part
    const std::int64_t begins = dense.back().begin - m_denseBegin;
    m_denseEnd = std::min(m_denseEnd, dense.back().begin + std::max(begins / tail, typical));
    if (m_denseEnd - m_denseBegin < leastLengths * typical)
        m_denseEnd = m_denseBegin + leastLengths * typical;
    m_denseEnd = std::max(m_denseEnd, m_denseBegin + 1);
    findMainStretch(sorted, bestFirst, bestFirst + wanted - 1);
}

void RowIndex::findMainStretch(std::span<const TimedItem> sorted, std::size_t first, std::size_t last) {
    constexpr std::int64_t farOff = 4;                    // times as long as the stretch that is there already
    const std::int64_t least = m_denseEnd - m_denseBegin; // a day, where most of it is known to the day
    const auto span = [&] { return std::max(least, sorted[last].begin - sorted[first].begin); };
    // Looked at again when the stretch is twice as long: more lies within its length then.
    struct Side {
        std::int64_t lookedAt = 0;
        bool stray = false;
    };
    Side before, after;
    const auto stray = [&](Side& side, std::span<const TimedItem> beyond, std::int64_t gap) {
        if (gap <= farOff * span())
            return false;
        if (side.lookedAt == 0 || span() >= 2 * side.lookedAt) {
            side.lookedAt = span();
            side.stray = mostWithin(beyond, span()) <= fewOf(sorted.size());
        }
        return side.stray;
    };
    bool more = true;
    while (more) {
        more = false;
        if (first > 0 && !stray(before, sorted.first(first), sorted[first].begin - sorted[first - 1].begin)) {
            --first;
            more = true;
        }
        if (last + 1 < sorted.size() &&
            !stray(after, sorted.subspan(last + 1), sorted[last + 1].begin - sorted[last].begin)) {
            ++last;
            more = true;
        }
    }
    m_mainBegin = sorted[first].begin;
    // What lasts far beyond all begins does not stretch it, either.
    std::int64_t latest = m_mainBegin + 1;
    for (std::size_t i = first; i <= last; ++i)
        latest = std::max(latest, sorted[i].end);
    m_mainEnd = latest - sorted[last].begin <= farOff * span() ? latest : sorted[last].begin + span();
}

std::vector<EntryIndex> RowIndex::entriesOf(const Items& items, ItemIndex item) const {
    std::vector<EntryIndex> entries;
    if (!items.dated(item))
        return entries;
    const std::int64_t begin = items.begin(item).minutes;
    for (std::uint32_t row = 0; row < rowCount(); ++row) {
        auto entry = static_cast<EntryIndex>(
            std::lower_bound(m_begin.begin() + rowBegin(row), m_begin.begin() + rowEnd(row), begin) - m_begin.begin());
        for (; entry < rowEnd(row) && m_begin[entry] == begin; ++entry) {
            if (m_item[entry] == item)
                entries.push_back(entry);
        }
    }
    return entries;
}

EntryIndex RowIndex::entryOf(const Items& items, ItemIndex item) const {
    const std::vector<EntryIndex> entries = entriesOf(items, item);
    return entries.empty() ? noEntry : entries.front();
}

std::size_t RowIndex::bytes() const {
    return m_rowFirst.capacity() * 5 + m_item.capacity() * (8 + 8 + 4 + 2 + 1 + 1 + 8 + 4) +
           m_tree.capacity() * sizeof(Summary) + m_byTime.capacity() * 4 + m_undated.capacity() * 4 +
           m_disputedBefore.capacity() * 4;
}

std::size_t RowIndex::placeInTime(const Items& items, ItemIndex item) const {
    const auto earlier = [&items](ItemIndex a, ItemIndex b) {
        if (items.begin(a) != items.begin(b))
            return items.begin(a) < items.begin(b);
        if (items.end(a) != items.end(b))
            return items.end(a) < items.end(b);
        return a < b;
    };
    const auto found = std::lower_bound(m_byTime.begin(), m_byTime.end(), item, earlier);
    return found != m_byTime.end() && *found == item ? static_cast<std::size_t>(found - m_byTime.begin())
                                                     : m_byTime.size();
}

ItemIndex RowIndex::nearest(const Items& items, std::int64_t minute) const {
    if (m_byTime.empty())
        return noItem;
    const auto next =
        std::lower_bound(m_byTime.begin(), m_byTime.end(), minute,
                         [&items](ItemIndex item, std::int64_t at) { return items.begin(item).minutes < at; });
    // Begins alone decide between the two neighbours, unless one before covers the minute: that is looked for a little
    // way back only, which keeps the search short; a long cover from far back loses against a near begin, which is what
    // a person points at anyway.
    ItemIndex best = next != m_byTime.end() ? *next : noItem;
    std::int64_t distance = best == noItem ? INT64_MAX : items.begin(best).minutes - minute;
    constexpr std::ptrdiff_t lookBack = 64;
    for (auto it = next; it != m_byTime.begin() && next - it < lookBack;) {
        --it;
        const std::int64_t away = std::max<std::int64_t>(0, minute - items.end(*it).minutes + 1);
        if (away < distance) {
            distance = away;
            best = *it;
        }
    }
    return best;
}

} // namespace parallax::timeline
