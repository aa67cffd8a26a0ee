#include "timeline/row_index.h"

#include "support/synthetic_items.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace parallax::timeline {
namespace {

std::map<ItemIndex, std::uint32_t> rowsOf(const RowIndex& index) {
    std::map<ItemIndex, std::uint32_t> rows;
    for (EntryIndex entry = 0; entry < index.entryCount(); ++entry)
        rows[index.item(entry)] = index.rowOf(entry);
    return rows;
}

TEST(RowIndex, holdsEveryItemOnceInItsLane) {
    const auto data = test::syntheticTimeline(5000);
    const RowIndex index(data.items, data.lanes, data.all);
    ASSERT_EQ(index.entryCount(), data.items.size());
    std::vector<ItemIndex> seen;
    for (const LaneRows& lane : index.lanes()) {
        for (EntryIndex entry = lane.firstEntry; entry < lane.endEntry; ++entry) {
            EXPECT_EQ(data.lanes.of[index.item(entry)], lane.lane);
            seen.push_back(index.item(entry));
        }
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen, data.all);
}

TEST(RowIndex, rowsKeepItemsApartUnlessTheLaneIsFull) {
    for (const std::size_t count : {50U, 3000U, 60000U}) {
        const auto data = test::syntheticTimeline(count);
        const RowIndex index(data.items, data.lanes, data.all);
        std::size_t full = 0;
        for (std::uint32_t row = 0; row < index.rowCount(); ++row) {
            full += index.overlapping(row) ? 1 : 0;
            for (EntryIndex entry = index.rowBegin(row) + 1; entry < index.rowEnd(row); ++entry) {
                EXPECT_LE(index.begin(entry - 1), index.begin(entry));
                if (!index.overlapping(row)) {
                    EXPECT_LE(index.end(entry - 1), index.begin(entry));
                }
            }
        }
        for (const LaneRows& lane : index.lanes())
            EXPECT_LE(lane.rowCount, PackingOptions().maximumRows);
        if (count <= 3000) {
            EXPECT_EQ(full, 0U);
        }
    }
}

TEST(RowIndex, doesNotDependOnTheOrderInWhichItemsCome) {
    const auto data = test::syntheticTimeline(2000);
    std::vector<ItemIndex> shuffled = data.all;
    test::Random random(3);
    for (std::size_t i = shuffled.size(); i > 1; --i)
        std::swap(shuffled[i - 1], shuffled[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(i)))]);
    EXPECT_EQ(rowsOf(RowIndex(data.items, data.lanes, data.all)), rowsOf(RowIndex(data.items, data.lanes, shuffled)));
}

TEST(RowIndex, summariesAreWhatLookingAtEachEntryGives) {
    const auto data = test::syntheticTimeline(3000);
    const RowIndex index(data.items, data.lanes, data.all);
    test::Random random(11);
    const auto total = static_cast<std::int64_t>(index.entryCount());
    for (int i = 0; i < 3000; ++i) {
        auto first = static_cast<EntryIndex>(random.below(total + 1));
        auto last = static_cast<EntryIndex>(random.below(total + 1));
        if (first > last)
            std::swap(first, last);
        Summary expected;
        for (EntryIndex entry = first; entry < last; ++entry) {
            const ItemIndex item = index.item(entry);
            ++expected.count;
            expected.disputed += data.items.disputes(item) > 0 ? 1U : 0U;
            expected.families |= 1U << static_cast<unsigned>(data.items.family(item));
            if (expected.best == noEntry || index.importance(entry) > index.importance(expected.best))
                expected.best = entry;
            expected.latest = std::max(expected.latest, index.end(entry));
        }
        const Summary found = index.summary(first, last);
        EXPECT_EQ(found.count, expected.count);
        EXPECT_EQ(found.disputed, expected.disputed);
        EXPECT_EQ(found.families, expected.families);
        EXPECT_EQ(found.best, expected.best);
        EXPECT_EQ(found.latest, expected.latest);
    }
}

TEST(RowIndex, findsWhatEndsAfterAMomentAlsoWhereItemsLieOverEachOther) {
    const auto data = test::syntheticTimeline(60000);
    PackingOptions tight;
    tight.maximumRows = 3; // forces overlaps
    const RowIndex index(data.items, data.lanes, data.all, tight);
    test::Random random(5);
    for (int i = 0; i < 500; ++i) {
        const auto row = static_cast<std::uint32_t>(random.below(static_cast<std::int64_t>(index.rowCount())));
        const std::int64_t minute = index.earliest() + random.below(index.latest() - index.earliest());
        EntryIndex expected = index.rowBegin(row);
        while (expected < index.rowEnd(row) && index.end(expected) <= minute)
            ++expected;
        // From the first that begins at or after the minute on, all end after it.
        const EntryIndex later = index.firstBeginningAt(index.rowBegin(row), index.rowEnd(row), minute);
        EXPECT_EQ(index.firstEndingAfter(row, minute), std::min(expected, later));
    }
}

TEST(RowIndex, countsWhatBeginsBeforeAMomentAndItsDisputes) {
    const auto data = test::syntheticTimeline(4000);
    const RowIndex index(data.items, data.lanes, data.all);
    test::Random random(9);
    for (const LaneRows& lane : index.lanes()) {
        const std::int64_t minute = index.earliest() + random.below(index.latest() - index.earliest());
        std::uint32_t count = 0;
        std::uint32_t disputed = 0;
        for (EntryIndex entry = lane.firstEntry; entry < lane.endEntry; ++entry) {
            if (index.begin(entry) >= minute)
                continue;
            ++count;
            disputed += index.disputes(entry) > 0 ? 1U : 0U;
        }
        EXPECT_EQ(index.beginningBefore(lane, minute), count);
        EXPECT_EQ(index.disputedAmongFirst(lane, count), disputed);
    }
}

TEST(RowIndex, aFilterKeepsOnlyWhatPasses) {
    const auto data = test::syntheticTimeline(3000);
    const auto passing = data.items.withActor(17);
    ASSERT_GT(passing.size(), 5U);
    const RowIndex index(data.items, data.lanes, passing);
    EXPECT_EQ(index.entryCount(), passing.size());
    EXPECT_EQ(index.beginningBefore(data.items, index.latest()).count, passing.size());
}

// Items that begin at these minutes and last an hour.
Items itemsAt(const std::vector<std::int64_t>& minutes) {
    Items items;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        Item item;
        item.id = static_cast<std::int64_t>(i) + 1;
        item.begin = {minutes[i]};
        item.end = {minutes[i] + 60};
        item.coreBegin = item.coreEnd = item.begin;
        items.add(item);
    }
    return items;
}

RowIndex indexOf(const Items& items) {
    Lanes lanes;
    lanes.lanes.push_back({"all", false});
    lanes.of.assign(items.size(), 0);
    std::vector<ItemIndex> all(items.size());
    std::iota(all.begin(), all.end(), 0U);
    return {items, lanes, all};
}

TEST(RowIndex, fewFarOffEventsDoNotStretchTheMainStretch) {
    constexpr std::int64_t day = 1440;
    std::vector<std::int64_t> minutes;
    for (int i = 0; i < 40; ++i)
        minutes.push_back(i * day / 4);
    const std::int64_t end = minutes.back() + 60;
    {
        const Items items = itemsAt(minutes);
        const RowIndex index = indexOf(items);
        EXPECT_EQ(index.mainBegin(), 0);
        EXPECT_EQ(index.mainEnd(), end);
        EXPECT_EQ(index.beforeMain(items) + index.afterMain(items), 0U);
    }
    minutes.push_back(-66 * 365 * day);
    minutes.push_back(30 * 365 * day);
    {
        const Items items = itemsAt(minutes);
        const RowIndex index = indexOf(items);
        EXPECT_EQ(index.mainBegin(), 0);
        EXPECT_EQ(index.mainEnd(), end);
        EXPECT_EQ(index.beforeMain(items), 1U);
        EXPECT_EQ(index.afterMain(items), 1U);
        EXPECT_EQ(index.earliest(), -66 * 365 * day);
    }
    // A second cluster, however far away, is no stray date.
    for (int i = 0; i < 10; ++i)
        minutes.push_back(-66 * 365 * day + i * day);
    const Items items = itemsAt(minutes);
    const RowIndex index = indexOf(items);
    EXPECT_EQ(index.beforeMain(items), 0U);
    EXPECT_EQ(index.mainBegin(), -66 * 365 * day);
}

TEST(RowIndex, scatteredPastDoesNotStretchTheMainStretchHoweverMuchItIs) {
    constexpr std::int64_t day = 1440;
    constexpr std::int64_t year = 365 * day;
    std::vector<std::int64_t> minutes;
    for (int i = 0; i < 54; ++i)
        minutes.push_back(i * day / 2);
    // A fifth of the events, over thirty years.
    for (int i = 0; i < 13; ++i)
        minutes.push_back(-32 * year + i * 5 * year / 2);
    {
        const Items items = itemsAt(minutes);
        const RowIndex index = indexOf(items);
        EXPECT_EQ(index.mainBegin(), 0);
        EXPECT_EQ(index.beforeMain(items), 13U);
    }
    // Nearly half of them.
    for (int i = 0; i < 35; ++i)
        minutes.push_back(-(100 + i) * year);
    {
        const Items items = itemsAt(minutes);
        const RowIndex index = indexOf(items);
        EXPECT_EQ(index.mainBegin(), 0);
        EXPECT_EQ(index.mainEnd(), 53 * day / 2 + 60);
        EXPECT_EQ(index.beforeMain(items), 48U);
        EXPECT_EQ(index.denseBegin(), 0);
    }
    EXPECT_EQ(indexOf(itemsAt(minutes)).firstView().begin, 0);
    // Where only the main stretch is scattered, nothing is left out.
    minutes.clear();
    for (int i = 0; i < 40; ++i)
        minutes.push_back(i * i * 10 * day);
    const Items items = itemsAt(minutes);
    const RowIndex index = indexOf(items);
    EXPECT_EQ(index.beforeMain(items) + index.afterMain(items), 0U);
}

TEST(RowIndex, theFirstViewIsAllOfACaseThatIsSpreadEvenly) {
    std::vector<std::int64_t> minutes;
    for (int i = 0; i < 100; ++i)
        minutes.push_back(i * 1440);
    const RowIndex even = indexOf(itemsAt(minutes));
    EXPECT_EQ(even.firstView().begin, 0);
    EXPECT_EQ(even.firstView().end, even.latest());
    // Where most falls on a few days, it is those days.
    for (int i = 0; i < 900; ++i)
        minutes.push_back(50 * 1440 + i * 10);
    const RowIndex dense = indexOf(itemsAt(minutes));
    EXPECT_EQ(dense.mainBegin(), 0);
    EXPECT_GT(dense.firstView().begin, 40 * 1440);
    EXPECT_LT(dense.firstView().end, 60 * 1440);
}

TEST(RowIndex, whatLastsLongAtTheEndDoesNotWidenTheDenseStretch) {
    constexpr std::int64_t day = 1440;
    Items items;
    for (int i = 0; i < 40; ++i) {
        Item item;
        item.id = i + 1;
        item.begin = {i * day / 2};
        item.end = {item.begin.minutes + (i % 10 == 9 ? 90 * day : 60)};
        item.coreBegin = item.coreEnd = item.begin;
        items.add(item);
    }
    const RowIndex index = indexOf(items);
    EXPECT_EQ(index.denseBegin(), 0);
    EXPECT_LE(index.denseEnd(), 20 * day);
}

TEST(RowIndex, findsAnItemInTimeAndInItsRow) {
    const auto data = test::syntheticTimeline(800);
    const RowIndex index(data.items, data.lanes, data.all);
    for (const ItemIndex item : data.all) {
        EXPECT_EQ(index.item(index.entryOf(data.items, item)), item);
        EXPECT_EQ(index.byTime()[index.placeInTime(data.items, item)], item);
        const ItemIndex nearest = index.nearest(data.items, data.items.begin(item).minutes);
        EXPECT_LE(data.items.begin(nearest), data.items.begin(item));
        EXPECT_GT(data.items.end(nearest), data.items.begin(item));
    }
}

TEST(RowIndex, setsUndatedItemsAside) {
    Items items;
    Item dated;
    dated.id = 1;
    dated.begin = {100};
    dated.end = {200};
    Item undated;
    undated.id = 2;
    undated.dated = false;
    items.add(undated);
    items.add(dated);
    Lanes lanes;
    lanes.lanes.push_back({"all", false});
    lanes.of = {0, 0};
    const std::vector<ItemIndex> all = {0, 1};
    const RowIndex index(items, lanes, all);
    EXPECT_EQ(index.entryCount(), 1U);
    EXPECT_EQ(index.undated(), std::vector<ItemIndex>{0});
    EXPECT_EQ(index.entryOf(items, 0), noEntry);
}

TEST(RowIndex, ofNothingIsEmpty) {
    const RowIndex index(Items(), Lanes(), {});
    EXPECT_EQ(index.entryCount(), 0U);
    EXPECT_EQ(index.rowCount(), 0U);
    EXPECT_EQ(index.nearest(Items(), 5), noItem);
}

} // namespace
} // namespace parallax::timeline
