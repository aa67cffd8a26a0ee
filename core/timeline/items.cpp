#include "timeline/items.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace parallax::timeline {

namespace {

std::int32_t shortMinutes(std::int64_t minutes) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(minutes, 0, std::numeric_limits<std::int32_t>::max()));
}

std::uint8_t flagsOf(const Item& item) {
    return static_cast<std::uint8_t>((item.openBegin ? 1U : 0U) | (item.openEnd ? 2U : 0U) | (item.dated ? 4U : 0U) |
                                     (item.container ? 8U : 0U));
}

// The core, in minutes after the begin; the same twice when there is none.
std::pair<std::int32_t, std::int32_t> coreOf(const Item& item) {
    const std::int32_t begin = shortMinutes(item.coreBegin.minutes - item.begin.minutes);
    return {begin, item.coreEnd > item.coreBegin ? shortMinutes(item.coreEnd.minutes - item.begin.minutes) : begin};
}

} // namespace

void Items::reserve(std::size_t count) {
    m_id.reserve(count);
    m_begin.reserve(count);
    m_end.reserve(count);
    m_coreBegin.reserve(count);
    m_coreEnd.reserve(count);
    m_flags.reserve(count);
    m_family.reserve(count);
    m_disputes.reserve(count);
    m_importance.reserve(count);
    m_actorEnd.reserve(count);
}

ItemIndex Items::add(const Item& item) {
    const auto index = static_cast<ItemIndex>(m_id.size());
    m_idsAscend = m_idsAscend && (m_id.empty() || m_id.back() < item.id);
    m_id.push_back(item.id);
    m_begin.push_back(item.begin.minutes);
    m_end.push_back(item.end.minutes);
    const auto [coreBegin, coreEnd] = coreOf(item);
    m_coreBegin.push_back(coreBegin);
    m_coreEnd.push_back(coreEnd);
    m_flags.push_back(flagsOf(item));
    m_family.push_back(static_cast<std::uint8_t>(item.family));
    m_disputes.push_back(item.disputes);
    m_importance.push_back(item.importance);
    m_titles.add(item.title);
    m_actors.insert(m_actors.end(), item.actors.begin(), item.actors.end());
    m_actorEnd.push_back(static_cast<std::uint32_t>(m_actors.size()));
    m_postingFirst.clear();
    m_byId.clear();
    return index;
}

void Items::set(ItemIndex i, const Item& item) {
    m_begin[i] = item.begin.minutes;
    m_end[i] = item.end.minutes;
    std::tie(m_coreBegin[i], m_coreEnd[i]) = coreOf(item);
    m_flags[i] = flagsOf(item);
    m_family[i] = static_cast<std::uint8_t>(item.family);
    m_disputes[i] = item.disputes;
    m_importance[i] = item.importance;
    if (m_titles[i] != item.title)
        m_titles.set(i, item.title);
    const std::span<const std::uint32_t> before = actors(i);
    if (std::ranges::equal(before, item.actors))
        return;
    const auto at = m_actors.begin() + (before.data() - m_actors.data());
    const std::size_t gone = before.size();
    m_actors.insert(m_actors.erase(at, at + static_cast<std::ptrdiff_t>(gone)), item.actors.begin(), item.actors.end());
    for (std::size_t later = i; later < m_actorEnd.size(); ++later)
        m_actorEnd[later] = static_cast<std::uint32_t>(m_actorEnd[later] - gone + item.actors.size());
    m_postingFirst.clear();
}

bool Items::same(ItemIndex i, const Item& item) const {
    return m_id[i] == item.id && m_begin[i] == item.begin.minutes && m_end[i] == item.end.minutes &&
           std::pair(m_coreBegin[i], m_coreEnd[i]) == coreOf(item) && m_flags[i] == flagsOf(item) &&
           m_family[i] == static_cast<std::uint8_t>(item.family) && m_disputes[i] == item.disputes &&
           m_importance[i] == item.importance && m_titles[i] == item.title &&
           std::ranges::equal(actors(i), item.actors);
}

std::span<const std::uint32_t> Items::actors(ItemIndex i) const {
    const std::uint32_t begin = i == 0 ? 0 : m_actorEnd[i - 1];
    return {m_actors.data() + begin, m_actorEnd[i] - begin};
}

void Items::indexActors() const {
    // Counting sort: postings of one actor come out ascending.
    std::uint32_t highest = 0;
    for (const std::uint32_t actor : m_actors)
        highest = std::max(highest, actor);
    m_postingFirst.assign(std::size_t{highest} + 2, 0);
    for (const std::uint32_t actor : m_actors)
        ++m_postingFirst[actor + 1];
    std::partial_sum(m_postingFirst.begin(), m_postingFirst.end(), m_postingFirst.begin());
    m_postings.resize(m_actors.size());
    std::vector<std::uint32_t> next(m_postingFirst.begin(), m_postingFirst.end() - 1);
    for (ItemIndex i = 0; i < m_id.size(); ++i) {
        for (const std::uint32_t actor : actors(i))
            m_postings[next[actor]++] = i;
    }
}

std::span<const ItemIndex> Items::withActor(std::uint32_t actor) const {
    if (m_postingFirst.empty())
        indexActors();
    if (std::size_t{actor} + 1 >= m_postingFirst.size())
        return {};
    return {m_postings.data() + m_postingFirst[actor], m_postingFirst[actor + 1] - m_postingFirst[actor]};
}

ItemIndex Items::find(std::int64_t id) const {
    if (m_idsAscend) {
        if (m_id.empty() || id < m_id.front())
            return noItem;
        // No later than if no number were left out: nearly all the time just there.
        const auto most = static_cast<std::uint64_t>(m_id.size() - 1);
        const auto latest = static_cast<std::ptrdiff_t>(
            std::min(most, static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(m_id.front())));
        const auto end = m_id.begin() + latest;
        const auto found = *end == id ? end : std::lower_bound(m_id.begin(), end, id);
        return *found == id ? static_cast<ItemIndex>(found - m_id.begin()) : noItem;
    }
    if (m_byId.size() != m_id.size()) {
        m_byId.resize(m_id.size());
        std::iota(m_byId.begin(), m_byId.end(), 0U);
        std::sort(m_byId.begin(), m_byId.end(), [this](ItemIndex a, ItemIndex b) { return m_id[a] < m_id[b]; });
    }
    const auto found = std::lower_bound(m_byId.begin(), m_byId.end(), id,
                                        [this](ItemIndex i, std::int64_t wanted) { return m_id[i] < wanted; });
    return found != m_byId.end() && m_id[*found] == id ? *found : noItem;
}

std::size_t Items::bytes() const {
    return m_id.capacity() * 24 + m_coreBegin.capacity() * 8 + m_flags.capacity() * 3 + m_importance.capacity() * 2 +
           m_actorEnd.capacity() * 4 + m_titles.bytes() + m_actors.capacity() * 4 + m_postings.capacity() * 4 +
           m_postingFirst.capacity() * 4 + m_byId.capacity() * 4;
}

} // namespace parallax::timeline
