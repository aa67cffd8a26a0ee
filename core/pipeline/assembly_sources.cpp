#include "pipeline/assembly.h"

#include "actor/name_key.h"

#include <algorithm>
#include <tuple>

namespace parallax::pipeline {

// Sources by name, whatever the case of letters; the commonest spelling and kind are shown.
void Assembly::addSources() {
    struct Seen {
        std::map<std::pair<std::string, report::SourceKind>, int> forms;
    };
    std::map<std::string, Seen> seen;
    const auto see = [&](const std::string& name, report::SourceKind kind) {
        const std::string key = actor::nameKey(name);
        if (!key.empty())
            ++seen[key].forms[{name, kind}];
    };
    for (const Analysed& one : m_reports) {
        if (one.report.publisher)
            see(one.report.publisher->name, one.report.publisher->kind);
        if (one.report.via)
            see(one.report.via->name, one.report.via->kind);
        for (const claim::ReportClaim& claim : one.analysis.claims)
            if (!claim.via.empty())
                see(claim.via, report::SourceKind::Outlet);
    }
    std::map<std::string, std::size_t> old;
    for (std::size_t i = 0; i < m_before.sources.size(); ++i)
        old.emplace(actor::nameKey(m_before.sources[i].name), i);
    for (const auto& [key, forms] : seen) {
        const auto best = std::max_element(forms.forms.begin(), forms.forms.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        Source source;
        source.name = best->first.first;
        source.kind = best->first.second;
        if (const auto at = old.find(key); at != old.end()) {
            source.id = m_before.sources[at->second].id;
            source.reliability = m_before.sources[at->second].reliability;
        } else {
            source.id = {m_result.next.source++};
        }
        m_sourceIds.emplace(key, source.id);
        m_sourceNumbers.emplace(source.id, static_cast<std::int32_t>(content().sources.size()));
        content().sources.push_back(std::move(source));
    }
}

base::SourceId Assembly::sourceId(const std::string& name) const {
    const auto at = m_sourceIds.find(actor::nameKey(name));
    return at == m_sourceIds.end() ? base::SourceId() : at->second;
}

void Assembly::addReports() {
    std::unordered_map<std::string, base::ReportId> old;
    for (const CaseReport& one : m_before.reports)
        old.emplace(one.report.sha256, one.id);
    // New ids in the order in which people list files, not in that of hashes.
    std::vector<std::size_t> fresh;
    content().reports.resize(m_reports.size());
    for (std::size_t i = 0; i < m_reports.size(); ++i) {
        CaseReport& made = content().reports[i];
        made.report = std::move(m_reports[i].report);
        if (made.report.publisher)
            made.publisher = sourceId(made.report.publisher->name);
        if (made.report.via)
            made.via = sourceId(made.report.via->name);
        if (const auto at = old.find(made.report.sha256); at != old.end())
            made.id = at->second;
        else
            fresh.push_back(i);
    }
    std::sort(fresh.begin(), fresh.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(content().reports[a].report.file, a) < std::tie(content().reports[b].report.file, b);
    });
    for (const std::size_t i : fresh)
        content().reports[i].id = {m_result.next.report++};
}

} // namespace parallax::pipeline
