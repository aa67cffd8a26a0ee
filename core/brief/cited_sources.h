// The reports that a brief rests on, numbered.
#pragma once

#include "base/id.h"
#include "brief/brief.h"
#include "pipeline/case.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::brief {

using Reports = std::set<base::ReportId>;

class CitedSources {
public:
    explicit CitedSources(const pipeline::Case& content) : m_content(content) {} // which must outlive it

    // By date, then publisher, title and hash, so that ids do not matter. Once, before any place is asked for.
    void number(const Reports& cited);

    const std::vector<SourceEntry>& entries() const { return m_entries; } // in the order of their numbers
    std::size_t count() const { return m_entries.size(); }
    // Of those that were numbered, ascending.
    std::vector<SourceIndex> placesOf(const Reports& reports) const;
    // The report that `claim` stands in, or those of the claims it was worked out from.
    void addReports(const pipeline::Claim& claim, Reports& reports) const;

private:
    std::string publisherOf(const pipeline::CaseReport& one) const;
    SourceEntry sourceOf(const pipeline::CaseReport& one) const;

    const pipeline::Case& m_content;
    std::vector<SourceEntry> m_entries;
    std::unordered_map<base::ReportId, SourceIndex> m_place;
};

} // namespace parallax::brief
