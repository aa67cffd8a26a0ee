#include "event/packed_events.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace parallax::event {

namespace {

// Flags, the first byte of a record.
constexpr unsigned backgroundFlag = 1;
constexpr unsigned hiddenFlag = 2;
constexpr unsigned parentFlag = 4;
constexpr unsigned beginFlag = 8;
constexpr unsigned endFlag = 16;
constexpr unsigned timeReasonFlag = 32;
constexpr unsigned reasonsFlag = 64;

constexpr unsigned basisBits = 4;
constexpr unsigned lowBits = 7;
constexpr std::uint64_t lowMask = 0x7f;
constexpr std::uint64_t more = 0x80;

void putByte(std::string& out, std::uint64_t value) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
}

void putNumber(std::string& out, std::uint64_t value) {
    for (; value > lowMask; value >>= lowBits)
        putByte(out, (value & lowMask) | more);
    putByte(out, value);
}

// Of any two numbers, by the arithmetic of 64 bits.
void putDifference(std::string& out, std::int64_t to, std::int64_t from) {
    const std::uint64_t distance = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
    putNumber(out, (distance << 1U) ^ (static_cast<std::int64_t>(distance) < 0 ? ~std::uint64_t{0} : 0));
}

void putText(std::string& out, std::string_view text) {
    putNumber(out, text.size());
    out.append(text);
}

std::int64_t plus(std::int64_t from, std::int64_t distance) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + static_cast<std::uint64_t>(distance));
}

// Lists are read behind what they belong to without being gone through: their length in bytes stands before them.
void putList(std::string& out, std::size_t count, const std::string& bytes) {
    putNumber(out, count);
    putNumber(out, bytes.size());
    out.append(bytes);
}

template <class Part>
PackedList<Part> readList(RecordReader& reader) {
    const std::size_t count = reader.number();
    const std::string_view bytes = reader.text();
    return {bytes.data(), count};
}

} // namespace

std::uint64_t RecordReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += lowBits) {
        const std::uint64_t next = byte();
        value |= (next & lowMask) << shift;
        if ((next & more) == 0)
            return value;
    }
}

std::int64_t RecordReader::difference() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>((value >> 1U) ^ ((value & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

std::string_view RecordReader::text() {
    const std::size_t size = number();
    const std::string_view text(m_at, size);
    m_at += size;
    return text;
}

template <>
void PackedList<EventActor>::Iterator::read() {
    m_part.actor.value = plus(m_part.actor.value, m_reader.difference());
    m_part.role = static_cast<mention::Role>(m_reader.byte());
}

template <>
void PackedList<EventEvidence>::Iterator::read() {
    m_part.report.value = plus(m_part.report.value, m_reader.difference());
    m_part.span.begin = static_cast<std::uint32_t>(m_reader.number());
    m_part.span.end = m_part.span.begin + static_cast<std::uint32_t>(m_reader.number());
    m_part.mention = static_cast<std::int32_t>(m_reader.difference());
}

void PackedEvents::reserve(std::size_t count) {
    m_ids.reserve(count);
    m_offsets.reserve(count);
}

void PackedEvents::add(const Event& event) {
    if (m_ids.size() % blockSize == 0) {
        if (!m_blocks.empty())
            m_blocks.back().shrink_to_fit();
        m_blocks.emplace_back();
    }
    const std::size_t offset = m_blocks.back().size();
    if (offset > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("events with more text than can be kept");
    if (m_places.empty())
        m_places.emplace_back();
    std::size_t place = 0;
    if (!event.place.empty()) {
        const auto [known, added] = m_placeNumbers.try_emplace(event.place, m_places.size());
        if (added)
            m_places.push_back(event.place);
        place = known->second;
    }
    m_ids.push_back(event.id.value);
    m_offsets.push_back(static_cast<std::uint32_t>(offset));

    m_titles.add(event.title);
    std::string& out = m_blocks.back();
    putByte(out, (event.background ? backgroundFlag : 0U) | (event.hidden ? hiddenFlag : 0U) |
                     (event.parent ? parentFlag : 0U) | (event.time.begin ? beginFlag : 0U) |
                     (event.time.end ? endFlag : 0U) | (event.timeBecause.empty() ? 0U : timeReasonFlag) |
                     (event.because.empty() ? 0U : reasonsFlag));
    putByte(out, static_cast<std::uint64_t>(event.kind));
    putByte(out, (static_cast<std::uint64_t>(event.time.precision) << basisBits) |
                     static_cast<std::uint64_t>(event.time.basis));
    if (event.parent)
        putDifference(out, event.parent.value, event.id.value);
    if (event.time.begin)
        putDifference(out, event.time.begin->minutes, 0);
    if (event.time.end)
        putDifference(out, event.time.end->minutes, event.time.begin ? event.time.begin->minutes : 0);
    if (!event.timeBecause.empty())
        putText(out, event.timeBecause);
    putNumber(out, place);

    std::string list;
    base::ActorId actor;
    for (const EventActor& one : event.actors) {
        putDifference(list, one.actor.value, actor.value);
        putByte(list, static_cast<std::uint64_t>(one.role));
        actor = one.actor;
    }
    putList(out, event.actors.size(), list);
    list.clear();
    base::ReportId report;
    for (const EventEvidence& one : event.mentions) {
        putDifference(list, one.report.value, report.value);
        putNumber(list, one.span.begin);
        putNumber(list, one.span.end - one.span.begin); // modulo 2^32, and back
        putDifference(list, one.mention, 0);
        report = one.report;
    }
    putList(out, event.mentions.size(), list);
    if (!event.because.empty()) {
        putNumber(out, event.because.size());
        for (const std::string& text : event.because)
            putText(out, text);
    }
}

void PackedEvents::finish() {
    m_placeNumbers = {};
    if (!m_blocks.empty())
        m_blocks.back().shrink_to_fit();
    m_ids.shrink_to_fit();
    m_offsets.shrink_to_fit();
    listByActor();
}

void PackedEvents::listByActor() {
    m_actorNumbers.clear();
    // Counting sort: an actor's events come out ascending. Its roles in one event stand together.
    const auto eachPart = [this](auto take) {
        for (std::size_t place = 0; place < size(); ++place) {
            base::ActorId before;
            for (const EventActor& one : packed(place).actors) {
                if (one.actor != before)
                    take(one.actor, static_cast<std::uint32_t>(place));
                before = one.actor;
            }
        }
    };
    std::vector<std::uint32_t> counts;
    eachPart([&](base::ActorId actor, std::uint32_t) {
        const auto [known, added] = m_actorNumbers.try_emplace(actor, static_cast<std::uint32_t>(counts.size()));
        if (added)
            counts.push_back(0);
        ++counts[known->second];
    });
    m_actorFirst.assign(counts.size() + 1, 0);
    std::partial_sum(counts.begin(), counts.end(), m_actorFirst.begin() + 1);
    m_actorEvents.resize(m_actorFirst.back());
    std::vector<std::uint32_t> next(m_actorFirst.begin(), m_actorFirst.end() - 1);
    eachPart(
        [&](base::ActorId actor, std::uint32_t place) { m_actorEvents[next[m_actorNumbers.at(actor)]++] = place; });
}

std::span<const std::uint32_t> PackedEvents::withActor(base::ActorId actor) const {
    const auto known = m_actorNumbers.find(actor);
    if (known == m_actorNumbers.end())
        return {};
    const std::uint32_t first = m_actorFirst[known->second];
    return {m_actorEvents.data() + first, m_actorFirst[known->second + 1] - first};
}

PackedEvent PackedEvents::read(std::size_t place, RecordReader& reader) const {
    PackedEvent event;
    event.id = {m_ids[place]};
    const unsigned flags = reader.byte();
    event.background = (flags & backgroundFlag) != 0;
    event.hidden = (flags & hiddenFlag) != 0;
    event.kind = static_cast<mention::EventKind>(reader.byte());
    const unsigned time = reader.byte();
    event.time.precision = static_cast<base::Precision>(time >> basisBits);
    event.time.basis = static_cast<base::Basis>(time & ((1U << basisBits) - 1));
    if ((flags & parentFlag) != 0)
        event.parent = {plus(event.id.value, reader.difference())};
    if ((flags & beginFlag) != 0)
        event.time.begin = base::CivilTime{reader.difference()};
    if ((flags & endFlag) != 0)
        event.time.end = base::CivilTime{plus(event.time.begin ? event.time.begin->minutes : 0, reader.difference())};
    if ((flags & timeReasonFlag) != 0)
        event.timeBecause = reader.text();
    event.place = m_places[reader.number()];
    event.title = m_titles[place];
    event.actors = readList<EventActor>(reader);
    event.mentions = readList<EventEvidence>(reader);
    return event;
}

PackedEvents::Belonging PackedEvents::belonging(std::size_t place) const {
    constexpr int beforeParent = 3; // flags, kind, precision and basis
    const char* at = record(place);
    const unsigned flags = static_cast<unsigned char>(*at);
    Belonging result;
    result.background = (flags & backgroundFlag) != 0;
    if ((flags & parentFlag) != 0)
        result.parent = {plus(m_ids[place], RecordReader(at + beforeParent).difference())};
    return result;
}

PackedEvent PackedEvents::packed(std::size_t place) const {
    RecordReader reader(record(place));
    return read(place, reader);
}

Event PackedEvents::operator[](std::size_t place) const {
    RecordReader reader(record(place));
    const bool reasons = (static_cast<unsigned char>(*reader.at()) & reasonsFlag) != 0;
    const PackedEvent packed = read(place, reader);
    Event event;
    event.id = packed.id;
    event.kind = packed.kind;
    event.title = packed.title;
    event.parent = packed.parent;
    event.place = packed.place;
    event.time = packed.time;
    event.timeBecause = packed.timeBecause;
    event.background = packed.background;
    event.hidden = packed.hidden;
    event.actors.assign(packed.actors.begin(), packed.actors.end());
    event.mentions.assign(packed.mentions.begin(), packed.mentions.end());
    if (reasons) {
        event.because.resize(reader.number());
        for (std::string& text : event.because)
            text = reader.text();
    }
    return event;
}

std::optional<std::size_t> PackedEvents::placeOf(base::EventId id) const {
    if (m_ids.empty() || id.value < m_ids.front())
        return std::nullopt;
    // Ids ascend, so it stands no later than it would if none were left out: nearly all the time it stands there.
    const auto most = static_cast<std::uint64_t>(m_ids.size() - 1);
    const auto latest = static_cast<std::size_t>(
        std::min(most, static_cast<std::uint64_t>(id.value) - static_cast<std::uint64_t>(m_ids.front())));
    if (m_ids[latest] == id.value)
        return latest;
    const auto end = m_ids.begin() + static_cast<std::ptrdiff_t>(latest);
    const auto found = std::lower_bound(m_ids.begin(), end, id.value);
    if (found == end || *found != id.value)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_ids.begin());
}

void PackedEvents::setHidden(std::size_t place, bool hidden) {
    char& flags = m_blocks[place / blockSize][m_offsets[place]];
    const unsigned others = static_cast<unsigned char>(flags) & ~hiddenFlag;
    flags = static_cast<char>(static_cast<unsigned char>(others | (hidden ? hiddenFlag : 0U)));
}

std::size_t PackedEvents::bytes() const {
    std::size_t sum = m_ids.capacity() * sizeof(std::int64_t) + m_offsets.capacity() * sizeof(std::uint32_t) +
                      m_titles.bytes() + m_actorEvents.capacity() * sizeof(std::uint32_t);
    for (const std::string& block : m_blocks)
        sum += block.capacity();
    return sum;
}

} // namespace parallax::event
