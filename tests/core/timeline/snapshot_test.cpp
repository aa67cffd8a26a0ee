// What is kept of a timeline is read back as it was, changes little when one event changes, and harms nobody when it is
// damaged.
#include "support/sample_case.h"
#include "support/synthetic_case.h"
#include "timeline/snapshot.h"

#include <gtest/gtest.h>

namespace parallax::timeline {

namespace {

std::vector<std::string> partsOf(const Snapshot& snapshot) {
    std::vector<std::string> parts;
    SnapshotParts all(snapshot);
    for (std::string part; all.next(part);)
        parts.push_back(part);
    return parts;
}

std::optional<Snapshot> read(const std::vector<std::string>& parts) {
    SnapshotReader reader;
    for (const std::string& part : parts)
        reader.take(part);
    return reader.finish();
}

// Everything that a frame may ask, for some stretches of every row.
void expectSame(const Snapshot& a, const Snapshot& b) {
    ASSERT_EQ(a.items.size(), b.items.size());
    for (ItemIndex i = 0; i < a.items.size(); ++i) {
        ASSERT_EQ(a.items.id(i), b.items.id(i));
        ASSERT_EQ(a.items.begin(i), b.items.begin(i));
        ASSERT_EQ(a.items.coreEnd(i), b.items.coreEnd(i));
        ASSERT_EQ(a.items.title(i), b.items.title(i));
        ASSERT_TRUE(std::ranges::equal(a.items.actors(i), b.items.actors(i)));
        ASSERT_TRUE(std::ranges::equal(a.lanes.lanesOf(i), b.lanes.lanesOf(i)));
    }
    ASSERT_EQ(a.index.rowCount(), b.index.rowCount());
    test::Random random(5);
    for (std::uint32_t row = 0; row < a.index.rowCount(); ++row) {
        ASSERT_EQ(a.index.rowBegin(row), b.index.rowBegin(row));
        ASSERT_EQ(a.index.rowEnd(row), b.index.rowEnd(row));
        const EntryIndex first = a.index.rowBegin(row);
        const auto last = first + static_cast<EntryIndex>(random.below(a.index.rowEnd(row) - first + 1));
        const Summary left = a.index.summary(first, last);
        const Summary right = b.index.summary(first, last);
        ASSERT_EQ(left.count, right.count);
        ASSERT_EQ(left.disputed, right.disputed);
        ASSERT_EQ(left.best, right.best);
        ASSERT_EQ(left.latest, right.latest);
    }
    ASSERT_EQ(a.index.byTime(), b.index.byTime());
    ASSERT_EQ(a.index.undated(), b.index.undated());
    for (std::int64_t minute = a.index.earliest(); minute < a.index.latest();
         minute += (a.index.latest() - a.index.earliest()) / 50 + 1) {
        ASSERT_EQ(a.index.beginningBefore(a.items, minute).disputed, b.index.beginningBefore(b.items, minute).disputed);
        for (std::size_t lane = 0; lane < a.index.lanes().size(); ++lane) {
            const std::uint32_t count = a.index.beginningBefore(a.index.lanes()[lane], minute);
            ASSERT_EQ(count, b.index.beginningBefore(b.index.lanes()[lane], minute));
            ASSERT_EQ(a.index.disputedAmongFirst(a.index.lanes()[lane], count),
                      b.index.disputedAmongFirst(b.index.lanes()[lane], count));
        }
    }
}

TEST(Snapshot, isReadBackAsItWas) {
    pipeline::Case empty;
    for (const pipeline::Case& content :
         {test::sampleCase(), test::syntheticCase(1), test::syntheticCase(20000), empty}) {
        const Snapshot made = makeSnapshot(content);
        const auto back = read(partsOf(made));
        ASSERT_TRUE(back.has_value());
        expectSame(made, *back);
        EXPECT_EQ(partsOf(*back), partsOf(made));
    }
}

TEST(Snapshot, hidesWhatAnAnalystHid) {
    pipeline::Case content = test::sampleCase();
    const std::size_t all = makeSnapshot(content).index.datedCount();
    for (event::Event& event : content.events) {
        if (event.time.known()) {
            event.hidden = true;
            break;
        }
    }
    EXPECT_EQ(makeSnapshot(content).index.datedCount(), all - 1);
}

TEST(Snapshot, aChangeOfOneEventChangesFewParts) {
    pipeline::Case content = test::syntheticCase(100000);
    const std::vector<std::string> before = partsOf(makeSnapshot(content));
    const auto changed = [&] {
        const std::vector<std::string> after = partsOf(makeSnapshot(content));
        EXPECT_EQ(after.size(), before.size());
        std::size_t count = 0;
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
            count += before[i] == after[i] ? 0U : 1U;
        return count;
    };
    EXPECT_GT(before.size(), 30U);
    content.events[40000].title += ", as it is called now";
    EXPECT_EQ(changed(), 1U); // the stretch of items that it is in
    content.events[40000].hidden = true;
    EXPECT_LE(changed(), 5U); // and its lane, the order in time
}

// One random edit of a case, as an analyst or one more report makes it. The event concerned.
base::EventId edit(pipeline::Case& content, test::Random& random) {
    const auto place = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(content.events.size())));
    event::Event& event = content.events[place];
    switch (random.below(9)) {
    case 0:
        event.title += random.below(2) == 0 ? " again" : " and what it is called in a much longer title";
        break;
    case 1:
        event.time.begin = base::CivilTime{content.events.front().time.begin.value_or(base::CivilTime{}).minutes +
                                           random.below(5'000'000)};
        event.time.end = base::CivilTime{event.time.begin->minutes + 1 + random.below(200'000)};
        break;
    case 2:
        event.time = {};
        break;
    case 3:
        event.hidden = !event.hidden;
        break;
    case 4:
        event.kind = event.kind == mention::EventKind::Attack ? mention::EventKind::Trial : mention::EventKind::Attack;
        event.place = "Elsewhere";
        break;
    case 5:
        if (!content.actors.empty())
            event.actors = {
                {content
                     .actors[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(content.actors.size())))]
                     .id,
                 mention::Role::Subject}};
        break;
    case 6: // of no whole, or of another one
        if (event.parent) {
            const base::EventId whole = event.parent;
            event.parent = {};
            event.background = !event.background;
            return whole;
        }
        break;
    case 7:
        if (!content.disagreements.empty()) {
            auto& one = content.disagreements[static_cast<std::size_t>(
                random.below(static_cast<std::int64_t>(content.disagreements.size())))];
            one.dismissed = !one.dismissed;
            return one.event;
        }
        break;
    default: { // an added report's event
        event::Event added = event;
        added.id = {content.events.back().id.value + 1 + random.below(3)};
        added.title = "What another report tells";
        content.events.push_back(added);
        return added.parent ? added.parent : added.id;
    }
    }
    return event.id;
}

TEST(Snapshot, broughtUpToDateIsTheSameAsMadeAnew) {
    test::Random random(23);
    for (const std::size_t count : {std::size_t{12}, std::size_t{300}, std::size_t{9000}}) {
        pipeline::Case content = test::syntheticCase(count, count);
        Snapshot kept = makeSnapshot(content);
        const pipeline::Case first = content;
        const int rounds = count > 1000 ? 40 : 200;
        for (int round = 0; round < rounds; ++round) {
            std::vector<base::EventId> changed;
            for (std::int64_t edits = random.below(4); edits >= 0; --edits) {
                const pipeline::Case before = content;
                changed.push_back(edit(content, random));
                for (std::size_t i = 0; i < before.events.size(); ++i)
                    if (content.events[i].parent != before.events[i].parent)
                        changed.push_back(before.events[i].id);
            }
            const bool all = round % 4 == 0;
            ASSERT_TRUE(updateSnapshot(kept, content, all ? std::optional<std::vector<base::EventId>>() : changed));
            ASSERT_EQ(partsOf(kept), partsOf(makeSnapshot(content))) << count << " events, round " << round;
        }
        // All of it undone, but for the reports that were added.
        std::copy(first.events.begin(), first.events.end(), content.events.begin());
        content.disagreements = first.disagreements;
        ASSERT_TRUE(updateSnapshot(kept, content));
        ASSERT_EQ(partsOf(kept), partsOf(makeSnapshot(content)));
        // And these: events that are gone are not looked for.
        EXPECT_EQ(updateSnapshot(kept, first), content.events.size() == first.events.size());
    }
}

TEST(Snapshot, survivesAnyDamage) {
    const std::vector<std::string> sound = partsOf(makeSnapshot(test::syntheticCase(300)));
    test::Random random(11);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> parts = sound;
        std::string& part = parts[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(parts.size())))];
        switch (random.below(4)) {
        case 0:
            part.resize(static_cast<std::size_t>(random.below(static_cast<std::int64_t>(part.size()))));
            break;
        case 1:
            std::swap(part, parts.back());
            break;
        case 2:
            parts.pop_back();
            break;
        default:
            for (std::int64_t changes = 1 + random.below(3); changes > 0; --changes)
                part[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(part.size())))] =
                    static_cast<char>(random.below(256));
        }
        const auto back = read(parts);
        if (!back) {
            ++refused;
            continue;
        }
        // What is taken can be walked through.
        for (std::uint32_t row = 0; row < back->index.rowCount(); ++row) {
            ASSERT_LE(back->index.rowEnd(row), back->index.entryCount());
            for (EntryIndex entry = back->index.rowBegin(row); entry < back->index.rowEnd(row); ++entry)
                ASSERT_LT(back->index.item(entry), back->items.size());
        }
        std::size_t bytes = 0;
        for (ItemIndex i = 0; i < back->items.size(); ++i) {
            bytes += back->items.title(i).size();
            for (const std::uint32_t lane : back->lanes.lanesOf(i))
                ASSERT_LT(lane, back->lanes.lanes.size());
        }
        ASSERT_GT(bytes, 0U);
    }
    EXPECT_GT(refused, 1000);
}

} // namespace

} // namespace parallax::timeline
