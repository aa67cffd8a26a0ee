#include "event/packed_events.h"

#include "support/synthetic_items.h"

#include <gtest/gtest.h>

#include <limits>

namespace parallax::event {

namespace {

std::string anyText(test::Random& random, std::int64_t longest) {
    std::string text;
    for (std::int64_t left = random.below(longest + 1); left > 0; --left)
        text.push_back(static_cast<char>(random.below(256)));
    return text;
}

std::int64_t anyNumber(test::Random& random) {
    return static_cast<std::int64_t>(random.next()) >> random.below(63);
}

Event anyEvent(test::Random& random, std::int64_t id) {
    Event event;
    event.id = {id};
    event.kind =
        static_cast<mention::EventKind>(random.below(static_cast<std::int64_t>(mention::EventKind::Other) + 1));
    event.title = anyText(random, 300);
    if (random.below(2) == 0)
        event.parent = {1 + random.below(std::numeric_limits<std::int64_t>::max() - 1)};
    if (random.below(3) > 0)
        event.place = "Place " + std::to_string(random.below(9));
    if (random.below(3) > 0)
        event.time.begin = base::CivilTime{anyNumber(random)};
    if (random.below(3) > 0)
        event.time.end = base::CivilTime{anyNumber(random)};
    event.time.precision = static_cast<base::Precision>(random.below(9));
    event.time.basis = static_cast<base::Basis>(random.below(4));
    if (random.below(2) == 0)
        event.timeBecause = anyText(random, 40);
    event.background = random.below(2) == 0;
    event.hidden = random.below(2) == 0;
    for (std::int64_t left = random.below(4); left > 0; --left)
        event.actors.push_back({{anyNumber(random)}, static_cast<mention::Role>(random.below(8))});
    for (std::int64_t left = random.below(4); left > 0; --left) {
        event.mentions.push_back(
            {{anyNumber(random)},
             {static_cast<std::uint32_t>(random.next()), static_cast<std::uint32_t>(random.next())},
             static_cast<std::int32_t>(random.next())});
    }
    for (std::int64_t left = random.below(3); left > 0; --left)
        event.because.push_back(anyText(random, 40));
    return event;
}

void expectEqual(const Event& left, const Event& right) {
    EXPECT_EQ(left.id, right.id);
    EXPECT_EQ(left.kind, right.kind);
    EXPECT_EQ(left.title, right.title);
    EXPECT_EQ(left.parent, right.parent);
    EXPECT_EQ(left.place, right.place);
    EXPECT_EQ(left.time, right.time);
    EXPECT_EQ(left.timeBecause, right.timeBecause);
    EXPECT_EQ(left.background, right.background);
    EXPECT_EQ(left.hidden, right.hidden);
    EXPECT_EQ(left.actors, right.actors);
    EXPECT_EQ(left.mentions, right.mentions);
    EXPECT_EQ(left.because, right.because);
}

} // namespace

TEST(PackedEvents, GiveBackWhatWasAdded) {
    test::Random random(5);
    std::vector<Event> events;
    PackedEvents packed;
    std::int64_t id = 0;
    for (int i = 0; i < 3000; ++i) {
        id += 1 + random.below(5);
        events.push_back(anyEvent(random, id));
        packed.add(events.back());
    }
    packed.finish();
    ASSERT_EQ(packed.size(), events.size());
    std::size_t place = 0;
    for (const PackedEvent& one : packed) {
        const Event& event = events[place];
        expectEqual(packed[place], event);
        EXPECT_EQ(one.id, event.id);
        EXPECT_EQ(one.title, event.title);
        EXPECT_EQ(one.place, event.place);
        EXPECT_EQ(one.time, event.time);
        EXPECT_TRUE(std::equal(one.actors.begin(), one.actors.end(), event.actors.begin(), event.actors.end()));
        EXPECT_TRUE(std::equal(one.mentions.begin(), one.mentions.end(), event.mentions.begin(), event.mentions.end()));
        EXPECT_EQ(one.mentions.size(), event.mentions.size());
        EXPECT_EQ(packed.placeOf(event.id), place);
        ++place;
    }
    EXPECT_EQ(place, events.size());
    EXPECT_FALSE(packed.placeOf({id + 1}).has_value());
    EXPECT_FALSE(packed.placeOf({}).has_value());
}

TEST(PackedEvents, ListTheEventsOfEachActorOnce) {
    test::Random random(9);
    PackedEvents packed;
    std::vector<std::vector<std::uint32_t>> wanted(12);
    for (std::uint32_t place = 0; place < 500; ++place) {
        Event event;
        event.id = {place + 1};
        for (std::int64_t actor = 1; actor < 12; ++actor) {
            if (random.below(5) > 0)
                continue;
            wanted[static_cast<std::size_t>(actor)].push_back(place);
            event.actors.push_back({{actor}, mention::Role::Victim});
            if (random.below(2) == 0)
                event.actors.push_back({{actor}, mention::Role::Witness});
        }
        packed.add(event);
    }
    packed.finish();
    for (std::int64_t actor = 0; actor < 12; ++actor) {
        const auto places = packed.withActor({actor});
        EXPECT_EQ(std::vector<std::uint32_t>(places.begin(), places.end()), wanted[static_cast<std::size_t>(actor)]);
    }
}

TEST(PackedEvents, FindEventsBehindTheFirstBlock) {
    PackedEvents packed;
    constexpr std::int64_t count = 200000;
    for (std::int64_t id = 1; id <= count; ++id) {
        Event event;
        event.id = {id};
        event.title = std::to_string(id);
        packed.add(event);
    }
    for (std::int64_t id = 1; id <= count; id += 777)
        EXPECT_EQ(packed[*packed.placeOf({id})].title, std::to_string(id));
    EXPECT_LT(packed.bytes(), std::size_t{count} * 40);
}

TEST(PackedEvents, OfNothingAreEmpty) {
    const PackedEvents packed;
    EXPECT_TRUE(packed.empty());
    EXPECT_TRUE(packed.begin() == packed.end());
    EXPECT_FALSE(packed.placeOf({1}).has_value());
}

} // namespace parallax::event
