// What the timeline shows, as plain columns: a million events fit without an object each.
#pragma once

#include "base/civil_time.h"
#include "base/text_column.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::timeline {

// Index of an item in Items.
using ItemIndex = std::uint32_t;
inline constexpr ItemIndex noItem = 0xffffffffU;

// Families of event kinds: colour and shape of the mark. At most 32 (they go into a bit set).
enum class Family : std::uint8_t { Violence, Force, Word, Warning, Justice, People, Other };
inline constexpr int familyCount = 7;

// One event, as given to Items::add. Holds: begin < end; coreBegin <= coreEnd, inside [begin, end); equal: there is no
// certain core. An open end is not known: begin (end) is then the nominal place at which the bar fades out, next to
// what is known.
struct Item {
    std::int64_t id = 0;
    base::CivilTime begin;
    base::CivilTime end;
    base::CivilTime coreBegin;
    base::CivilTime coreEnd;
    bool openBegin = false;
    bool openEnd = false;
    bool dated = true;      // undated ones have no place on the axis; their times mean nothing
    bool container = false; // has sub-events in its lane
    Family family = Family::Other;
    std::uint8_t disputes = 0;    // number of disagreements, 255 for more
    std::uint16_t importance = 0; // higher gets its label first
    std::string_view title;
    std::span<const std::uint32_t> actors; // whatever numbers the caller filters by
};

// Columns of items. Grows only. Reading from several threads is fine while nobody adds.
class Items {
public:
    Items() = default;
    // `titles`: about the same ones in the same order, that somebody else holds already.
    explicit Items(const base::TextColumn& titles) : m_titles(base::TextColumn::like(titles)) {}

    void reserve(std::size_t count);
    ItemIndex add(const Item& item);
    // Makes item `i`, whose id stays, another one. O(1), O(n) when it gets more or fewer actors.
    void set(ItemIndex i, const Item& item);
    // Whether item `i` is just this one.
    bool same(ItemIndex i, const Item& item) const;

    std::size_t size() const { return m_id.size(); }
    std::int64_t id(ItemIndex i) const { return m_id[i]; }
    base::CivilTime begin(ItemIndex i) const { return {m_begin[i]}; }
    base::CivilTime end(ItemIndex i) const { return {m_end[i]}; }
    base::CivilTime coreBegin(ItemIndex i) const { return {m_begin[i] + m_coreBegin[i]}; }
    base::CivilTime coreEnd(ItemIndex i) const { return {m_begin[i] + m_coreEnd[i]}; }
    bool hasCore(ItemIndex i) const { return m_coreEnd[i] > m_coreBegin[i]; }
    bool openBegin(ItemIndex i) const { return (m_flags[i] & 1U) != 0; }
    bool openEnd(ItemIndex i) const { return (m_flags[i] & 2U) != 0; }
    bool dated(ItemIndex i) const { return (m_flags[i] & 4U) != 0; }
    bool container(ItemIndex i) const { return (m_flags[i] & 8U) != 0; }
    Family family(ItemIndex i) const { return static_cast<Family>(m_family[i]); }
    std::uint8_t disputes(ItemIndex i) const { return m_disputes[i]; }
    std::uint16_t importance(ItemIndex i) const { return m_importance[i]; }
    std::string_view title(ItemIndex i) const { return m_titles[i]; }
    const base::TextColumn& titles() const { return m_titles; }
    std::span<const std::uint32_t> actors(ItemIndex i) const;

    // Items that have `actor`, ascending. O(1); built by the first call after the last add, O(total actors).
    std::span<const ItemIndex> withActor(std::uint32_t actor) const;
    // noItem when there is none. O(log n); the first call after an add sorts.
    ItemIndex find(std::int64_t id) const;

    std::size_t bytes() const; // memory held, for the benchmark

private:
    friend struct SnapshotFormat; // reads and writes the columns as they are
    void indexActors() const;

    std::vector<std::int64_t> m_id, m_begin, m_end;
    std::vector<std::int32_t> m_coreBegin, m_coreEnd; // minutes after begin, at most about 4,000 years
    std::vector<std::uint8_t> m_flags, m_family, m_disputes;
    std::vector<std::uint16_t> m_importance;
    std::vector<std::uint32_t> m_actorEnd;
    base::TextColumn m_titles;
    std::vector<std::uint32_t> m_actors;
    mutable std::vector<std::uint32_t> m_postingFirst;
    mutable std::vector<ItemIndex> m_postings;
    mutable std::vector<ItemIndex> m_byId;
    bool m_idsAscend = true;
};

// The lanes and which of them each item lies in. An item may lie in several (lanes by actor) or in none.
struct LaneInfo {
    std::string title;
    bool folded = false; // folded at first
};
struct Lanes {
    std::vector<LaneInfo> lanes;
    std::vector<std::uint32_t>
        first; // empty: every item lies in exactly one lane, of[item]; else item i lies in of[first[i] .. first[i + 1])
    std::vector<std::uint32_t> of;

    std::span<const std::uint32_t> lanesOf(ItemIndex i) const {
        if (first.empty())
            return {of.data() + i, 1};
        return {of.data() + first[i], first[i + 1] - first[i]};
    }
};

} // namespace parallax::timeline
