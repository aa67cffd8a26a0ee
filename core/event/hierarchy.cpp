#include "event/hierarchy.h"

#include "event/event_time.h"
#include "event/kind_likeness.h"
#include "event/local_joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace parallax::event {

namespace {

constexpr std::int64_t day = 1440;

class Hierarchy {
public:
    Hierarchy(Merge& merge, const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf)
        : m_merge(merge), m_locals(locals), m_eventOf(eventOf) {}

    void build() {
        m_merge.parent.assign(m_merge.events.size(), -1);
        findIncidents();
        for (std::uint32_t i = 0; i < m_locals.size(); ++i)
            if (m_locals[i].within >= 0)
                tryParent(m_eventOf[i], m_eventOf[static_cast<std::size_t>(m_locals[i].within)]);
        // A part that goes on makes its whole last, and what follows then is a part too, whichever is told first.
        std::size_t parts = 0;
        do {
            parts = countParts();
            joinIncidents();
        } while (countParts() > parts);
        placeParts();
    }

private:
    std::size_t countParts() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_merge.parent, [](std::int32_t one) { return one >= 0; }));
    }

    // What the reports of a story tell beside its incident, below it when kind and time allow.
    void joinIncidents() {
        for (std::uint32_t i = 0; i < m_locals.size(); ++i) {
            const auto incident = m_incidentOf.find(m_locals[i].story);
            const std::uint32_t event = m_eventOf[i];
            // What is told as context is a part only when its own time says so.
            const bool dated = m_locals[i].time.known() && incident != m_incidentOf.end() &&
                               m_merge.events[incident->second].time.known();
            if (incident == m_incidentOf.end() || (m_locals[i].background && !dated) || m_locals[i].planned ||
                m_merge.parent[event] >= 0 || m_mains[event] > 1 ||
                !(canBePart(m_merge.events[event].kind) ||
                  m_merge.events[event].kind == m_merge.events[incident->second].kind))
                continue;
            if (m_merge.events[event].kind == mention::EventKind::Other && !m_merge.events[event].time.known())
                continue;
            tryParent(event, incident->second);
        }
    }

    // A part without a place of its own is where its whole is; "the base" is one of its town.
    void placeParts() {
        for (std::uint32_t i = 0; i < m_merge.events.size(); ++i)
            placePart(i);
    }
    void placePart(std::uint32_t child) {
        const std::int32_t above = m_merge.parent[child];
        if (above < 0)
            return;
        placePart(static_cast<std::uint32_t>(above));
        // What is said of it is said elsewhere.
        if (m_merge.events[child].kind == mention::EventKind::Statement ||
            m_merge.events[child].kind == mention::EventKind::Post)
            return;
        std::string& place = m_merge.events[child].place;
        const std::string& whole = m_merge.events[static_cast<std::size_t>(above)].place;
        if (place.empty())
            place = whole;
        else if (placeNameWords(place).empty() && !placeNameWords(whole).empty() && !place.ends_with(whole))
            place += ", " + whole;
    }

    // The incident of a story: the event that most of its reports are about.
    void findIncidents() {
        std::map<std::uint32_t, std::map<std::uint32_t, double>> votes;
        for (std::uint32_t i = 0; i < m_locals.size(); ++i)
            if (m_locals[i].main) {
                ++m_mains[m_eventOf[i]];
                votes[m_locals[i].story][m_eventOf[i]] += 1 + 0.001 * m_locals[i].prominence;
            }
        for (const auto& [story, events] : votes) {
            const auto best = std::max_element(events.begin(), events.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            m_incidentOf.emplace(story, best->first);
        }
    }

    void tryParent(std::uint32_t child, std::uint32_t parent) {
        if (child == parent || m_merge.parent[child] >= 0)
            return;
        for (std::int32_t above = static_cast<std::int32_t>(parent); above >= 0;
             above = m_merge.parent[static_cast<std::size_t>(above)])
            if (above == static_cast<std::int32_t>(child))
                return;
        Event& whole = m_merge.events[parent];
        Event& part = m_merge.events[child];
        if (part.time.known()) {
            if (!whole.time.known())
                return;
            if (!widen(parent, part.time))
                return;
        } else if (whole.time.known()) {
            part.time = whole.time;
            part.time.basis = base::Basis::Inferred;
            part.timeBecause = fmt::format("undated itself; part of: {}", whole.title);
        }
        m_merge.parent[child] = static_cast<std::int32_t>(parent);
    }

    // A whole with parts lasts: its minutes become its days, and a part that goes on past its last day makes it last
    // longer, up to four days. False when `part` lies apart; nothing is changed then.
    bool widen(std::uint32_t parent, const base::TimeInterval& part) {
        Event& whole = m_merge.events[parent];
        if (contains(whole.time, part))
            return true;
        base::TimeInterval both = wholeDays(whole.time);
        if (!contains(both, part)) {
            const base::TimeInterval days = wholeDays(part);
            if (!both.bounded() || !days.bounded() || *days.begin < *both.begin || *days.begin > *both.end)
                return false;
            both.end = std::max(*both.end, *days.end);
            if (width(both) > 4 * day)
                return false;
            both.precision = base::Precision::Range;
        }
        if (const std::int32_t above = m_merge.parent[parent];
            above >= 0 && !widen(static_cast<std::uint32_t>(above), both))
            return false;
        whole.time = both;
        return true;
    }

    Merge& m_merge;
    const std::vector<LocalEvent>& m_locals;
    const std::vector<std::uint32_t>& m_eventOf;
    std::map<std::uint32_t, std::uint32_t> m_incidentOf; // by story
    std::map<std::uint32_t, int> m_mains; // by event: how many reports are about it; two or more make it no part
};

} // namespace

void buildHierarchy(Merge& merge, const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf) {
    Hierarchy(merge, locals, eventOf).build();
}

} // namespace parallax::event
