// A snapshot made of a case, and brought up to date with what became of it.
#include "pipeline/filter.h"
#include "timeline/case_items.h"
#include "timeline/snapshot.h"

#include <algorithm>
#include <numeric>

namespace parallax::timeline {

Snapshot makeSnapshot(const pipeline::PackedCase& content) {
    Snapshot snapshot;
    snapshot.items = caseItems(content);
    snapshot.lanes = caseLanes(content, LaneBy::Incident);
    std::vector<ItemIndex> passing;
    for (const base::EventId id : pipeline::visibleEvents(content, {})) {
        const ItemIndex item = snapshot.items.find(id.value);
        if (item != noItem)
            passing.push_back(item);
    }
    PackingOptions options;
    options.characterWidth = snapshot.characterWidth;
    snapshot.index = RowIndex(snapshot.items, snapshot.lanes, passing, options);
    return snapshot;
}

namespace {

bool sameLanes(const Lanes& a, const Lanes& b) {
    return std::ranges::equal(a.lanes, b.lanes, [](const LaneInfo& one, const LaneInfo& other) {
        return one.title == other.title && one.folded == other.folded;
    });
}

// Whether the events of the items are still there, in the same order, before those that are new.
bool allThere(const Items& items, const event::PackedEvents& events) {
    if (events.size() < items.size())
        return false;
    for (ItemIndex i = 0; i < items.size(); ++i) {
        if (events.id(i).value != items.id(i))
            return false;
    }
    return true;
}

class Update {
public:
    Update(Snapshot& snapshot, const pipeline::PackedCase& content)
        : m_snapshot(snapshot), m_content(content), m_maker(content), m_before(snapshot.items.size()) {
        m_shown.resize(m_before, false);
        for (const ItemIndex item : snapshot.index.byTime())
            m_shown[item] = true;
        for (const ItemIndex item : snapshot.index.undated())
            m_shown[item] = true;
        m_changed.resize(content.events.size(), false);
    }

    void look(ItemIndex i) {
        Items& items = m_snapshot.items;
        const Item item = m_maker.make(i);
        const bool shown = pipeline::shownUnfiltered(m_content.events.packed(i));
        if (i >= m_before) {
            items.add(item);
            m_changed[i] = true;
            m_changes.times |= shown;
            return;
        }
        const bool same = items.same(i, item);
        if (same && shown == m_shown[i])
            return;
        m_changed[i] = true;
        m_changes.times |= shown != m_shown[i] || items.begin(i) != item.begin || items.end(i) != item.end ||
                           items.dated(i) != item.dated;
        if (!same)
            items.set(i, item);
    }

    void finish() {
        Lanes lanes = caseLanes(m_content, LaneBy::Incident);
        const bool renumbered = !sameLanes(lanes, m_snapshot.lanes);
        m_changes.lanes.resize(lanes.lanes.size(), renumbered);
        for (ItemIndex i = 0; i < m_changed.size(); ++i) {
            const auto now = lanes.lanesOf(i);
            const auto then = i < m_before ? m_snapshot.lanes.lanesOf(i) : std::span<const std::uint32_t>();
            if (!renumbered && i < m_before && !m_changed[i] && std::ranges::equal(now, then))
                continue;
            if (!m_changed[i] && renumbered)
                continue; // it stands elsewhere only because all lanes are packed anew
            m_changes.items.push_back(i);
            if (pipeline::shownUnfiltered(m_content.events.packed(i)))
                m_changes.passing.push_back(i);
            for (const std::uint32_t lane : now)
                m_changes.lanes[lane] = true;
            for (const std::uint32_t lane : then) {
                if (lane < m_changes.lanes.size())
                    m_changes.lanes[lane] = true;
            }
        }
        m_snapshot.lanes = std::move(lanes);
        if (m_changes.items.empty() && !renumbered)
            return;
        PackingOptions options;
        options.characterWidth = m_snapshot.characterWidth;
        m_snapshot.index = m_snapshot.index.updated(m_snapshot.items, m_snapshot.lanes, m_changes, options);
    }

private:
    Snapshot& m_snapshot;
    const pipeline::PackedCase& m_content;
    ItemMaker m_maker;
    std::size_t m_before; // how many items there were
    std::vector<bool> m_shown, m_changed;
    IndexChanges m_changes;
};

} // namespace

bool updateSnapshot(Snapshot& snapshot, const pipeline::PackedCase& content,
                    const std::optional<std::vector<base::EventId>>& changed) {
    if (!allThere(snapshot.items, content.events))
        return false;
    std::vector<ItemIndex> places;
    if (changed) {
        for (const base::EventId event : *changed) {
            if (const auto place = content.events.placeOf(event); place && *place < snapshot.items.size())
                places.push_back(static_cast<ItemIndex>(*place));
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
    } else {
        places.resize(snapshot.items.size());
        std::iota(places.begin(), places.end(), 0U);
    }
    const std::size_t before = snapshot.items.size();
    Update update(snapshot, content);
    for (const ItemIndex place : places)
        update.look(place);
    for (std::size_t place = before; place < content.events.size(); ++place)
        update.look(static_cast<ItemIndex>(place));
    update.finish();
    return true;
}

} // namespace parallax::timeline
