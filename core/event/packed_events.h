// Many events in little memory: a record of bytes each instead of an object with texts and lists of its own. A million
// events of one sentence's title take some 80 MB, half of which a timeline of them shares; as vector<Event> 390 MB.
//
// A record: flags, kind, precision and basis; then, where the flags say that it is there, parent (as a distance from
// the id), begin, end (as a distance from the begin), the reason of the time; then place (a number in a table of
// places), actors, mentions, and the reasons. Numbers are varints of seven bits a byte, signed ones zigzag. Titles are
// apart, so that a timeline of the same events can hold them in common.
#pragma once

#include "base/text_column.h"
#include "event/event.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parallax::event {

// Reads the numbers and texts of a record one after the other. Records are only ever written by PackedEvents.
class RecordReader {
public:
    RecordReader() = default;
    explicit RecordReader(const char* at) : m_at(at) {}

    std::uint8_t byte() { return static_cast<std::uint8_t>(*m_at++); }
    std::uint64_t number();
    std::int64_t difference();
    std::string_view text();
    const char* at() const { return m_at; }

private:
    const char* m_at = nullptr;
};

// A list inside a record, decoded as one walks along it. Valid as long as the PackedEvents it is of, and unchanged.
template <class Part>
class PackedList {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Part;
        using difference_type = std::ptrdiff_t;
        using pointer = const Part*;
        using reference = const Part&;

        Iterator() = default;
        Iterator(const char* at, std::size_t left) : m_reader(at), m_left(left) {
            if (m_left > 0)
                read();
        }
        const Part& operator*() const { return m_part; }
        const Part* operator->() const { return &m_part; }
        Iterator& operator++() {
            if (--m_left > 0)
                read();
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return m_left == other.m_left; }

    private:
        void read(); // the next part, by what the one before it was

        RecordReader m_reader;
        std::size_t m_left = 0;
        Part m_part;
    };

    PackedList() = default;
    PackedList(const char* at, std::size_t count) : m_at(at), m_count(count) {}
    Iterator begin() const { return {m_at, m_count}; }
    Iterator end() const { return {nullptr, 0}; }
    std::size_t size() const { return m_count; }
    bool empty() const { return m_count == 0; }

private:
    const char* m_at = nullptr;
    std::size_t m_count = 0;
};

template <>
void PackedList<EventActor>::Iterator::read();
template <>
void PackedList<EventEvidence>::Iterator::read();

// An event as it lies in its record, without memory of its own: what goes through all events reads these. Members are
// those of Event but for `because`. Valid as long as the PackedEvents it is of, and unchanged.
struct PackedEvent {
    base::EventId id;
    mention::EventKind kind = mention::EventKind::Other;
    std::string_view title;
    base::EventId parent;
    std::string_view place;
    base::TimeInterval time;
    std::string_view timeBecause;
    bool background = false;
    bool hidden = false;
    PackedList<EventActor> actors;
    PackedList<EventEvidence> mentions;
};

// Events in the order in which they were added, which is that of their ids. Reading from several threads is fine while
// nobody adds.
class PackedEvents {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = PackedEvent;
        using difference_type = std::ptrdiff_t;
        using pointer = const PackedEvent*;
        using reference = PackedEvent;

        Iterator() = default;
        Iterator(const PackedEvents* events, std::size_t place) : m_events(events), m_place(place) {}
        PackedEvent operator*() const { return m_events->packed(m_place); }
        Iterator& operator++() {
            ++m_place;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++m_place;
            return before;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const PackedEvents* m_events = nullptr;
        std::size_t m_place = 0;
    };

    PackedEvents() = default;
    // `titles`: about the same ones in the same order, that somebody else holds already.
    explicit PackedEvents(const base::TextColumn& titles) : m_titles(base::TextColumn::like(titles)) {}

    void reserve(std::size_t count);
    // `event.id` is higher than those before it.
    void add(const Event& event);
    // The event at `place` is called so from now on. O(some thousand events).
    void setTitle(std::size_t place, std::string_view title) { m_titles.set(place, title); }
    void setHidden(std::size_t place, bool hidden);
    // What is the same in `titles`, about the same ones in the same order, lies in memory once. O(bytes).
    void shareTitles(const base::TextColumn& titles) { m_titles.share(titles); }
    // Nothing more is to be added: gives back what adding needed, and lists the events of each actor.
    void finish();

    std::size_t size() const { return m_ids.size(); }
    bool empty() const { return m_ids.empty(); }
    base::EventId id(std::size_t place) const { return {m_ids[place]}; }
    const base::TextColumn& titles() const { return m_titles; } // by place
    // The same event as was added, as an object of its own.
    Event operator[](std::size_t place) const;
    PackedEvent packed(std::size_t place) const;
    // Of an event only where it belongs, in a tenth of the time that all of it takes.
    struct Belonging {
        base::EventId parent; // no id: none
        bool background = false;
    };
    Belonging belonging(std::size_t place) const;
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    // Where the event is; nullopt when there is none. O(log n).
    std::optional<std::size_t> placeOf(base::EventId id) const;

    // The places of the events that the actor takes part in, ascending. Once finished. O(1).
    std::span<const std::uint32_t> withActor(base::ActorId actor) const;

    std::size_t bytes() const; // memory held

private:
    const char* record(std::size_t place) const { return m_blocks[place / blockSize].data() + m_offsets[place]; }
    void listByActor();
    // Everything but the reasons, which `reader` then stands before.
    PackedEvent read(std::size_t place, RecordReader& reader) const;

    static constexpr std::size_t blockSize = 4096;

    std::vector<std::int64_t> m_ids;
    std::vector<std::uint32_t> m_offsets; // of the records, in their block
    std::vector<std::string> m_blocks;    // records, blockSize of them each
    base::TextColumn m_titles;
    std::vector<std::string> m_places;                           // number 0: none
    std::unordered_map<std::string, std::size_t> m_placeNumbers; // while adding
    std::unordered_map<base::ActorId, std::uint32_t> m_actorNumbers;
    std::vector<std::uint32_t> m_actorFirst; // in m_actorEvents, by an actor's number; one more than there are actors
    std::vector<std::uint32_t> m_actorEvents;
};

} // namespace parallax::event
