#include "event/edits.h"

#include <algorithm>
#include <map>
#include <set>

namespace parallax::event {

namespace {

class Editor {
public:
    Editor(claim::AnalysedReports reports, const actor::Resolution& actors, LocalEvents& locals,
           std::vector<Group>& groups)
        : m_reports(reports), m_actors(actors), m_locals(locals), m_groups(groups), m_groupOf(locals.events.size()) {
        for (std::size_t g = 0; g < groups.size(); ++g)
            for (const std::uint32_t member : groups[g].members)
                m_groupOf[member] = g;
    }

    void apply(const JoinEdit& join, std::int32_t number) {
        const std::int32_t from = localOf(join.from);
        const std::int32_t into = localOf(join.into);
        if (from < 0 || into < 0)
            return;
        const std::size_t gone = m_groupOf[static_cast<std::size_t>(from)];
        const std::size_t stays = m_groupOf[static_cast<std::size_t>(into)];
        Group& group = m_groups[stays];
        group.edit = number;
        if (gone == stays)
            return;
        if (group.titled.empty())
            group.titled = group.members;
        for (const std::uint32_t member : m_groups[gone].members) {
            group.members.push_back(member);
            m_groupOf[member] = stays;
        }
        std::sort(group.members.begin(), group.members.end());
        group.because.insert(group.because.end(), m_groups[gone].because.begin(), m_groups[gone].because.end());
        group.because.emplace_back("joined by an analyst");
        m_groups[gone] = {};
    }

    void apply(const SplitEdit& split, std::int32_t number) {
        const std::int32_t of = localOf(split.of);
        if (of < 0)
            return;
        const std::size_t whole = m_groupOf[static_cast<std::size_t>(of)];
        std::map<std::uint32_t, std::set<std::uint32_t>> moved, shared; // local -> mentions
        for (const std::uint32_t member : m_groups[whole].members)
            if (std::find(split.reports.begin(), split.reports.end(), m_locals.events[member].report) !=
                split.reports.end())
                moved[member].insert(m_locals.events[member].mentions.begin(), m_locals.events[member].mentions.end());
        for (const MentionPlace& one : split.mentions)
            if (const std::int32_t local = localOf(one); local >= 0)
                moved[static_cast<std::uint32_t>(local)].insert(one.mention);
        for (const MentionPlace& one : split.shared)
            if (const std::int32_t local = localOf(one);
                local >= 0 && !moved[static_cast<std::uint32_t>(local)].contains(one.mention))
                shared[static_cast<std::uint32_t>(local)].insert(one.mention);
        std::erase_if(moved, [](const auto& entry) { return entry.second.empty(); });
        if (moved.empty() && shared.empty())
            return;
        Group made;
        made.edit = number;
        made.because.emplace_back("taken out of another event by an analyst");
        for (const auto& [local, mentions] : moved) {
            if (mentions.size() < m_locals.events[local].mentions.size()) {
                made.members.push_back(takePart(local, mentions, true));
            } else {
                made.members.push_back(local);
                Group& from = m_groups[m_groupOf[local]];
                std::erase(from.members, local);
                std::erase(from.titled, local);
            }
        }
        for (const auto& [local, mentions] : shared)
            made.members.push_back(takePart(local, mentions, false));
        std::sort(made.members.begin(), made.members.end());
        for (const std::uint32_t member : made.members)
            m_groupOf[member] = m_groups.size();
        m_groups.push_back(std::move(made));
    }

private:
    std::int32_t localOf(const MentionPlace& place) const {
        return place.report < m_locals.of.size() && place.mention < m_locals.of[place.report].size()
                   ? m_locals.of[place.report][place.mention]
                   : -1;
    }

    // A local event of some mentions of another, which loses them when they move.
    std::uint32_t takePart(std::uint32_t local, const std::set<std::uint32_t>& mentions, bool moves) {
        const LocalEvent& whole = m_locals.events[local];
        const claim::ReportAnalysis& analysis = *m_reports[whole.report].analysis;
        const std::vector<std::int32_t>& actorOf = m_actors.of[whole.report];
        LocalEvent part = describedAs(whole, {mentions.begin(), mentions.end()}, analysis, actorOf);
        part.main = false;
        const auto number = static_cast<std::uint32_t>(m_locals.events.size());
        if (moves) {
            std::vector<std::uint32_t> rest;
            for (const std::uint32_t m : whole.mentions)
                if (!mentions.contains(m))
                    rest.push_back(m);
            m_locals.events[local] = describedAs(whole, std::move(rest), analysis, actorOf);
            for (const std::uint32_t m : mentions)
                m_locals.of[part.report][m] = static_cast<std::int32_t>(number);
        }
        m_locals.events.push_back(std::move(part));
        m_groupOf.push_back(0); // set by the caller
        return number;
    }

    claim::AnalysedReports m_reports;
    const actor::Resolution& m_actors;
    LocalEvents& m_locals;
    std::vector<Group>& m_groups;
    std::vector<std::size_t> m_groupOf; // by local event
};

} // namespace

void applyEdits(const std::vector<Edit>& edits, claim::AnalysedReports reports, const actor::Resolution& actors,
                LocalEvents& locals, std::vector<Group>& groups) {
    Editor editor(reports, actors, locals, groups);
    for (std::size_t i = 0; i < edits.size(); ++i)
        std::visit([&](const auto& edit) { editor.apply(edit, static_cast<std::int32_t>(i)); }, edits[i]);
    std::erase_if(groups, [](const Group& group) { return group.members.empty(); });
}

} // namespace parallax::event
