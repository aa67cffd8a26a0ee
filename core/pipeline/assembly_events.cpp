#include "pipeline/assembly.h"

#include "pipeline/keep_ids.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace parallax::pipeline {

void Assembly::addEvents() {
    std::vector<base::EventId> editIds;
    const std::vector<event::Edit> edits = eventEdits(editIds);
    if (m_joinedActor.empty()) {
        m_merge = event::mergeEvents(m_views, m_stories, m_resolution, edits, m_threads);
    } else {
        // Who is who does not change what is one happening: events stay as they were found.
        m_merge = event::mergeEvents(m_views, m_stories, m_foundActors, edits, m_threads);
        for (auto& actors : m_merge.actors) {
            for (auto& [actor, role] : actors)
                actor = m_joinedActor[static_cast<std::size_t>(actor)];
            std::sort(actors.begin(), actors.end());
            actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
        }
    }
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> old;
    for (std::uint32_t i = 0; i < m_before.events.size(); ++i)
        for (const event::EventEvidence& one : m_before.events[i].mentions)
            old[placeKey(one.report, one.span)].push_back(i);
    std::vector<std::map<std::uint32_t, std::uint32_t>> shared(m_merge.events.size());
    for (std::size_t i = 0; i < m_merge.events.size(); ++i)
        for (const event::EventEvidence& one : m_merge.events[i].mentions)
            if (const auto at = old.find(placeKey(one.report, one.span)); at != old.end())
                for (const std::uint32_t before : at->second)
                    if (m_before.events[before].kind == m_merge.events[i].kind || at->second.size() == 1)
                        ++shared[i][before];
    content().events = std::move(m_merge.events);
    std::vector<base::EventId> given(content().events.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        if (m_merge.edit[i] >= 0)
            given[i] = editIds[static_cast<std::size_t>(m_merge.edit[i])];
    for (const FormerEvent& former : m_edits.formerEvents)
        if (m_before.find(former.id) == nullptr)
            if (const std::int32_t event = eventAt(former.place); event >= 0 && !given[static_cast<std::size_t>(event)])
                given[static_cast<std::size_t>(event)] = former.id;
    giveIds(content().events, m_before.events, shared, given, m_edits.endedSplits, &event::Event::id,
            m_result.next.event);
    for (std::size_t i = 0; i < content().events.size(); ++i) {
        event::Event& one = content().events[i];
        if (m_merge.parent[i] >= 0)
            one.parent = content().events[static_cast<std::size_t>(m_merge.parent[i])].id;
        for (const auto& [actor, role] : m_merge.actors[i])
            one.actors.push_back({content().actors[static_cast<std::size_t>(actor)].id, role});
        std::sort(one.actors.begin(), one.actors.end());
        std::sort(one.mentions.begin(), one.mentions.end(),
                  [](const event::EventEvidence& a, const event::EventEvidence& b) {
                      return std::tie(a.report, a.span) < std::tie(b.report, b.span);
                  });
    }
}

// The event of each event mention. The mentions themselves, a long text's largest part, are then asked for by edits
// alone.
void Assembly::numberEvents() {
    m_eventNumbers.resize(m_reports.size());
    const bool edited = !m_edits.events.empty() || !m_edits.claims.empty();
    for (std::size_t r = 0; r < m_reports.size(); ++r) {
        std::vector<mention::EventMention>& mentions = m_reports[r].analysis.events;
        std::vector<std::int32_t>& numbers = m_eventNumbers[r];
        numbers.assign(mentions.size(), -1);
        for (std::size_t m = 0; m < mentions.size(); ++m) {
            // A claim on a mention that is no event itself ("no one was hurt") belongs to what the mention is part of
            // or refers to.
            auto mention = static_cast<std::int32_t>(m);
            for (int step = 0;
                 step < 4 && numbers[m] < 0 && mention >= 0 && mention < static_cast<std::int32_t>(mentions.size());
                 ++step) {
                const auto at = static_cast<std::size_t>(mention);
                numbers[m] = m_merge.of[r][at];
                mention = mentions[at].within >= 0 ? mentions[at].within : mentions[at].sameAs;
            }
        }
        if (!edited)
            mentions = {};
    }
}

std::int32_t Assembly::eventNumber(std::size_t report, std::int32_t mention) const {
    return mention >= 0 && mention < static_cast<std::int32_t>(m_eventNumbers[report].size())
               ? m_eventNumbers[report][static_cast<std::size_t>(mention)]
               : -1;
}

// The incident that most mentions of a report belong to; -1 for a report without events.
std::int32_t Assembly::incidentOf(std::size_t r) const {
    std::map<std::uint32_t, std::size_t> count;
    for (const std::int32_t event : m_merge.of[r])
        if (event >= 0)
            ++count[m_merge.incident(static_cast<std::uint32_t>(event))];
    const auto best =
        std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == count.end() ? -1 : static_cast<std::int32_t>(best->first);
}

} // namespace parallax::pipeline
